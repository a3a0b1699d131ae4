"""Prices and counts in the cells of a file."""

import re

from storefront.catalogue.quantity import MOST_MILLI
from storefront.i18n.digits import ascii_digits
from storefront.money import Money, read_price
from storefront.problems import Problem


def read_cell_price(text: str, currency: str, decimal_mark: str, field: str) -> int | Problem | None:
    """Minor units, None for an empty cell, or the Problem beside this column."""
    if not text:
        return None
    price = read_price(text, currency, decimal_mark)
    return price.minor if isinstance(price, Money) else Problem(price.key, field, price.values)


def read_cell_milli(text: str, key: str, field: str) -> int | Problem | None:
    """Thousandths of "3", "-2" (sold more than there was: none left) or "0.5"; None for an empty cell."""
    if not text:
        return None
    whole, _, part = ascii_digits(text).replace(",", ".").partition(".")
    sign, digits = (-1, whole[1:]) if whole.startswith("-") else (1, whole)
    if not (re.fullmatch("[0-9]{1,9}", digits) and re.fullmatch("[0-9]{0,6}", part)):
        return Problem(key, field)
    milli = sign * (int(digits) * 1000 + int(part[:3].ljust(3, "0") or 0))
    return min(max(milli, 0), MOST_MILLI)
