"""Numbers for the owner: what was looked at, ordered, paid; day by day, as pictures and as a table.

Views are up to a minute old: the process that counts them writes them down by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Response

from storefront import clock
from storefront.catalogue.names import name_of
from storefront.desk.door import door
from storefront.desk.guard import member_only
from storefront.desk.page import page, words_of
from storefront.i18n import Words
from storefront.i18n.places import local
from storefront.merchants.records import Member, Shop
from storefront.numbers.records import most_named, numbers_since, products_with
from storefront.numbers.rules import DAYS, SEEN, STEPS, columns, days_until
from storefront.wire.caching import public_origin

PATH = "/desk/numbers"
WIDTH, HEIGHT = 4, 60
_MOST_NAMES = 10


@dataclass(frozen=True)
class Chart:
    """said: the sum. most: the tallest day, in words; "" where there is none."""

    kind: str
    said: str
    path: str
    most: str


@door.get(PATH)
@member_only
def show_numbers(member: Member) -> Response:
    shop, words = member.shop, words_of(member)
    days = days_until(local(clock.now(), shop.time_zone).date())
    counts, money = _by_kind(shop, days)
    charts = [_chart(kind, counts[kind], days, words, words.integer) for kind in (*SEEN, *STEPS[:3])]
    charts.append(_chart("paid", money, days, words, lambda minor: words.amount(minor, shop.currency)))
    return page(
        member,
        "desk/numbers.html",
        "share",
        charts=charts,
        rows=[
            (words.month_day(day), *(words.integer(counts[kind][place]) for kind in (*SEEN, *STEPS[:3])),
             words.amount(money[place], shop.currency))
            for place, day in reversed(list(enumerate(days)))
        ],
        sold=_sold(shop, days[0], words),
        sources=[(name, words.integer(times)) for name, times in most_named(shop, "source", days[0], _MOST_NAMES)],
        example=f"{public_origin()}/{shop.slug}?s=flyer",
        width=WIDTH * DAYS,
        height=HEIGHT,
        span=(words.date(days[0]), words.date(days[-1])),
    )  # fmt: skip


def _by_kind(shop: Shop, days: list[date]) -> tuple[dict[str, list[int]], list[int]]:
    """How many on each day; and of what was paid, how much."""
    places = {day.toordinal(): place for place, day in enumerate(days)}
    counts = {kind: [0] * len(days) for kind in (*SEEN, *STEPS)}
    money = [0] * len(days)
    for kind, day, count, minor in numbers_since(shop, (*SEEN, *STEPS), days[0]):
        if day in places:
            counts[kind][places[day]] = count
            if kind == "paid":
                money[places[day]] = minor
    return counts, money


def _chart(kind: str, values: list[int], days: list[date], words: Words, say: Callable[[int], str]) -> Chart:
    most = max(values)
    tallest = words.titled(words.month_day(days[values.index(most)]), say(most)) if most else ""
    return Chart(kind, say(sum(values)), columns(values, WIDTH, HEIGHT), tallest)


def _sold(shop: Shop, first: date, words: Words) -> list[tuple[str, str]]:
    """Goods that are gone for ever have no name any more and are left out."""
    most = most_named(shop, "sold", first, _MOST_NAMES)
    known = products_with(shop, [int(name) for name, _ in most])
    return [(name_of(known[int(name)], words), words.integer(times)) for name, times in most if int(name) in known]
