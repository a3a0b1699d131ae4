"""Xendit invoices: what is its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay.gateway import Declined
from tests.conftest import NOW
from tests.pay.gateways.cases import ATTEMPT
from tests.pay.gateways.desk import Desk

PRICE = 25_000_00


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("xendit")


def wanted(desk: Desk, minor: int = PRICE, currency: str = "IDR", **asked: Any) -> dict[str, Any]:
    return json.loads(desk.first_call(minor, currency, **asked).body)


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [
        (25_000_00, "IDR", 25_000),
        (250_00, "PHP", 250),
        (250_00, "THB", 250),
        (250_00, "MYR", 250),
        (25_000, "VND", 25_000),
    ],
)
def test_amounts_are_whole_numbers(desk: Desk, minor: int, currency: str, amount: int) -> None:
    assert (wanted(desk, minor, currency)["amount"], wanted(desk, minor, currency)["currency"]) == (amount, currency)


@pytest.mark.parametrize("currency", ["IDR", "PHP", "THB", "MYR"])
def test_a_part_of_the_whole_is_not_offered(desk: Desk, currency: str) -> None:
    assert not desk.gateway.carries(Money(250_50, currency))
    assert desk.gateway.carries(Money(250_00, currency))


def test_the_same_words_would_make_another_invoice_so_they_are_sent_once(desk: Desk) -> None:
    assert not desk.first_call(PRICE).keyed
    assert wanted(desk)["external_id"] == ATTEMPT


@pytest.mark.parametrize(("hours", "seconds"), [(0, 360), (2, 7200), (24 * 400, 30 * 86400 - 60)])
def test_an_invoice_lasts_as_long_as_it_may(desk: Desk, hours: int, seconds: int) -> None:
    assert wanted(desk, expires_in=timedelta(hours=hours))["invoice_duration"] == seconds
    ends = NOW + timedelta(seconds=seconds)
    assert desk.open(PRICE, expires_in=timedelta(hours=hours)).expires_at == ends


def test_nothing_of_the_buyer_is_asked_or_sent(desk: Desk) -> None:
    assert not {"customer", "payer_email"} & set(wanted(desk))


def test_settled_is_as_paid_as_paid(desk: Desk) -> None:
    session = desk.open(PRICE)
    desk.played.pay(session.provider_ref)
    paid = desk.look(session)
    desk.played.settle(session.provider_ref)
    assert desk.look(session) == paid
    assert (paid.status, paid.amount, paid.payment) == ("paid", Money(PRICE, "IDR"), session.provider_ref)


@pytest.mark.parametrize("paid", [20_000, 30_000])
def test_what_was_paid_is_told_and_not_what_was_asked(desk: Desk, paid: int) -> None:
    session = desk.open(PRICE)
    desk.played.pay(session.provider_ref, paid)
    assert desk.look(session).amount == Money(paid * 100, "IDR")


def test_an_invoice_that_ended_is_seen_so(desk: Desk) -> None:
    session = desk.open(PRICE)
    desk.played.expire(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status, desk.look(session).payment) == ("expired", "expired", "")


def test_a_notice_is_never_trusted_since_its_token_signs_nothing(desk: Desk) -> None:
    desk.played.pay(desk.open(PRICE).provider_ref)
    notice = desk.played.notices.waiting[-1]
    invented = replace(notice, body=notice.body.replace(b"25000", b"99999"))
    assert desk.seen(invented).amount == Money(99_999_00, "IDR")
    assert not desk.told(invented).trusted


def test_a_notice_sent_again_is_the_same_event(desk: Desk) -> None:
    desk.played.pay(desk.open(PRICE).provider_ref)
    notice = desk.played.notices.waiting[-1]
    again = replace(notice, body=notice.body.replace(b'"updated"', b'"sent_again": 1, "updated"'))
    assert desk.told(again).event == desk.told().event


@pytest.mark.parametrize("changed", [(b"external_id", b"reference_id"), (b'"PAID"', b'"COMPLETED"')])
def test_notices_of_other_products_are_genuine_and_nothing_for_us(desk: Desk, changed: tuple[bytes, bytes]) -> None:
    desk.played.pay(desk.open(PRICE).provider_ref)
    notice = desk.played.notices.waiting[-1]
    assert desk.told(replace(notice, body=notice.body.replace(*changed))).seen is None


def test_an_unknown_status_is_declined(desk: Desk) -> None:
    session = desk.open(PRICE)
    desk.played.sessions[session.provider_ref]["status"] = "BLESSED"
    with pytest.raises(Declined):
        desk.look(session)


def test_a_refusal_is_named_by_its_code(desk: Desk) -> None:
    with pytest.raises(Declined, match="401 INVALID_API_KEY") as refusal:
        desk.line.run(desk.gateway.look("abc", {**desk.settings, "key": "xnd_production_another"}, NOW))
    assert refusal.value.key_is_wrong
