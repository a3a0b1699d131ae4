"""What the shop changed in an order since it was placed, as its buyer is told. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from storefront.i18n import Words
from storefront.orders.views import LineView, OrderView
from storefront.orders.way_words import way_text

Fields = Mapping[str, Any]


def said_edits(order: OrderView, was: Fields, lines_were: Mapping[int, Fields], words: Words) -> tuple[str, ...]:
    """was, lines_were: what the fields held when the order was placed, where it was something else.

    Quantities given and lines left out stand in the lines themselves.
    """
    return (*_lines(order.lines, lines_were, words), *_delivery(order, was, words))


def _lines(lines: Sequence[LineView], were: Mapping[int, Fields], words: Words) -> Iterator[str]:
    titles = {line.line_id: line.title for line in lines}
    for line in lines:
        before = were.get(line.line_id, {})
        if line.instead_of is not None:
            other = titles.get(line.instead_of, "")
            yield words.gettext("%(title)s instead of %(other)s", title=line.title, other=other)
        elif line.was_added:
            yield words.gettext("Added: %(title)s", title=line.title)
        price, asked = before.get("unit_price_minor"), before.get("asked_milli")
        if price is not None and price != line.unit_price.minor and not line.was_added:
            was, now = words.amount(price, line.unit_price.currency), words.money(line.unit_price)
            yield words.gettext("%(title)s: %(was)s → %(now)s", title=line.title, was=was, now=now)
        if asked is not None and asked != line.asked_milli and not line.was_added:
            was, now = (words.quantity(milli, line.asked_unit) for milli in (asked, line.asked_milli))
            yield words.gettext("%(title)s: %(was)s → %(now)s", title=line.title, was=was, now=now)


def _delivery(order: OrderView, was: Fields, words: Words) -> Iterator[str]:
    kind, area, fee = (was.get(name, now) for name, now in (
        ("delivery", order.delivery), ("area_name", order.area_name), ("fee_minor", order.fee and order.fee.minor)
    ))  # fmt: skip
    if (kind, area) != (order.delivery, order.area_name):
        before, now = way_text(kind, area, words), way_text(order.delivery, order.area_name, words)
        yield words.gettext("%(title)s: %(was)s → %(now)s", title=words.gettext("Delivery"), was=before, now=now)
    if order.fee is not None and fee is not None and fee != order.fee.minor:
        before, now = words.amount(fee, order.fee.currency), words.money(order.fee)
        yield words.gettext("%(title)s: %(was)s → %(now)s", title=words.gettext("Delivery fee"), was=before, now=now)
