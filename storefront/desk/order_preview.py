"""An order as it would be made: what was understood, what it comes to now, and the fields that make it."""

from dataclasses import dataclass

from storefront import clock
from storefront.desk.page import words_of
from storefront.desk.ways import way_choice
from storefront.i18n import Words
from storefront.merchants.records import Member
from storefront.orders.changes import said
from storefront.orders.composed import Composed
from storefront.orders.offline import Reviewed, look_at
from storefront.orders.pay_words import method_label
from storefront.orders.quote import PricedLine


@dataclass(frozen=True)
class Understood:
    """The order as it would be made. fields: its form's, beside area and method."""

    lines: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    unused: str
    total: str
    can_be_placed: bool
    fields: dict[str, str]
    areas: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, str], ...]


def understood(member: Member, composed: Composed, language: str, unused: str = "") -> Understood:
    words, looked = words_of(member), look_at(member.shop, composed, language, clock.now())
    review, quoted = looked.review, looked.review.quoted
    total = words.money(quoted.total)
    own = {name: value for name, value in composed.fields.items() if name in ("i", "k", "v")}
    ways = sorted(review.deliveries, key=lambda one: one != quoted.delivery)
    return Understood(
        lines=tuple(_line(line, words) for line in quoted.lines),
        changes=_changes(looked, words),
        unused=unused,
        total=words.gettext("about %(total)s", total=total) if quoted.about else total,
        can_be_placed=review.can_be_placed,
        fields={**own, "lang": language},
        areas=tuple(way_choice(one, words) for one in ways),
        methods=tuple(
            (kind, method_label(kind, words)) for kind in sorted(review.methods, key=lambda kind: kind != review.method)
        ),
    )


def _changes(looked: Reviewed, words: Words) -> tuple[str, ...]:
    return tuple(said(change, words) for change in looked.changes)


def _line(line: PricedLine, words: Words) -> tuple[str, str]:
    offer = line.offer
    name = ", ".join(filter(None, (offer.title, offer.choice_name, *(extra.name for extra in offer.extras))))
    number = words.gettext("no. %(number)s", number=offer.item.number)
    amount = words.money(line.amount)
    return (
        f"{words.quantity(line.asked_milli, offer.asked_unit)} × {name} ({number})",
        words.gettext("about %(total)s", total=amount) if line.about else amount,
    )
