"""The list of goods: found, priced, counted, sold out and back, hidden and shown, put in order, each with one tap."""

from collections.abc import Callable
from typing import Any

from flask import Response, redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import actions, copying, inventory, positions
from storefront.catalogue.inventory import Wanted
from storefront.catalogue.many.actions import last_change
from storefront.catalogue.records import Product
from storefront.desk.boxes import Boxes
from storefront.desk.door import NUMBER, door
from storefront.desk.goods_rows import (
    LIST,
    Complaint,
    GoodsPage,
    goods_page,
    list_url,
    rows_of,
    shop_words,
    wanted_back,
    wanted_of,
)
from storefront.desk.guard import member_only
from storefront.desk.many_goods import CHANGED
from storefront.desk.page import page, piece
from storefront.merchants.records import Member
from storefront.problems import Problem, Refused
from storefront.storage.tokens import is_token, new_token
from storefront.wire.fragments import go_to, retarget, wants_fragment

MILLI_PER_TAP = 1000


@door.get(LIST)
@member_only
def list_goods(member: Member) -> ResponseReturnValue:
    return _list(member, goods_page(member.shop, wanted_of(request.args)))


@door.post(f"{LIST}/{NUMBER}/price")
@member_only
def price_product(member: Member, number: int) -> ResponseReturnValue:
    boxes = Boxes(request.form, member.shop.currency, shop_words(member.shop))
    price = boxes.price("price")

    def reprice(product: Product) -> None:
        if price is None and product.price_minor is not None:
            raise Refused(*boxes.problems or [Problem("price.empty", "price")])
        if price != product.price_minor:
            actions.set_price(product, price, clock.now())

    return _change(member, number, reprice)


@door.post(f"{LIST}/{NUMBER}/stock")
@member_only
def count_product(member: Member, number: int) -> ResponseReturnValue:
    step = -MILLI_PER_TAP if request.form.get("step") == "-1" else MILLI_PER_TAP
    return _change(member, number, lambda product: actions.change_stock(product, None, step))


@door.post(f"{LIST}/{NUMBER}/sold-out")
@member_only
def sell_out(member: Member, number: int) -> ResponseReturnValue:
    until = request.form.get("until", "")
    until = until if until in ("today", "until") else ""
    return _change(member, number, lambda product: actions.mark_sold_out(product, until, clock.now()))


@door.post(f"{LIST}/{NUMBER}/hidden")
@member_only
def hide_product(member: Member, number: int) -> ResponseReturnValue:
    return _change(member, number, lambda product: actions.hide(product, request.form.get("hidden") == "1"))


@door.post(f"{LIST}/{NUMBER}/place")
@member_only
def move_product(member: Member, number: int) -> ResponseReturnValue:
    wanted = wanted_back(request.form.get("back", ""))
    product = inventory.product_of(member.shop, number)
    before = request.form.get("before", 0, type=int)
    if before:
        positions.place_before(product, inventory.product_of(member.shop, min(before, 10**9)))
    elif behind := request.form.get("behind", 0, type=int):
        positions.place_behind(product, inventory.product_of(member.shop, min(behind, 10**9)))
    else:
        step = -1 if request.form.get("step") == "-1" else 1
        positions.move_product(product, step, wanted.section)
    if wants_fragment():
        return _moved(member, number, wanted, opened=0 if before else number)
    return redirect(f"{list_url(wanted)}#p{number}", 303)


@door.post(f"{LIST}/{NUMBER}/duplicate")
@member_only
def duplicate_product(member: Member, number: int) -> ResponseReturnValue:
    """The same key again leads to the same copy: a second tap makes no second one."""
    key = request.form.get("key", "")
    product = inventory.product_of(member.shop, number)
    copy = copying.duplicate(product, f"{key if is_token(key) else new_token()}-{number}", clock.now())
    own = f"{LIST}/{copy.number}"
    return go_to(own) if wants_fragment() else redirect(own, 303)


def _moved(member: Member, number: int, wanted: Wanted, opened: int) -> Response:
    """Its row alone, put beside its neighbour; where it has gone to another page, the row that came from there."""
    shown = goods_page(member.shop, wanted)
    numbers = [row.product.number for row in shown.rows]
    around: dict[str, Any] = {
        "back": shown.back,
        "opened": opened,
        "key": new_token(),
        "sections": inventory.shelves(member.shop),
    }
    if not numbers:  # others took all of it away meanwhile
        return go_to(list_url(wanted))
    if number not in numbers or len(numbers) == 1:
        came = shown.rows[0 if request.form.get("step") == "-1" else -1]
        return retarget(piece(member, "desk/products/row.html", row=came, **around), f"#p{number}", "outerHTML")
    at = numbers.index(number)
    beside, where = (numbers[at - 1], "afterend") if at else (numbers[1], "beforebegin")
    return retarget(piece(member, "desk/products/moved.html", row=shown.rows[at], **around), f"#p{beside}", where)


def _change(member: Member, number: int, verb: Callable[[Product], object]) -> ResponseReturnValue:
    """Do it, and show the row as it is now; the whole list where there is no script."""
    product = inventory.product_of(member.shop, number)
    wanted = wanted_back(request.form.get("back", ""))
    complaint = None
    try:
        verb(product)
    except Refused as refused:
        complaint = Complaint(number, request.form.get("price", "")[:60], refused.problems)
    status = 422 if complaint else 200
    if wants_fragment():
        rows = rows_of(member.shop, [inventory.product_of(member.shop, number)], clock.now(), complaint)
        back = request.form.get("back", "")
        shelves = inventory.shelves(member.shop)
        return piece(
            member, "desk/products/row.html", status, row=rows[0], back=back, key=new_token(), sections=shelves
        )
    if complaint:
        return _list(member, goods_page(member.shop, wanted, complaint), status)
    return redirect(f"{list_url(wanted)}#p{number}", 303)


def _list(member: Member, shown: GoodsPage, status: int = 200) -> ResponseReturnValue:
    return page(
        member,
        "desk/products/list.html",
        here="products",
        status=status,
        goods=shown,
        sections=inventory.shelves(member.shop),
        unnamed=len(inventory.unnamed_goods(member.shop)),
        key=new_token(),
        change=last_change(member.shop, clock.now()),
        changed=CHANGED,
        left=request.args.get("left", 0, type=int),
    )
