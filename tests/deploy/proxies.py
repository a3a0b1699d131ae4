"""The proxies hosts put in front, as our configurations in deploy/ set them up: only places are replaced."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.tree import ROOT

PATIENCE_S = 20
# As on Debian, but for its places.
_AROUND_NGINX = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/storefront.conf;
}}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def replaced(name: str, *pairs: tuple[str, str]) -> str:
    """A file of deploy/ with these places replaced; each must be there."""
    text = (ROOT / "deploy" / name).read_text()
    for old, new in pairs:
        assert old in text, f"deploy/{name} has no {old!r}"
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(folder: Path, upstream: str, *more: tuple[str, str]) -> Iterator[int]:
    """Gives its port. more: further replacements."""
    port = free_port()
    settings = replaced(
        "nginx.conf",
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("ssl_certificate ", "# "),
        ("ssl_certificate_key ", "# "),
        ("server_name shops.example;", "server_name 127.0.0.1;"),
        ("127.0.0.1:8000", upstream),
        ("/var/cache/nginx/storefront", f"{folder}/cache"),
        *more,
    )
    with running_nginx(folder, settings, port):
        yield port


@contextmanager
def running_nginx(folder: Path, settings: str, port: int, address: str = "127.0.0.1") -> Iterator[None]:
    (folder / "storefront.conf").write_text(settings)
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(_AROUND_NGINX.format(folder=folder, user=user))
    command = ["/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]
    with _running(command, port, address=address):
        yield


@contextmanager
def caddy(folder: Path, upstream: str) -> Iterator[int]:
    port = free_port()
    (folder / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        + replaced("Caddyfile", ("shops.example {", f"http://127.0.0.1:{port} {{"), ("127.0.0.1:8000", upstream))
    )
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _running(command, port, {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}):
        yield port


@contextmanager
def _running(
    command: list[str], port: int, environment: dict[str, str] | None = None, address: str = "127.0.0.1"
) -> Iterator[None]:
    process = subprocess.Popen(command, env={**os.environ, **(environment or {})}, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_listens(port, address)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _wait_until_it_listens(port: int, address: str) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while True:
        try:
            socket.create_connection((address, port)).close()
            return
        except ConnectionRefusedError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)
