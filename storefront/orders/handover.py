"""Hands an order over: the links that carry it into a chat, the text to copy, the ways to pay it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from storefront.chat import CHANNELS, MOST_LINK_BYTES, Channel
from storefront.chat.text import url_bytes
from storefront.i18n import Words
from storefront.money import Money
from storefront.orders.message import chat_text, fitted, sms_text
from storefront.orders.methods import payable, takes_ahead
from storefront.orders.views import OrderView, ShopView
from storefront.pay import METHODS, Bill, Method, Prompt

_FOR_FEATURE_PHONES = ("sms", "call")
_ON_A_PHONE_NUMBER = ("whatsapp", "sms", "call")  # how a shop is reached that has set up nothing
_SHOWS_BOLD = ("whatsapp",)


@dataclass(frozen=True)
class Send:
    """One link into a chat. label: the channel's. carries_text: else the buyer has to copy it."""

    kind: str
    label: str
    href: str
    carries_text: bool


@dataclass(frozen=True)
class WayToPay:
    """One way to pay this order, with what the buyer is shown."""

    method: Method
    prompt: Prompt


@dataclass(frozen=True)
class Handover:
    """sends: the first is the big one. ways: the one the buyer chose comes first."""

    sends: tuple[Send, ...]
    copy_text: str
    ways: tuple[WayToPay, ...]


def hand_over(
    order: OrderView, shop: ShopView, words: Words, link: str, now: datetime, *, feature_phone: bool = False
) -> Handover:
    """link: the order's whole address. feature_phone: whether SMS and a call come first."""
    return Handover(
        sends=tuple(
            _send(channel, address, order, shop, words, link) for channel, address in reach(shop, feature_phone)
        ),
        copy_text=chat_text(order, shop, words, link),
        ways=tuple(ways_to_pay(order, shop, now)),
    )


def reach(shop: ShopView, feature_phone: bool = False) -> list[tuple[Channel, str]]:
    """The shop's channels with their addresses, in the order they are offered; on its phone when it has set none."""
    addresses = dict(shop.channels) or dict.fromkeys(_ON_A_PHONE_NUMBER, shop.phone)
    if feature_phone:
        addresses = {kind: addresses.get(kind, shop.phone) for kind in _FOR_FEATURE_PHONES} | addresses
    return [(CHANNELS[kind], address) for kind, address in addresses.items() if kind in CHANNELS and address]


def ask_links(shop: ShopView, text: str, *, feature_phone: bool = False) -> tuple[Send, ...]:
    """Links that carry a question instead of an order."""
    return tuple(
        Send(channel.kind, channel.label, channel.link(address, text), channel.carries_text)
        for channel, address in reach(shop, feature_phone)
    )


def ways_to_pay(order: OrderView, shop: ShopView, now: datetime) -> Iterator[WayToPay]:
    """Those that can carry what is due."""
    settings_of = payable(shop.methods, shop.currency)
    is_ahead = order.due_later.minor > 0 and not order.about and takes_ahead(settings_of)
    for kind in sorted(settings_of, key=lambda kind: kind != order.method):
        method, settings, bill = METHODS[kind], settings_of[kind], bill_of(order, METHODS[kind], now)
        if method.refuses(bill, settings) is None and not (is_ahead and method.by_hand):
            yield WayToPay(method, method.prompt(bill, settings))


def bill_of(order: OrderView, method: Method, now: datetime | None = None) -> Bill:
    """Codes carry no amount while something is still to be weighed or agreed. By hand there is one moment to pay; a
    deposit is made up to what a method can carry, and gets the cents by which it is told from others."""
    currency = order.total.currency
    if order.about or method.by_hand:
        return Bill(None if order.about else order.due, currency, order.reference, now)
    step = method.steps.get(currency, 1)
    asked = min(-(-order.due_now.minor // step) * step, order.due.minor)
    is_told_apart = method.shows_cents(currency) and order.paid.minor <= 0
    amount = Money(asked + (order.tail_minor if is_told_apart else 0), currency)
    return Bill(amount, currency, order.reference, now, later=Money(order.due.minor - asked, currency))


def _send(channel: Channel, address: str, order: OrderView, shop: ShopView, words: Words, link: str) -> Send:
    def fits(text: str) -> bool:
        return url_bytes(channel, address, text) <= MOST_LINK_BYTES

    if channel.short:
        text = sms_text(order, words, link)
    else:
        text = fitted(order, shop, words, link, fits, has_bold=channel.kind in _SHOWS_BOLD)
    return Send(channel.kind, channel.label, channel.link(address, text), channel.carries_text)
