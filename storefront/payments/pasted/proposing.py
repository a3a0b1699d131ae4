"""Which order awaits the money of a line: by its number, by exactly the amount due, by the day. Pure.

A proposal is never more than that: nothing is paid until a member taps it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from storefront.orders.bill import Dues
from storefront.payments.pasted.reading import Line

_NEAR = timedelta(days=2)
_CLOCKS = timedelta(days=1)  # banks write the day of their own clock
MOST_MATCHES = 8


@dataclass(frozen=True)
class Awaiting:
    """An order that still wants money. dues None: not known before weighing. tail_minor: see orders/tails.py."""

    reference: str
    revision: int
    dues: Dues | None
    tail_minor: int
    placed: date

    @property
    def amounts(self) -> set[int]:
        """What a customer may send: what is asked now, with its tail or without, or all of it."""
        return {self.dues.now, self.dues.now + self.tail_minor, self.due_minor or 0} if self.dues else set()

    @property
    def due_minor(self) -> int | None:
        return self.dues.now + self.dues.later if self.dues else None

    def kind(self, minor: int) -> str:
        """What a payment of so much is for."""
        if self.dues is None or minor >= self.dues.now + self.dues.later:
            return "balance"
        asked = (self.dues.now, self.dues.now + self.tail_minor)
        return "deposit" if self.dues.later and minor in asked else "part"


@dataclass(frozen=True)
class Match:
    """how: reference | amount | day (the amount, around the day it was placed)."""

    order: Awaiting
    how: str


@dataclass(frozen=True)
class Finding:
    """what: match | used | settled | nobody | sent | idle | unread. order: whose the money is, of used and settled.

    more: further orders with this amount, not among the matches.
    """

    what: str
    line: Line
    matches: tuple[Match, ...] = ()
    order: str = ""
    more: int = 0


def propose(
    lines: Iterable[Line], awaiting: Sequence[Awaiting], used: Mapping[str, str], known: Set[str]
) -> list[Finding]:
    """used: the order by the name of a line whose money is booked already. known: numbers of orders that are there.

    A line that stands twice in a paste counts once.
    """
    by_reference = {order.reference: order for order in awaiting}
    by_due: dict[int, list[Awaiting]] = defaultdict(list)
    for order in awaiting:
        for minor in order.amounts:
            by_due[minor].append(order)
    once: dict[str, Line] = {}
    for line in lines:
        once.setdefault(line.name, line)
    return [_finding(line, by_reference, by_due, used, known) for line in once.values()]


def _finding(
    line: Line,
    by_reference: Mapping[str, Awaiting],
    by_due: Mapping[int, Sequence[Awaiting]],
    used: Mapping[str, str],
    known: Set[str],
) -> Finding:
    if line.direction in ("sent", "idle"):
        return Finding(line.direction, line)
    if line.minor is None:
        return Finding("unread", line)
    if line.name in used:
        return Finding("used", line, order=used[line.name])
    named = [by_reference[reference] for reference in line.orders if reference in by_reference]
    if named:
        return Finding("match", line, tuple(Match(order, "reference") for order in named[:MOST_MATCHES]))
    settled = next((reference for reference in line.orders if reference in known), "")
    if settled:
        return Finding("settled", line, order=settled)
    matches = _by_amount(line, by_due.get(line.minor, ()))
    return Finding(
        "match" if matches else "nobody", line, tuple(matches[:MOST_MATCHES]), more=max(0, len(matches) - MOST_MATCHES)
    )


def _by_amount(line: Line, orders: Iterable[Awaiting]) -> list[Match]:
    """Not an order that was placed after the money came; those around its day first, then the newest."""
    if not line.days:
        return [Match(order, "amount") for order in sorted(orders, key=lambda one: one.placed, reverse=True)]
    possible = [order for order in orders if order.placed <= max(line.days) + _CLOCKS]
    near = [(min(abs(day - order.placed) for day in line.days), order) for order in possible]
    near.sort(key=lambda one: one[0])
    return [Match(order, "day" if away <= _NEAR else "amount") for away, order in near]
