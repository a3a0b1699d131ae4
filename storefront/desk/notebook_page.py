"""One name of the notebook: what is open, of which orders, and the text that says so to the customer."""

from collections.abc import Iterator
from dataclasses import dataclass

from storefront.chat.whatsapp import share_link
from storefront.desk.goods_rows import shop_words
from storefront.i18n import Words
from storefront.merchants.records import Member, Shop
from storefront.merchants.sealing import usable_methods
from storefront.money import Money
from storefront.orders.message import isolated
from storefront.orders.methods import NOTEBOOK, WITHOUT_SETTINGS
from storefront.orders.notebook.actions import entries_under
from storefront.orders.notebook.records import Mark
from storefront.orders.notebook.rules import Open, balance_of
from storefront.orders.pay_words import method_label
from storefront.orders.records import Order

_MOST_SETTLED = 20  # of what is paid, the newest are enough
_MOST_TOLD = 12  # a text for a chat stays short


@dataclass(frozen=True)
class OrderRow:
    """open "": all of it is paid."""

    reference: str
    day: str
    total: str
    open: str


@dataclass(frozen=True)
class NamePage:
    """seen: the balance in minor units, carried by the form. open "": nothing. open_box: the same for a form's box.
    text: for the customer, in the shop's language, without the name; share: opens a chat with it."""

    address: str
    name: str
    is_aside: bool
    seen: int
    open: str
    open_box: str
    about: bool
    orders: tuple[OrderRow, ...]
    methods: tuple[tuple[str, str], ...]
    text: str
    share: str


def name_page(member: Member, mark: Mark, words: Words) -> NamePage:
    shop, entries = member.shop, entries_under(mark)
    balance = balance_of(entry for _, entry in entries)
    unsettled = [(order, entry) for order, entry in entries if entry.minor]
    settled = [(order, entry) for order, entry in entries if not entry.minor][-_MOST_SETTLED:]
    text = _text(shop, balance, unsettled) if balance > 0 else ""
    return NamePage(
        address=f"/desk/notebook/{mark.id}",
        name=mark.name,
        is_aside=mark.archived_at is not None,
        seen=balance,
        open=left_open(balance, shop.currency, words),
        open_box=shop_words(shop).money_editable(Money(balance, shop.currency)) if balance > 0 else "",
        about=any(order.about for order, _ in entries),
        orders=tuple(_row(shop, order, entry, words) for order, entry in (*unsettled, *reversed(settled))),
        methods=_methods(shop, words),
        text=text,
        share=share_link(text) if text else "",
    )


def left_open(minor: int, currency: str, words: Words) -> str:
    """ "12 DH", "to give back: 12 DH", or "" of nothing."""
    amount = words.amount(abs(minor), currency)
    if minor < 0:
        return words.gettext("to give back: %(amount)s", amount=amount)
    return amount if minor else ""


def _row(shop: Shop, order: Order, entry: Open, words: Words) -> OrderRow:
    left = left_open(entry.minor, order.currency, words)
    day = words.date(order.placed_at, shop.time_zone)
    return OrderRow(order.reference, day, words.amount(order.total_minor, order.currency), left)


def _methods(shop: Shop, words: Words) -> tuple[tuple[str, str], ...]:
    """Cash first: it is what notebooks are mostly paid with."""
    kinds = dict.fromkeys((WITHOUT_SETTINGS[0], *(row.kind for row in usable_methods(shop) if row.kind != NOTEBOOK)))
    return tuple((kind, method_label(kind, words)) for kind in kinds)


def _text(shop: Shop, balance: int, unsettled: list[tuple[Order, Open]]) -> str:
    spoken = shop_words(shop)
    amount = spoken.amount(balance, shop.currency)
    said = spoken.gettext("Your balance at %(shop)s: %(amount)s", shop=shop.name, amount=amount)
    return "\n".join((said, *_told(shop, unsettled, spoken)))


def _told(shop: Shop, unsettled: list[tuple[Order, Open]], spoken: Words) -> Iterator[str]:
    for order, entry in unsettled[:_MOST_TOLD]:
        yield spoken.gettext(
            "%(day)s, order %(reference)s: %(amount)s",
            day=spoken.date(order.placed_at, shop.time_zone),
            reference=isolated(order.reference, spoken),
            amount=spoken.amount(entry.minor, order.currency),
        )
    if len(unsettled) > _MOST_TOLD:
        rest = len(unsettled) - _MOST_TOLD
        yield spoken.ngettext("and %(n)s more", "and %(n)s more", rest)
