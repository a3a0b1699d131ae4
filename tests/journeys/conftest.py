"""A real server on a real port, a real Chromium, and a client that knows no script."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from storefront.storage import database as storage
from storefront.storage.schema import migrate

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FONTS = Path(__file__).with_name("fonts.conf")


@dataclass(frozen=True)
class Server:
    """A gunicorn of this project and the folder it keeps its things in."""

    url: str
    folder: Path
    pid: int

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def kill(self) -> None:
        """kill -9 of every process of it, at once."""
        os.killpg(self.pid, signal.SIGKILL)


def environment(folder: Path, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "STOREFRONT_INSTANCE": str(folder),
        "STOREFRONT_DATABASE_URL": f"sqlite:///{folder}/storefront.db",
        "STOREFRONT_MEDIA_URL": f"file:{folder}/media",
        "STOREFRONT_SIGNUP": "open",
        "STOREFRONT_PORT": str(port),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int) -> tuple[Server, "subprocess.Popen[str]"]:
    """gunicorn, waited for until it says that it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--log-level", "info", "wsgi:app"],
        cwd=ROOT,
        env=environment(folder, port),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "Booting worker" in line:
            return Server(f"http://127.0.0.1:{port}", folder, process.pid), process
    raise RuntimeError("gunicorn did not start:\n" + "".join(said))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Its database is migrated and also open to the test: makers write into it."""
    opened = storage.connect(f"sqlite:///{tmp_path}/storefront.db")
    migrate(opened, tmp_path / "migrate.lock")
    running, process = start(tmp_path, free_port())
    assert process.stderr is not None
    yield running
    opened.close()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, env={**os.environ, "FONTCONFIG_FILE": str(FONTS)}
        )
        yield browser
        browser.close()


class Form(HTMLParser):
    """What a page without script offers: each form's address, method and fields as they stand, and every link."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, object]] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            self.forms.append({"action": given.get("action", ""), "method": given.get("method", "get"), "fields": {}})
        elif tag == "input" and self.forms and "name" in given:
            kind = given.get("type", "text")
            if kind not in ("submit", "checkbox", "radio", "file") or "checked" in given:
                self.fields()[given["name"]] = given.get("value", "")

    def fields(self, action: str = "") -> dict[str, str]:
        """The fields of the form with this action, or of the last one read."""
        form = next((form for form in self.forms if action and str(form["action"]).endswith(action)), self.forms[-1])
        return form["fields"]  # type: ignore[return-value]


class PlainPhone:
    """A browser without script: follows redirects, keeps cookies by path if it may, counts its requests."""

    def __init__(self, server: Server, keeps_cookies: bool = True) -> None:
        self.server = server
        self.keeps_cookies = keeps_cookies
        self.cookies: dict[tuple[str, str], str] = {}
        self.requests = 0
        self.url = server.url
        self.page = ""
        self.status = 0

    def get(self, address: str) -> str:
        return self._go("GET", address, None)

    def post(self, address: str, fields: dict[str, str]) -> str:
        return self._go("POST", address, urlencode(fields))

    def _go(self, method: str, address: str, body: str | None) -> str:
        self.url = urljoin(self.url, address)
        for _ in range(5):
            status, location, page = self._ask(method, body)
            if status not in (301, 302, 303, 307, 308):
                self.status, self.page = status, page
                return page
            self.url = urljoin(self.url, location)
            method, body = "GET", None
        raise AssertionError("too many redirects")

    def _ask(self, method: str, body: str | None) -> tuple[int, str, str]:
        self.requests += 1
        parts = urlsplit(self.url)
        connection = HTTPConnection(parts.netloc, timeout=20)
        headers = {"Host": parts.netloc}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        sent = "; ".join(
            f"{name}={value}" for (path, name), value in self.cookies.items() if parts.path.startswith(path)
        )
        if sent:
            headers["Cookie"] = sent
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        if self.keeps_cookies:
            for line in answer.headers.get_all("Set-Cookie") or []:
                for name, morsel in SimpleCookie(line).items():
                    self.cookies[(morsel["path"] or "/", name)] = morsel.value
        connection.close()
        return answer.status, answer.headers.get("Location", ""), page

    def text(self) -> str:
        return re.sub(r"<[^>]+>", " ", self.page)
