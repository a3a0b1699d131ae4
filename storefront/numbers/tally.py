"""Views and carts of one process, counted in memory until they are written down; thread-safe, and nearly free."""

from collections.abc import Mapping
from threading import Lock
from typing import NamedTuple

QUARTER = 15 * 60  # every time zone's midnight begins one


class Seen(NamedTuple):
    """What was seen in one quarter of an hour. kind: "view" or "cart"."""

    shop: int
    kind: str
    quarter: int


class Tally:
    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: dict[Seen, int] = {}

    def count(self, shop: int, kind: str, at: float, times: int = 1) -> None:
        """at: seconds since 1970."""
        seen = Seen(shop, kind, int(at) // QUARTER)
        with self._lock:
            self._counts[seen] = self._counts.get(seen, 0) + times

    def take(self) -> Mapping[Seen, int]:
        """All of it; counting begins anew."""
        with self._lock:
            taken, self._counts = self._counts, {}
        return taken

    def give_back(self, taken: Mapping[Seen, int]) -> None:
        """It could not be written down."""
        for seen, times in taken.items():
            self.count(seen.shop, seen.kind, seen.quarter * QUARTER, times)
