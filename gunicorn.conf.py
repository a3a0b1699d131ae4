"""How gunicorn serves Storefront: `gunicorn wsgi:app`. What a host may choose is a setting (docs/SETTINGS.md)."""

import ctypes
import gc
import ipaddress
import logging
import os
import re
import signal
from pathlib import Path
from typing import Any

from gunicorn.http.wsgi import Response

from storefront.jobs import worker as jobs
from storefront.numbers.pulse import Pulse
from storefront.wire.host import Host
from wsgi import app, refuse

_host: Host = app.extensions["storefront"]
_settings = _host.settings

wsgi_app = "wsgi:app"
bind = _settings.bind if _settings.bind.startswith("unix:") else f"{_settings.bind}:{_settings.port}"
worker_class = "gthread"
workers = _settings.workers
threads = _settings.threads
preload_app = True
keepalive = 75  # longer than a buyer on a slow network thinks between two pages
graceful_timeout = 20
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # the heartbeat file must never wait for a disk
control_socket_disable = True
forwarded_allow_ips = ""  # only TRUSTED_PROXIES decides what a proxy may say about the visitor

# glibc would give every thread a heap of its own, and each keeps what its largest upload needed: 12 MB together.
_M_ARENA_MAX = -8
if hasattr(ctypes.CDLL(None), "mallopt"):
    ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)

_default_headers = Response.default_headers


def _least_headers(response: Response) -> list[str]:
    """Neither the server's name, nor that the connection stays, which is what HTTP/1.1 does unless told otherwise."""
    unsaid = ("Server:", "Connection: keep-alive") if response.req.version >= (1, 1) else ("Server:",)
    headers: list[str] = _default_headers(response)
    return [header for header in headers if not header.startswith(unsaid)]


Response.default_headers = _least_headers


class WithoutVisitors(logging.Filter):
    """Logs hold nothing of a visitor; gunicorn writes address, path or header beside a request it cannot answer."""

    def filter(self, record: logging.LogRecord) -> bool:
        found = re.match(r"(?:Invalid|Error handling)(?: HTTP/2)? request", str(record.msg))
        if found:
            record.msg, record.args = found[0], ()
        return True


def on_starting(server: Any) -> None:
    logging.getLogger("gunicorn.error").addFilter(WithoutVisitors())
    if _settings.trusted_proxies == 0 and not all(_stays_inside(address) for address in server.cfg.address):
        refuse(
            f"{bind} can be reached from outside. Put a proxy in front and set STOREFRONT_TRUSTED_PROXIES=1, "
            "or bind to 127.0.0.1 or a unix socket."
        )


def _stays_inside(address: tuple[str, int] | str | int) -> bool:
    """Whether only this machine reaches this listener: a unix socket, or a loopback address."""
    if not isinstance(address, tuple):
        return isinstance(address, str)
    if address[0] == "localhost":
        return True
    try:
        return ipaddress.ip_address(address[0].strip("[]")).is_loopback
    except ValueError:
        return False


def when_ready(server: Any) -> None:
    """Just before the fork: what is loaded stays shared between processes, since no collector touches it."""
    gc.collect()
    gc.freeze()


def post_worker_init(worker: Any) -> None:
    """Jobs run in whichever worker gets their lock. Every signal to stop lets open requests end.

    gunicorn's own quick stop takes the thread pool's lock in a signal handler: it hangs if a request is just starting.
    """
    for stop in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(stop, worker.handle_exit)
    worker.pulse = Pulse(app.extensions["tally"])
    worker.jobs = jobs.start(Path(_settings.instance)) if _settings.jobs else None


def worker_exit(server: Any, worker: Any) -> None:
    for part in ("jobs", "pulse"):
        if running := getattr(worker, part, None):
            running.stop()
