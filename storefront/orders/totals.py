"""What an order comes to, from its copied lines. Reads nothing: every price was copied when it was placed."""

from storefront.money import Money
from storefront.orders.coupons.rules import off_of
from storefront.orders.quote import in_units
from storefront.orders.records import Order, OrderLine


def charged_milli(line: OrderLine) -> int:
    """What the line is charged for, in thousandths of its price unit: what is given, else what was asked."""
    if line.given_milli is not None:
        return line.given_milli
    return line.asked_milli if line.about_milli is None else in_units(line.asked_milli, line.about_milli)


def line_amount(line: OrderLine, currency: str) -> Money:
    return Money(line.unit_price_minor, currency).times(charged_milli(line))


def subtotal_of(lines: list[OrderLine], currency: str) -> Money:
    return Money(sum(line_amount(line, currency).minor for line in lines), currency)


def total_minor(order: Order, lines: list[OrderLine]) -> int:
    """First the coupon, then the discount; neither turns the goods into a debt of the shop."""
    goods = subtotal_of(lines, order.currency)
    left = goods.minor - coupon_off(order, goods).minor - order.discount_minor
    return max(left, 0) + (order.fee_minor or 0)


def coupon_off(order: Order, goods: Money) -> Money:
    """What its coupon takes off what is really given. One that was granted stays, also when the goods become fewer."""
    return Money(off_of(order.coupon_percent, order.coupon_off_minor, goods.minor), goods.currency)


def is_about(order: Order, lines: list[OrderLine]) -> bool:
    return order.fee_minor is None or any(line.about for line in lines)
