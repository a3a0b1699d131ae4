"""How every change of what an order comes to begins and ends."""

from datetime import datetime
from typing import Any

from storefront.merchants.records import Member
from storefront.money import MOST_MINOR
from storefront.orders.journal import Change
from storefront.orders.move import receive_first
from storefront.orders.records import Order, OrderLine, lines_of
from storefront.orders.search import key_of
from storefront.orders.totals import is_about, total_minor
from storefront.problems import Missing, Problem, Refused


def begin(order: Order, member: Member, now: datetime, states: tuple[str, ...]) -> tuple[Change, list[OrderLine]]:
    """Inside the transaction: the order as it is now, in one of these states; changing it implies having seen it."""
    order = Order.get_by_id(order.id)
    if order.state not in states:
        raise Refused(Problem("order.settled"))
    lines = lines_of(order)
    change = Change(order, member, now)
    receive_first(change, lines, now)
    return change, lines


def line_in(lines: list[OrderLine], line_id: int) -> OrderLine:
    """Raises Missing."""
    line = next((one for one in lines if one.id == line_id), None)
    if line is None:
        raise Missing
    return line


def write_priced(change: Change, lines: list[OrderLine], what: str, **details: Any) -> None:
    total = total_minor(change.order, lines)
    if total > MOST_MINOR:
        raise Refused(Problem("order.too_large"))
    change.set(total_minor=total, about=is_about(change.order, lines))
    change.write(what, **details)


def refind(order: Order, lines: list[OrderLine]) -> None:
    """By the words of what it holds now; no part of its history."""
    order.search_key = key_of(order.mark, order.area_name, (f"{line.title} {line.choice_name}" for line in lines))
