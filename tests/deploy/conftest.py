"""A host as hosts run it: gunicorn on a socket of its own, and a proxy in front."""

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from storefront.storage import database as storage
from storefront.storage.schema import migrate
from tests.deploy.proxies import nginx
from tests.deploy.test_gunicorn import PATIENCE_S, start, wait_until_it_listens
from tests.makers import make_product, make_shop


@dataclass
class Host:
    """A shop of Amina's behind the proxy."""

    folder: Path
    port: int
    service: "subprocess.Popen[str]"

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def from_cache(self, path: str, **headers: str) -> str | None:
        return self.ask(path, **headers)[0].getheader("X-Cache")

    def kept(self) -> set[str]:
        """The addresses nginx has written to its disk."""
        files = [path for path in (self.folder / "cache").rglob("*") if path.is_file()]
        keys = {path.read_bytes().partition(b"KEY: ")[2].partition(b"\n")[0].decode() for path in files}
        return {key.removeprefix("http127.0.0.1").partition(" ")[0] for key in keys}

    def stop(self) -> None:
        os.killpg(self.service.pid, signal.SIGKILL)
        self.service.wait(PATIENCE_S)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    opened = storage.connect(f"sqlite:///{tmp_path}/storefront.db")
    migrate(opened, tmp_path / "migrate.lock")
    make_product(make_shop(notice="Closed on Friday"), "Lemons")
    service = start(tmp_path, BIND=f"unix:{tmp_path}/web.sock", TRUSTED_PROXIES="1")
    wait_until_it_listens(service)
    telling = ("server_tokens off;", "server_tokens off; add_header X-Cache $upstream_cache_status always;")
    with nginx(tmp_path, f"unix:{tmp_path}/web.sock", telling) as port:
        yield Host(tmp_path, port, service)
    opened.close()
    if service.poll() is None:
        os.killpg(service.pid, signal.SIGKILL)
    service.communicate()
