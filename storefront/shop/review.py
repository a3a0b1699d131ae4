"""The review page: what will be ordered, how it gets there, how it is paid. What it shows can be sent as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from storefront.catalogue.quantity import typed_units
from storefront.chat import CHANNELS
from storefront.i18n import N_, Words
from storefront.i18n.places import local
from storefront.merchants.ordering import is_closed
from storefront.money import Money
from storefront.orders.composed import Composed, compact_text
from storefront.orders.coupons.records import has_coupons
from storefront.orders.offers import Delivery
from storefront.orders.pay_words import method_label
from storefront.orders.review import IF_MISSING, Review, ReviewLine
from storefront.orders.slot_words import slot_text
from storefront.orders.way_words import buyers_way_text
from storefront.shop.cards import Box, Typed
from storefront.shop.front import Front, front_of
from storefront.shop.head import head_of
from storefront.shop.trail import Trail
from storefront.shop.views import Head
from storefront.shop.visit import Visit
from storefront.wire.pages import render

_IF_MISSING = {"ask": N_("ask me"), "leave_out": N_("leave it out"), "similar": N_("something similar")}


@dataclass(frozen=True)
class CartLine:
    box: Box
    title: str
    details: str  # choice and extras
    href: str
    unit_price: str
    was_price: str  # what the buyer saw, struck through; "" when it is the same
    was_quantity: str
    amount: str
    minor: int
    about: bool
    gone: bool


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    note: str
    chosen: bool


@dataclass(frozen=True)
class CouponBox:
    """code: as typed. off: what it takes off, "" for nothing; problem: why."""

    code: str
    off: str
    problem: str


@dataclass(frozen=True)
class ReviewPage:
    head: Head
    front: Front
    trail: Trail
    lines: tuple[CartLine, ...]
    deliveries: tuple[Option, ...]
    methods: tuple[Option, ...]
    if_missing: tuple[Option, ...]
    subtotal: str
    fee: str  # "" when there is none to show
    total: str
    total_minor: int
    about: bool
    problems: tuple[str, ...]
    unread: str
    opens: str  # for when it is, however it gets there
    can_be_placed: bool
    cart: str
    quote: str
    key: str
    coupon: CouponBox | None
    sms: str  # the same order for a phone without data
    is_own: bool
    mine: str  # the buyer's own cart, when this is somebody else's
    sent: "SentBefore | None" = None
    news: str = ""  # what nothing else on the page explains


@dataclass(frozen=True)
class SentBefore:
    """The order that this page's key has made long ago."""

    text: str
    href: str


def draw_review(
    visit: Visit,
    review: Review,
    *,
    own: bool = True,
    mine: str = "",
    typed: Typed | None = None,
    sent: SentBefore | None = None,
    moved: bool = False,
) -> str:
    """own: the cart is the buyer's; mine: their own where it is another's. moved: something changed since they
    looked."""
    words, quoted = visit.words, review.quoted
    front = front_of(visit, "cart")
    each = not _have_one_slot(review.deliveries)
    page = ReviewPage(
        head=head_of(visit, f"{words.gettext('My order')} – {front.name}", "", "cart", hidden=True),
        front=front,
        trail=visit.trail,
        lines=tuple(_line(line, visit, typed or Typed()) for line in review.lines),
        deliveries=tuple(_delivery(one, one == quoted.delivery, visit, each) for one in review.deliveries),
        methods=tuple(Option(kind, method_label(kind, words), "", kind == review.method) for kind in review.methods),
        if_missing=tuple(
            Option(value, words.gettext(_IF_MISSING[value]), "", value == review.if_missing) for value in IF_MISSING
        ),
        subtotal=words.money(quoted.subtotal),
        fee=words.money(quoted.fee) if quoted.fee is not None and quoted.fee.minor else "",
        total=words.money(quoted.total),
        total_minor=quoted.total.minor,
        about=quoted.about,
        problems=tuple(words.problem(problem) for problem in review.problems),
        unread=words.listed(review.unread),
        opens=when_line(review.deliveries, visit),
        can_be_placed=review.can_be_placed,
        cart=review.cart,
        quote=review.quote,
        key=review.key,
        coupon=_coupon(visit, review),
        sms=_sms(visit, review),
        is_own=own,
        mine=mine,
        sent=sent,
        news=_news(review, words) if moved else "",
    )
    return render("shop/cart.html", words, page=page)


def _coupon(visit: Visit, review: Review) -> CouponBox | None:
    """The box to type one; not in a shop that has none to give."""
    coupon, off, words = review.coupon, review.quoted.discount, visit.words
    if coupon is None:
        return CouponBox("", "", "") if has_coupons(visit.shop, visit.now) else None
    problem = review.coupon_problem
    return CouponBox(coupon.code, words.money(off) if off.minor else "", words.problem(problem) if problem else "")


def _news(review: Review, words: Words) -> str:
    """A coupon that was only now typed, or a delivery that costs something else, shows in the total alone."""
    total = words.money(review.quoted.total)
    return "" if review.has_changed else words.gettext("Look again: the total is now %(total)s.", total=total)


def _sms(visit: Visit, review: Review) -> str:
    """With the page's own key: whichever way it arrives first makes the one order."""
    text = compact_text(visit.shop.name, Composed(review.key, review.cart, visit.shop.price_version))
    return CHANNELS["sms"].link(visit.shop.phone, text)


def when_line(deliveries: Sequence[Delivery], visit: Visit) -> str:
    """The one line: "Closed now. Your order is for tomorrow, from 08:00." Where ways differ, each says its own."""
    words, shop = visit.words, visit.shop
    closed = is_closed(shop, visit.now)
    if not _have_one_slot(deliveries):
        return words.gettext("Closed now. Choose when you get it:") if closed else ""
    slot = deliveries[0].slot
    if slot is None:
        return ""
    when = slot_text(slot, local(visit.now, shop.time_zone).date(), words)
    text = N_("Closed now. Your order is for %(when)s.") if closed else N_("Your order is for %(when)s.")
    return words.gettext(text, when=when)


def _have_one_slot(deliveries: Sequence[Delivery]) -> bool:
    return len({one.slot for one in deliveries}) == 1


def _line(review: ReviewLine, visit: Visit, typed: Typed) -> CartLine:
    line, words = review.line, visit.words
    offer, name = line.offer, f"q{review.line.offer.item.name}"
    unit, milli = offer.asked_unit, line.asked_milli
    problem = typed.problems.get(name) or (words.problem(line.problem) if line.problem else "")
    box = Box(
        name=name,
        label="",
        price="",
        minor=0,
        value=typed.texts.get(name, words.quantity_editable(milli)),
        hint="0",
        whole=unit not in ("kg", "litre"),
        units=typed_units(unit, words.language),
        problem=problem,
        meant=typed.meant.get(name, ()),
    )
    return CartLine(
        box=box,
        title=offer.title or words.gettext("No. %(number)s", number=offer.item.number),
        details=words.listed((offer.choice_name, *(extra.name for extra in offer.extras))),
        href=visit.trail.to(f"p/{offer.item.number}"),
        unit_price=f"{words.money(offer.unit_price)}{words.price_unit(offer.unit)}",
        was_price=words.money(review.was_price) if review.was_price else "",
        was_quantity=words.quantity(review.was_milli, unit) if review.was_milli is not None else "",
        amount=words.money(line.amount),
        minor=line.amount.minor,
        about=line.about,
        gone=milli == 0,
    )


def _delivery(delivery: Delivery, chosen: bool, visit: Visit, says_when: bool) -> Option:
    words = visit.words
    when = _when(delivery, visit) if says_when else ""
    label = buyers_way_text(delivery.kind, delivery.name, words)
    if delivery.kind != "area":
        return Option(delivery.kind, label, when, chosen)
    note = words.listed((_terms(delivery, words), when))
    return Option(f"area-{delivery.area_id}", label, note, chosen)


def _when(delivery: Delivery, visit: Visit) -> str:
    if delivery.slot is None:
        return visit.words.gettext("today")
    return slot_text(delivery.slot, local(visit.now, visit.shop.time_zone).date(), visit.words)


def _terms(delivery: Delivery, words: Words) -> str:
    def said(amount: Money | None, text: str) -> str:
        return "" if amount is None else words.gettext(text, price=words.money(amount))

    fee = words.money(delivery.fee) if delivery.fee and delivery.fee.minor else words.gettext("free")
    free = said(delivery.free_above, N_("free from %(price)s")) if delivery.fee and delivery.fee.minor else ""
    return words.listed((fee, free, said(delivery.minimum, N_("orders from %(price)s"))))
