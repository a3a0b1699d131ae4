"""What the shop may want to write to the customer now: finished texts in the order's own language, to send or copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storefront.chat import sms, whatsapp
from storefront.chat.phone import dialling
from storefront.i18n import N_, words
from storefront.merchants.records import Shop
from storefront.merchants.replies.records import replies_of
from storefront.merchants.replies.rules import filled
from storefront.orders.message import reply_text, shown_reference
from storefront.orders.records import OrderEvent
from storefront.orders.undo import EDITS
from storefront.orders.views import OrderView

# By the word of the event the text is about; what the button of the desk calls it.
LABELS: dict[str, str] = {
    "made": N_("Here is your order"),
    "received": N_("We have seen it"),
    "confirmed": N_("Confirmed"),
    "changed": N_("Changed"),
    "given": N_("Weighed"),
    "ready": N_("Ready"),
    "sent": N_("On its way"),
    "done": N_("Thank you"),
    "refused": N_("We can't do it"),
    "cancelled": N_("Cancelled"),
    "returned": N_("Came back"),
    "paid": N_("Payment received"),
    "refunded": N_("Money given back"),
}


@dataclass(frozen=True)
class ReadyText:
    """label: a msgid. share, sms: open the app, where the member picks the customer."""

    kind: str
    label: str
    text: str
    share: str
    sms: str


@dataclass(frozen=True)
class Customer:
    """Where a number typed once is kept, on this phone only: under which name, and how numbers are dialled here."""

    key: str
    dial: str


def customer_of(shop: Shop, reference: str) -> Customer:
    return Customer(f"{shop.slug}/{reference}", " ".join(map(str, dialling(shop.country))))


def kind_of(what: str, events: Sequence[OrderEvent]) -> str:
    """Which text an event asks for; "" for none. events: all of the order."""
    if what == "confirmed" and events[0].member_id is not None:  # a member made it: its customer has no link yet
        return "made"
    return "changed" if what in EDITS else what if what in LABELS else ""


def ready_texts(shop: Shop, order: OrderView, events: Sequence[OrderEvent], link: str) -> tuple[ReadyText, ...]:
    """link: the order's public address."""
    is_changed = order.state == "received" and any(event.what in EDITS for event in events)
    kinds = [*(["changed"] if is_changed else []), *_kinds(order)]
    return tuple(ready_text(kind_of(kind, events), shop, order, link) for kind in kinds)


def own_texts(shop: Shop, order: OrderView, link: str) -> tuple[ReadyText, ...]:
    """The shop's own answers, filled for this order."""
    spoken = words(order.language, shop.country)
    values = {
        "reference": shown_reference(order, spoken),
        "total": spoken.money_plain(order.total),
        "link": link,
        "shop": shop.text("name", order.language),
    }
    return tuple(_ready(f"own-{one.id}", "", filled(one.text, values)) for one in replies_of(shop))


def ready_text(kind: str, shop: Shop, order: OrderView, link: str) -> ReadyText:
    """kind: one of LABELS."""
    text = reply_text(kind, order, words(order.language, shop.country), link)
    return _ready(kind, LABELS[kind], text)


def _ready(kind: str, label: str, text: str) -> ReadyText:
    return ReadyText(kind, label, text, whatsapp.share_link(text), sms.link("", text))


def _kinds(order: OrderView) -> Iterator[str]:
    """The likeliest first."""
    is_weighed = any(line.given_milli is not None for line in order.lines) and not any(
        line.about for line in order.lines
    )
    if is_weighed and order.state in ("received", "confirmed"):
        yield "given"
    if order.state in LABELS:
        yield order.state
    if order.payment in ("paid", "refunded"):
        yield order.payment
