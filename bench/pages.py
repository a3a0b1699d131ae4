"""The kept shop page beside a bare Flask view with the same bytes, in turns; and memory meanwhile."""

import json
import threading
from pathlib import Path

from bench.service import LOOPBACK, fetch_kept, memory_mb, serving
from bench.table import show
from bench.turns import HEADINGS, Turns, in_turns, pace

ROUNDS = 3
SECONDS = 4
PORT, BARE_PORT = 8197, 8198
LEAST_RATIO, MOST_IDLE_MB, MOST_BUSY_MB = 0.8, 90, 130


def measure(instance: Path, path: str) -> None:
    settings = {"STOREFRONT_INSTANCE": str(instance)}
    with serving("wsgi:app", PORT, settings) as master:
        idle = memory_mb(master)
        headers, body = fetch_kept(PORT, path)
        _keep(instance, headers, body)
        bare = {**settings, "STOREFRONT_JOBS": "off", "BENCH_PAGE": str(instance)}
        with serving("bench.bare:app", BARE_PORT, bare) as bare_master:
            turns, busy = _in_turns(master, bare_master, path)
    rows = turns.rows("bare Flask view, the same bytes", "shop page", f"≥ {LEAST_RATIO}")
    show(f"{path}, {len(body)} bytes, from memory", [HEADINGS, *rows])
    _report_memory(idle, busy)


def _keep(folder: Path, headers: dict[str, str], body: bytes) -> None:
    from_gunicorn = {"Date", "Connection", "Server"}
    (folder / "body").write_bytes(body)
    (folder / "headers").write_text(
        json.dumps({name: text for name, text in headers.items() if name not in from_gunicorn})
    )


def _in_turns(master: int, bare_master: int, path: str) -> tuple[Turns, float]:
    seen: list[float] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            seen.append(memory_mb(master))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        turns = in_turns(
            lambda: pace(f"http://{LOOPBACK}:{PORT}{path}", master, SECONDS),
            lambda: pace(f"http://{LOOPBACK}:{BARE_PORT}/page", bare_master, SECONDS),
            ROUNDS,
        )
    finally:
        over.set()
        watcher.join()
    return turns, max(seen)


def _report_memory(idle: float, busy: float) -> None:
    show(
        "Memory of the whole service, jobs included (PSS)",
        [
            ("", "MB", "wanted"),
            ("idle", f"{idle:.0f}", f"≤ {MOST_IDLE_MB}"),
            ("under load", f"{busy:.0f}", f"≤ {MOST_BUSY_MB}"),
        ],
    )
