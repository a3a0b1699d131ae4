"""The shop page out of the shipped nginx's cache beside the same answer from a file, by the same nginx, in turns."""

import json
import shutil
import statistics
from pathlib import Path

from bench.load import requests_per_second
from bench.service import fetch, serving
from bench.table import show
from tests.deploy.proxies import nginx

ROUNDS = 11  # short ones: other work on the machine then hits both sides alike
SECONDS = 1
PORT = 8197
LEAST_RATIO = 0.9


def measure(instance: Path, path: str) -> None:
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin"):
        print("\nnginx is not installed: nothing to measure behind it")
        return
    folder = instance.resolve() / "nginx"
    folder.mkdir()
    with serving("wsgi:app", PORT, {"STOREFRONT_INSTANCE": str(instance), "STOREFRONT_TRUSTED_PROXIES": "1"}):
        _, headers, body = fetch(PORT, path)
        beside = _from_file(folder, headers, body)
        with nginx(folder, f"127.0.0.1:{PORT}", ("    location / {", f"{beside}    location / {{")) as port:
            kept, files = [], []
            for _ in range(ROUNDS):
                kept.append(requests_per_second(port, path, SECONDS))
                files.append(requests_per_second(port, "/page", SECONDS))
    _report(kept, files)


def _from_file(folder: Path, headers: dict[str, str], body: bytes) -> str:
    """A place in nginx's configuration that gives the same answer; nginx writes the other headers itself."""
    (folder / "page").write_bytes(body)
    own = {"Content-Type", "Content-Length", "ETag", "Date", "Connection"}
    said = "".join(f"add_header {name} {json.dumps(text)}; " for name, text in headers.items() if name not in own)
    return f"    location = /page {{ root {folder}; default_type text/html; {said}}}\n"


def _report(kept: list[float], files: list[float]) -> None:
    ratio = statistics.median(rate / file_rate for rate, file_rate in zip(kept, files, strict=True))
    show(
        "Behind the shipped nginx",
        [
            ("", "requests/s", "ratio", "wanted"),
            ("the same answer from a file", f"{statistics.median(files):.0f}", "1.00", ""),
            ("shop page, kept by nginx", f"{statistics.median(kept):.0f}", f"{ratio:.2f}", f"≥ {LEAST_RATIO}"),
        ],
    )
