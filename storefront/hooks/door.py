"""The providers' door: the views of this folder hang on it."""

from flask import Blueprint

door = Blueprint("hooks", __name__)
