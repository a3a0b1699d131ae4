"""The buyers' door: the views of this folder hang on it."""

from flask import Blueprint

door = Blueprint("shop", __name__)
