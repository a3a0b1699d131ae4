"""Finished pages kept in memory until their shop changes: drawn once, then only handed out."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event, Lock

from storefront.wire.compression import FIRST, KEPT, Packed, pack
from storefront.wire.dictionaries import Dictionaries
from storefront.wire.memory import Memory
from storefront.wire.repacking import Repacker


@dataclass(frozen=True)
class Drawn:
    """A page as text. fresh_until: when time alone makes it untrue (hours, a notice's end, sold out today)."""

    html: str
    fresh_until: datetime | None = None


@dataclass(frozen=True)
class Kept:
    version: int  # the shop's, read before the page was drawn
    fresh_until: datetime | None
    packed: Packed

    def is_true(self, version: int, now: datetime) -> bool:
        return self.version == version and (self.fresh_until is None or now < self.fresh_until)


class KeptPages:
    """The pages of one process, in so many bytes, a quarter of them for dictionaries; thread-safe."""

    def __init__(self, most_bytes: int, dictionaries: bool) -> None:
        self.dictionaries = Dictionaries(most_bytes // 4) if dictionaries else None
        self._pages: Memory[Kept] = Memory(most_bytes * 3 // 4)
        self._being_drawn: dict[Hashable, Event] = {}
        self._lock = Lock()
        self._repacker = Repacker()
        self.hits = 0  # counted without a lock: one lost is no harm
        self.misses = 0

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def size(self) -> int:
        return self._pages.size + (self.dictionaries.size if self.dictionaries else 0)

    def get(self, key: Hashable, version: int, now: datetime) -> Packed | None:
        kept = self._pages.get(key)
        return kept.packed if kept is not None and kept.is_true(version, now) else None

    def get_or_draw(
        self, key: Hashable, version: int, now: datetime, draw: Callable[[], Drawn], lends: bool = False
    ) -> Packed:
        """Whoever asks for a page that is just being drawn waits for it. lends: it serves as a dictionary."""
        while True:
            if packed := self.get(key, version, now):
                self.hits += 1
                return packed
            with self._lock:
                other = self._being_drawn.get(key)
                if other is None and self.get(key, version, now) is None:
                    self._being_drawn[key] = mine = Event()
                    break
            if other is not None:
                other.wait()
        try:
            self.misses += 1
            return self._keep(key, version, now, draw(), lends)
        finally:
            with self._lock:
                del self._being_drawn[key]
            mine.set()

    def _keep(self, key: Hashable, version: int, now: datetime, drawn: Drawn, lends: bool) -> Packed:
        """The first reader gets the page packed quickly; its smallest form follows when there is time."""
        page = drawn.html.encode()
        quick = Kept(version, drawn.fresh_until, pack(page, FIRST))
        self._pages.put(key, quick, quick.packed.size)
        self._lend(quick.packed, now, lends)

        def repack() -> None:
            if self._pages.get(key) is quick:
                small = replace(quick, packed=pack(page, KEPT))
                self._lend(small.packed, now, lends)
                self._pages.exchange(key, quick, small, small.packed.size)

        self._repacker.later(repack)
        return quick.packed

    def _lend(self, packed: Packed, now: datetime, lends: bool) -> None:
        if lends and self.dictionaries is not None:
            self.dictionaries.remember(packed, now)

    def settle(self) -> None:
        """Wait until every page has its smallest form: for whoever weighs pages."""
        self._repacker.settle()
