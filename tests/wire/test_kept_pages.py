"""Finished pages in memory: drawn once, true as long as they are handed out, never more than may be."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

import brotli
import pytest

from storefront.wire.compression import FIRST, KEPT, compress
from storefront.wire.kept_pages import Drawn, KeptPages, Place
from tests.conftest import NOW

PAGE = "<p>Sardines 20 DH/kg</p>".join(str(number) for number in range(300))


def drawing(text: str = PAGE, until_minutes: int | None = None) -> Callable[[], Drawn]:
    return lambda: Drawn(text, None if until_minutes is None else NOW + timedelta(minutes=until_minutes))


def place(path: str = "") -> Place:
    return Place("amina", 1, path, "", False, False, "http://localhost", lends=True)


@pytest.fixture
def pages() -> KeptPages:
    return KeptPages(100_000, dictionaries=False)


def test_a_page_is_drawn_for_one_version_only(pages: KeptPages) -> None:
    for version, text in ((1, "old"), (1, "never drawn"), (2, "new")):
        packed = pages.get_or_draw(place(), version, NOW, drawing(text))
        assert packed.body("identity") == (b"new" if version == 2 else b"old")
    assert (pages.hits, pages.misses) == (1, 2)


def test_time_alone_ends_a_page(pages: KeptPages) -> None:
    pages.get_or_draw(place(), 1, NOW, drawing(until_minutes=60))
    assert pages.get(place(), 1, NOW + timedelta(minutes=59)) is not None
    assert pages.get(place(), 1, NOW + timedelta(minutes=60)) is None


def test_a_cold_burst_draws_once(pages: KeptPages) -> None:
    together = Barrier(16)
    drawn = []

    def draw() -> Drawn:
        drawn.append(1)
        return Drawn(PAGE)

    def ask(_: int) -> bytes:
        together.wait()
        return pages.get_or_draw(place(), 1, NOW, draw).digest

    with ThreadPoolExecutor(16) as pool:
        digests = set(pool.map(ask, range(16)))
    assert len(digests) == len(drawn) == 1


def test_another_page_does_not_wait(pages: KeptPages) -> None:
    begun, may_end = Event(), Event()

    def slow() -> Drawn:
        begun.set()
        assert may_end.wait(10)
        return Drawn("slow")

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(pages.get_or_draw, place("slow"), 1, NOW, slow)
        assert begun.wait(10)
        pages.get_or_draw(place("quick"), 1, NOW, drawing())
        may_end.set()
        assert waiting.result(10).body("identity") == b"slow"


def test_who_waited_for_a_drawing_that_failed_draws_again(pages: KeptPages) -> None:
    begun, may_fail = Event(), Event()

    def failing() -> Drawn:
        begun.set()
        assert may_fail.wait(10)
        raise RuntimeError

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(pages.get_or_draw, place(), 1, NOW, failing)
        assert begun.wait(10)
        second = pool.submit(pages.get_or_draw, place(), 1, NOW, drawing("whole"))
        may_fail.set()
        assert second.result(10).body("identity") == b"whole"
        with pytest.raises(RuntimeError):
            first.result(10)


def test_the_first_reader_gets_it_quickly_and_later_ones_smaller(pages: KeptPages) -> None:
    first = pages.get_or_draw(place(), 1, NOW, drawing())
    pages.settle()
    later = pages.get(place(), 1, NOW)
    assert first.br == compress(PAGE.encode(), "br", FIRST)
    assert later is not None
    assert later.br == compress(PAGE.encode(), "br", KEPT)
    assert later.etag == first.etag
    assert brotli.decompress(later.br).decode() == PAGE


def test_the_small_form_of_an_old_page_never_replaces_a_new_one(pages: KeptPages) -> None:
    for version in range(20):
        pages.get_or_draw(place(), version, NOW, drawing(f"{version} {PAGE}"))
    pages.settle()
    newest = pages.get(place(), 19, NOW)
    assert newest is not None
    assert newest.body("identity").startswith(b"19 ")


def test_a_flood_of_pages_stays_within_the_bytes() -> None:
    pages = KeptPages(100_000, dictionaries=True)
    for number in range(2_000):
        pages.get_or_draw(place(str(number)), 1, NOW, drawing(f"{number} {PAGE}"))
        pages.learn(("http", "localhost", str(number)), place(str(number)))
    pages.settle()
    assert 0 < len(pages) < 2_000
    assert pages.size <= 100_000
