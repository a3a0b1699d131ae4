"""For pages on which an order is written without us: ways to get the goods, to pay them and to send the order."""

from dataclasses import dataclass

from storefront.chat import CHANNELS
from storefront.chat.text import ascii_name
from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.orders.handover import Send, reach
from storefront.orders.offers import Delivery
from storefront.orders.pay_words import method_label
from storefront.orders.review import Terms
from storefront.orders.snapshots import shop_view
from storefront.orders.way_words import buyers_way_text
from storefront.shop.order_page import SendLink, send_links

_SLOT = "zzTEXTzz"  # where scripts write the order into a chat's link
_MOST_NAME = 30


@dataclass(frozen=True)
class Way:
    """value: as an order's link has it. said: its line in the chat. fee None: agreed there. Amounts in minor units."""

    value: str
    label: str
    said: str
    fee: int | None = None
    free_above: int | None = None


def ways_to_get(terms: Terms, words: Words) -> tuple[Way, ...]:
    return tuple(_way(delivery, words) for delivery in terms.deliveries)


def ways_to_pay(terms: Terms, words: Words) -> tuple[Way, ...]:
    labels = {kind: method_label(kind, words) for kind in terms.methods}
    return tuple(Way(kind, label, words.gettext("Payment: %(method)s", method=label)) for kind, label in labels.items())


def ways_to_send(shop: Shop, words: Words) -> tuple[SendLink, ...]:
    """The shop's chats that take a text along, and always SMS: it needs no data."""
    channels = dict(reach(shop_view(shop, words.language)))
    every = {**channels, CHANNELS["sms"]: channels.get(CHANNELS["sms"], shop.phone)}
    return send_links(
        [
            Send(channel.kind, channel.label, channel.link(address, _SLOT), True)
            for channel, address in every.items()
            if channel.carries_text
        ],
        words,
    )


def short_name(shop: Shop) -> str:
    """For an SMS, which has little room, and less where there are letters beyond ASCII."""
    return ascii_name(shop.name)[:_MOST_NAME]


def _way(delivery: Delivery, words: Words) -> Way:
    fee = None if delivery.fee is None else delivery.fee.minor
    free_above = None if delivery.free_above is None else delivery.free_above.minor
    label = buyers_way_text(delivery.kind, delivery.name, words)
    if delivery.kind == "pick_up":
        return Way("pick_up", label, words.gettext("I pick it up."), fee, free_above)
    if delivery.kind == "elsewhere":
        said = words.gettext("Delivery: somewhere else, agreed in the chat")
        return Way("elsewhere", label, said, fee, free_above)
    said = words.gettext("Delivery: %(area)s", area=delivery.name)
    label += f", {words.money(delivery.fee)}" if delivery.fee and fee else ""
    return Way(str(delivery.area_id), label, said, fee, free_above)
