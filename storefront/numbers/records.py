"""What is remembered: one number a day and thing. Days are the shop's own, as it calls them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from peewee import EXCLUDED, CharField, ForeignKeyField, IntegerField, fn

from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.numbers.rules import OF_ORDERS, Number, Standing
from storefront.orders.records import Order, OrderEvent, OrderLine, Payment
from storefront.orders.states import STATES
from storefront.storage.database import Row


class DayNumber(Row):
    """kind: view | cart | placed | received | confirmed | paid | source | sold. name: which link, which product."""

    shop = ForeignKeyField(Shop, backref="day_numbers", on_delete="CASCADE")
    kind = CharField(max_length=16)
    day = IntegerField()  # date.toordinal
    name = CharField(default="")
    count = IntegerField(default=0)
    minor = IntegerField(default=0)

    class Meta:
        indexes = ((("shop", "kind", "day", "name"), True), (("day",), False))


class NumbersRead(Row):
    """One row: up to which event the orders' numbers have been written."""

    event = IntegerField(default=0)


def add_seen(rows: Sequence[tuple[int, str, date, int]]) -> None:
    """(shop, kind, day, times), on top of what is there; shops that are gone are left out."""
    alive = {shop.id for shop in Shop.select(Shop.id).where(Shop.id.in_({row[0] for row in rows}))}
    found = [
        {"shop": shop, "kind": kind, "day": day.toordinal(), "count": times}
        for shop, kind, day, times in rows
        if shop in alive
    ]
    if found:
        more = {DayNumber.count: DayNumber.count + EXCLUDED.count}
        target = [DayNumber.shop, DayNumber.kind, DayNumber.day, DayNumber.name]
        DayNumber.insert_many(found).on_conflict(conflict_target=target, update=more).execute()


def write_day(shop: Shop, day: date, numbers: Sequence[Number]) -> None:
    """In place of what was written of this day's orders before."""
    before = DayNumber.shop == shop, DayNumber.kind.in_(OF_ORDERS), DayNumber.day == day.toordinal()
    DayNumber.delete().where(*before).execute()
    rows = [{"shop": shop.id, "day": day.toordinal(), **asdict(number)} for number in numbers]
    if rows:
        DayNumber.insert_many(rows).execute()


def orders_between(shop: Shop, begins: datetime, ends: datetime) -> list[Standing]:
    """As they stand. Every state is named, so that the index of shop, state and time leads to these orders alone."""
    placed = (Order.shop == shop) & Order.state.in_(STATES) & (Order.placed_at >= begins) & (Order.placed_at < ends)
    these = Order.select(Order.id).where(placed)
    paid = _sums(Payment.select(Payment.order, fn.SUM(Payment.amount_minor)).where(
        Payment.order.in_(these), Payment.kind != "tip").group_by(Payment.order))  # fmt: skip
    products: dict[int, list[int]] = {}
    lines: Any = OrderLine.select(OrderLine.order, OrderLine.product).where(
        OrderLine.order.in_(these), OrderLine.product.is_null(False)
    )
    for order, product in lines.distinct().tuples():
        products.setdefault(order, []).append(product)
    rows: Any = Order.select(Order.id, Order.state, Order.received_at, Order.total_minor, Order.source).where(placed)
    return [
        Standing(state, received is not None, total, paid.get(order, 0), source, products.get(order, ()))
        for order, state, received, total, source in rows.tuples()
    ]


def placings_between(read: int, newest: int) -> list[tuple[int, datetime]]:
    """Shop and moment of placing of each order to which something happened in between."""
    touched: Any = Order.select(Order.shop, Order.placed_at).join(OrderEvent)
    touched = touched.where(OrderEvent.id > read, OrderEvent.id <= newest).distinct()
    return [(shop, placed_at) for shop, placed_at in touched.tuples()]


def numbers_since(shop: Shop, kinds: Sequence[str], first: date) -> list[tuple[str, int, int, int]]:
    """(kind, day, count, minor) of days on which there was something."""
    found: Any = DayNumber.select(DayNumber.kind, DayNumber.day, DayNumber.count, DayNumber.minor)
    found = found.where(DayNumber.shop == shop, DayNumber.kind.in_(kinds), DayNumber.day >= first.toordinal())
    return list(found.tuples())


def most_named(shop: Shop, kind: str, first: date, most: int) -> list[tuple[str, int]]:
    """The names met most often since then."""
    times = fn.SUM(DayNumber.count)
    found: Any = DayNumber.select(DayNumber.name, times)
    found = found.where(DayNumber.shop == shop, DayNumber.kind == kind, DayNumber.day >= first.toordinal())
    return list(found.group_by(DayNumber.name).order_by(times.desc(), DayNumber.name).limit(most).tuples())


def products_with(shop: Shop, ids: Sequence[int]) -> dict[int, Product]:
    return {product.id: product for product in Product.select().where(Product.shop == shop, Product.id.in_(ids))}


def forget_before(day: date) -> int:
    return int(DayNumber.delete().where(DayNumber.day < day.toordinal()).execute())


def _sums(query: Any) -> dict[int, int]:
    return dict(query.tuples())
