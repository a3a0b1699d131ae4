"""For the rider: all that goes out now, by area, each area one text to copy or to send; or one order's text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Response

from storefront import clock
from storefront.chat import MOST_LINK_BYTES, whatsapp
from storefront.desk.door import door
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.order_sheet import is_brought, order_address
from storefront.desk.orders import ORDER, order_of
from storefront.desk.page import page
from storefront.merchants.records import Member, Shop
from storefront.orders.lists.records import orders_to_bring
from storefront.orders.records import Order, OrderLine, Payment, lines_of, lines_of_all, payments_of, payments_of_all
from storefront.orders.rider import area_text, rider_text, where
from storefront.orders.snapshots import order_view
from storefront.orders.states import DAILY
from storefront.orders.views import OrderView
from storefront.problems import Missing

RIDER = "/desk/rider"


@dataclass(frozen=True)
class Round:
    """share: opens the chat app with the text; "" where it is too long for a link."""

    area: str
    text: str
    share: str


@door.get(RIDER)
@member_only
def show_rounds(member: Member) -> Response:
    return page(member, "desk/rider.html", here="today", rounds=tuple(_rounds(member.shop)), order="")


@door.get(f"{ORDER}/rider")
@member_only
def show_round(member: Member, reference: str) -> Response:
    """One order alone."""
    order = order_of(member, reference)
    if not is_brought(order):
        raise Missing
    view, spoken = _as_riders_read(order, lines_of(order), payments_of(order)), shop_words(member.shop)
    rounds = (_round(where(view, spoken), rider_text(view, spoken, order.mark)),)
    return page(member, "desk/rider.html", here="today", rounds=rounds, order=order_address(order))


def _rounds(shop: Shop) -> Iterator[Round]:
    spoken = shop_words(shop)
    orders = orders_to_bring(shop, clock.now() - DAILY)
    lines, ledgers = lines_of_all(orders), payments_of_all(orders)
    by_area: dict[str, list[tuple[OrderView, str]]] = {}
    for order in orders:
        view = _as_riders_read(order, lines.get(order.id, []), ledgers.get(order.id, []))
        by_area.setdefault(where(view, spoken), []).append((view, order.mark))
    for area, views in by_area.items():
        yield _round(area, area_text(views, spoken))


def _as_riders_read(order: Order, lines: list[OrderLine], ledger: list[Payment]) -> OrderView:
    """Riders read the shop's own language; orders name an area as their buyers read it."""
    view = order_view(order, lines, ledger)
    return replace(view, area_name=order.area.name) if order.area else view


def _round(area: str, text: str) -> Round:
    link = whatsapp.share_link(text)
    return Round(area, text, link if len(link) <= MOST_LINK_BYTES else "")
