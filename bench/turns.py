"""Two answers under load in turns, so that other work on the machine hits both alike."""

import statistics
from collections.abc import Callable
from typing import NamedTuple

from bench.load import requests_per_second
from bench.service import cpu_seconds


class Pace(NamedTuple):
    rate: float  # requests a second
    cpu_us: float  # of the server, a request


class Turns(NamedTuple):
    ours: list[Pace]
    bare: list[Pace]

    @property
    def ratio(self) -> float:
        """The median of what each turn found."""
        return statistics.median(our.rate / bare.rate for our, bare in zip(self.ours, self.bare, strict=True))

    def rows(self, bare_name: str, name: str, wanted: str) -> list[tuple[str, ...]]:
        return [
            (bare_name, *_medians(self.bare), "1.00", ""),
            (name, *_medians(self.ours), f"{self.ratio:.2f}", wanted),
        ]


HEADINGS = ("", "requests/s", "CPU, µs each", "ratio", "wanted")


def in_turns(our_pace: Callable[[], Pace], bare_pace: Callable[[], Pace], rounds: int) -> Turns:
    turns = Turns([], [])
    for _ in range(rounds):
        turns.ours.append(our_pace())
        turns.bare.append(bare_pace())
    return turns


def pace(address: str, server: int, seconds: int) -> Pace:
    """server: the process id of its master."""
    before = cpu_seconds(server)
    rate = requests_per_second(address, seconds)
    return Pace(rate, (cpu_seconds(server) - before) / (rate * seconds) * 1e6)


def _medians(paces: list[Pace]) -> tuple[str, str]:
    rate, cpu = (statistics.median(figures) for figures in zip(*paces, strict=True))
    return f"{rate:.0f}", f"{cpu:.1f}"
