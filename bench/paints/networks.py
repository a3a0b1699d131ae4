"""The bad networks of budget phones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Network:
    name: str
    down_kbit: int
    up_kbit: int
    round_trip_ms: int
    loss: float

    def __str__(self) -> str:
        rates = f"{self.down_kbit}/{self.up_kbit} kbit/s"
        return f"{self.name} ({rates}, {self.round_trip_ms} ms, {self.loss:.0%} loss)"

    @property
    def most_s(self) -> float:
        """Until when words should stand on an empty phone: two round trips to ask, half of one to answer, 1.5 s."""
        return 2.5 * self.round_trip_ms / 1000 + 1.5


EDGE = Network("EDGE", 120, 60, 800, 0.02)
LOSSY_EDGE = Network("EDGE", 120, 60, 800, 0.08)
GPRS = Network("2G", 60, 30, 1000, 0.02)
