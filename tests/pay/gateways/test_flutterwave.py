"""Flutterwave: what is its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay.gateway import Answer, Declined
from tests.conftest import NOW
from tests.pay.gateways.desk import Desk
from tests.pay.gateways.talking import told


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("flutterwave")


def wanted(desk: Desk, minor: int, currency: str, **asked: Any) -> dict[str, Any]:
    return json.loads(desk.first_call(minor, currency, **asked).body)


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [(7_500_00, "NGN", "7500.00"), (149_50, "GHS", "149.50"), (2000, "XOF", "2000"), (50_000, "UGX", "50000")],
)
def test_amounts_are_written_in_whole_units(desk: Desk, minor: int, currency: str, written: str) -> None:
    assert wanted(desk, minor, currency)["amount"] == written


@pytest.mark.parametrize(("hours", "minutes"), [(0, 2), (2, 120), (99, 1439)])
def test_a_session_lasts_at_most_a_day(desk: Desk, hours: int, minutes: int) -> None:
    assert wanted(desk, 7_500_00, "NGN", expires_in=timedelta(hours=hours))["session_duration"] == minutes
    assert desk.open(expires_in=timedelta(hours=hours)).expires_at == NOW + timedelta(minutes=minutes)


def test_the_address_flutterwave_insists_on_says_nothing_of_the_buyer(desk: Desk) -> None:
    assert wanted(desk, 7_500_00, "NGN")["customer"] == {"email": "k5q2mzv7c3hx4tj6y2bwdn3fga@shops.example"}


def test_nobody_having_tried_is_an_open_session_and_not_a_refusal(desk: Desk) -> None:
    session = desk.open()
    assert (desk.look(session).status, desk.look(session).amount) == ("open", None)


@pytest.mark.parametrize("status", [400, 404])
def test_other_refusals_are_told_from_nobody_having_tried(desk: Desk, status: int) -> None:
    body = json.dumps({"status": "error", "message": "Merchant is suspended", "data": None}).encode()
    with pytest.raises(Declined):
        told(desk.gateway.look("k5q2", desk.settings, NOW), Answer(status, {}, body))


def test_money_under_way_is_open_until_it_arrives(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay_later(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status, desk.look(session).payment) == ("open", "open", "")
    pending = desk.told().event
    desk.played.pay(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status) == ("paid", "paid")
    assert desk.told().event != pending


def test_a_failed_try_can_be_followed_by_a_paid_one(desk: Desk) -> None:
    session = desk.open()
    desk.played.fail(session.provider_ref)
    assert desk.look(session).status == "failed"
    desk.played.pay(session.provider_ref)
    assert desk.look(session).status == "paid"


def test_a_notice_is_never_trusted_since_its_hash_signs_nothing(desk: Desk) -> None:
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    invented = replace(notice, body=notice.body.replace(b"7382.10", b"9999.99"))
    assert desk.seen(invented).amount == Money(9_999_99, "EUR")
    assert not desk.told(invented).trusted


def test_the_buyers_fee_is_not_counted_as_paid_to_the_shop(desk: Desk) -> None:
    session = desk.open(7_382_10)
    desk.played.pay(session.provider_ref)
    desk.played.charges[session.provider_ref]["charged_amount"] = "7500.00"
    assert desk.look(session).amount == Money(7_382_10, "EUR")


def test_an_amount_finer_than_its_currency_is_declined(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay(session.provider_ref, "7382.105")
    with pytest.raises(Declined, match="finer"):
        desk.look(session)


def test_other_events_are_genuine_and_nothing_for_us(desk: Desk) -> None:
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    assert desk.told(replace(notice, body=notice.body.replace(b"charge.completed", b"transfer.completed"))).seen is None
