"""What is really given, and what it then comes to: weights, left-out lines, the fee agreed in the chat, a discount."""

from datetime import datetime

from storefront.catalogue.quantity import MOST_MILLI
from storefront.merchants.records import Member
from storefront.money import MOST_MINOR, Money
from storefront.orders.holds import hold_needed
from storefront.orders.pricing import begin, line_in, write_priced
from storefront.orders.records import Order
from storefront.orders.states import PRICED_IN, WEIGHED_IN
from storefront.orders.totals import coupon_off, subtotal_of
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic


def give(order: Order, line_id: int, given_milli: int, member: Member, now: datetime) -> Order:
    """So much of this line is given, in its price unit; 0 leaves it out. Raises Missing, Refused."""
    if not 0 <= given_milli <= MOST_MILLI:
        raise Refused(Problem("order.given", "given"))
    with atomic():
        change, lines = begin(order, member, now, WEIGHED_IN)
        line = line_in(lines, line_id)
        change.set_line(line, given_milli=given_milli, about=False)
        hold_needed(change, [line])
        write_priced(change, lines, "given")
    return change.order


def set_fee(order: Order, fee: Money, member: Member, now: datetime) -> Order:
    """The delivery fee as agreed; until the shop's yes."""
    if not 0 <= fee.minor <= MOST_MINOR or fee.currency != order.currency:
        raise Refused(Problem("order.fee", "fee"))
    with atomic():
        change, lines = begin(order, member, now, PRICED_IN)
        change.set(fee_minor=fee.minor)
        write_priced(change, lines, "fee")
    return change.order


def set_discount(order: Order, discount: Money, member: Member, now: datetime) -> Order:
    """Off the goods, at most what they cost without their coupon's share; until the shop's yes."""
    with atomic():
        change, lines = begin(order, member, now, PRICED_IN)
        goods = subtotal_of(lines, order.currency)
        most = goods.minor - coupon_off(change.order, goods).minor
        if not 0 <= discount.minor <= most or discount.currency != order.currency:
            raise Refused(Problem("order.discount", "discount"))
        change.set(discount_minor=discount.minor)
        write_priced(change, lines, "discount")
    return change.order
