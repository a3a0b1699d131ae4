"""PayPal leaves it to the shop to take what a buyer has approved: on coming back, on a notice, by and by, and once."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.config import Settings
from storefront.demo.stand_ins.paypal import PayPal
from storefront.demo.stand_ins.server import serving
from storefront.merchants import sealing
from storefront.merchants.records import ShopMethod
from storefront.orders import move
from storefront.orders.records import Order
from storefront.pay import METHODS
from storefront.payments import calls
from storefront.payments.rules import LOOKS
from storefront.payments.sweep import sweep
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order
from tests.pay.examples import TYPED
from tests.payments.till import attempts, ledger, notices, state

FINISH = 'id="f" method="post" action="/amina/pay/'


@pytest.fixture
def paypal() -> Iterator[PayPal]:
    with serving(PayPal(clock=lambda: clock.now().timestamp(), **TYPED["paypal"])) as playing:
        yield playing


@pytest.fixture
def settings(settings: Settings, paypal: PayPal) -> Settings:
    return replace(settings, stand_ins={paypal.host: paypal.origin})


@pytest.fixture
def order(app: Flask, origin: str, paypal: PayPal) -> Iterator[Order]:
    """Two lemons, € 18."""
    shop = make_shop("amina", currency="EUR")
    ShopMethod.create(shop=shop, kind="paypal", settings=sealing.sealed(shop, METHODS["paypal"], TYPED["paypal"]))
    make_product(shop, "Lemons", 900)
    paypal.notices.address = f"{origin}/hooks/paypal/amina"
    placed = place_order(shop, "1x2", now=clock.now(), method="paypal")
    yield move.confirm(placed, make_member(shop), clock.now())
    calls.set_up({})


@pytest.fixture
def approved(client: FlaskClient, order: Order, paypal: PayPal) -> str:
    """Ravi has said yes at PayPal, which tells nobody so far. Its name for the session."""
    paypal.notices.held = True
    session: str = client.post(f"/amina/pay/{order.token}/paypal").location.rpartition("/")[2]
    paypal.pay(session)
    return session


def taken(paypal: PayPal) -> int:
    return sum(path.endswith("/capture") for _, path in paypal.requests)


def come_back(client: FlaskClient, order: Order) -> str:
    return client.get(f"/amina/o/{order.token}?pay=paypal&token=5O1&PayerID=QYR").text


def finish(client: FlaskClient, order: Order) -> int:
    return client.post(f"/amina/pay/{order.token}/paypal/look").status_code


def test_coming_back_shows_one_button_that_takes_the_money(
    client: FlaskClient, order: Order, paypal: PayPal, approved: str
) -> None:
    page = come_back(client, order)
    assert FINISH in page and "Finish the payment" in page and "Look again" not in page
    assert f'action="/amina/pay/{order.token}/paypal"' not in page
    assert (state(order), taken(paypal)) == ("unpaid", 0)
    assert finish(client, order) == 303
    assert (state(order), ledger(order), taken(paypal)) == ("paid", [("balance", 1800)], 1)
    assert FINISH not in come_back(client, order)


@pytest.mark.parametrize("query", ["", "?pay=paypal", "?pay=paypal&token=5O1", "?="])
def test_without_a_yes_there_is_nothing_to_finish(client: FlaskClient, order: Order, approved: str, query: str) -> None:
    assert FINISH not in client.get(f"/amina/o/{order.token}{query}").text


def test_a_yes_that_nobody_gave_takes_nothing(client: FlaskClient, order: Order, paypal: PayPal) -> None:
    client.post(f"/amina/pay/{order.token}/paypal")
    assert FINISH in come_back(client, order)
    assert finish(client, order) == 303
    assert (state(order), taken(paypal)) == ("unpaid", 0)


def test_a_notice_of_the_yes_takes_the_money(order: Order, paypal: PayPal, approved: str) -> None:
    paypal.notices.deliver(times=3)
    assert set(paypal.notices.replies) == {200} and state(order) == "unpaid"
    sweep(clock.now())
    assert (state(order), ledger(order), taken(paypal)) == ("paid", [("balance", 1800)], 1)


def test_nobody_comes_back_and_nobody_tells_and_it_is_taken_all_the_same(
    order: Order, paypal: PayPal, approved: str
) -> None:
    sweep(attempts(order)[0].begun_at + LOOKS[0])
    assert (state(order), taken(paypal)) == ("paid", 1)


def test_a_late_yes_is_looked_for_while_paypal_still_keeps_it() -> None:
    assert timedelta(hours=2) < LOOKS[3] < timedelta(hours=3)


def test_all_at_once_it_is_taken_once(
    client: FlaskClient, app: Flask, order: Order, paypal: PayPal, approved: str
) -> None:
    """The buyer comes back twice while the notice of it arrives."""
    starting = threading.Barrier(3)

    def at_once(act: Callable[[], object]) -> None:
        starting.wait()
        act()

    acts = [lambda: finish(app.test_client(), order), lambda: finish(app.test_client(), order), lambda: tell(paypal)]
    crowd = [threading.Thread(target=at_once, args=(act,)) for act in acts]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    paypal.notices.deliver(times=2, backwards=True)
    sweep(clock.now() + timedelta(minutes=5))
    assert (state(order), ledger(order)) == ("paid", [("balance", 1800)])
    assert len(paypal.captures(approved)) == 1


def tell(paypal: PayPal) -> None:
    paypal.notices.deliver()
    sweep(clock.now())


def test_what_the_bank_refuses_is_said_and_can_be_paid_anew(
    client: FlaskClient, order: Order, paypal: PayPal, approved: str
) -> None:
    paypal.refusing = True
    finish(client, order)
    page = client.get(f"/amina/o/{order.token}?pay=paypal").text
    assert "This payment did not work." in page and state(order) == "unpaid"
    paypal.refusing = False
    again = client.post(f"/amina/pay/{order.token}/paypal").location.rpartition("/")[2]
    assert again != approved
    paypal.pay(again)
    sweep(attempts(order)[-1].begun_at + LOOKS[0])
    paypal.notices.deliver()  # also that of the first yes
    sweep(clock.now())
    assert (state(order), ledger(order), paypal.captures(approved)) == ("paid", [("balance", 1800)], [])


def test_a_provider_that_breaks_off_takes_once_all_the_same(
    client: FlaskClient, order: Order, paypal: PayPal, approved: str
) -> None:
    paypal.trouble.kind = "500"
    assert finish(client, order) == 503
    paypal.trouble.kind = ""
    sweep(attempts(order)[0].begun_at + LOOKS[0])
    assert (state(order), taken(paypal)) == ("paid", 1)


def test_a_refund_asks_for_a_look(order: Order, paypal: PayPal, approved: str) -> None:
    sweep(attempts(order)[0].begun_at + LOOKS[0])
    paypal.refund(approved, "3.00")
    paypal.notices.deliver()
    sweep(clock.now())
    assert state(order) == "review" and ("review", "refunded") in notices()


def test_a_forged_notice_changes_nothing(client: FlaskClient, order: Order, paypal: PayPal, approved: str) -> None:
    (notice,) = paypal.notices.waiting
    body = notice.body.replace(attempts(order)[0].key.encode(), b"k5q2mzv7c3hx4tj6y2bwdn3fga")
    assert client.post("/hooks/paypal/amina", data=body, headers=notice.sign(body)).status_code == 400
    sweep(clock.now())
    assert (state(order), taken(paypal), notices()) == ("unpaid", 0, [])
