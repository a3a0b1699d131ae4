"""Counts what happened within the last hour, by name. In memory, for threads, and never larger than it may be."""

import time
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

HOUR = 3600
_MOST_NAMES = 10_000  # 8 MB, were each counted sixty times; beyond, who was quiet longest is forgotten


class LastHour:
    """clock: seconds that only go forward."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most_names: int = _MOST_NAMES) -> None:
        self._clock = clock
        self._most_names = most_names
        self._moments: OrderedDict[str, array[float]] = OrderedDict()  # who was counted last stands last
        self._turn = Lock()

    def has_room(self, name: str, most: int) -> bool:
        """Whether one more stays within so many."""
        with self._turn:
            return len(self._recent(name, self._clock())) < most

    def count(self, name: str, most: int) -> bool:
        """Counts one more, unless there are so many already; whether it was counted."""
        with self._turn:
            now = self._clock()
            moments = self._recent(name, now)
            if len(moments) >= most:
                return False
            moments.append(now)
            self._moments[name] = moments
            self._moments.move_to_end(name)
            while len(self._moments) > self._most_names or self._first_is_over(now):
                self._moments.popitem(last=False)
            return True

    def __len__(self) -> int:
        return len(self._moments)

    def _recent(self, name: str, now: float) -> "array[float]":
        moments = self._moments.get(name, array("d"))
        del moments[: bisect_right(moments, now - HOUR)]
        return moments

    def _first_is_over(self, now: float) -> bool:
        first = next(iter(self._moments.values()))
        return not first or first[-1] <= now - HOUR
