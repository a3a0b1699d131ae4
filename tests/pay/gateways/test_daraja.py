"""M-PESA Express: what is its own."""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay.gateway import Answer, Declined, Forged, Opened, Posted, Seen
from storefront.pay.gateways.daraja import read_phone
from tests.conftest import NOW
from tests.pay.gateways.cases import ATTEMPT, asked_for
from tests.pay.gateways.desk import Desk
from tests.pay.gateways.talking import told
from tests.vectors import vectors

TOKEN = Answer(200, {}, b'{"access_token": "abc", "expires_in": "3599"}')


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("daraja")


def pushed(desk: Desk, minor: int = 1_500_00, **settings: str) -> dict[str, Any]:
    """What is sent to make the phone ring."""
    talk = desk.gateway.open(asked_for(Money(minor, "KES")), {**desk.settings, **settings})
    next(talk)
    return json.loads(talk.send(TOKEN).body)


def rung(desk: Desk) -> Opened:
    return desk.open(1_500_00)


def test_the_password_is_made_of_code_passkey_and_nairobis_time(desk: Desk) -> None:
    wanted = pushed(desk)
    assert wanted["Timestamp"] == "20261122120500"  # three hours ahead of UTC
    assert b64decode(wanted["Password"]).decode() == f"174379{desk.settings['passkey']}20261122120500"


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "daraja"))
def test_the_password_is_as_published(desk: Desk, inputs: dict[str, str], expected: str) -> None:
    at = datetime.strptime(f"{inputs['timestamp']} +0300", "%Y%m%d%H%M%S %z").astimezone(UTC)
    settings = {**desk.settings, "shortcode": inputs["shortcode"], "passkey": inputs["passkey"]}
    talk = desk.gateway.open(replace(asked_for(Money(1_500_00, "KES")), now=at), settings)
    next(talk)
    assert json.loads(talk.send(TOKEN).body)["Password"] == expected


@pytest.mark.parametrize(
    ("till", "kind", "paid_to"),
    [("", "CustomerPayBillOnline", "174379"), ("5123456", "CustomerBuyGoodsOnline", "5123456")],
)
def test_a_paybill_and_a_till_are_asked_for_otherwise(desk: Desk, till: str, kind: str, paid_to: str) -> None:
    wanted = pushed(desk, till=till)
    assert (wanted["TransactionType"], wanted["PartyB"], wanted["BusinessShortCode"]) == (kind, paid_to, "174379")


def test_shillings_are_whole_and_the_buyer_reads_the_orders_number(desk: Desk) -> None:
    wanted = pushed(desk)
    assert (wanted["Amount"], wanted["AccountReference"]) == (1500, "4827-193")
    assert (wanted["PhoneNumber"], wanted["PartyA"]) == ("254712345678", "254712345678")
    assert not desk.gateway.carries(Money(99_50, "KES"))
    assert not desk.gateway.carries(Money(250_001_00, "KES"))
    assert desk.gateway.carries(Money(1_00, "KES"))


@pytest.mark.parametrize(
    "typed", ["0712345678", "0712 345 678", "+254 712 345678", "254712345678", "00254712345678", "٠٧١٢٣٤٥٦٧٨"]
)
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    assert read_phone(typed) == "+254712345678"


def test_the_newer_numbers_are_read_too() -> None:
    assert read_phone("0110 123456") == "+254110123456"


@pytest.mark.parametrize("typed", ["", "0712", "0712345678901", "+212 612 345678", "020 2345678", "call me", "0" * 40])
def test_what_is_no_kenyan_mobile_is_not_rung(typed: str) -> None:
    assert read_phone(typed) == ""


def test_a_push_is_sent_once_since_it_would_ring_twice(desk: Desk) -> None:
    line = desk.line
    line.run(desk.gateway.open(asked_for(Money(1_500_00, "KES")), desk.settings))
    assert [(call.method, call.keyed) for call in line.calls] == [("GET", True), ("POST", False)]


def test_while_the_phone_asks_it_is_open(desk: Desk) -> None:
    assert desk.look(rung(desk)).status == "open"


@pytest.mark.parametrize(
    ("what", "status"), [("pay", "paid"), ("fail", "failed"), ("cancel", "failed"), ("expire", "expired")]
)
def test_what_became_of_it(desk: Desk, what: str, status: str) -> None:
    session = rung(desk)
    getattr(desk.played, what)(session.provider_ref)
    looked = desk.look(session)
    assert (looked.status, looked.as_asked, looked.amount) == (status, status == "paid", None)
    assert looked.payment == (session.provider_ref if status == "paid" else "")
    assert desk.seen() == Seen(session.provider_ref, status, payment=looked.payment, reference=ATTEMPT)


@pytest.mark.parametrize("code", ["4999", 4999])
def test_still_under_processing_is_open(desk: Desk, code: object) -> None:
    answer = Answer(200, {}, json.dumps({"CheckoutRequestID": "ws_1", "ResultCode": code}).encode())
    assert told(desk.gateway.look("ws_1", desk.settings, NOW), TOKEN, answer).status == "open"


def test_the_same_number_of_error_may_mean_wrong_credentials(desk: Desk) -> None:
    """500.001.1001 is said of a prompt that waits, and of much else."""
    session = rung(desk)
    with pytest.raises(Declined, match="500"):
        desk.line.run(desk.gateway.look(session.provider_ref, {**desk.settings, "passkey": "x" * 64}, NOW))


def test_an_answer_about_another_payment_counts_for_nothing(desk: Desk) -> None:
    answer = Answer(200, {}, b'{"CheckoutRequestID": "ws_2", "ResultCode": "0"}')
    with pytest.raises(Declined):
        told(desk.gateway.look("ws_1", desk.settings, NOW), TOKEN, answer)


def test_a_callback_is_read_only_at_the_address_safaricom_was_told(desk: Desk) -> None:
    session = rung(desk)
    desk.played.pay(session.provider_ref)
    notice = desk.played.notices.waiting[-1]
    other = {"seal": notice.query["seal"].replace(ATTEMPT, "another" + "2" * 19)}
    for query in ({}, {"seal": ATTEMPT}, {"seal": ATTEMPT + "."}, other, {"seal": "é"}, {"seal": "\ud800"}):
        with pytest.raises(Forged):
            desk.read(Posted({}, query, notice.body))


def test_the_buyers_number_is_in_nothing_that_is_kept(desk: Desk) -> None:
    session = rung(desk)
    desk.played.pay(session.provider_ref)
    assert b"254712345678" in desk.played.notices.waiting[-1].body
    assert "254712345678" not in repr(desk.told()) + repr(desk.look(session)) + repr(session)


def test_a_callback_proves_nothing(desk: Desk) -> None:
    session = rung(desk)
    desk.played.cancel(session.provider_ref)
    notice = desk.played.notices.waiting[-1]
    invented = replace(notice, body=notice.body.replace(b"1032", b"0"))
    assert desk.seen(invented).status == "paid"
    assert not desk.told(invented).trusted
    assert desk.seen(invented).amount is None


@pytest.mark.parametrize(("account", "host"), [("live", "api"), ("sandbox", "sandbox")])
def test_play_money_has_its_own_host(desk: Desk, account: str, host: str) -> None:
    settings = {**desk.settings, "account": account}
    assert desk.gateway.hosts(settings) == (f"{host}.safaricom.co.ke",)
    assert next(desk.gateway.look("ws_1", settings, NOW)).url.startswith(f"https://{host}.safaricom.co.ke/oauth/")
