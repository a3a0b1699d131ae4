"""A client that speaks before it listens still hears that it said too much."""

import socket
import time
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.deploy.test_gunicorn import PATIENCE_S, service  # noqa: F401 - a fixture

TOO_LARGE = 3_000_000


def connect(folder: Path) -> socket.socket:
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(PATIENCE_S)
    client.connect(str(folder / "web.sock"))
    return client


def begin(client: socket.socket, length: int) -> None:
    client.sendall(
        b"POST /signup HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % length
    )


def answer(client: socket.socket) -> HTTPResponse:
    response = HTTPResponse(client)
    response.begin()
    response.read()
    return response


@pytest.mark.usefixtures("service")
def test_who_writes_it_all_first_gets_the_page(tmp_path: Path) -> None:
    with connect(tmp_path) as client:
        begin(client, TOO_LARGE)
        client.sendall(b"name=" + b"x" * (TOO_LARGE - 5))
        assert answer(client).status == 413


@pytest.mark.usefixtures("service")
def test_who_stops_half_way_is_not_waited_for_long(tmp_path: Path) -> None:
    with connect(tmp_path) as client:
        begun = time.monotonic()
        begin(client, TOO_LARGE)
        client.sendall(b"name=")
        assert answer(client).status == 413
        assert time.monotonic() - begun < 10
