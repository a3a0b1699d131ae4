"""Today: what waits for the shop, in three numbers and a list, and the box that opens an order by its number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from flask import Response, request

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.first_steps import Step, first_steps
from storefront.desk.guard import member_only
from storefront.desk.last_tap import LastTap, last_tap
from storefront.desk.page import page, piece, words_of
from storefront.desk.today_cards import Card, cards
from storefront.desk.today_news import still_true, tag_of
from storefront.i18n import Words
from storefront.i18n.digits import read_number
from storefront.merchants.records import Member, Shop
from storefront.orders.lists.records import (
    PER_PAGE,
    count_states,
    count_unpaid,
    page_of_all_orders,
    page_of_old_orders,
    page_of_orders,
    page_of_unpaid,
)
from storefront.orders.notebook.records import keeps_notebook
from storefront.orders.records import Order, paid_but_unsent
from storefront.orders.states import DAILY, OPEN
from storefront.payments.records import count_in_doubt
from storefront.wire.caching import public_origin
from storefront.wire.fragments import vary_by_htmx, wants_fragment

TODAY = "/desk"
_MOST_PAGE = 10_000
# What each link of the page shows; "" is what is under way.
_SHOWN = {
    "": ("received", "confirmed", "ready", "sent"),
    "confirm": ("received",),
    "send": ("confirmed", "ready"),
    "unsent": ("placed",),
}
_BY_OTHER_QUERIES = ("pay", "all", "old")


@dataclass(frozen=True)
class Counts:
    confirm: int
    pay: int
    send: int
    unsent: int
    old: int  # of months ago and never finished
    in_doubt: int  # payments somebody has to look at


@dataclass(frozen=True)
class Found:
    """What a search found, and the address of any page of it."""

    orders: Sequence[Order]
    address: Callable[[int], str]


@dataclass(frozen=True)
class Today:
    """here: this very page, where a tap returns to. tag: by which it is asked whether there is news.
    earlier, later: the pages beside it, "" where there is none."""

    counts: Counts
    show: str
    cards: tuple[Card, ...]
    last_tap: LastTap | None
    here: str
    tag: str
    keeps_notebook: bool
    first_steps: tuple[Step, ...]
    later: str
    earlier: str


@door.get(TODAY)
@member_only
def show_today(member: Member) -> Response:
    """A list that looks after itself asks by its tag; most of the time nothing has to be read for it."""
    asked = request.args
    known = still_true(member, address(_show_in(asked), page_in(asked)), clock.now()) if wants_fragment() else None
    return vary_by_htmx(known) if known else draw_today(member, asked)


def draw_today(
    member: Member,
    asked: Mapping[str, str],
    form: Filled | None = None,
    status: int = 200,
    finding: Found | None = None,
) -> Response:
    """asked: `show` and `page`, as an address of this page has them."""
    show = "found" if finding else _show_in(asked)
    shown = today(member, show, page_in(asked), clock.now(), words_of(member), finding)
    if wants_fragment():
        return piece(member, "desk/today_list.html", today=shown, form=form or Filled({}), status=status)
    whole = page(member, "desk/today.html", here="today", today=shown, form=form or Filled({}), status=status)
    return vary_by_htmx(whole)


def address(show: str, number: int) -> str:
    query = urlencode({name: value for name, value in (("show", show), ("page", number)) if value not in ("", 1)})
    return f"{TODAY}?{query}" if query else TODAY


def today(member: Member, show: str, number: int, now: datetime, words: Words, finding: Found | None = None) -> Today:
    """finding: the orders that a search found, shown instead of a list."""
    shop, since = member.shop, now - DAILY
    beside = finding.address if finding else partial(address, show)
    here, in_doubt = beside(number), count_in_doubt(shop)
    tag = tag_of(member, here, in_doubt, now)
    found = finding.orders if finding else _orders(shop, show, number, now)
    states = count_states(shop, OPEN, since)
    return Today(
        counts=Counts(
            confirm=states.get(("received", True), 0),
            pay=count_unpaid(shop, now),
            send=states.get(("confirmed", True), 0) + states.get(("ready", True), 0),
            unsent=states.get(("placed", True), 0),
            old=sum(count for (_, is_new), count in states.items() if not is_new),
            in_doubt=in_doubt + len(paid_but_unsent(shop)),
        ),
        show=show,
        cards=cards(member, found[:PER_PAGE], now, words),
        last_tap=last_tap(member, now, words, public_origin()),
        here=here,
        tag=tag,
        keeps_notebook=keeps_notebook(shop),
        first_steps=() if show or found else first_steps(member, words),
        later=beside(number - 1) if number > 1 else "",
        earlier=beside(number + 1) if len(found) > PER_PAGE else "",
    )


def _orders(shop: Shop, show: str, number: int, now: datetime) -> list[Order]:
    if show == "all":
        return page_of_all_orders(shop, number)
    if show == "pay":
        return page_of_unpaid(shop, now, number)
    if show == "old":
        return page_of_old_orders(shop, OPEN, now - DAILY, number)
    return page_of_orders(shop, _SHOWN[show], now - DAILY, number)


def _show_in(asked: Mapping[str, str]) -> str:
    show = asked.get("show", "")
    return show if show in _SHOWN or show in _BY_OTHER_QUERIES else ""


def page_in(asked: Mapping[str, str]) -> int:
    return max(1, min(read_number(asked.get("page", "")) or 1, _MOST_PAGE))
