"""The merchants' door: the views of this folder hang on it."""

from flask import Blueprint

door = Blueprint("desk", __name__)
