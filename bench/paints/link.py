"""Packets between two devices, carried as a bad network would: one after another, late, some never."""

import os
import random
import select
import time
from collections import deque
from threading import Event, Thread

from bench.paints.networks import Network

LONGEST_PACKET = 2048
LONGEST_QUEUE_S = 3  # what mobile networks hold back before they drop
_LOOK_UP_S = 0.2


class Way:
    """One direction. Loss comes after the bottleneck: a lost packet has cost its time."""

    def __init__(self, target: int, kbit: int, delay_s: float, loss: float) -> None:
        self._target = target
        self._bytes_per_s = kbit * 125
        self._delay_s, self._loss = delay_s, loss
        self._free_at = 0.0
        self._under_way: deque[tuple[float, bytes]] = deque()
        self.chance = random.Random(0)
        self.carried = 0

    def take(self, packet: bytes, now: float) -> None:
        start = max(now, self._free_at)
        if start - now > LONGEST_QUEUE_S:
            return
        self._free_at = start + len(packet) / self._bytes_per_s
        self.carried += len(packet)
        if self.chance.random() >= self._loss:
            self._under_way.append((self._free_at + self._delay_s, packet))

    def deliver(self, now: float) -> None:
        while self._under_way and self._under_way[0][0] <= now:
            os.write(self._target, self._under_way.popleft()[1])

    def next_arrival(self, otherwise: float) -> float:
        return self._under_way[0][0] if self._under_way else otherwise


class Link(Thread):
    """Both directions between the phone's device and the shop's, until it is closed."""

    def __init__(self, phone: int, shop: int, network: Network) -> None:
        super().__init__(daemon=True)
        delay_s = network.round_trip_ms / 2000
        self.down = Way(phone, network.down_kbit, delay_s, network.loss)
        self.up = Way(shop, network.up_kbit, delay_s, network.loss)
        self._ways = {shop: self.down, phone: self.up}
        self._closed = Event()
        self.quiet_since = time.monotonic()

    def run(self) -> None:
        while not self._closed.is_set():
            now = time.monotonic()
            due = min(way.next_arrival(now + _LOOK_UP_S) for way in self._ways.values())
            for device in select.select([*self._ways], [], [], max(0, due - now))[0]:
                self._take_from(device)
            for way in self._ways.values():
                way.deliver(time.monotonic())

    def _take_from(self, device: int) -> None:
        packet = os.read(device, LONGEST_PACKET)
        if packet[0] >> 4 == 4:  # the system says hello in IPv6, too: that is not the phone's traffic
            self.quiet_since = time.monotonic()
            self._ways[device].take(packet, self.quiet_since)

    def close(self) -> None:
        self._closed.set()
        self.join()

    def begin(self, visit: int) -> None:
        """The same visit loses the same packets in every run, as far as both sides send the same."""
        for number, way in enumerate(self._ways.values()):
            way.chance = random.Random(2 * visit + number)

    @property
    def carried(self) -> int:
        """Bytes sent so far, both ways, with all headers and repeats."""
        return self.down.carried + self.up.carried

    def wait_until_quiet(self, quiet_s: float, patience_s: float) -> None:
        give_up = time.monotonic() + patience_s
        while time.monotonic() < min(self.quiet_since + quiet_s, give_up):
            time.sleep(0.1)
