"""The shipped nginx as it is shipped, with TLS; only places are replaced."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.certificate import write_certificate
from bench.service import LOOPBACK
from storefront import clock
from tests.deploy.proxies import free_port, replaced, running_nginx


@contextmanager
def nginx_with_tls(
    folder: Path, upstream: str, *more: tuple[str, str], address: str = LOOPBACK
) -> Iterator[tuple[int, str]]:
    """Gives its port and its key's hash. more: further replacements."""
    trusted = write_certificate(folder, address, clock.now())
    port = free_port()
    settings = replaced(
        "nginx.conf",
        ("listen 443 ", f"listen {address}:{port} "),
        ("listen 80;", f"listen {address}:{free_port()};"),
        ("/etc/letsencrypt/live/shops.example/fullchain.pem", f"{folder}/chain.pem"),
        ("/etc/letsencrypt/live/shops.example/privkey.pem", f"{folder}/key.pem"),
        ("server_name shops.example;", f"server_name {address};"),
        ("127.0.0.1:8000", upstream),
        ("/var/cache/nginx/storefront", f"{folder}/cache"),
        *more,
    )
    with running_nginx(folder, settings, port, address):
        yield port, trusted
