"""The only way out: one https request to a host its caller lists, or one connection for another protocol, with an end
to its time and to its length.

The name is resolved here, once, and the connection goes to an address that was looked at: never to this machine or a
network behind it, whatever the name says a moment later. Nothing is followed elsewhere.
"""

import contextlib
import http.client
import io
import queue
import socket
import ssl
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

SECONDS = 10.0  # in all, from the name to the last byte
MOST_BYTES = 256 * 1024
_TO_CONNECT = 4.0
_NAT64 = IPv6Network("64:ff9b::/96")  # how a machine without IPv4 reaches it: the address stands in the last 32 bits
_GLOBAL = IPv6Network("2000::/3")
_IN_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))


class NoAnswer(Exception):
    """Refused, too slow, cut off, too long, or not where it may be sent. Its text names no secret."""


@dataclass(frozen=True)
class Reply:
    """headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Outbound:
    """stand_ins: "api.provider.com" → the origin that answers in its place while somebody tries things out.
    inside: "ntfy.home:8080", servers the host itself has named. Those, and only those, may be on this machine or in a
    network behind it, and be spoken to without encryption."""

    def __init__(
        self, stand_ins: Mapping[str, str] | None = None, seconds: float = SECONDS, inside: Collection[str] = ()
    ) -> None:
        self.stand_ins = dict(stand_ins or {})
        self._seconds = seconds
        self._inside = frozenset(inside)

    def may_be_inside(self, host: str, port: int) -> bool:
        return f"{host}:{port}" in self._inside

    def dial(self, host: str, port: int, seconds: float = 0, *, trusted: bool = False) -> socket.socket:
        """A connection that is not encrypted yet. trusted: the host itself wrote this address. Raises NoAnswer."""
        deadline = time.monotonic() + min(seconds or self._seconds, self._seconds)
        try:
            return _open(host, port, deadline, may_be_here=trusted or self.may_be_inside(host, port))
        except (OSError, ValueError) as fault:
            raise NoAnswer(type(fault).__name__) from None

    def ask(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, hosts: Collection[str], seconds: float = 0
    ) -> Reply:
        """hosts: as they stand in addresses ("api.provider.com", with a port where it has one). Raises NoAnswer."""
        deadline = time.monotonic() + min(seconds or self._seconds, self._seconds)
        try:
            parts = urlsplit(url)
            if parts.netloc not in hosts or not (parts.scheme == "https" or self._is_plain_inside(parts)):
                raise NoAnswer("an address that is not the provider's")
            prefix = urlsplit(self.stand_ins.get(parts.netloc, "")).path
            target = f"{prefix}{parts.path}" + (f"?{parts.query}" if parts.query else "")
            connection = self._connection(parts, deadline)
            with contextlib.ExitStack() as at_last:
                at_last.callback(connection.shut)
                connection.request(method, target or "/", body or None, dict(headers))
                return _read(connection)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise NoAnswer(type(fault).__name__) from None

    def _is_plain_inside(self, parts: SplitResult) -> bool:
        return parts.scheme == "http" and self.may_be_inside(parts.hostname or "", parts.port or 80)

    def _connection(self, parts: SplitResult, deadline: float) -> "_Connection":
        stand_in = self.stand_ins.get(parts.netloc)
        place = urlsplit(stand_in) if stand_in is not None else parts
        secure = place.scheme == "https"
        host, port = place.hostname or "", place.port or (443 if secure else 80)
        may_be_here = stand_in is not None or self.may_be_inside(host, port)
        return _Connection(host, port, deadline, secure=secure, may_be_here=may_be_here)


class _Connection(http.client.HTTPConnection):
    """Connects to a checked address and watches the clock at every step."""

    def __init__(self, host: str, port: int, deadline: float, *, secure: bool, may_be_here: bool) -> None:
        super().__init__(host, port)
        self.default_port = 443 if secure else 80  # else the port would stand in the Host header
        self._deadline = deadline
        self._secure = secure
        self._may_be_here = may_be_here
        self._opened: socket.socket | None = None

    def connect(self) -> None:
        plain = _open(self.host, self.port, self._deadline, self._may_be_here)
        self._opened = plain
        if self._secure:
            plain.settimeout(_left(self._deadline))
            self._opened = certificates().wrap_socket(plain, server_hostname=self.host)  # closes plain when it fails
        self.sock = _Watched(self._opened, self._deadline)

    def shut(self) -> None:
        """When the answer was read: http.client itself closes as soon as its head says that it will be the last."""
        self.close()
        if self._opened is not None:
            self._opened.close()


class _Watched:
    """A socket as http.client uses one. A socket's own timeout begins anew with every byte; this one does not."""

    def __init__(self, opened: socket.socket, deadline: float) -> None:
        self._opened = opened
        self._deadline = deadline

    def sendall(self, data: Any) -> None:
        self._opened.settimeout(_left(self._deadline))
        self._opened.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._opened, self._deadline))

    def close(self) -> None:
        """Not yet: see _Connection.shut."""


class _Incoming(io.RawIOBase):
    def __init__(self, opened: socket.socket, deadline: float) -> None:
        self._opened = opened
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._opened.settimeout(_left(self._deadline))
        return self._opened.recv_into(buffer)


def _read(connection: http.client.HTTPConnection) -> Reply:
    response = connection.getresponse()
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise NoAnswer("too long")
    if response.length:
        raise NoAnswer("cut off")
    return Reply(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _open(host: str, port: int, deadline: float, may_be_here: bool) -> socket.socket:
    address = _address_of(host, port, deadline, may_be_here)
    return socket.create_connection((address, port), min(_TO_CONNECT, _left(deadline)))


def _address_of(host: str, port: int, deadline: float, may_be_here: bool) -> str:
    """The first address of this name that may be spoken to."""
    for address in _resolved(host, port, _left(deadline)):
        if may_be_here or is_public(address):
            return address
    raise OSError("no public address")


def _resolved(host: str, port: int, seconds: float) -> list[str]:
    """The system's resolver knows no end of its own: it is asked from a thread that may be left behind."""
    found: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def resolve() -> None:
        try:
            found.put([str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)])
        except (OSError, UnicodeError) as fault:
            found.put(OSError(str(fault)))

    threading.Thread(target=resolve, daemon=True, name="resolver").start()
    try:
        result = found.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(result, OSError):
        raise result
    return result


def is_public(address: str) -> bool:
    """Whether this address lies out in the world, also where another address is wrapped in it."""
    try:
        ip = ip_address(address)
    except ValueError:  # with a zone: link-local
        return False
    if isinstance(ip, IPv6Address) and ip in _NAT64:
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    if isinstance(ip, IPv6Address):
        return ip in _GLOBAL and ip.is_global and not any(ip in tunnel for tunnel in _IN_TUNNELS)
    return ip.is_global and not ip.is_multicast


@cache
def certificates() -> ssl.SSLContext:
    return ssl.create_default_context()
