"""What was asked and what is given, line by line, and what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from storefront.desk import order_words
from storefront.desk.boxes import price_box, quantity_box
from storefront.desk.goods_rows import shop_words
from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.money import Money
from storefront.orders.records import Order, OrderLine
from storefront.orders.states import PRICED_IN, WEIGHED_IN
from storefront.orders.totals import charged_milli, coupon_off, line_amount, subtotal_of


@dataclass(frozen=True)
class LineRow:
    """given: "" until the shop weighs or changes it. box: what stands in the form's box; hint: what is charged now."""

    id: int
    number: int
    name: str
    asked: str
    given: str
    box: str
    hint: str
    price: str
    amount: str
    about: bool
    left_out: bool


@dataclass(frozen=True)
class Goods:
    """fee "": agreed in the chat. can_weigh, can_price: whether the boxes for it are still there."""

    lines: tuple[LineRow, ...]
    subtotal: str
    fee: str
    fee_box: str
    coupon: str
    coupon_off: str
    discount: str
    discount_box: str
    total: str
    can_weigh: bool
    can_price: bool
    to_weigh: bool


def goods_of(shop: Shop, order: Order, lines: Sequence[OrderLine], words: Words) -> Goods:
    numbers = shop_words(shop)
    goods = subtotal_of(list(lines), order.currency)
    discount = Money(order.discount_minor, order.currency)
    return Goods(
        lines=tuple(_row(order, line, words, numbers) for line in lines),
        subtotal=words.money(goods),
        fee="" if order.fee_minor is None else words.amount(order.fee_minor, order.currency),
        fee_box=money_box(order.fee_minor, "fee", order.currency, numbers),
        coupon=order.coupon,
        coupon_off=words.amount(-coupon_off(order, goods).minor, order.currency) if order.coupon else "",
        discount=words.amount(-discount.minor, order.currency) if discount.minor else "",
        discount_box=money_box(order.discount_minor, "discount", order.currency, numbers),
        total=order_words.total_text(order, words),
        can_weigh=order.state in WEIGHED_IN,
        can_price=order.state in PRICED_IN,
        to_weigh=order.state in WEIGHED_IN and any(line.about for line in lines),
    )


def money_box(minor: int | None, name: str, currency: str, numbers: Words) -> str:
    """A discount of nothing is no discount; a fee of nothing is one."""
    return "" if minor is None or (name == "discount" and not minor) else price_box(minor, currency, numbers)


def _row(order: Order, line: OrderLine, words: Words, numbers: Words) -> LineRow:
    price = words.amount(line.unit_price_minor, order.currency) + words.price_unit(line.unit)
    return LineRow(
        id=line.id,
        number=line.number,
        name=order_words.goods_name(line),
        asked=order_words.asked_text(line, words),
        given="" if line.given_milli is None else words.quantity(line.given_milli, line.unit),
        box=quantity_box(line.given_milli, numbers),
        hint=words.quantity(charged_milli(line), line.unit),
        price=price,
        amount=words.money(line_amount(line, order.currency)),
        about=line.about,
        left_out=line.given_milli == 0,
    )
