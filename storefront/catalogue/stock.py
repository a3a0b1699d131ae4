"""Counted stock: it moves by so much, never to so much, and never below nothing."""

from typing import Any

from storefront.catalogue.quantity import MOST_MILLI


def add_stock(row: Any, milli: int) -> bool:
    """Add to (or take from) a product's or choice's stock in one conditional update; whether it could be done."""
    kind = type(row)
    after = kind.stock_milli + milli
    return bool(kind.update(stock_milli=after).where(kind.id == row.id, after >= 0, after <= MOST_MILLI).execute())
