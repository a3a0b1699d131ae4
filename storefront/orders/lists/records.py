"""The desk's lists of orders: which are in them, how many there are. Never slow, however many lie behind them.

A list first finds the ids of its page, in an index alone, and then reads these few orders whole.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from peewee import Expression, fn

from storefront.merchants.records import Area, Member, Shop
from storefront.orders.methods import NOTEBOOK
from storefront.orders.records import Order, ledger_sum
from storefront.orders.states import DAILY, STILL_OWED

PER_PAGE = 9  # what a tap answers with stays below 2 KB, in each language


def count_states(shop: Shop, states: Sequence[str], since: datetime) -> dict[tuple[str, bool], int]:
    """How many orders are in each of these states, by (state, whether placed since then); none is left out."""
    is_new: Any = Order.placed_at >= since
    found: Any = Order.select(Order.state, is_new, fn.COUNT(Order.id))
    found = found.where(Order.shop == shop, Order.state.in_(states)).group_by(Order.state, is_new)
    return {(state, bool(new)): count for state, new, count in found.tuples()}


def count_unpaid(shop: Shop, now: datetime) -> int:
    return Order.select().where(_unpaid(shop, now)).count()


def page_of_orders(shop: Shop, states: Sequence[str], since: datetime, page: int) -> list[Order]:
    """Those placed since then, with who took each; the newest first, one more than a page when there is a next one."""
    return _page(_by_state((Order.shop == shop) & Order.state.in_(states) & (Order.placed_at >= since)), page)


def page_of_old_orders(shop: Shop, states: Sequence[str], before: datetime, page: int) -> list[Order]:
    """Those placed before then and never finished."""
    return _page(_by_state((Order.shop == shop) & Order.state.in_(states) & (Order.placed_at < before)), page)


def page_of_unpaid(shop: Shop, now: datetime, page: int) -> list[Order]:
    """Orders whose money is due, the newest first."""
    return _page(_by_state(_unpaid(shop, now)), page)


def page_of_all_orders(shop: Shop, page: int) -> list[Order]:
    """By id: orders are numbered as they are placed."""
    return _page(Order.select().where(Order.shop == shop).order_by(Order.id.desc()), page)


def page_of_amount(shop: Shop, total_minor: int, page: int) -> list[Order]:
    """Orders that come to exactly this, the newest first."""
    same = (Order.shop == shop) & (Order.total_minor == total_minor)
    return _page(Order.select().where(same).order_by(Order.id.desc()), page)


def page_with_words(shop: Shop, words: Sequence[str], page: int) -> list[Order]:
    """Orders whose search key holds every one of these normalised words, the newest first."""
    found = Order.select().where(Order.shop == shop)
    for word in words:
        found = found.where(Order.search_key.contains(word))
    return _page(found.order_by(Order.placed_at.desc()), page)


def orders_to_bring(shop: Shop, since: datetime, most: int = 100) -> list[Order]:
    """The shop's yes is said and somebody has to drive: area by area, the oldest first."""
    wanted = (Order.shop == shop) & Order.state.in_(("confirmed", "ready", "sent")) & (Order.placed_at >= since)
    found = Order.select(Order, Area).left_outer_join(Area).where(wanted, Order.delivery != "pick_up")
    return list(found.order_by(Area.position, Order.area, Order.placed_at, Order.id).limit(most))


def _page(found: Any, page: int) -> list[Order]:
    ids = [one for (one,) in found.select(Order.id).limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE).tuples()]
    whole = Order.select(Order, Member).left_outer_join(Member, on=Order.taken_by).where(Order.id.in_(ids))
    return sorted(whole, key=lambda order: ids.index(order.id))


def _by_state(condition: Expression) -> Any:
    """Sorted by when they were placed, not by id: an order by id would tempt SQLite to walk through all of the shop."""
    return Order.select().where(condition).order_by(Order.placed_at.desc(), Order.id.desc())


def _unpaid(shop: Shop, now: datetime) -> Expression:
    """After the shop's yes (or before, where it asks for payment at once), with less in the ledger than the total. What
    stands in the notebook is open as agreed.

    The shop stands in every branch so that each one walks its own piece of the index.
    """
    mine = (Order.shop == shop) & (Order.placed_at >= now - DAILY)
    is_due = (
        (mine & Order.state.in_(("confirmed", "ready", "sent")))
        | ((Order.shop == shop) & (Order.state == "done") & (Order.placed_at >= now - STILL_OWED))
        | (mine & (Order.state == "received") & (Order.pay_when == "at_once"))
    )
    return is_due & (Order.method != NOTEBOOK) & (ledger_sum() < Order.total_minor)
