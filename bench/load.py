"""Requests a second: wrk where it is installed, else threads of our own (slower, but the same for both sides)."""

import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

CONNECTIONS = 16


def requests_per_second(port: int, path: str, seconds: int) -> float:
    measure = _with_wrk if shutil.which("wrk") else _with_threads
    return measure(port, path, seconds)


def _with_wrk(port: int, path: str, seconds: int) -> float:
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "-H",
        "Accept-Encoding: br",
        f"http://127.0.0.1:{port}{path}",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None:
        raise RuntimeError(said)
    return float(found[1])


def _with_threads(port: int, path: str, seconds: int) -> float:
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        counts = pool.map(lambda _: _ask_until(port, path, until), range(CONNECTIONS))
    return sum(counts) / seconds


def _ask_until(port: int, path: str, until: float) -> int:
    connection = HTTPConnection("127.0.0.1", port)
    answered = 0
    while time.monotonic() < until:
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        answered += 1
    return answered
