"""What came by SMS or chat, pasted: leads to its order, or shows the priced order to take with one tap."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.order_preview import Understood, understood
from storefront.desk.page import page
from storefront.merchants.records import Member, Shop, shop_formerly_at
from storefront.orders.composed import read_composed
from storefront.orders.offline import take
from storefront.orders.pasted import MOST_CHARACTERS, Pasted, read_pasted
from storefront.orders.place import Changed
from storefront.orders.records import Order, order_at, order_called, order_with_key
from storefront.problems import Problem
from storefront.storage.tokens import new_token

PASTED = "/desk/pasted"


@door.get(PASTED)
@member_only
def show_pasted(member: Member) -> ResponseReturnValue:
    text = request.args.get("text", "")[:MOST_CHARACTERS]
    return _read(member, text) if text else _draw(member, Filled({}))


@door.post(PASTED)
@member_only
def read_text(member: Member) -> ResponseReturnValue:
    return _read(member, request.form.get("text", "")[:MOST_CHARACTERS])


@door.post(f"{PASTED}/take")
@member_only
def take_pasted(member: Member) -> ResponseReturnValue:
    composed, language = read_composed(request.form), _language(member.shop, request.form.get("lang", ""))
    if not composed.key:
        return _draw(member, Filled({}, [Problem("pasted.nothing", "text")]), status=422)
    try:
        order = take(member.shop, composed, language, clock.now(), member=member).order
    except Changed:
        return _draw(member, Filled({}), understood(member, composed, language), status=409)
    return _to(order)


def _read(member: Member, text: str) -> ResponseReturnValue:
    pasted = read_pasted(text)
    if not _is_of(member.shop, pasted):
        return _draw(member, Filled({"text": text}, [Problem("pasted.other_shop", "text")]), status=422)
    order = _order_of(member.shop, pasted)
    if order is not None:
        return _to(order)
    if not pasted.composed.cart:
        key = "order.number_unknown" if pasted.reference or pasted.token else "pasted.nothing"
        return _draw(member, Filled({"text": text}, [Problem(key, "text")]), status=422)
    composed = pasted.composed if pasted.composed.key else pasted.composed.with_key(new_token())
    seen = understood(member, composed, _language(member.shop, pasted.language), pasted.unused)
    return _draw(member, Filled({"text": text}), seen)


def _is_of(shop: Shop, pasted: Pasted) -> bool:
    """Numbers of goods mean something in one shop only."""
    if pasted.slug in ("", shop.slug):
        return True
    moved = shop_formerly_at(pasted.slug)
    return moved is not None and moved.id == shop.id


def _order_of(shop: Shop, pasted: Pasted) -> Order | None:
    if pasted.token and (order := order_at(shop, pasted.token)):
        return order
    if pasted.composed.key and (order := order_with_key(pasted.composed.key)):
        return order if order.shop_id == shop.id else None
    return order_called(shop, pasted.reference) if pasted.reference else None


def _language(shop: Shop, asked: str) -> str:
    return asked if asked in shop.languages else shop.language


def _to(order: Order) -> ResponseReturnValue:
    return redirect(f"/desk/orders/{order.reference}", 303)


def _draw(member: Member, form: Filled, seen: Understood | None = None, status: int = 200) -> ResponseReturnValue:
    return page(member, "desk/pasted.html", here="today", status=status, form=form, understood=seen)
