"""Digits of any script as ASCII digits: people type with the keyboard they have. Numbers that machines wrote."""

import unicodedata

ARABIC_DECIMAL = "\u066b"  # ٫
ARABIC_THOUSANDS = "\u066c"  # ٬


def ascii_digits(text: str) -> str:
    """The text with every decimal digit (١, ۱, १, ১, ๑, fullwidth …) as 0-9; all else untouched."""
    if text.isascii():
        return text
    return "".join(_ascii_digit(character) for character in text)


def read_number(text: str, most_digits: int = 9) -> int | None:
    """A whole number as pages of ours and other machines write it, in ASCII digits; None: it is none, or longer."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most_digits else None


def _ascii_digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
