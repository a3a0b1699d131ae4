"""Ravi pays on a provider's page, in Chromium, with every gateway there is: he pays, thinks better of it, goes back.
The shop is told by one notice, by two, or by none."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

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
from storefront.payments.sweep import sweep
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order
from tests.pay.examples import TYPED
from tests.pay.gateways.cases import CASES, Case, settings_of
from tests.payments.conftest import Quiet
from tests.payments.till import attempts, ledger, state


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


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


def go(phone: Phone, played: StandIn) -> None:
    """ "Pay €1,000", and there he is."""
    phone.page.locator("form[action*='/pay/'] button").last.click()
    phone.page.wait_for_url(f"{played.origin}/**")
    phone.sees("PLAY MONEY")


def come_back(phone: Phone, order: Order, press: str) -> None:
    phone.press(press)
    phone.page.wait_for_url(f"**/amina/o/{order.token}**")


def look(phone: Phone, order: Order) -> None:
    """Time passes; he opens the page again."""
    sweep(clock.now())
    sweep(attempts(order)[-1].begun_at + timedelta(minutes=1))
    phone.open(f"/amina/o/{order.token}")


def test_he_pays_and_the_notice_is_faster_than_he(phone: Phone, played: StandIn, order: Order, case: Case) -> None:
    go(phone, played)
    come_back(phone, order, "Pay")
    assert set(played.notices.replies) == {200}
    if not (case.signed and case.complete):
        look(phone, order)
    phone.order(payment="paid")
    assert ledger(order) == [("balance", 100_000)]


def test_he_thinks_better_of_it_and_then_pays_after_all(phone: Phone, played: StandIn, order: Order) -> None:
    go(phone, played)
    come_back(phone, order, "Cancel")
    phone.order(payment="unpaid")
    go(phone, played)
    come_back(phone, order, "Pay")
    look(phone, order)
    phone.order(payment="paid")
    assert len(ledger(order)) == 1


def test_he_goes_back_with_the_phones_own_button(phone: Phone, played: StandIn, order: Order) -> None:
    go(phone, played)
    phone.page.go_back()
    phone.order(payment="unpaid")
    go(phone, played)
    come_back(phone, order, "Pay")
    phone.page.go_back()
    look(phone, order)
    phone.order(payment="paid")
    assert len(ledger(order)) == 1


def test_no_notice_ever_comes(phone: Phone, played: StandIn, order: Order, case: Case) -> None:
    played.notices.held = True
    go(phone, played)
    if case.taken:
        played.pay(attempts(order)[-1].provider_ref)  # he says yes, and then his network is gone
    else:
        come_back(phone, order, "Pay")
        phone.order(payment="unpaid")
        phone.sees("We look whether your payment has arrived.")
    look(phone, order)
    phone.order(payment="paid")


def test_he_looks_for_himself(phone: Phone, played: StandIn, order: Order, case: Case) -> None:
    played.notices.held = True
    go(phone, played)
    come_back(phone, order, "Pay")
    if not case.taken:  # else his page has looked already
        phone.press("Look again")
    phone.order(payment="paid")


def test_the_notice_comes_twice_and_late(phone: Phone, played: StandIn, order: Order) -> None:
    played.notices.held = True
    go(phone, played)
    come_back(phone, order, "Pay")
    played.notices.deliver(times=2)
    assert set(played.notices.replies) == {200} and len(played.notices.replies) % 2 == 0
    look(phone, order)
    phone.order(payment="paid")
    played.notices.held = False
    assert state(order) == "paid" and len(ledger(order)) == 1
