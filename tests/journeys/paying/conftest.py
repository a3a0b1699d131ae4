"""One order, one gateway with its stand-in (`case`, which each file chooses), and Ravi with the order's page."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from storefront import clock
from storefront.config import Settings
from storefront.demo.stand_ins.server import serving
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.merchants import sealing
from storefront.merchants.records import ShopMethod
from storefront.orders import move
from storefront.orders.records import Order
from storefront.pay import METHODS
from storefront.payments import calls
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order
from tests.pay.examples import TYPED
from tests.pay.gateways.cases import Case, settings_of
from tests.payments.conftest import Quiet


@pytest.fixture
def played(case: Case) -> Iterator[StandIn]:
    with serving(case.played(clock=lambda: clock.now().timestamp(), **TYPED[case.kind])) as playing:
        yield playing


@pytest.fixture
def settings(settings: Settings, played: StandIn) -> Settings:
    return replace(settings, stand_ins={played.host: played.origin})


@pytest.fixture
def order(app: Flask, case: Case, played: StandIn) -> Order:
    shop = make_shop("amina", currency=case.currency)
    kept = sealing.sealed(shop, METHODS[case.kind], settings_of(METHODS[case.kind]))
    ShopMethod.create(shop=shop, kind=case.kind, settings=kept)
    make_product(shop, "Lemons", 50_000)
    placed = place_order(shop, "1x2", now=clock.now(), method=case.kind)
    return move.confirm(placed, make_member(shop), clock.now())


@pytest.fixture
def phone(app: Flask, order: Order, case: Case, played: StandIn, chromium: Browser) -> Iterator[Phone]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    played.notices.address = f"{address}/hooks/{case.kind}/amina"
    ravis = Phone(chromium, Server(address, app.instance_path, 0), allowing=played.origin)
    ravis.open(f"/amina/o/{order.token}")
    yield ravis
    ravis.put_away()
    server.shutdown()
    thread.join()
    server.server_close()
    calls.set_up({})
