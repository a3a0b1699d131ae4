"""Ravi pays on a provider's page, in Chromium, with every gateway there is: he pays, thinks better of it, goes back.
The shop is told by one notice, by two, or by none."""

import pytest

from storefront.demo.stand_ins.stand_in import StandIn
from storefront.orders.records import Order
from tests.journeys.paying.waiting import look
from tests.journeys.people import Phone
from tests.pay.gateways.cases import CASES, Case
from tests.payments.till import attempts, ledger, state


@pytest.fixture(params=[kind for kind, case in CASES.items() if not case.rings])
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def go(phone: Phone, played: StandIn) -> None:
    """ "Pay €1,000", and there he is."""
    phone.page.locator("form[action*='/pay/'] button").last.click()
    phone.page.wait_for_url(f"{played.origin}/**")
    phone.sees("PLAY MONEY")


def come_back(phone: Phone, order: Order, press: str) -> None:
    phone.press(press)
    phone.page.wait_for_url(f"**/amina/o/{order.token}**")


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
