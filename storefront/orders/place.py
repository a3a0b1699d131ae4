"""Placing an order: one transaction, one order for each key, nothing sold twice, no price the buyer has not seen."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.orders import live, search
from storefront.orders.changes import Difference
from storefront.orders.coupons.counting import count
from storefront.orders.gather import review_cart
from storefront.orders.methods import NOTEBOOK, takes_ahead
from storefront.orders.network_share import Held, shares
from storefront.orders.news import note_change
from storefront.orders.offers import Delivery, Shelf
from storefront.orders.quote import PricedLine
from storefront.orders.records import Order, OrderEvent, OrderLine, order_with_key
from storefront.orders.reference import make_reference
from storefront.orders.review import Review, Wish
from storefront.orders.shelves import take
from storefront.orders.tails import tail_of
from storefront.problems import Missing
from storefront.storage.database import atomic
from storefront.storage.tokens import is_token, new_token

_MOST_SOURCE = 32
_MOST_ASKS = 6


@dataclass(frozen=True)
class Placing:
    """What the posted form says. network: the buyer's address prefix, None for a loopback peer.

    made_by: the member who makes the order for a buyer. changes: what the order notes that its buyer did not know.
    """

    key: str
    cart: str
    quote: str
    delivery: str
    area_id: int | None
    method: str
    if_missing: str
    language: str
    source: str = ""
    network: str | None = None
    made_by: int | None = None
    coupon: str = ""
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Placed:
    """The order of this key; is_repeat: it was there before. held: what it makes its buyer's network hold."""

    order: Order
    is_repeat: bool
    held: tuple[Held, ...] = ()


class Changed(Exception):
    """Nothing was written: live data differ from what the buyer saw. The review has the correction made."""

    def __init__(self, review: Review) -> None:
        super().__init__("the order has to be looked at again")
        self.review = review


def place(shop: Shop, form: Placing, now: datetime) -> Placed:
    """Raises Changed, and Missing when the key is another shop's."""
    with atomic():
        placed = place_inside(shop, form, now)
    shares().note(placed.order.id, placed.held)
    return placed


def place_inside(shop: Shop, form: Placing, now: datetime) -> Placed:
    """The same inside the caller's transaction; what it holds is for the caller to note when that is committed."""
    known = order_with_key(form.key) if live.is_known_key(form.key) else None
    if known is not None:
        if known.shop_id != shop.id:
            raise Missing
        return Placed(known, is_repeat=True)
    shop = live.terms_row(shop)
    review = _agreed(shop, form, now)
    holds = _take_goods(shop, review, form.network, now)
    order = _write(shop, form, review, holds, now)
    return Placed(order, is_repeat=False, held=_for_network(form.network, holds, order.held_until))


def _agreed(shop: Shop, form: Placing, now: datetime) -> Review:
    """The review, when it is exactly what the buyer's page said."""
    wish = Wish(form.delivery, form.area_id, form.method, form.if_missing, form.coupon)
    review = review_cart(shop, form.cart, form.language, wish, now, seen=form.quote)
    if review.has_changed or not review.can_be_placed or review.quote != form.quote or not is_token(form.key):
        raise Changed(replace(review, key=new_token()))
    return review


def _take_goods(shop: Shop, review: Review, network: str | None, now: datetime) -> dict[str, tuple[Shelf, int]]:
    """Counted goods off their shelves, by item name, in the one order every transaction uses.

    The review has just seen that there is enough, and nobody else writes meanwhile.
    """
    if shop.hold_minutes == 0:
        return {}
    holds: dict[str, tuple[Shelf, int]] = {}
    for line, shelf in sorted(_counted(review), key=lambda pair: (pair[1].kind, pair[1].row_id)):
        free = line.offer.stock_milli or 0
        with_this = line.asked_milli + sum(milli for taken, milli in holds.values() if taken == shelf)
        may_hold = shares().may_hold(network, shelf, with_this, free, line.offer.step_milli, now)
        if may_hold and take(shelf, line.asked_milli):
            holds[line.item.name] = (shelf, line.asked_milli)
    return holds


def _counted(review: Review) -> list[tuple[PricedLine, Shelf]]:
    return [(line, line.offer.shelf) for line in review.quoted.lines if line.offer.shelf is not None]


def _for_network(network: str | None, holds: dict[str, tuple[Shelf, int]], until: datetime | None) -> tuple[Held, ...]:
    if network is None or until is None:
        return ()
    by_shelf: dict[Shelf, int] = {}
    for shelf, milli in holds.values():
        by_shelf[shelf] = by_shelf.get(shelf, 0) + milli
    return tuple(Held(network, shelf, milli, until) for shelf, milli in by_shelf.items())


def _write(shop: Shop, form: Placing, review: Review, holds: dict[str, tuple[Shelf, int]], now: datetime) -> Order:
    quoted = review.quoted
    order = Order(
        shop=shop,
        token=new_token(),
        key=form.key,
        reference=_free_reference(shop),
        currency=shop.currency,
        language=form.language,
        cart=review.cart,
        area=quoted.delivery.area_id,
        delivery=quoted.delivery.kind,
        area_name=quoted.delivery.name,
        fee_minor=None if quoted.fee is None else quoted.fee.minor,
        **_coupon(shop, review),
        total_minor=quoted.total.minor,
        about=quoted.about,
        deposit_percent=_deposit(shop, review),
        method=review.method,
        pay_when=shop.pay_when,
        if_missing=review.if_missing,
        **_for_when(quoted.delivery),
        asks=_asks(shop, review, form.language),
        hold="held" if holds else "none",
        held_until=now + timedelta(minutes=shop.hold_minutes) if holds else None,
        source=form.source[:_MOST_SOURCE],
        price_version=shop.price_version,
        search_key=search.key_of("", quoted.delivery.name, _names(quoted.lines)),
        made_by=form.made_by,
        placed_at=now,
        changed_at=now,
    )
    order.tail_minor = tail_of(order)
    order.save(force_insert=True)
    held = {name: milli for name, (_, milli) in holds.items()}
    rows = [line_fields(order, at, line, held.get(line.item.name, 0)) for at, line in enumerate(quoted.lines)]
    OrderLine.insert_many(rows).execute()
    OrderEvent.insert(
        order=order,
        at=now,
        member=form.made_by,
        what="placed",
        to_state="placed",
        revision=1,
        total_minor=order.total_minor,
        details={"changes": [change.to_json() for change in form.changes]} if form.changes else {},
    ).execute()
    note_change(shop.id)
    if holds:
        touch(shop)
    return order


def _coupon(shop: Shop, review: Review) -> dict[str, Any]:
    """What the order keeps of its coupon, which counts as used. The review has just seen that a use is left, and
    nobody else writes meanwhile."""
    coupon = review.coupon
    if coupon is None or coupon.row_id is None or review.coupon_problem or not count(shop, coupon.row_id):
        return {}
    return {
        "coupon": coupon.code,
        "coupon_percent": coupon.percent,
        "coupon_off_minor": coupon.off_minor,
        "coupon_counted": True,
    }


def _deposit(shop: Shop, review: Review) -> int:
    """Percent; none where it can't come, or the two have agreed otherwise."""
    return shop.deposit_percent if takes_ahead(review.methods) and review.method != NOTEBOOK else 0


def _for_when(delivery: Delivery) -> dict[str, str]:
    slot = delivery.slot
    if slot is None:
        return {}
    return {"wanted_date": slot.day.isoformat(), "wanted_slot": "" if slot.start is None else f"{slot.start:%H:%M}"}


def line_fields(order: Order, position: int, line: PricedLine, held_milli: int) -> dict[str, Any]:
    offer = line.offer
    return {
        "order": order.id,
        "position": position,
        "product": offer.product_id,
        "choice": offer.choice_id,
        "number": offer.item.number,
        "choice_number": offer.item.choice,
        "extras": [{"number": one.number, "name": one.name, "price_minor": one.price.minor} for one in offer.extras],
        "title": offer.title,
        "choice_name": offer.choice_name,
        "asked_milli": line.asked_milli,
        "unit": offer.unit,
        "about_milli": offer.about_milli,
        "unit_price_minor": offer.unit_price.minor,
        "about": line.about,
        "held_milli": held_milli,
    }


def _names(lines: tuple[PricedLine, ...]) -> Iterator[str]:
    for line in lines:
        yield f"{line.offer.title} {line.offer.choice_name}"


def _asks(shop: Shop, review: Review, language: str) -> list[str]:
    """The blank lines of the chat text in the buyer's language: the shop's, then its goods', each once."""
    asks = [*shop.several("asks", language), *(ask for line in review.quoted.lines for ask in line.offer.asks)]
    return list(dict.fromkeys(asks))[:_MOST_ASKS]


def _free_reference(shop: Shop) -> str:
    while True:
        reference = make_reference(f"{secrets.randbelow(10**6):06d}")
        if live.is_free_reference(shop, reference):
            return reference
