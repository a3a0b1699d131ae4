"""The line between a phone and the server: it hears every byte, and loses, refuses or holds back what a test wants."""

import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

CARRY, LOSE, REFUSE = "carry", "lose", "refuse"
_REFUSAL = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbusy"
_AT_ONCE = 65536


@dataclass
class Heard:
    """One request as it travelled, and the status of its answer; 0 while there is none."""

    method: str
    target: str
    whole: bytes
    status: int = 0

    @property
    def said(self) -> str:
        return self.whole.decode("utf-8", "replace")


class Line:
    """treat: what becomes of a request: carried; carried with its answer lost; refused by a failing server."""

    def __init__(self, port: int, at: int = 0) -> None:
        self.port = port  # the server's
        self.heard: list[Heard] = []
        self.treat: Callable[[Heard], str] = lambda request: CARRY
        self._door = socket.create_server(("127.0.0.1", at))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def requests(self, method: str, path: str) -> list[Heard]:
        """Those to this path, whatever their query."""
        return [one for one in self.heard if one.method == method and one.target.partition("?")[0] == path]

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(near,), daemon=True).start()

    def _answer(self, near: socket.socket) -> None:
        with near:
            request = _read_request(near)
            if request is None:
                return
            self.heard.append(request)
            treatment = self.treat(request)
            answer = _REFUSAL if treatment == REFUSE else self._carry(request)
            if treatment != LOSE and answer:
                request.status = int(answer[9:12])
                near.sendall(answer)

    def _carry(self, request: Heard) -> bytes:
        """What the server says, b"" when there is none."""
        try:
            with socket.create_connection(("127.0.0.1", self.port)) as far:
                far.sendall(request.whole)
                return b"".join(iter(lambda: far.recv(_AT_ONCE), b""))
        except OSError:
            return b""


def _read_request(near: socket.socket) -> Heard | None:
    """The first request of a connection, which is then the last. None for one that says nothing."""
    whole = b""
    while not _is_whole(whole):
        try:
            more = near.recv(_AT_ONCE)
        except OSError:
            return None
        if not more:
            return None
        whole += more
    method, target, _ = whole.partition(b"\r\n")[0].decode().split(" ")
    return Heard(method, target, re.sub(rb"(?im)^connection: .*$", b"Connection: close\r", whole, count=1))


def _is_whole(said: bytes) -> bool:
    head, end, body = said.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return bool(end) and len(body) >= (int(length[1]) if length else 0)
