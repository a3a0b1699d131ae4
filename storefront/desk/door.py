"""The merchants' door: the views of this folder hang on it."""

from flask import Blueprint

door = Blueprint("desk", __name__)

NUMBER = "<int(max=999999999):number>"  # of a product: bounded, so that every address is a number the database knows
