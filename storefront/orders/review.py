"""The page before the order: what can be had now and what changed since the buyer looked. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from storefront.money import MOST_MINOR, Money
from storefront.orders.cart import Cart, write_cart
from storefront.orders.coupons.rules import Granted
from storefront.orders.methods import refusals
from storefront.orders.offers import Delivery, Offers, offered
from storefront.orders.quote import PricedLine, Quoted, goods_total, price_cart, prices_in, quote_text, slot_in, sum_up
from storefront.pay import Bill, Settings
from storefront.problems import Problem

IF_MISSING = ("ask", "leave_out", "similar")
_NOT_FOR = {"pick_up": "cash", "area": "pickup", "elsewhere": "pickup"}  # methods that don't suit a delivery


@dataclass(frozen=True)
class Terms:
    """On what terms the shop sells now. methods: with their settings, in the merchant's order. closed: why it takes no
    orders at all, if it doesn't."""

    currency: str
    deliveries: tuple[Delivery, ...]
    methods: Mapping[str, Settings]
    closed: Problem | None = None


@dataclass(frozen=True)
class Wish:
    """What a buyer's form says beside the goods; empty: not said yet."""

    delivery: str = ""
    area_id: int | None = None
    method: str = ""
    if_missing: str = "ask"
    coupon: str = ""


@dataclass(frozen=True)
class ReviewLine:
    """A line as it can be had (asked_milli 0: it can't), and what the buyer saw before where that differs."""

    line: PricedLine
    was_milli: int | None = None
    was_price: Money | None = None

    @property
    def has_changed(self) -> bool:
        return self.was_milli is not None or self.was_price is not None


@dataclass(frozen=True)
class Review:
    """Everything the review page shows and its form sends. The key is the door's to give: it is kept in a cookie."""

    lines: tuple[ReviewLine, ...]
    quoted: Quoted
    deliveries: tuple[Delivery, ...]
    methods: tuple[str, ...]
    method: str
    if_missing: str
    cart: str
    quote: str
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]
    can_be_placed: bool
    key: str = ""
    coupon: Granted | None = None

    @property
    def coupon_problem(self) -> Problem | None:
        """Why the coupon takes nothing off; the order can go on without it."""
        return self.coupon.refused(self.quoted.subtotal) if self.coupon else None

    @property
    def has_changed(self) -> bool:
        """Whether it is less or otherwise than the buyer asked for."""
        return bool(self.problems or self.unread) or any(line.has_changed for line in self.lines)


def make_review(
    cart: Cart,
    unread: tuple[str, ...],
    offers: Offers,
    terms: Terms,
    wish: Wish,
    seen: str = "",
    key: str = "",
    coupon: Granted | None = None,
) -> Review:
    """seen: the quote the buyer's page carried, to show what each price was. coupon: what the wish's code is worth."""
    priced = price_cart(cart, offers, terms.currency)
    kept = tuple(line for line in priced if line.asked_milli)
    subtotal = goods_total(kept, terms.currency)
    discount = coupon.off(subtotal) if coupon else Money(0, terms.currency)
    delivery, delivery_problem = _choose_delivery(terms, wish, subtotal)
    quoted = sum_up(kept, subtotal, delivery, discount)
    methods = _methods_for(quoted, terms)
    method, method_problem = _choose_method(methods, wish, delivery)
    too_large = Problem("order.too_large") if subtotal.minor > MOST_MINOR else None
    nothing_fits = None if delivery.is_open_to(subtotal) else delivery_problem or _below(delivery)
    empty = None if cart else Problem("order.empty")
    moved = _slot_moved(delivery, seen)
    found = (terms.closed, empty, too_large, delivery_problem or nothing_fits, method_problem, moved)
    return Review(
        lines=_with_past(cart, priced, prices_in(seen)),
        quoted=quoted,
        deliveries=terms.deliveries,
        methods=methods,
        method=method,
        if_missing=wish.if_missing if wish.if_missing in IF_MISSING else "ask",
        cart=write_cart(Cart(tuple(line.item for line in kept))),
        quote=quote_text(kept, terms.deliveries, discount),
        problems=tuple(problem for problem in found if problem),
        unread=unread,
        can_be_placed=bool(kept) and not (terms.closed or too_large or nothing_fits),
        key=key,
        coupon=coupon,
    )


def _with_past(cart: Cart, priced: tuple[PricedLine, ...], seen: Mapping[str, str]) -> tuple[ReviewLine, ...]:
    lines = []
    for item, line in zip(cart.items, priced, strict=True):
        was_milli = item.milli if item.milli != line.asked_milli else None
        price = line.offer.unit_price
        before = seen.get(item.name, price.plain())
        moved = before != price.plain() and not line.offer.closed
        lines.append(ReviewLine(line, was_milli, _money(before, price.currency) if moved else None))
    return tuple(lines)


def _money(plain: str, currency: str) -> Money:
    """An amount as a quote writes it; its decimals are the currency's own."""
    return Money(int(plain.replace(".", "")), currency)


def _choose_delivery(terms: Terms, wish: Wish, subtotal: Money) -> tuple[Delivery, Problem | None]:
    """The one asked for, or the first that takes so small an order; and what was wrong with the one asked for."""
    asked = offered(terms.deliveries, wish.delivery, wish.area_id)
    if asked is not None and asked.is_open_to(subtotal):
        return asked, None
    problem = None
    if wish.delivery:
        problem = Problem("order.delivery_gone", "delivery") if asked is None else _below(asked)
    first_open = next((one for one in terms.deliveries if one.is_open_to(subtotal)), None)
    return first_open or asked or terms.deliveries[0], problem


def _slot_moved(delivery: Delivery, seen: str) -> Problem | None:
    """Whether the buyer's page said another time for it."""
    said = slot_in(seen, delivery)
    now = "" if delivery.slot is None else str(delivery.slot)
    return None if said is None or said == now else Problem("order.slot_moved", "delivery")


def _below(delivery: Delivery) -> Problem:
    minimum = delivery.minimum
    assert minimum is not None  # only a minimum closes a delivery to an order
    values: dict[str, str | int] = {
        "area": delivery.name,
        "minimum_minor": minimum.minor,
        "currency": minimum.currency,
    }
    return Problem("order.below_minimum", "delivery", values)


def _methods_for(quoted: Quoted, terms: Terms) -> tuple[str, ...]:
    """Those that can carry what will be due; all where none can: then it is for the chat."""
    bill = Bill(None if quoted.about else quoted.total, terms.currency, reference="")
    refused = refusals(terms.methods, bill)
    return tuple(kind for kind in terms.methods if kind not in refused) or tuple(terms.methods)


def _choose_method(methods: tuple[str, ...], wish: Wish, delivery: Delivery) -> tuple[str, Problem | None]:
    if wish.method in methods:
        return wish.method, None
    suiting = [method for method in methods if method != _NOT_FOR[delivery.kind]]
    problem = Problem("order.method_gone", "method") if wish.method else None
    return (suiting or list(methods))[0], problem
