"""What is remembered of the shop's notebook: the names in it; the orders under them are orders like all others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from peewee import Expression, ForeignKeyField, TextField, fn

from storefront.merchants.records import Shop, ShopMethod
from storefront.orders.methods import NOTEBOOK
from storefront.orders.notebook.rules import ON_BALANCE
from storefront.orders.records import Order, ledger_sum
from storefront.storage.database import Row
from storefront.storage.fields import MomentField


class Mark(Row):
    """A name in the notebook, in the merchant's words; orders carry it as text. Its number stands in addresses, so that
    the name never does."""

    shop_id: int
    shop = ForeignKeyField(Shop, on_delete="CASCADE")
    name = TextField()
    archived_at = MomentField(null=True)

    class Meta:
        indexes = ((("shop", "name"), True),)


@dataclass(frozen=True)
class Balance:
    """Of one name: what is open in minor units, of how many orders. about: something is still to be weighed."""

    mark: Mark
    minor: int
    orders: int
    about: bool


def remember(shop_id: int, name: str) -> None:
    """The name has a number; one that was put aside is back."""
    there = Mark.update(archived_at=None).where(Mark.shop == shop_id, Mark.name == name)
    if not there.execute():
        Mark.create(shop=shop_id, name=name)


def mark_of(shop: Shop, mark_id: int) -> Mark | None:
    return Mark.get_or_none(Mark.shop == shop, Mark.id == mark_id)


def mark_called(shop: Shop, name: str) -> Mark | None:
    return Mark.get_or_none(Mark.shop == shop, Mark.name == name)


def balances_of(shop: Shop) -> list[Balance]:
    """Of every name with an order in the notebook, in alphabetical order. One query, and one for the names."""
    marks = {mark.name: mark for mark in Mark.select().where(Mark.shop == shop)}
    sums = (fn.SUM(Order.total_minor - ledger_sum()), fn.COUNT(Order.id), fn.MAX(Order.about))
    found: Any = Order.select(Order.mark, *sums).where(_noted(shop), Order.mark.in_(list(marks)))
    rows = found.group_by(Order.mark).tuples()
    known = [Balance(marks[name], int(minor), count, bool(about)) for name, minor, count, about in rows]
    return sorted(known, key=lambda balance: balance.mark.name.casefold())


def orders_under(mark: Mark) -> list[Order]:
    """The oldest first."""
    found = Order.select().where(_noted(mark.shop), Order.mark == mark.name)
    return list(found.order_by(Order.placed_at, Order.id))


def unnamed_orders(shop: Shop, most: int = 50) -> list[Order]:
    """In the notebook, and nobody has said under which name."""
    found = Order.select().where(_noted(shop), Order.mark == "")
    return list(found.order_by(Order.placed_at.desc()).limit(most))


def orders_marked(shop: Shop, name: str) -> Iterable[Order]:
    """With this label, in the notebook or not."""
    return list(Order.select().where(Order.shop == shop, Order.mark == name))


def keeps_notebook(shop: Shop) -> bool:
    """Whether it offers one, or has given names to orders."""
    offers = ShopMethod.select().where(ShopMethod.shop == shop, ShopMethod.kind == NOTEBOOK, ShopMethod.live)
    named = Mark.select().where(Mark.shop == shop)
    return bool(Shop.select(fn.EXISTS(offers) | fn.EXISTS(named)).where(Shop.id == shop.id).scalar())


def _noted(shop: Shop) -> Expression:
    return (Order.shop == shop) & (Order.method == NOTEBOOK) & Order.state.in_(ON_BALANCE)
