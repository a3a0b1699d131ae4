"""Tells the desk's lists that a shop's orders are no longer what they were: one number, counted up by every change."""

from functools import cache

from storefront.merchants.records import Shop
from storefront.storage.database import database


def note_change(shop_id: int) -> None:
    """Inside the transaction that changes one of the shop's orders."""
    database.execute_sql(_counting(), (1, shop_id))


def orders_version(shop: Shop) -> int:
    """As it is now, whatever the shop at hand was read at."""
    return int(Shop.select(Shop.orders_version).where(Shop.id == shop.id).scalar())


@cache
def _counting() -> str:
    """Compiled once: placing an order needs it."""
    return str(Shop.update(orders_version=Shop.orders_version + 1).where(Shop.id == 0).sql()[0])
