"""What a rider needs to know of an order, in one text: where to, what to collect, what is in the bag. Pure."""

from collections.abc import Iterator, Sequence

from storefront.chat.text import plain
from storefront.i18n import Words
from storefront.money import Money
from storefront.orders.message import shown_quantity, shown_reference
from storefront.orders.pay_words import method_label
from storefront.orders.slot_words import for_when
from storefront.orders.views import OrderView
from storefront.orders.way_words import way_text

SENT_IN = ("confirmed", "ready", "sent")


def rider_text(order: OrderView, words: Words, mark: str = "") -> str:
    """mark: the shop's own label, perhaps a name or a door."""
    return "\n".join(_lines(order, words, mark))


def area_text(orders: Sequence[tuple[OrderView, str]], words: Words) -> str:
    """All of one area, with what the rider brings back. orders: with their labels."""
    count = words.ngettext("%(n)s order", "%(n)s orders", len(orders))
    due = Money(sum(order.due.minor for order, _ in orders), orders[0][0].total.currency)
    about = any(order.about for order, _ in orders)
    head = f"{where(orders[0][0], words)} – {count} – {_collect(due, about, words)}"
    return "\n\n".join([head, *(rider_text(order, words, mark) for order, mark in orders)])


def where(order: OrderView, words: Words) -> str:
    return plain(way_text(order.delivery, order.area_name, words))


def _lines(order: OrderView, words: Words, mark: str) -> Iterator[str]:
    yield " – ".join(filter(None, (shown_reference(order, words), plain(mark))))
    yield " – ".join(filter(None, (where(order, words), for_when(order.wanted_date, order.wanted_slot, words))))
    collect = _collect(order.due, order.about, words)
    yield f"{collect} ({method_label(order.method, words)})" if order.due.minor else collect
    for line in order.lines:
        if not line.is_left_out:
            name = plain(words.listed((line.title, line.choice_name, *line.extras)))
            yield f"{shown_quantity(line, words)} × {name}"


def _collect(due: Money, about: bool, words: Words) -> str:
    if due.minor == 0:
        return words.gettext("Paid: nothing to collect")
    amount = words.money_plain(due)
    if about:
        amount = words.gettext("about %(total)s", total=amount)
    return words.gettext("Collect: %(amount)s", amount=amount)
