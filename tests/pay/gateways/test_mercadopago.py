"""Mercado Pago Checkout Pro: what is its own."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay.gateway import Answer, Declined, Forged, Posted
from storefront.pay.gateways import mercadopago
from tests.conftest import NOW
from tests.pay.examples import TYPED
from tests.pay.gateways.cases import ATTEMPT
from tests.pay.gateways.desk import Desk
from tests.pay.gateways.talking import told


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("mercadopago")


def wanted(desk: Desk, minor: int = 149_50, currency: str = "BRL", **asked: Any) -> dict[str, Any]:
    return json.loads(desk.first_call(minor, currency, **asked).body)


def payment(**changed: Any) -> Answer:
    said = {"id": 1319437501, "status": "approved", "currency_id": "BRL", "transaction_amount": 149.5,
            "external_reference": ATTEMPT, "transaction_amount_refunded": 0, "live_mode": True}  # fmt: skip
    return Answer(200, {}, json.dumps({**said, **changed}).encode())


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [(149_50, "BRL", b"149.50"), (5, "ARS", b"0.05"), (7_500_00, "COP", b"7500"), (7_500, "CLP", b"7500")],
)
def test_amounts_are_numbers_with_the_decimals_the_country_has(
    desk: Desk, minor: int, currency: str, written: bytes
) -> None:
    assert b'"unit_price": ' + written + b"}" in desk.first_call(minor, currency).body
    assert wanted(desk, minor, currency)["items"][0]["currency_id"] == currency


def test_centavos_of_a_peso_that_has_none_are_not_offered(desk: Desk) -> None:
    assert not desk.gateway.carries(Money(7_500_50, "COP"))
    assert desk.gateway.carries(Money(7_500_00, "COP"))


def test_a_shops_name_is_never_taken_for_a_number(desk: Desk) -> None:
    for name in ('1"5', "\\u0000149.50\\u0000", '"149.50"'):
        assert wanted(desk, shop_name=name)["items"][0]["title"] == f"4827-193 {name}"


def test_notices_go_where_the_merchant_has_entered_since_only_those_are_signed(desk: Desk) -> None:
    assert "notification_url" not in wanted(desk)
    assert wanted(desk)["external_reference"] == ATTEMPT


def test_the_page_ends_when_it_was_asked_to(desk: Desk) -> None:
    assert wanted(desk, expires_in=timedelta(hours=2))["expiration_date_to"] == "2026-11-22T11:05:00.000+00:00"
    assert desk.open(expires_in=timedelta(hours=2)).expires_at == NOW + timedelta(hours=2)


@pytest.mark.parametrize(("currency", "site"), mercadopago.SITES.items())
def test_buyers_are_sent_to_their_countrys_site(desk: Desk, currency: str, site: str) -> None:
    kept = mercadopago.check(TYPED["mercadopago"], currency)
    assert isinstance(kept, dict)
    assert desk.gateway.pages(kept) == (site,)


def test_nobody_having_tried_is_an_open_session(desk: Desk) -> None:
    session = desk.open()
    assert (desk.look(session).status, desk.look(session).amount) == ("open", None)


def test_a_notice_names_a_payment_and_nothing_else(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay(session.provider_ref)
    seen = desk.seen()
    (number,) = desk.played.numbers_of(session.provider_ref)
    assert (seen.provider_ref, seen.status, seen.amount, seen.reference) == (str(number), "open", None, "")
    looked = desk.line.run(desk.gateway.look(seen.provider_ref, desk.settings, NOW))
    assert looked == desk.look(session)
    assert (looked.provider_ref, looked.status, looked.payment) == (session.provider_ref, "paid", str(number))


def test_the_body_of_a_notice_is_not_even_read(desk: Desk) -> None:
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    headers = {name.lower(): value for name, value in notice.sign(notice.body).items()}
    assert desk.read(Posted(headers, notice.query, b"<html>")) == desk.told()


@pytest.mark.parametrize("changed", [{"data.id": "999"}, {"data.id": ""}, {}])
def test_another_payment_than_was_signed_is_forged(desk: Desk, changed: dict[str, str]) -> None:
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    headers = {name.lower(): value for name, value in notice.sign(notice.body).items()}
    query = {**notice.query, **changed} if changed else {}
    with pytest.raises(Forged):
        desk.read(Posted(headers, query, notice.body))
    with pytest.raises(Forged):
        desk.read(Posted({**headers, "x-request-id": "another"}, notice.query, notice.body))


@pytest.mark.parametrize("query", [{"type": "merchant_order"}, {"type": ""}, {"type": "payment", "data.id": "ORD01"}])
def test_other_topics_are_genuine_and_nothing_for_us(desk: Desk, query: dict[str, str]) -> None:
    number = query.get("data.id", "123")
    headers = {name.lower(): value for name, value in desk.played.signing(number, "r-1")(b"").items()}
    assert desk.read(Posted(headers, {"data.id": number, **query}, b"")).seen is None


def test_each_word_about_a_payment_is_an_event_of_its_own(desk: Desk) -> None:
    session = desk.open()
    number = desk.played.pay_later(session.provider_ref)
    first = desk.told()
    desk.played.becomes(number, "approved")
    assert desk.told().event != first.event
    assert desk.told().seen == first.seen


@pytest.mark.parametrize("status", ["pending", "in_process", "authorized", "in_mediation", "rejected", "cancelled"])
def test_no_money_so_far_is_an_open_session(desk: Desk, status: str) -> None:
    session = desk.open()
    number = desk.played.pay_later(session.provider_ref)
    desk.played.becomes(number, status)
    assert (desk.look(session).status, desk.look(session).payment) == ("open", "")


def test_a_slip_that_is_paid_later_is_paid(desk: Desk) -> None:
    session = desk.open(149_50)
    desk.played.becomes(desk.played.pay_later(session.provider_ref), "approved")
    assert (desk.look(session).status, desk.look(session).amount) == ("paid", Money(149_50, "BRL"))


def test_of_several_tries_the_one_that_was_paid_counts(desk: Desk) -> None:
    session = desk.open()
    desk.played.fail(session.provider_ref)
    desk.played.pay(session.provider_ref)
    desk.played.fail(session.provider_ref)
    assert desk.look(session).payment == str(desk.played.numbers_of(session.provider_ref)[1])


def test_a_page_that_is_paid_twice_tells_of_each_payment(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay(session.provider_ref)
    desk.played.pay(session.provider_ref)
    named = [desk.seen(notice).provider_ref for notice in desk.played.notices.waiting]
    looked = [desk.line.run(desk.gateway.look(number, desk.settings, NOW)) for number in named]
    assert [seen.status for seen in looked] == ["paid", "paid"]
    assert len({seen.payment for seen in looked}) == 2


def test_somebody_elses_payments_are_passed_over(desk: Desk) -> None:
    session = desk.open()
    other = desk.open(attempt="another" + "2" * 19)
    desk.played.pay(other.provider_ref)
    found = json.loads(payment(external_reference=other.provider_ref).body)
    listed = Answer(200, {}, json.dumps({"results": [found]}).encode())
    seen = told(desk.gateway.look(session.provider_ref, desk.settings, NOW), listed)
    assert (seen.status, seen.payment) == ("open", "")


@pytest.mark.parametrize(
    ("changed", "status", "minor"),
    [
        ({"transaction_amount_refunded": 49.5}, "refunded", 49_50),
        ({"transaction_amount_refunded": 149.5, "status": "refunded"}, "refunded", 149_50),
        ({"status": "charged_back"}, "refunded", 149_50),
        ({"transaction_amount_refunded": None}, "paid", 149_50),
    ],
)
def test_what_went_back_is_told_with_all_of_it(desk: Desk, changed: dict[str, Any], status: str, minor: int) -> None:
    seen = told(desk.gateway.look("1319437501", desk.settings, NOW), payment(**changed))
    assert (seen.status, seen.amount, seen.payment) == (status, Money(minor, "BRL"), "1319437501")


def test_what_instalments_cost_is_not_counted(desk: Desk) -> None:
    session = desk.open(149_50)
    desk.played.pay(session.provider_ref)
    assert desk.look(session).amount == Money(149_50, "BRL")


@pytest.mark.parametrize(("key", "live", "same"), [("APP_USR-", True, True), ("APP_USR-", False, False),
                                                   ("TEST-", False, True), ("TEST-", True, False)])  # fmt: skip
def test_play_money_is_told_from_real_money(desk: Desk, key: str, live: bool, same: bool) -> None:
    settings = {**desk.settings, "key": f"{key}4934588586838432-112209"}
    seen = told(desk.gateway.look("1319437501", settings, NOW), payment(live_mode=live))
    assert (seen.account == desk.gateway.account(settings)) == same


def test_an_unknown_status_is_declined(desk: Desk) -> None:
    with pytest.raises(Declined):
        told(desk.gateway.look("1319437501", desk.settings, NOW), payment(status="blessed"))
