"""The shop page out of the shipped nginx's cache beside a file of the same bytes from the same nginx, in turns."""

import shutil
import statistics
from pathlib import Path

from bench.load import requests_per_second
from bench.service import fetch, serving
from bench.table import show
from tests.deploy.proxies import nginx

ROUNDS = 3
SECONDS = 3
PORT = 8197
LEAST_RATIO = 0.9


def measure(instance: Path, path: str) -> None:
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin"):
        print("\nnginx is not installed: nothing to measure behind it")
        return
    folder = instance.resolve() / "nginx"
    folder.mkdir()
    with serving("wsgi:app", PORT, {"STOREFRONT_INSTANCE": str(instance), "STOREFRONT_TRUSTED_PROXIES": "1"}):
        _, _, body = fetch(PORT, path)
        (folder / "page").write_bytes(body)
        beside = f"location = /page {{ root {folder}; default_type text/html; add_header Content-Encoding br; }}\n"
        with nginx(folder, f"127.0.0.1:{PORT}", ("    location / {", f"    {beside}    location / {{")) as port:
            kept, files = [], []
            for _ in range(ROUNDS):
                kept.append(requests_per_second(port, path, SECONDS))
                files.append(requests_per_second(port, "/page", SECONDS))
    _report(statistics.median(kept), statistics.median(files))


def _report(rate: float, file_rate: float) -> None:
    show(
        "Behind the shipped nginx",
        [
            ("", "requests/s", "ratio", "wanted"),
            ("a file of the same bytes", f"{file_rate:.0f}", "1.00", ""),
            ("shop page, kept by nginx", f"{rate:.0f}", f"{rate / file_rate:.2f}", f"≥ {LEAST_RATIO}"),
        ],
    )
