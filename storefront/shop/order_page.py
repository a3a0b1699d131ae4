"""What an order's page says: how far it is, how it is sent, what is in it, how it is paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storefront.chat import CHANNELS
from storefront.i18n import N_, Words
from storefront.orders.handover import Handover, Send, WayToPay, ask_links, bill_of
from storefront.orders.message import shown_reference, sms_text
from storefront.orders.payment import MOST_CLAIMS
from storefront.orders.states import ENDS, REASONS
from storefront.orders.views import LineView, OrderView, ShopView
from storefront.shop.front import Front
from storefront.shop.pay_page import GatewayPart
from storefront.shop.receipt import Receipt
from storefront.shop.trail import Trail
from storefront.shop.views import Head
from storefront.shop.visit import Visit

SHOWN_FOR = timedelta(days=90)  # after its end, then only what became of it
_TOLD_FOR = timedelta(days=7)  # that the shop changed where money goes

STATES = {
    "placed": N_("Not sent yet – one last step"),
    "received": N_("The shop has seen your order"),
    "confirmed": N_("The shop says yes"),
    "ready": N_("Ready to pick up"),
    "sent": N_("On its way"),
    "done": N_("Done – thank you"),
    "refused": N_("The shop can't do this order"),
    "cancelled": N_("This order is cancelled"),
    "returned": N_("This order came back to the shop"),
    "lapsed": N_("Too old – order again"),
}
_PAID = {
    "claimed": N_("You said that you have paid. The shop looks."),
    "part": N_("Paid in part: %(paid)s of %(total)s"),
    "paid": N_("Paid"),
    "review": N_("The shop has money of yours: ask in the chat."),
    "refunded": N_("Your money went back to you."),
}
_SEND = {"sms": N_("Send by SMS"), "call": N_("Call the shop"), "email": N_("Send by e-mail")}


@dataclass(frozen=True)
class SendLink:
    kind: str
    label: str
    href: str


@dataclass(frozen=True)
class OrderLineShown:
    text: str
    details: str
    amount: str
    minor: int
    about: bool
    left_out: bool
    was: str  # the quantity asked for, where the shop gives another


@dataclass(frozen=True)
class Rail:
    """A way to pay. href opens it; the open one has it empty."""

    kind: str
    label: str
    href: str


@dataclass(frozen=True)
class OpenRail:
    rail: Rail
    way: WayToPay
    qr: str
    claims_by_reference: bool


@dataclass(frozen=True)
class OrderPage:
    head: Head
    front: Front
    trail: Trail
    token: str
    reference: str
    machine_reference: str
    state: str
    payment: str
    headline: str
    reason: str
    changes: tuple[str, ...]  # what is otherwise than the buyer's phone knew, or than it was when placed
    sends: tuple[SendLink, ...]
    sms: str  # where it is not among the sends
    copy_text: str
    ask: str
    lines: tuple[OrderLineShown, ...]
    delivery: str
    when: str
    fee: str
    coupon: str
    coupon_off: str
    discount: str
    total: str
    total_minor: int
    about: bool
    paid: str
    pay_note: str
    bill: str
    warning: str
    rails: tuple[Rail, ...]
    open_rail: OpenRail | None
    gateway: GatewayPart | None
    receipt: Receipt | None
    can_claim: bool
    again: str
    is_old: bool
    feature_phone: bool
    problem: str = ""


def is_over(order: OrderView, now: datetime) -> bool:
    return order.ended_at is not None and now - order.ended_at > SHOWN_FOR


def big_first(handed: Handover, via: str) -> tuple[Send, ...]:
    """The channel asked for first, else as the shop has them."""
    return tuple(sorted(handed.sends, key=lambda send: send.kind != via))


def send_links(sends: Sequence[Send], words: Words) -> tuple[SendLink, ...]:
    return tuple(SendLink(send.kind, _send_label(send, words), send.href) for send in sends)


def sms_beside(handed: Handover, phone: str, order: OrderView, words: Words, link: str) -> str:
    """For a phone on which no chat app opens, also where the shop named other channels only."""
    if any(send.kind == "sms" for send in handed.sends):
        return ""
    return CHANNELS["sms"].link(phone, sms_text(order, words, link))


def ask_link(order: OrderView, shop: ShopView, words: Words, link: str) -> str:
    """A chat about this order, once it is sent."""
    text = words.gettext("Order %(reference)s", reference=shown_reference(order, words))
    return ask_links(shop, f"{text}\n{link}\n")[0].href


def headline(order: OrderView, words: Words) -> str:
    return words.gettext(STATES[order.state])


def reason(order: OrderView, words: Words) -> str:
    text = REASONS.get(order.state, {}).get(order.reason, "")
    return words.gettext(text) if text and order.reason != "other" else ""


def paid_text(order: OrderView, words: Words) -> str:
    if order.payment == "unpaid":
        return ""
    if order.payment == "paid" and order.to_give_back.minor:
        return words.gettext("Paid. You get %(amount)s back.", amount=words.money(order.to_give_back))
    return words.gettext(_PAID[order.payment], paid=words.money(order.paid), total=words.money(order.total))


def pay_note(order: OrderView, words: Words) -> str:
    if order.payment == "paid" or order.state in ENDS:
        return ""
    if order.pay_when == "on_handover" and not order.due_later.minor:
        return words.gettext("You pay when you get it.")
    if order.pay_when != "at_once" and order.state in ("placed", "received"):
        return words.gettext("Wait for the shop's yes before you pay.")
    return ""


def bill_text(order: OrderView, opened: OpenRail | None, words: Words) -> str:
    """What is asked now and later, or why it is some cents more than the total."""
    bill = bill_of(order, opened.way.method) if opened else None
    if bill is None or bill.amount is None or bill.amount == order.due:
        return ""
    now, later = words.money(bill.amount), bill.later
    if later is not None and later.minor:
        return words.gettext("%(now)s now, %(later)s when you get it", now=now, later=words.money(later))
    return words.gettext("Pay exactly %(amount)s: the last digits say that it is yours.", amount=now)


def change_warning(shop: ShopView, words: Words, zone: str, now: datetime) -> str:
    if shop.pay_changed_at is None or now - shop.pay_changed_at > _TOLD_FOR:
        return ""
    day = words.date(shop.pay_changed_at, zone)
    return words.gettext("The shop changed where money goes on %(day)s. If in doubt, ask in the chat.", day=day)


def open_rail(
    order: OrderView, ways: Sequence[WayToPay], asked: str, visit: Visit
) -> tuple[tuple[Rail, ...], OpenRail | None]:
    """All ways to pay, and the one whose details the page shows; none when there is nothing to pay."""
    if order.payment in ("paid", "refunded", "review") or order.state in ENDS or not ways:
        return (), None
    way = next((way for way in ways if way.method.kind == asked), ways[0])
    rails = tuple(
        Rail(one.method.kind, visit.words.gettext(one.method.label), _rail_href(order, one, way, visit)) for one in ways
    )
    place = f"o/{order.token}/qr/{way.method.kind}.png"
    qr = visit.trail.to(place) if way.prompt.code else ""
    opened = next(rail for rail in rails if rail.kind == way.method.kind)
    return rails, OpenRail(opened, way, qr, way.method.proves_by_reference)


def can_claim(order: OrderView, opened: OpenRail | None) -> bool:
    return opened is not None and opened.claims_by_reference and order.claims < MOST_CLAIMS


def shown_line(line: LineView, words: Words) -> OrderLineShown:
    milli, unit = (line.asked_milli, line.asked_unit) if line.given_milli is None else (line.given_milli, line.unit)
    name = words.listed((line.title, line.choice_name, *line.extras))
    return OrderLineShown(
        text=f"{words.quantity(milli, unit)} × {name}",
        details=f"{words.money(line.unit_price)}{words.price_unit(line.unit)}",
        amount=words.money(line.amount),
        minor=line.amount.minor,
        about=line.about,
        left_out=line.is_left_out,
        was=words.quantity(line.asked_milli, line.asked_unit) if line.was_changed else "",
    )


def fee_text(order: OrderView, words: Words) -> str:
    if order.fee is None or order.delivery == "pick_up":
        return ""
    return words.money(order.fee) if order.fee.minor else words.gettext("free")


def _rail_href(order: OrderView, one: WayToPay, opened: WayToPay, visit: Visit) -> str:
    return "" if one is opened else visit.trail.to(f"o/{order.token}", pay=one.method.kind)


def _send_label(send: Send, words: Words) -> str:
    if send.kind in _SEND:
        return words.gettext(_SEND[send.kind])
    return words.gettext("Send on %(app)s", app=send.label)
