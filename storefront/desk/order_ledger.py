"""Payments as members book them: only the shop's own word makes an order paid."""

from flask import request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.order_answers import answer, seen_revision
from storefront.desk.orders import ORDER, order_of
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders import settle
from storefront.orders.records import Order
from storefront.pay import METHODS
from storefront.problems import Problem, Refused


@door.post(f"{ORDER}/payment")
@member_only
def book_payment(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return answer(member, order, lambda: _book(order, member))


def _book(order: Order, member: Member) -> None:
    boxes = Boxes(request.form, order.currency, shop_words(member.shop))
    amount = boxes.price("amount")
    if amount is None:
        raise Refused(*boxes.problems or [Problem("payment.amount", "amount")])
    kind, method = boxes.line("kind"), boxes.line("method")
    if method not in METHODS:
        raise Refused(Problem("option.unknown", "method"))
    settle.record_payment(order, member, kind, Money(amount, order.currency), method, clock.now(), seen=seen_revision())
