"""Placing: one form, one key, one order. What changed since the page was drawn is shown before anything is written."""

from dataclasses import replace
from datetime import timedelta

from flask import Response, request
from werkzeug.datastructures import MultiDict

from storefront.i18n.digits import read_number
from storefront.orders.cart import MOST_BYTES, read_cart
from storefront.orders.gather import review_cart
from storefront.orders.place import Changed, Placing, place
from storefront.orders.records import Order, order_with_key
from storefront.orders.review import Review, Wish
from storefront.shop.cart import refill
from storefront.shop.cart_text import readable
from storefront.shop.cookies import forget_cart
from storefront.shop.door import door
from storefront.shop.filling import fill, is_changed
from storefront.shop.instead import answer_instead
from storefront.shop.limits import count_order, may_order
from storefront.shop.review import SentBefore, draw_review
from storefront.shop.visit import Visit, visit_to
from storefront.storage.tokens import is_token, new_token
from storefront.wire.caching import unkept_answer
from storefront.wire.network import network
from storefront.wire.pages import see_other

_LONG_AGO = timedelta(hours=1)  # a retry comes sooner; later it is somebody who wants the same once more
_MOST_QUOTE = 20_000


@door.post("/<slug>/order")
def send_order(slug: str) -> Response:
    form = request.form
    visit = visit_to(slug, readable(form.get("cart", "")))
    cart = visit.trail.cart
    filled = fill(read_cart(cart)[0], form, visit.shop, visit.words, visit.now)
    if "to" in form or is_changed(cart, filled):
        return refill(visit, cart, form)
    wanted = _placing(form, visit)
    known = order_with_key(wanted.key) if is_token(wanted.key) else None
    if known is not None and known.shop_id == visit.shop.id and visit.now - known.placed_at > _LONG_AGO:
        return _sent_before(visit, known, wanted)
    if known is None and not may_order():
        return answer_instead(visit, replace(_review(visit, wanted), key=wanted.key))
    try:
        placed = place(visit.shop, wanted, visit.now)
    except Changed as changed:
        return unkept_answer(draw_review(visit, changed.review, own="own" in form, moved=True), 409)
    if not placed.is_repeat:
        count_order()
    response = see_other(visit.trail.without_cart().to(f"o/{placed.order.token}"))
    return forget_cart(response, slug) if "own" in form else response


def _placing(form: "MultiDict[str, str]", visit: Visit) -> Placing:
    kind, _, number = form.get("area", "").partition("-")
    return Placing(
        key=form.get("key", "")[:64],
        cart=form.get("cart", "")[: 2 * MOST_BYTES],
        quote=form.get("quote", "")[:_MOST_QUOTE],
        delivery=kind[:20],
        area_id=read_number(number),
        method=form.get("method", "")[:40],
        if_missing=form.get("if_missing", "")[:20],
        language=visit.words.language,
        source=visit.trail.source,
        coupon=visit.trail.coupon,
        network=network(),
    )


def _review(visit: Visit, wanted: Placing) -> Review:
    wish = Wish(wanted.delivery, wanted.area_id, wanted.method, wanted.if_missing, wanted.coupon)
    return review_cart(visit.shop, wanted.cart, wanted.language, wish, visit.now, key=new_token())


def _sent_before(visit: Visit, known: Order, wanted: Placing) -> Response:
    zone = visit.shop.time_zone
    text = visit.words.gettext("You sent this order: %(moment)s", moment=visit.words.moment(known.placed_at, zone))
    sent = SentBefore(text, visit.trail.without_cart().to(f"o/{known.token}"))
    return unkept_answer(draw_review(visit, _review(visit, wanted), own=True, sent=sent), 409)
