"""The desk's lists of orders: which are in them, how many there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from peewee import Expression, fn

from storefront.merchants.records import Member, Shop
from storefront.orders.methods import NOTEBOOK
from storefront.orders.records import Order, ledger_sum

PER_PAGE = 20


def count_states(shop: Shop, states: Sequence[str]) -> dict[str, int]:
    """How many orders are in each of these states; a state without any is left out."""
    found: Any = Order.select(Order.state, fn.COUNT(Order.id)).where(Order.shop == shop, Order.state.in_(states))
    return dict(found.group_by(Order.state).tuples())


def count_unpaid(shop: Shop, since: datetime) -> int:
    return Order.select().where(_unpaid(shop, since)).count()


def page_of_orders(shop: Shop, states: Sequence[str], page: int) -> list[Order]:
    """With who took each; the newest first, and one more than a page when there is a next one."""
    return _page(_by_state((Order.shop == shop) & Order.state.in_(states)), page)


def page_of_unpaid(shop: Shop, since: datetime, page: int) -> list[Order]:
    """Orders whose money is due, the newest first; of those already done only the ones placed since then."""
    return _page(_by_state(_unpaid(shop, since)), page)


def page_of_all_orders(shop: Shop, page: int) -> list[Order]:
    """By id: orders are numbered as they are placed."""
    return _page(Order.select().where(Order.shop == shop).order_by(Order.id.desc()), page)


def _page(found: Any, page: int) -> list[Order]:
    found = found.select(Order, Member).left_outer_join(Member, on=Order.taken_by)
    return list(found.limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE))


def _by_state(condition: Expression) -> Any:
    """Sorted by when they were placed, not by id: an order by id would tempt SQLite to walk through all of the shop."""
    return Order.select().where(condition).order_by(Order.placed_at.desc(), Order.id.desc())


def _unpaid(shop: Shop, since: datetime) -> Expression:
    """After the shop's yes (or before, where it asks for payment at once), with less in the ledger than the total. What
    stands in the notebook is open as agreed.

    The shop stands in every branch so that each one walks its own piece of the index.
    """
    is_due = (
        ((Order.shop == shop) & Order.state.in_(("confirmed", "ready", "sent")))
        | ((Order.shop == shop) & (Order.state == "done") & (Order.placed_at >= since))
        | ((Order.shop == shop) & (Order.state == "received") & (Order.pay_when == "at_once"))
    )
    return is_due & (Order.method != NOTEBOOK) & (ledger_sum() < Order.total_minor)
