"""What is really given of an order, and the fee and discount agreed in the chat, as typed at the desk."""

from flask import request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.order_answers import answer
from storefront.desk.order_goods import given_box
from storefront.desk.orders import ORDER, order_of
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders import weigh
from storefront.orders.records import Order, lines_of
from storefront.problems import Refused
from storefront.storage.database import atomic


@door.post(f"{ORDER}/lines")
@member_only
def weigh_lines(member: Member, reference: str) -> ResponseReturnValue:
    """Every box that was written in; the button "leave out" of a line gives nothing of it."""
    order = order_of(member, reference)
    return answer(member, order, lambda: _weigh(order, member))


@door.post(f"{ORDER}/fee")
@member_only
def price_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return answer(member, order, lambda: _price(order, member))


def _weigh(order: Order, member: Member) -> None:
    numbers = shop_words(member.shop)
    boxes = Boxes(request.form, order.currency, numbers)
    left_out = boxes.number("leave_out")
    given = {}
    for line in lines_of(order):
        name = f"given-{line.id}"
        milli = 0 if line.id == left_out else boxes.quantity(name, line.unit)
        was_typed = line.id == left_out or boxes.line(name) != given_box(line, numbers)
        if milli is not None and was_typed and milli != line.given_milli:
            given[line.id] = milli
    if boxes.problems:
        raise Refused(*boxes.problems)
    with atomic():
        for line_id, milli in given.items():
            weigh.give(order, line_id, milli, member, clock.now())


def _price(order: Order, member: Member) -> None:
    boxes = Boxes(request.form, order.currency, shop_words(member.shop))
    fee, discount = boxes.price("fee", allow_zero=True), boxes.price("discount", allow_zero=True) or 0
    if boxes.problems:
        raise Refused(*boxes.problems)
    with atomic():
        if fee is not None and fee != order.fee_minor:
            weigh.set_fee(order, Money(fee, order.currency), member, clock.now())
        if discount != order.discount_minor:
            weigh.set_discount(order, Money(discount, order.currency), member, clock.now())
