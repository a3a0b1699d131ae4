"""Counted stock, moved only by conditional updates: it never goes below zero, and nothing is counted twice."""

from functools import cache

from storefront.catalogue.records import Choice, Product
from storefront.orders.offers import Shelf
from storefront.orders.records import OrderLine
from storefront.storage.database import database


def shelf_of(line: OrderLine) -> Shelf | None:
    """Where the line's goods stand; None when the product is gone for good."""
    if line.choice_id is not None:
        return Shelf("choice", line.choice_id)
    return None if line.product_id is None else Shelf("product", line.product_id)


def counted(lines: list[OrderLine]) -> dict[Shelf, int]:
    """What is free on each shelf that is counted at all."""
    free: dict[Shelf, int] = {}
    for kind, row in _ROWS.items():
        ids = {shelf.row_id for shelf in map(shelf_of, lines) if shelf and shelf.kind == kind}
        if ids:
            found = row.select(row.id, row.stock_milli).where(row.id.in_(ids), row.stock_milli.is_null(False))
            free.update({Shelf(kind, one.id): one.stock_milli or 0 for one in found})
    return free


def take(shelf: Shelf, milli: int) -> bool:
    """Take so much off the shelf, or nothing: False when there is less."""
    return bool(database.execute_sql(_taking(shelf.kind), (milli, shelf.row_id, milli)).rowcount)


def put_back(shelf: Shelf, milli: int) -> None:
    """A shelf that is no longer counted needs nothing back."""
    row = _ROWS[shelf.kind]
    is_counted = (row.id == shelf.row_id) & row.stock_milli.is_null(False)
    row.update(stock_milli=row.stock_milli + milli).where(is_counted).execute()


@cache
def _taking(kind: str) -> str:
    """Compiled once: every line of every order that is placed needs it."""
    row = _ROWS[kind]
    enough = (row.id == 0) & (row.stock_milli >= 0)
    return str(row.update(stock_milli=row.stock_milli - 0).where(enough).sql()[0])


_ROWS: dict[str, type[Product] | type[Choice]] = {"choice": Choice, "product": Product}
