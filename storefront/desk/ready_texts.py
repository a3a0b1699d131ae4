"""What the shop may want to write to the customer now: finished texts in the order's own language, to send or copy."""

from collections.abc import Iterator
from dataclasses import dataclass

from storefront.chat.whatsapp import share_link
from storefront.i18n import N_, words
from storefront.merchants.records import Shop
from storefront.orders.message import reply_text
from storefront.orders.views import OrderView

# By the word of the event the text is about; what the button of the desk calls it.
LABELS: dict[str, str] = {
    "received": N_("We have seen it"),
    "confirmed": N_("Confirmed"),
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
    """label: a msgid. share: opens the chat app, where the member picks the customer."""

    kind: str
    label: str
    text: str
    share: str


def ready_texts(shop: Shop, order: OrderView, link: str) -> tuple[ReadyText, ...]:
    """link: the order's public address."""
    spoken = words(order.language, shop.country)
    made = ((kind, reply_text(kind, order, spoken, link)) for kind in _kinds(order))
    return tuple(ReadyText(kind, LABELS[kind], text, share_link(text)) for kind, text in made)


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
