"""The shop page out of the shipped nginx's cache beside the same answer from a file, by the same nginx, in turns."""

import json
import shutil
from pathlib import Path

from bench.front import nginx_with_tls
from bench.service import LOOPBACK, fetch_kept, serving
from bench.table import show
from bench.turns import HEADINGS, Turns, in_turns, pace
from tests.deploy.proxies import nginx

ROUNDS = 11
SECONDS = 1
PORT = 8197
WANTED = "≥ 0.9"


def measure(instance: Path, path: str) -> None:
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin"):
        print("\nnginx is not installed: nothing to measure behind it")
        return
    environment = {"STOREFRONT_INSTANCE": str(instance), "STOREFRONT_TRUSTED_PROXIES": "1"}
    upstream, folder = f"{LOOPBACK}:{PORT}", instance.resolve() / "nginx"
    with serving("wsgi:app", PORT, environment):
        beside = _file_beside(folder, *fetch_kept(PORT, path))
        with nginx_with_tls(_made(folder / "tls"), upstream, beside) as (port, _):
            sealed = _in_turns(f"https://{LOOPBACK}:{port}", path, folder / "tls")
        with nginx(_made(folder / "plain"), upstream, beside) as port:
            plain = _in_turns(f"http://{LOOPBACK}:{port}", path, folder / "plain")
    show("The shipped nginx, with TLS", [HEADINGS, *_rows(sealed)])
    show("The shipped nginx, without TLS", [HEADINGS, *_rows(plain)])


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _file_beside(folder: Path, headers: dict[str, str], body: bytes) -> tuple[str, str]:
    """Puts a place into nginx's configuration that gives the same answer; nginx writes the other headers itself."""
    (_made(folder) / "page").write_bytes(body)
    own = {"Content-Type", "Content-Length", "ETag", "Date", "Connection"}
    said = "".join(f"add_header {name} {json.dumps(text)}; " for name, text in headers.items() if name not in own)
    place = f"    location = /page {{ root {folder}; default_type text/html; {said}}}\n"
    return "    location / {", f"{place}    location / {{"


def _in_turns(origin: str, path: str, folder: Path) -> Turns:
    master = int((folder / "nginx.pid").read_text())
    return in_turns(
        lambda: pace(f"{origin}{path}", master, SECONDS), lambda: pace(f"{origin}/page", master, SECONDS), ROUNDS
    )


def _rows(turns: Turns) -> list[tuple[str, ...]]:
    return turns.rows("the same answer from a file", "shop page, kept by nginx", WANTED)
