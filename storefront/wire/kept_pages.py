"""Finished pages kept in memory until their shop changes: made once, compressed hard, then only handed out."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from storefront.wire.compression import Packed

_OVERHEAD = 500  # bytes of a key and its bookkeeping, about


@dataclass(frozen=True)
class Kept:
    version: int  # the shop's, when the page was drawn
    fresh_until: datetime | None  # when time alone changes what it says
    packed: Packed

    @property
    def size(self) -> int:
        return self.packed.size + _OVERHEAD


class KeptPages:
    """At most so many bytes; what was asked for longest ago goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable, version: int, now: datetime) -> Packed | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept.version != version or (kept.fresh_until is not None and now >= kept.fresh_until):
                return None
            self._pages.move_to_end(key)
            return kept.packed

    def put(self, key: Hashable, kept: Kept) -> None:
        with self._lock:
            self._drop(key)
            self._pages[key] = kept
            self._bytes += kept.size
            while self._bytes > self._most_bytes:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: Hashable) -> None:
        gone = self._pages.pop(key, None)
        if gone is not None:
            self._bytes -= gone.size
