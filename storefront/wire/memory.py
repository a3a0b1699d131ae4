"""Things kept in memory, at most so many bytes of them: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

OVERHEAD = 500  # bytes of a key and its bookkeeping, about


class Memory(Generic[Thing]):
    """Thread-safe."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._things)

    @property
    def size(self) -> int:
        return self._bytes

    def get(self, key: Hashable) -> Thing | None:
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, thing: Thing, size: int) -> None:
        with self._lock:
            self._put(key, thing, size)

    def exchange(self, key: Hashable, old: Thing, new: Thing, size: int) -> None:
        """Put the new thing where the old one still is."""
        with self._lock:
            if self._things.get(key, (None, 0))[0] is old:
                self._put(key, new, size)

    def _put(self, key: Hashable, thing: Thing, size: int) -> None:
        self._drop(key)
        self._things[key] = thing, size + OVERHEAD
        self._bytes += size + OVERHEAD
        while self._bytes > self._most_bytes:
            self._drop(next(iter(self._things)))

    def _drop(self, key: Hashable) -> None:
        gone = self._things.pop(key, None)
        if gone is not None:
            self._bytes -= gone[1]
