"""The kept shop page beside a bare Flask view with the same bytes, in turns; and memory meanwhile."""

import json
import statistics
import threading
from pathlib import Path

from bench.load import requests_per_second
from bench.service import fetch, memory_mb, serving
from bench.table import show

ROUNDS = 3
SECONDS = 4
PORT, BARE_PORT = 8197, 8198
LEAST_RATIO, MOST_IDLE_MB, MOST_BUSY_MB = 0.8, 90, 130


def measure(instance: Path, path: str) -> None:
    settings = {"STOREFRONT_INSTANCE": str(instance)}
    with serving("wsgi:app", PORT, settings) as master:
        idle = memory_mb(master)
        status, headers, body = fetch(PORT, path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        _keep(instance, headers, body)
        bare = {**settings, "STOREFRONT_JOBS": "off", "BENCH_PAGE": str(instance)}
        with serving("bench.bare:app", BARE_PORT, bare):
            rates, bare_rates, busy = _in_turns(master, path)
    _report(path, len(body), statistics.median(rates), statistics.median(bare_rates), idle, busy)


def _keep(folder: Path, headers: dict[str, str], body: bytes) -> None:
    from_gunicorn = {"Date", "Connection", "Server"}
    (folder / "body").write_bytes(body)
    (folder / "headers").write_text(
        json.dumps({name: text for name, text in headers.items() if name not in from_gunicorn})
    )


def _in_turns(master: int, path: str) -> tuple[list[float], list[float], float]:
    rates, bare_rates, seen = [], [], []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            seen.append(memory_mb(master))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for _ in range(ROUNDS):
            rates.append(requests_per_second(PORT, path, SECONDS))
            bare_rates.append(requests_per_second(BARE_PORT, "/page", SECONDS))
    finally:
        over.set()
        watcher.join()
    return rates, bare_rates, max(seen)


def _report(path: str, size: int, rate: float, bare_rate: float, idle: float, busy: float) -> None:
    show(
        f"{path}, {size} bytes, from memory",
        [
            ("", "requests/s", "ratio", "wanted"),
            ("bare Flask view, the same bytes", f"{bare_rate:.0f}", "1.00", ""),
            ("shop page", f"{rate:.0f}", f"{rate / bare_rate:.2f}", f"≥ {LEAST_RATIO}"),
        ],
    )
    show(
        "Memory of the whole service, jobs included (PSS)",
        [
            ("", "MB", "wanted"),
            ("idle", f"{idle:.0f}", f"≤ {MOST_IDLE_MB}"),
            ("under load", f"{busy:.0f}", f"≤ {MOST_BUSY_MB}"),
        ],
    )
