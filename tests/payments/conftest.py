"""A shop that is paid through Stripe, played by a real server of its own; the application, too, answers over HTTP."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from storefront import clock
from storefront.config import Settings
from storefront.demo.stand_ins.server import serving
from storefront.demo.stand_ins.stripe import Stripe
from storefront.payments import calls
from tests.payments.till import Till, set_up_till


@pytest.fixture
def stripe() -> Iterator[Stripe]:
    with serving(Stripe(clock=lambda: clock.now().timestamp())) as playing:
        yield playing


@pytest.fixture
def settings(settings: Settings, stripe: Stripe) -> Settings:
    return replace(settings, stand_ins={stripe.host: stripe.origin})


@pytest.fixture
def origin(app: Flask) -> Iterator[str]:
    """Where the application answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def till(app: Flask, origin: str, stripe: Stripe) -> Iterator[Till]:
    yield set_up_till(app, origin, stripe)
    calls.set_up({})


class Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tests look at what the application logs."""
