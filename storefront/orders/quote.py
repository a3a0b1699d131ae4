"""What a cart costs now, and the readable text by which a buyer's page and live data are compared. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from storefront.money import Money
from storefront.orders.cart import Cart, Item
from storefront.orders.offers import Delivery, Offer, Offers, Shelf, nothing
from storefront.problems import Problem


@dataclass(frozen=True)
class PricedLine:
    """So much of an offer, and what it comes to. asked_milli 0: it can't be had.

    about: the amount is an estimate until the shop weighs. problem: why less is asked than the cart said.
    """

    offer: Offer
    asked_milli: int
    amount: Money
    about: bool
    problem: Problem | None = None

    @property
    def item(self) -> Item:
        was = self.offer.item
        return Item(was.number, was.choice, was.extras, self.asked_milli)


@dataclass(frozen=True)
class Quoted:
    """Lines and everything under them. fee None: agreed in the chat, so that the total is about."""

    lines: tuple[PricedLine, ...]
    subtotal: Money
    delivery: Delivery
    fee: Money | None
    discount: Money
    total: Money
    about: bool


def price_cart(cart: Cart, offers: Offers, currency: str) -> tuple[PricedLine, ...]:
    """Every item of the cart as it can be had now: lines share a shelf in the order in which they stand."""
    left: dict[Shelf, int] = {}
    lines = []
    for item in cart.items:
        offer = offers.get(item.name) or nothing(item, currency)
        shelf = offer.shelf
        free = None if shelf is None else left.get(shelf, offer.stock_milli or 0)
        milli, problem = _obtainable(offer, item.milli, free)
        if shelf is not None and free is not None:
            left[shelf] = free - milli
        lines.append(price_line(offer, milli, problem))
    return tuple(lines)


def price_line(offer: Offer, milli: int, problem: Problem | None = None) -> PricedLine:
    units = milli if offer.about_milli is None else in_units(milli, offer.about_milli)
    return PricedLine(offer, milli, offer.unit_price.times(units), offer.about_milli is not None and milli > 0, problem)


def in_units(pieces_milli: int, about_milli: int) -> int:
    """How much so many pieces are, about, in thousandths of the price unit."""
    return (pieces_milli * about_milli + 500) // 1000


def goods_total(lines: Iterable[PricedLine], currency: str) -> Money:
    return Money(sum(line.amount.minor for line in lines), currency)


def sum_up(lines: tuple[PricedLine, ...], subtotal: Money, delivery: Delivery, discount: Money) -> Quoted:
    """subtotal: of these lines; the delivery was chosen by it."""
    fee = delivery.fee_for(subtotal)
    total = subtotal - discount if fee is None else subtotal - discount + fee
    about = fee is None or any(line.about for line in lines)
    return Quoted(lines, subtotal, delivery, fee, discount, total, about)


def quote_text(lines: Iterable[PricedLine], deliveries: Iterable[Delivery], discount: Money) -> str:
    """`7x250m@120.00 12-3x1@5.00;MAD;-0.00;pick_up,area3=20.00>300.00<100.00,elsewhere`, never hashed.

    Behind `=` an area's fee, behind `>` it is free, behind `<` its minimum; `~600m` is what a piece weighs about. Where
    an order is not for at once, behind each way's `@` stands for when it is: `pick_up@2026-12-01T08:00`.
    """
    goods = " ".join(_line_text(line) for line in lines if line.asked_milli)
    ways = ",".join(_delivery_text(delivery) for delivery in deliveries)
    return f"{goods};{discount.currency};-{discount.plain()};{ways}"


def prices_in(quote: str) -> dict[str, str]:
    """The unit prices a buyer saw, by item name, as plain text ("120.00"); what can't be read is left out."""
    goods = quote.partition(";")[0]
    return {found["name"]: found["price"] for found in _LINE.finditer(goods)}


def slot_in(quote: str, delivery: Delivery) -> str | None:
    """For when the buyer's page said this delivery would be, "" for at once; None where it did not offer it."""
    name = f"area{delivery.area_id}" if delivery.kind == "area" else delivery.kind
    for way in quote.rpartition(";")[2].split(","):
        said, _, slot = way.partition("@")
        if re.split("[=><]", said)[0] == name:
            return slot
    return None


_LINE = re.compile(r"(?P<name>[0-9][0-9~-]{0,399})x[0-9]{1,9}m?@(?P<price>[0-9]{1,13}(?:\.[0-9]{1,4})?)")


def _obtainable(offer: Offer, asked: int, free: int | None) -> tuple[int, Problem | None]:
    """How much of it can be had, at most what is asked, and why it is less."""
    field = f"q{offer.item.name}"
    if offer.closed:
        return 0, Problem(offer.closed, field)
    step = offer.step_milli
    milli, problem = asked, None
    if milli % step:
        milli = max(milli // step, 1) * step
        problem = Problem("quantity.step", field, {"step_milli": step, "unit": offer.asked_unit})
    if offer.max_milli is not None and milli > offer.max_milli:
        milli = offer.max_milli // step * step
        problem = Problem("quantity.max", field, {"max_milli": offer.max_milli, "unit": offer.asked_unit})
    if free is not None and milli > free:
        milli = max(free, 0) // step * step
        problem = Problem("line.short", field, {"left_milli": milli, "unit": offer.asked_unit})
        if milli == 0:
            problem = Problem("line.sold_out", field)
    return milli, problem


def _line_text(line: PricedLine) -> str:
    about = "" if line.offer.about_milli is None else f"~{line.offer.about_milli}m"
    return f"{line.item}@{line.offer.unit_price.plain()}{about}"


def _delivery_text(delivery: Delivery) -> str:
    slot = "" if delivery.slot is None else f"@{delivery.slot}"
    if delivery.kind != "area":
        return f"{delivery.kind}{slot}"
    fee = "" if delivery.fee is None else f"={delivery.fee.plain()}"
    free = "" if delivery.free_above is None else f">{delivery.free_above.plain()}"
    minimum = "" if delivery.minimum is None else f"<{delivery.minimum.plain()}"
    return f"area{delivery.area_id}{fee}{free}{minimum}{slot}"
