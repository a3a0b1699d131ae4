"""An order made by hand for a customer in the chat: goods picked, priced, made, and its link written to them."""

from urllib.parse import urlencode

from flask import Response, redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_picker import picks, read_picks
from storefront.desk.guard import member_only
from storefront.desk.order_preview import understood
from storefront.desk.page import page, words_of
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Member
from storefront.orders.cart import read_cart, write_cart
from storefront.orders.composed import Composed, read_composed
from storefront.orders.offline import make
from storefront.orders.place import Changed
from storefront.problems import Problem, Refused
from storefront.storage.tokens import new_token

NEW_ORDER = "/desk/new-order"
_MOST_QUERY = 100


@door.get(NEW_ORDER)
@member_only
def show_new_order(member: Member) -> Response:
    return _draw(member, Composed("", request.args.get("i", "")))


@door.post(NEW_ORDER)
@member_only
def pick_goods(member: Member) -> ResponseReturnValue:
    """What was written into the boxes goes into the cart, which stands in the address; 0 takes it out."""
    cart, query = read_cart(request.form.get("i", ""))[0], request.form.get("q", "")[:_MOST_QUERY]
    try:
        picked = read_picks(member.shop, request.form, member.shop.language, clock.now())
    except Refused as refused:
        return _draw(member, Composed("", write_cart(cart)), Filled.of(request.form, refused.problems), 422)
    for item in picked:
        cart = cart.set(item)
    asked = {"i": write_cart(cart), "q": query}
    return redirect(f"{NEW_ORDER}?{urlencode({name: text for name, text in asked.items() if text})}", 303)


@door.post(f"{NEW_ORDER}/make")
@member_only
def make_order(member: Member) -> ResponseReturnValue:
    """Once for each form."""
    composed = read_composed(request.form)
    if not composed.key:
        return redirect(NEW_ORDER, 303)
    try:
        order = make(member.shop, composed, _language(member), clock.now(), member).order
    except Changed:
        return _draw(member, composed, status=409)
    return redirect(f"/desk/orders/{order.reference}", 303)


def _language(member: Member) -> str:
    asked = request.values.get("lang", "")
    return asked if asked in member.shop.languages else member.shop.language


def _draw(member: Member, composed: Composed, typed: Filled | None = None, status: int = 200) -> Response:
    shop, words = member.shop, words_of(member)
    query, cart = request.values.get("q", "")[:_MOST_QUERY], read_cart(composed.cart)[0]
    written = write_cart(cart)
    priced = understood(member, Composed(composed.key or new_token(), written, wish=composed.wish), _language(member))
    form = typed or Filled({"lang": _language(member)}, [Problem("order.changed")] if status == 409 else [])
    return page(
        member, "desk/new_order.html", "today", status, form=form, query=query, cart=written,
        understood=priced if cart else None, languages=[(code, LANGUAGES[code].name) for code in shop.languages],
        picks=picks(shop, query, shop.language, words, clock.now()),
    )  # fmt: skip
