"""Notices on their way to the shop, which can be held back, doubled and put in another order."""

import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode

_SECONDS = 10


@dataclass(frozen=True)
class Notice:
    """What the provider posts. sign: makes the headers at the moment of sending, as their timestamps want it.
    query: what it writes into the address."""

    body: bytes
    sign: Callable[[bytes], Mapping[str, str]]
    query: Mapping[str, str] = field(default_factory=dict)


class Notices:
    """address: where they go. held: they wait until deliver is called."""

    def __init__(self, address: str = "") -> None:
        self.address = address
        self.held = False
        self.waiting: list[Notice] = []
        self.replies: list[int] = []  # the shop's statuses, 0 for no answer

    def add(self, notice: Notice) -> None:
        self.waiting.append(notice)
        if not self.held and self.address:
            self.deliver()

    def deliver(self, *, times: int = 1, backwards: bool = False) -> None:
        """Sends what waits; what the shop did not take with a 2xx goes on waiting, as providers try again."""
        batch, self.waiting = self.waiting[::-1] if backwards else self.waiting, []
        for notice in batch:
            statuses = [self.post(notice.body, notice.sign(notice.body), notice.query) for _ in range(times)]
            if not any(200 <= status <= 299 for status in statuses):
                self.waiting.append(notice)

    def post(self, body: bytes, headers: Mapping[str, str], query: Mapping[str, str] | None = None) -> int:
        """One attempt, also of a forged notice: 0 if nobody answered."""
        address = f"{self.address}?{urlencode(query)}" if query else self.address
        request = urllib.request.Request(address, body, dict(headers), method="POST")
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as response:
                status = int(response.status)
        except HTTPError as refusal:
            status = refusal.code
        except (URLError, OSError):
            status = 0
        self.replies.append(status)
        return status
