"""`make run` shows a payment: play money, played inside the service, said so in large letters."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.serving import make_server

from storefront import clock
from storefront.config import Settings
from storefront.demo.load import PASSWORD, load
from storefront.demo.played import SHOP, offer_played
from storefront.i18n import words
from storefront.merchants.records import methods_of, shop_at
from storefront.orders.snapshots import order_view
from storefront.payments import calls
from tests.journeys.conftest import free_port
from tests.orders.placing import place_order
from tests.payments.conftest import Quiet


@pytest.fixture
def settings(settings: Settings) -> Settings:
    port = free_port()
    return replace(settings, port=port, stand_ins={"api.stripe.com": f"http://127.0.0.1:{port}/stand-in/stripe"})


@pytest.fixture
def served(app: Flask, settings: Settings) -> Iterator[str]:
    server = make_server("127.0.0.1", settings.port, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    load(None, clock.now(), lambda said: None)
    yield f"http://127.0.0.1:{settings.port}"
    server.shutdown()
    thread.join()
    server.server_close()
    calls.set_up({})


def test_a_demonstration_order_is_paid_with_play_money(served: str, settings: Settings, app: Flask) -> None:
    for _ in range(2):
        shop = offer_played(settings.stand_ins, PASSWORD, clock.now())
    assert shop is not None and [row.kind for row in methods_of(shop)].count("stripe") == 1
    order = place_order(shop, "1x2", now=clock.now(), method="stripe")
    client = app.test_client()
    page = client.get(f"/{SHOP}/o/{order.token}", base_url=served)
    said = words(order.language, shop.country).gettext("Play money: nothing is paid")
    assert f'<p class="h">{said}</p>' in page.text
    away = client.post(f"/{SHOP}/pay/{order.token}/stripe", base_url=served).location
    assert away.startswith(f"{served}/stand-in/stripe/play/")
    hosted = client.get(away)
    assert "PLAY MONEY" in hosted.text and "nothing is paid" in hosted.text
    assert client.post(away, data={"do": "pay"}).status_code == 303
    assert order_view(order).payment == "paid"


def test_a_host_that_names_no_stand_ins_plays_nothing(served: str) -> None:
    assert offer_played({}, PASSWORD, clock.now()) is None
    shop = shop_at(SHOP)
    assert shop is not None and "stripe" not in {row.kind for row in methods_of(shop)}
