"""Orders found again: by number, by amount, by what was ordered, by the merchant's own label."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront.catalogue.search import search_words
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.today import Found, address, draw_today, page_in
from storefront.merchants.records import Member, Shop
from storefront.orders.lists.records import page_of_amount, page_with_words
from storefront.orders.pasted import read_pasted
from storefront.orders.records import Order, order_called
from storefront.orders.reference import read_reference
from storefront.problems import Problem

FIND = "/desk/orders"
_LONGEST = 60


@door.get(FIND)
@member_only
def find_order(member: Member) -> ResponseReturnValue:
    """A number opens its order. A blank box shows all; goods as an SMS has them are shown as an order to take."""
    typed = request.args.get("number", "").strip()[:_LONGEST]
    if not typed:
        return redirect(address("all", 1), 303)
    reference = read_reference(typed)
    order = order_called(member.shop, reference) if reference else None
    if order is not None:
        return redirect(f"{FIND}/{order.reference}", 303)
    found = () if reference else _found(member.shop, typed, page_in(request.args))
    if found:
        finding = Found(found, partial(_address, typed))
        return draw_today(member, request.args, Filled({"number": typed}), finding=finding)
    if reference is None and read_pasted(typed).composed.cart:
        return redirect(f"/desk/pasted?{urlencode({'text': typed})}", 303)
    problem = Problem("order.number_unknown" if reference else "order.not_found", "number")
    return draw_today(member, {}, Filled({"number": typed}, [problem]), status=422)


def _found(shop: Shop, typed: str, page: int) -> Sequence[Order]:
    """Those that come to just this amount; without any, those that hold all the words."""
    minor = Boxes({"amount": typed}, shop.currency, shop_words(shop)).price("amount", allow_zero=True)
    same = page_of_amount(shop, minor, page) if minor is not None else []
    words = search_words(typed)
    return same or (page_with_words(shop, words, page) if words else ())


def _address(typed: str, page: int) -> str:
    return f"{FIND}?{urlencode({'number': typed, **({'page': page} if page > 1 else {})})}"
