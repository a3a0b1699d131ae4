"""Requests to providers: only where they may go, never longer than they may take, never more than they may hold."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from storefront import outbound
from storefront.outbound import NoAnswer, Outbound, is_public

HOST = "api.provider.test"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextmanager
def provider(serve: Callable[[socket.socket], None]) -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers each connection in its own way; its origin, and what it was sent."""
    listening = socket.create_server(("127.0.0.1", 0))
    received: list[bytes] = []

    def run() -> None:
        while True:
            try:
                peer, _ = listening.accept()
            except OSError:
                return
            with peer:
                try:
                    received.append(_whole(peer))
                    serve(peer)
                except OSError:
                    continue

    threading.Thread(target=run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", received
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def _whole(peer: socket.socket) -> bytes:
    """A request with its body; every one sent here says how long that is, or has none."""
    incoming = peer.makefile("rb")
    head = b"".join(iter(incoming.readline, b"\r\n")) + b"\r\n"
    length = re.search(rb"Content-Length: (\d+)", head)
    return head + incoming.read(int(length[1]) if length else 0)


def says(answer: bytes) -> Callable[[socket.socket], None]:
    return lambda peer: peer.sendall(answer)


def ask(origin: str, path: str = "/v1/things", seconds: float = 5, **fields: Any) -> outbound.Reply:
    asked = {"method": "GET", "headers": {}, "body": b"", "hosts": (HOST,)} | fields
    return Outbound({HOST: origin}, seconds).ask(url=f"https://{HOST}{path}", **asked)


def test_what_is_asked_arrives_whole_and_the_answer_comes_back() -> None:
    with provider(says(b"HTTP/1.1 201 Created\r\nX-Request-Id: 7\r\nContent-Length: 2\r\n\r\nok")) as (
        origin,
        received,
    ):
        reply = ask(origin, "/v1/a?b=c", method="POST", headers={"Idempotency-Key": "k"}, body=b"amount=1")
    assert (reply.status, reply.headers["x-request-id"], reply.body) == (201, "7", b"ok")
    assert received[0].startswith(b"POST /v1/a?b=c HTTP/1.1\r\n") and received[0].endswith(b"\r\n\r\namount=1")
    assert b"Idempotency-Key: k\r\n" in received[0]


def test_a_stand_in_may_lie_below_an_address_of_its_own() -> None:
    with provider(says(OK)) as (origin, received):
        ask(f"{origin}/stand-in/provider")
    assert received[0].startswith(b"GET /stand-in/provider/v1/things HTTP/1.1\r\n")


def test_an_answer_without_a_length_ends_with_its_connection() -> None:
    with provider(says(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nas long as it is")) as (origin, _):
        assert ask(origin).body == b"as long as it is"


def test_nothing_is_followed_elsewhere() -> None:
    with provider(says(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n")) as (
        origin,
        got,
    ):
        assert ask(origin).status == 302
    assert len(got) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://api.provider.test/",
        "https://api.provider.test.evil.test/",
        "https://api.provider.test@evil.test/",
        "https://evil.test/https://api.provider.test/",
        "https://api.provider.test:8443/",
        "https://API.provider.test/",
        "//api.provider.test/",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
def test_only_the_providers_own_addresses_are_asked(url: str) -> None:
    with provider(says(OK)) as (origin, received), pytest.raises(NoAnswer):
        Outbound({HOST: origin}).ask("GET", url, {}, b"", (HOST,))
    assert received == []


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%lo"]
)
def test_a_name_that_leads_inside_is_not_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **how: [(socket.AF_INET, 1, 6, "", (address, 443))])
    monkeypatch.setattr(socket, "create_connection", lambda *where, **how: connected.append(where))
    with pytest.raises(NoAnswer):
        Outbound().ask("GET", f"https://{HOST}/", {}, b"", (HOST,))
    assert connected == []


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    answers = iter(["93.184.216.34", "127.0.0.1"])

    def connect(where: object, timeout: float) -> socket.socket:
        asked.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **how: [(2, 1, 6, "", (next(answers), 443))])
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NoAnswer):
        Outbound().ask("GET", f"https://{HOST}/", {}, b"", (HOST,))
    assert asked == [("93.184.216.34", 443)]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("64:ff9b::5db8:d822", True),  # an IPv4 address out in the world, through NAT64
        ("64:ff9b::a00:8", False),  # 10.0.0.8 through NAT64
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("::ffff:10.0.0.8", False),
        ("::10.0.0.8", False),
        ("2002:a00:8::1", False),  # 10.0.0.8 through 6to4
        ("ff02::1", False),
        ("localhost", False),
    ],
)
def test_which_addresses_lie_out_in_the_world(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_certificate_for_nobody_is_no_answer() -> None:
    with provider(says(OK)) as (origin, _), pytest.raises(NoAnswer):
        ask(origin.replace("http://", "https://"))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no http at all",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ncut off",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Filler: a\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (outbound.MOST_BYTES + 1),
    ],
)
def test_garbage_and_floods_are_no_answer(answer: bytes) -> None:
    with provider(says(answer)) as (origin, _), pytest.raises(NoAnswer):
        ask(origin)


def test_a_host_that_is_not_there_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(NoAnswer):
        ask(f"http://127.0.0.1:{port}")


def drip(text: bytes) -> Callable[[socket.socket], None]:
    """One byte every now and then: no single wait is long."""

    def serve(peer: socket.socket) -> None:
        peer.sendall(text)
        while True:
            peer.sendall(b"x")
            threading.Event().wait(0.05)

    return serve


@pytest.mark.parametrize(
    "text", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"]
)
def test_a_provider_that_drips_is_given_up_in_time(text: bytes) -> None:
    begun = time.monotonic()
    with provider(drip(text)) as (origin, _), pytest.raises(NoAnswer):
        ask(origin, seconds=0.5)
    assert time.monotonic() - begun < 2


def test_a_resolver_that_never_answers_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    never = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **how: [never.wait(30)][1:])
    begun = time.monotonic()
    with pytest.raises(NoAnswer):
        Outbound(seconds=0.3).ask("GET", f"https://{HOST}/", {}, b"", (HOST,))
    assert time.monotonic() - begun < 2
    never.set()


def test_what_went_wrong_is_told_without_the_secret() -> None:
    with provider(says(b"garbage sk_live_1")) as (origin, _), pytest.raises(NoAnswer) as told:
        ask(origin, headers={"Authorization": "Bearer sk_live_1"})
    assert "sk_live" not in repr(told.value) and told.value.__cause__ is None
