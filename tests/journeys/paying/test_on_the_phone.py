"""Ravi pays with M-PESA: there is no page to go to, his phone asks for the PIN while the order's page looks again."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from storefront import clock
from storefront.demo.stand_ins.daraja import Daraja
from storefront.orders.records import Order
from storefront.payments.sweep import sweep
from tests.journeys.paying.waiting import look
from tests.journeys.people import Phone
from tests.pay.gateways.cases import CASES, Case
from tests.payments.till import attempts, ledger


@pytest.fixture
def case() -> Case:
    return CASES["daraja"]


@pytest.fixture
def his(phone: Phone) -> Phone:
    """His phone, which may also be refused a number."""
    phone.expecting = 422
    return phone


def ring(his: Phone, number: str = "0712 345 678") -> None:
    his.fill(phone=number)
    his.page.locator("form[action*='/pay/'] button").last.click()


def answer(played: Daraja, order: Order, how: str) -> None:
    """On the phone that rings, which is another program than the browser."""
    getattr(played, how)(attempts(order)[-1].provider_ref)


def test_he_types_his_number_and_his_pin(his: Phone, played: Daraja, order: Order) -> None:
    ring(his)
    his.sees("Look at your phone")
    expect(his.page.locator("[name=phone]")).to_have_count(0)  # nothing rings twice
    assert played.sessions[attempts(order)[-1].provider_ref]["PhoneNumber"] == "254712345678"
    answer(played, order, "pay")
    assert played.notices.replies == [200]
    look(his, order)
    his.order(payment="paid")
    assert ledger(order) == [("balance", 100_000)]


def test_the_page_looks_again_by_itself(his: Phone, played: Daraja, order: Order) -> None:
    ring(his)
    his.sees("Look at your phone")
    answer(played, order, "pay")
    sweep(clock.now())
    expect(his.page.locator("main")).to_have_attribute("data-payment", "paid", timeout=25_000)


def test_he_refuses_on_his_phone_and_then_pays_after_all(his: Phone, played: Daraja, order: Order) -> None:
    ring(his)
    his.sees("Look at your phone")
    answer(played, order, "cancel")
    look(his, order)
    his.order(payment="unpaid")
    his.sees("This payment did not work.")
    ring(his)
    his.sees("Look at your phone")
    answer(played, order, "pay")
    look(his, order)
    his.order(payment="paid")
    assert len(ledger(order)) == 1


def test_he_goes_back_and_presses_again(his: Phone, played: Daraja, order: Order) -> None:
    ring(his)
    his.sees("Look at your phone")
    his.page.go_back()
    if his.page.locator("[name=phone]").count():
        ring(his)
    his.sees("Look at your phone")
    assert len(played.sessions) == 1
    answer(played, order, "pay")
    look(his, order)
    his.order(payment="paid")
    assert len(ledger(order)) == 1


def test_no_callback_ever_comes(his: Phone, played: Daraja, order: Order) -> None:
    played.notices.held = True
    ring(his)
    his.sees("Look at your phone")
    answer(played, order, "pay")
    look(his, order)
    his.order(payment="paid")


def test_he_looks_for_himself(his: Phone, played: Daraja, order: Order) -> None:
    played.notices.held = True
    ring(his)
    his.sees("Look at your phone")
    answer(played, order, "pay")
    his.press("Look again")
    his.order(payment="paid")


def test_the_callback_comes_twice(his: Phone, played: Daraja, order: Order) -> None:
    played.notices.held = True
    ring(his)
    his.sees("Look at your phone")
    answer(played, order, "pay")
    played.notices.deliver(times=2)
    assert played.notices.replies == [200, 200]
    look(his, order)
    his.order(payment="paid")
    assert len(ledger(order)) == 1


def test_a_number_that_can_not_be_rung_is_kept_in_its_box(his: Phone, played: Daraja, order: Order) -> None:
    ring(his, "0612 34")
    his.sees("This is no mobile number that can pay here.")
    assert his.page.locator("[name=phone]").input_value() == "0612 34"
    assert not played.sessions
    ring(his)
    his.sees("Look at your phone")


def test_when_nothing_rang_he_may_type_another_number(
    his: Phone,
    played: Daraja,
    order: Order,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ring(his, "0712 345 679")
    his.sees("Look at your phone")
    later = clock.now() + timedelta(minutes=2, seconds=5)
    monkeypatch.setattr("storefront.clock.now", lambda: later)
    his.open(f"/amina/o/{order.token}")
    ring(his)
    his.sees("Look at your phone")
    assert [session["PhoneNumber"] for session in played.sessions.values()] == ["254712345679", "254712345678"]
