"""What is news, how it is put, and how often a message that failed is tried again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

NEWS = ("placed", "settled", "claimed", "review")  # events, in the order they are told
FRESH = timedelta(hours=24)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60, 180, 360, 720))
_TRIES_FOR_GOOD = 3  # of what will hardly be otherwise next time; some servers say so by mistake


@dataclass(frozen=True)
class News:
    event: int
    shop: int
    what: str
    minor: int
    currency: str


@dataclass(frozen=True)
class Summary:
    """So many events of one kind, and what they come to."""

    what: str
    count: int
    minor: int
    currency: str


def summed_up(news: Sequence[News]) -> list[Summary]:
    """One entry for each kind, and for each currency where the shop has changed it in between."""
    kinds = {(one.what, one.currency): 0 for one in sorted(news, key=lambda one: NEWS.index(one.what))}
    return [
        Summary(what, len(same), sum(one.minor for one in same), currency)
        for what, currency in kinds
        if (same := [one for one in news if (one.what, one.currency) == (what, currency)])
    ]


def next_wait(tries: int, for_good: bool, asked: int) -> timedelta | None:
    """How long until the next try, after so many that failed; None: it is given up. asked: seconds the server wants."""
    if tries >= (_TRIES_FOR_GOOD if for_good else len(WAITS) + 1):
        return None
    return min(max(WAITS[tries - 1], timedelta(seconds=asked)), WAITS[-1])
