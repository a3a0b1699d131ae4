"""The ways in which a provider fails to answer."""

import threading
from collections.abc import Iterator

from flask import Response

KINDS = ("", "500", "garbage", "slow", "never")


class Trouble:
    """kind: "" answers as documented; 500 and garbage at once; slow goes on a byte at a time; never says nothing."""

    def __init__(self) -> None:
        self.kind = ""
        self._over = threading.Event()

    def answer(self) -> Response | None:
        if self.kind == "500":
            return Response("<h1>Internal Server Error</h1>", 500)
        if self.kind == "garbage":
            return Response(b'{"id": \xff\x00 <html>', 200, content_type="application/json")
        if self.kind == "slow":
            return Response(self._drops(), 200, content_type="application/json")
        if self.kind == "never":
            self._over.wait()
            return Response(status=503)
        return None

    def end(self) -> None:
        """Lets go of everybody who still waits."""
        self._over.set()

    def _drops(self) -> Iterator[bytes]:
        while not self._over.wait(0.1):
            yield b" "
