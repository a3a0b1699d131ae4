"""An hour moves on with the clock, threads are counted exactly, and strangers can't fill the memory."""

from threading import Barrier, Thread

import pytest

from storefront.wire.last_hour import HOUR, LastHour


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_so_many_are_counted_and_no_more(clock: Clock) -> None:
    counts = LastHour(clock)
    assert [counts.count("orders of a", 2) for _ in range(4)] == [True, True, False, False]
    assert not counts.has_room("orders of a", 2)
    assert counts.count("orders of b", 2)


def test_asking_counts_nothing(clock: Clock) -> None:
    counts = LastHour(clock)
    assert all(counts.has_room("a", 1) for _ in range(5))
    assert len(counts) == 0


def test_each_is_over_an_hour_after_its_own_moment(clock: Clock) -> None:
    counts = LastHour(clock)
    counts.count("a", 2)
    clock.now += HOUR / 2
    counts.count("a", 2)
    clock.now += HOUR / 2 - 1
    assert not counts.has_room("a", 2)
    clock.now += 1
    assert counts.count("a", 2)
    assert not counts.count("a", 2)
    clock.now += HOUR / 2
    assert counts.count("a", 2)


def test_what_was_refused_does_not_count(clock: Clock) -> None:
    counts = LastHour(clock)
    counts.count("a", 1)
    clock.now += HOUR - 1
    counts.count("a", 1)
    clock.now += 1
    assert counts.count("a", 1)


def test_a_larger_measure_sees_what_a_smaller_one_counted(clock: Clock) -> None:
    counts = LastHour(clock)
    counts.count("a", 1)
    assert counts.has_room("a", 2)


def test_who_is_quiet_for_an_hour_is_forgotten(clock: Clock) -> None:
    counts = LastHour(clock)
    for name in range(100):
        counts.count(str(name), 5)
    clock.now += HOUR
    assert counts.has_room("7", 1)
    counts.count("new", 5)
    assert len(counts) == 1


def test_beyond_so_many_names_the_quietest_one_goes(clock: Clock) -> None:
    counts = LastHour(clock, most_names=3)
    for name in "abcad":
        counts.count(name, 2)
        clock.now += 1
    assert len(counts) == 3
    assert counts.has_room("b", 1)
    assert not any(counts.has_room(name, 1) for name in "cd")
    assert not counts.has_room("a", 2)


def test_many_threads_get_exactly_so_many() -> None:
    counts, start, taken = LastHour(), Barrier(8), []

    def take() -> None:
        start.wait()
        taken.extend(counts.count("a", 100) for _ in range(50))

    threads = [Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), sum(taken)) == (400, 100)
