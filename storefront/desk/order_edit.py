"""An order changed until the shop's yes: how much, at which price, other goods, another area."""

from dataclasses import dataclass
from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.boxes import Boxes, price_box, quantity_box
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_picker import picks, read_picks
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.merging import Merge
from storefront.desk.order_answers import alone, answer, seen_revision
from storefront.desk.order_goods import LineRow, goods_of
from storefront.desk.orders import ORDER, order_of
from storefront.desk.page import page, words_of
from storefront.desk.ways import read_way, way_choice, way_value
from storefront.i18n import Words
from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders import edit
from storefront.orders.cart import Cart
from storefront.orders.gather import terms_of
from storefront.orders.records import Order, OrderLine, events_of, lines_of
from storefront.orders.states import PRICED_IN
from storefront.problems import Problem, Refused

_MOST_QUERY = 100


@dataclass(frozen=True)
class EditRow:
    """amount, price: what the boxes hold. is_weighed: pieces no longer count."""

    line: LineRow
    amount: str
    price: str
    is_weighed: bool


@door.get(f"{ORDER}/edit")
@member_only
def show_edit(member: Member, reference: str) -> Response:
    return draw_edit(member, order_of(member, reference))


@door.post(f"{ORDER}/edit")
@member_only
def edit_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return answer(member, order, lambda: alone(order, member, _edit), draw_edit)


@door.post(f"{ORDER}/add")
@member_only
def add_to_order(member: Member, reference: str) -> ResponseReturnValue:
    """Goods picked from the shop; with `instead`, in the place of a line."""
    order = order_of(member, reference)
    return answer(member, order, lambda: alone(order, member, _add), draw_edit)


def draw_edit(member: Member, order: Order, typed: Filled | None = None, status: int = 200) -> Response:
    shop, words, now = member.shop, words_of(member), clock.now()
    query = request.values.get("q", "")[:_MOST_QUERY]
    shown: dict[str, Any] = {
        "rows": _rows(shop, order, words),
        "picks": picks(shop, query, order.language, words, now),
        "ways": tuple(way_choice(way, words) for way in terms_of(shop, words.language, now).deliveries),
    }
    kept = {f"amount-{row.line.id}": row.amount for row in shown["rows"]}
    kept |= {f"price-{row.line.id}": row.price for row in shown["rows"]}
    kept["area"] = way_value(order.delivery, order.area_id)
    form = Filled({**kept, **typed.values}, typed.problems) if typed else Filled(kept)
    shown |= {"form": form, "order": order, "query": query, "can_edit": order.state in PRICED_IN}
    return page(member, "desk/order_edit.html", "today", status, **shown)


def _rows(shop: Shop, order: Order, words: Words) -> tuple[EditRow, ...]:
    numbers, lines = shop_words(shop), lines_of(order)
    goods = goods_of(shop, order, lines, words)
    return tuple(
        EditRow(
            row,
            amount_box(line.asked_milli, line.given_milli, numbers),
            price_box(line.unit_price_minor, order.currency, numbers),
            is_weighed=line.about_milli is not None and bool(line.given_milli),
        )
        for row, line in zip(goods.lines, lines, strict=True)
    )


def amount_box(asked_milli: int, given_milli: int | None, numbers: Words) -> str:
    return quantity_box(asked_milli if given_milli is None else given_milli, numbers)


def _edit(order: Order, member: Member) -> None:
    """Every box the member wrote something new into, or none of them. Call inside a transaction: boxes are compared."""
    now, boxes = clock.now(), Boxes(request.form, order.currency, shop_words(member.shop))
    merge = Merge(request.form, order, events_of(order), seen_revision())
    lines = lines_of(order)
    amounts, prices = _amounts(lines, merge, boxes), _prices(lines, merge, boxes)
    way = way_value(merge.then("delivery"), merge.then("area"))
    is_moved = merge.is_written("area", way, way_value(order.delivery, order.area_id))
    if boxes.problems or merge.problems:
        raise Refused(*boxes.problems, *merge.problems)
    for line_id, milli in amounts.items():
        edit.set_amount(order, line_id, milli, member, now)
    for line_id, minor in prices.items():
        edit.set_price(order, line_id, Money(minor, order.currency), member, now)
    if is_moved:
        edit.set_delivery(order, *read_way(boxes.line("area")), member, now)


def _amounts(lines: list[OrderLine], merge: Merge, boxes: Boxes) -> dict[int, int]:
    written: dict[int, int] = {}
    for line in lines:
        was = amount_box(merge.then("asked_milli", line), merge.then("given_milli", line), boxes.words)
        name, is_now = f"amount-{line.id}", amount_box(line.asked_milli, line.given_milli, boxes.words)
        if merge.is_written(name, was, is_now):
            milli = boxes.quantity(name, line.unit if line.about_milli is None else "piece")
            written |= {line.id: milli} if milli is not None else {}
    return written


def _prices(lines: list[OrderLine], merge: Merge, boxes: Boxes) -> dict[int, int]:
    written: dict[int, int] = {}
    for line in lines:
        was = price_box(merge.then("unit_price_minor", line), boxes.currency, boxes.words)
        name, is_now = f"price-{line.id}", price_box(line.unit_price_minor, boxes.currency, boxes.words)
        if merge.is_written(name, was, is_now):
            minor = boxes.price(name, allow_zero=True)
            written |= {line.id: minor} if minor is not None else {}
    return written


def _add(order: Order, member: Member) -> None:
    now = clock.now()
    if seen_revision() != order.revision:  # a second tap would add them twice
        raise Refused(Problem("order.changed"))
    picked = read_picks(member.shop, request.form, order.language, now)
    instead = Boxes(request.form, order.currency, shop_words(member.shop)).number("instead") or None
    edit.add_goods(order, Cart(tuple(item for item in picked if item.milli)), instead, member, now)
