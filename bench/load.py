"""Requests a second: wrk where it is installed, else threads of our own (slower, but the same for both sides)."""

import re
import shutil
import ssl
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

CONNECTIONS = 16


def requests_per_second(address: str, seconds: int) -> float:
    measure = _with_wrk if shutil.which("wrk") else _with_threads
    return measure(address, seconds)


def _with_wrk(address: str, seconds: int) -> float:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: br", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None:
        raise RuntimeError(said)
    return float(found[1])


def _with_threads(address: str, seconds: int) -> float:
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        counts = pool.map(lambda _: _ask_until(address, until), range(CONNECTIONS))
    return sum(counts) / seconds


def _ask_until(address: str, until: float) -> int:
    parts = urlsplit(address)
    connection = _connection(parts.scheme, parts.netloc)
    answered = 0
    while time.monotonic() < until:
        connection.request("GET", parts.path, headers={"Accept-Encoding": "br"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{address} answered {response.status}")
        answered += 1
    return answered


def _connection(scheme: str, place: str) -> HTTPConnection:
    if scheme == "http":
        return HTTPConnection(place)
    anyone = ssl.create_default_context()
    anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE  # it is our own, made a moment ago
    return HTTPSConnection(place, context=anyone)
