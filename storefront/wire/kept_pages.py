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
class Place:
    """Which page: everything that makes it another one. lends: browsers may use it as dictionary for its shop.
    script_apart: its script is a file of ours beside it."""

    slug: str
    shop: int
    path: str
    language: str
    lite: bool
    saving: bool
    origin: str
    lends: bool = False
    script_apart: bool = False


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
        self._pages: Memory[Kept] = Memory(most_bytes * 11 // 16)
        self._places: Memory[Place] = Memory(most_bytes // 16)
        self._being_drawn: dict[Place, Event] = {}
        self._lock = Lock()
        self._repacker = Repacker()
        self.hits = 0  # counted without a lock: one lost is no harm
        self.misses = 0

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def size(self) -> int:
        return self._pages.size + self._places.size + (self.dictionaries.size if self.dictionaries else 0)

    def summary(self) -> str:
        return f"{len(self)} pages, {self.size // 1000} kB, {self.hits} hits, {self.misses} misses"

    def place_of(self, address: Hashable) -> Place | None:
        """Which page an address led to before."""
        return self._places.get(address)

    def learn(self, address: tuple[str, ...], place: Place) -> None:
        self._places.put(address, place, sum(map(len, address)))

    def get(self, place: Place, version: int, now: datetime) -> Packed | None:
        kept = self._pages.get(place)
        if kept is None or not kept.is_true(version, now):
            return None
        self.hits += 1
        return kept.packed

    def get_or_draw(self, place: Place, version: int, now: datetime, draw: Callable[[], Drawn]) -> Packed:
        """Whoever asks for a page that is just being drawn waits for it."""
        while True:
            if packed := self.get(place, version, now):
                return packed
            with self._lock:
                other = self._being_drawn.get(place)
                if other is None and self.get(place, version, now) is None:
                    self._being_drawn[place] = mine = Event()
                    break
            if other is not None:
                other.wait()
        try:
            self.misses += 1
            return self._keep(place, version, now, draw())
        finally:
            with self._lock:
                del self._being_drawn[place]
            mine.set()

    def _keep(self, place: Place, version: int, now: datetime, drawn: Drawn) -> Packed:
        """The first reader gets the page packed quickly; its smallest form follows when there is time."""
        page = drawn.html.encode()
        quick = Kept(version, drawn.fresh_until, pack(page, FIRST))
        self._pages.put(place, quick, quick.packed.size)
        self._lend(place, quick.packed, now)

        def repack() -> None:
            if self._pages.get(place) is quick:
                small = replace(quick, packed=pack(page, KEPT))
                self._lend(place, small.packed, now)
                self._pages.exchange(place, quick, small, small.packed.size)

        self._repacker.later(repack)
        return quick.packed

    def _lend(self, place: Place, packed: Packed, now: datetime) -> None:
        if place.lends and self.dictionaries is not None:
            self.dictionaries.remember(packed, now)

    def settle(self) -> None:
        """Wait until every page has its smallest form: for whoever weighs pages."""
        self._repacker.settle()
