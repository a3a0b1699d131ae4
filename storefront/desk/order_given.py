"""What is really given of an order, and the fee and discount agreed in the chat, as typed at the desk."""

from flask import request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.boxes import Boxes, quantity_box
from storefront.desk.door import door
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.merging import Merge
from storefront.desk.order_answers import alone, answer, seen_revision
from storefront.desk.order_goods import money_box
from storefront.desk.orders import ORDER, order_of
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders import weigh
from storefront.orders.records import Order, events_of, lines_of
from storefront.problems import Refused


@door.post(f"{ORDER}/lines")
@member_only
def weigh_lines(member: Member, reference: str) -> ResponseReturnValue:
    """Every box that was written in; the button "leave out" of a line gives nothing of it."""
    order = order_of(member, reference)
    return answer(member, order, lambda: alone(order, member, _weigh))


@door.post(f"{ORDER}/fee")
@member_only
def price_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return answer(member, order, lambda: alone(order, member, _price))


def _weigh(order: Order, member: Member) -> None:
    numbers = shop_words(member.shop)
    boxes = Boxes(request.form, order.currency, numbers)
    merge = Merge(request.form, order, events_of(order), seen_revision())
    left_out = boxes.number("leave_out")
    given = {}
    for line in lines_of(order):
        name, was = f"given-{line.id}", quantity_box(merge.then("given_milli", line), numbers)
        is_typed = line.id != left_out and merge.is_written(name, was, quantity_box(line.given_milli, numbers))
        milli = boxes.quantity(name, line.unit) if is_typed else 0 if line.id == left_out else None
        if milli is not None and milli != line.given_milli:
            given[line.id] = milli
    if boxes.problems or merge.problems:
        raise Refused(*boxes.problems, *merge.problems)
    for line_id, milli in given.items():
        weigh.give(order, line_id, milli, member, clock.now())


def _price(order: Order, member: Member) -> None:
    boxes = Boxes(request.form, order.currency, shop_words(member.shop))
    merge = Merge(request.form, order, events_of(order), seen_revision())
    fee, discount = boxes.price("fee", allow_zero=True), boxes.price("discount", allow_zero=True) or 0
    is_fee, is_discount = (_is_written(merge, name, order, boxes) for name in ("fee", "discount"))
    if boxes.problems or merge.problems:
        raise Refused(*boxes.problems, *merge.problems)
    if fee is not None and is_fee:
        weigh.set_fee(order, Money(fee, order.currency), member, clock.now())
    if is_discount:
        weigh.set_discount(order, Money(discount, order.currency), member, clock.now())


def _is_written(merge: Merge, name: str, order: Order, boxes: Boxes) -> bool:
    field = f"{name}_minor"
    was, now = (
        money_box(minor, name, order.currency, boxes.words) for minor in (merge.then(field), getattr(order, field))
    )
    return merge.is_written(name, was, now)
