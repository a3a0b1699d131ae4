"""What the orders placed on one day come to, as they stand now, and how days are drawn. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 90
KEPT_DAYS = 400
SEEN = ("view", "cart")
STEPS = ("placed", "received", "confirmed", "paid")
OF_ORDERS = (*STEPS, "source", "sold")  # written anew whenever an order of the day has changed
_YES = ("confirmed", "ready", "sent", "done", "returned")
_NEVER = ("refused", "cancelled", "lapsed")


@dataclass(frozen=True)
class Standing:
    """One order. received: a member has seen it. products: each once."""

    state: str
    received: bool
    total_minor: int
    paid_minor: int
    source: str
    products: Sequence[int]


@dataclass(frozen=True)
class Number:
    kind: str
    name: str
    count: int
    minor: int


def numbers_of(orders: Sequence[Standing]) -> list[Number]:
    """By step; by the word of the link they came by; by product, of orders that were not called off."""
    steps = {
        "placed": orders,
        "received": [one for one in orders if one.received],
        "confirmed": [one for one in orders if one.state in _YES],
        "paid": [one for one in orders if 0 < one.total_minor <= one.paid_minor],
    }
    numbers = [Number(step, "", len(these), sum(one.total_minor for one in these)) for step, these in steps.items()]
    sources = Counter(one.source for one in orders if one.source)
    sold = Counter(product for one in orders if one.state not in _NEVER for product in one.products)
    numbers += [Number("source", source, count, 0) for source, count in sources.items()]
    numbers += [Number("sold", str(product), count, 0) for product, count in sold.items()]
    return [number for number in numbers if number.count]


def days_until(last: date, days: int = DAYS) -> list[date]:
    """So many days in a row; a day on which nothing happened is one of them."""
    return [last - timedelta(days=before) for before in range(days - 1, -1, -1)]


def columns(values: Sequence[int], width: int, height: int) -> str:
    """The columns of a chart as the path of an SVG picture; the tallest reaches the top, the smallest is seen."""
    most = max(values, default=0)
    if not most:
        return ""
    tall = [-(-value * height // most) for value in values]
    return "".join(f"M{place * width} {height}v-{up}h{width - 1}v{up}z" for place, up in enumerate(tall) if up)
