"""An order composed without a network, opened from the chat: shown with today's prices, made an order by one button."""

from flask import Response, abort, request
from werkzeug.datastructures import MultiDict

from storefront.merchants.records import Member
from storefront.orders.cart import read_cart
from storefront.orders.composed import Composed, read_composed
from storefront.orders.offline import look_at, take
from storefront.orders.place import Changed
from storefront.orders.records import Order, order_with_key
from storefront.problems import Missing
from storefront.shop.door import door
from storefront.shop.instead import answer_instead
from storefront.shop.limits import count_order, may_order
from storefront.shop.offline_page import draw_offline, draw_unreadable
from storefront.shop.order import draw_for_robots
from storefront.shop.readers import is_preview_robot, member_here
from storefront.shop.visit import Visit, visit_to
from storefront.wire.caching import unkept_answer
from storefront.wire.network import network
from storefront.wire.pages import see_other
from storefront.wire.security import says_where_it_comes_from


@door.get("/<slug>/o")
def show_composed(slug: str) -> Response:
    visit, composed = visit_to(slug), _composed(request.args)
    if is_preview_robot():
        return unkept_answer(draw_for_robots(visit))
    if composed is None:
        return _unreadable(visit)
    known = _order_of(visit, composed)
    return _to(visit, known) if known else _show(visit, composed, member_here(visit.shop))


@door.post("/<slug>/o")
def take_composed(slug: str) -> Response:
    visit, composed = visit_to(slug), _composed(request.form)
    if composed is None:
        return _unreadable(visit)
    member = member_here(visit.shop) if says_where_it_comes_from() else None
    if member is None and not may_order() and _order_of(visit, composed) is None:
        return answer_instead(visit, look_at(visit.shop, composed, visit.words.language, visit.now).review)
    try:
        placed = take(visit.shop, composed, visit.words.language, visit.now, member=member, network=network())
    except Changed:
        return _show(visit, composed, member, 409)
    if member is None and not placed.is_repeat:
        count_order()
    return _to(visit, placed.order)


def _composed(fields: "MultiDict[str, str]") -> Composed | None:
    """None without a key and goods: then it is no order."""
    composed = read_composed(fields)
    return composed if composed.key and read_cart(composed.cart)[0] else None


def _order_of(visit: Visit, composed: Composed) -> Order | None:
    known = order_with_key(composed.key)
    if known is not None and known.shop_id != visit.shop.id:
        raise Missing
    return known


def _to(visit: Visit, order: Order) -> Response:
    response = see_other(visit.trail.to(f"o/{order.token}"))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _show(visit: Visit, composed: Composed, member: Member | None, status: int = 200) -> Response:
    looked = look_at(visit.shop, composed, visit.words.language, visit.now)
    return unkept_answer(draw_offline(visit, composed, looked, member), status)


def _unreadable(visit: Visit) -> Response:
    """The link was cut or changed on its way. What is left of its cart is not lost."""
    if {"i", "k"}.isdisjoint(request.values):
        abort(404)
    cart = read_composed(request.values).cart
    return unkept_answer(draw_unreadable(visit, cart), 400)
