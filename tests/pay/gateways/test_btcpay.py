"""BTCPay Server: what is its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay.gateway import Declined
from storefront.pay.gateways import btcpay
from storefront.problems import Problem
from tests.conftest import NOW
from tests.pay.examples import TYPED
from tests.pay.gateways.desk import Desk


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("btcpay")


def wanted(desk: Desk, **asked: Any) -> dict[str, Any]:
    return json.loads(desk.first_call(**asked).body)


def server(address: str) -> dict[str, str] | list[Problem]:
    return btcpay.check({**TYPED["btcpay"], "server": address}, "EUR")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://pay.amina.example/", "https://pay.amina.example"),
        (" https://pay.amina.example:8443 ", "https://pay.amina.example:8443"),
        ("https://amina.example/btcpay//", "https://amina.example/btcpay"),
        ("https://PAY.amina.example", "https://PAY.amina.example"),
    ],
)
def test_a_server_of_ones_own_is_taken_with_port_and_folder(typed: str, kept: str) -> None:
    cleaned = server(typed)
    assert isinstance(cleaned, dict)
    assert cleaned["server"] == kept
    assert btcpay.METHOD.gateway
    (host,) = btcpay.METHOD.gateway.hosts(cleaned)
    assert f"https://{host}" == "/".join(kept.split("/")[:3])


@pytest.mark.parametrize(
    "address",
    [
        "http://pay.amina.example",
        "https://192.168.1.10",
        "https://[::1]",
        "https://0x7f000001",
        "https://localhost",
        "https://user@pay.amina.example",
        "https://pay.amina.example/?x=1",
        "https://pay.amina.example/#x",
        "https://pay.amina.example/../x",
        "https://pay.amina.example\\@evil.example",
        "javascript:alert(1)",
        "https://pаy.amina.example",  # a Cyrillic а
    ],
)
def test_what_is_no_server_by_its_name_is_refused(address: str) -> None:
    assert server(address) == [Problem("btcpay.server_unreadable", "server")]


def test_calls_go_to_the_merchants_own_server(desk: Desk) -> None:
    at_amina = {**desk.settings, "server": "https://amina.example:8443/btcpay"}
    url = next(desk.gateway.look("abc", at_amina, NOW)).url
    assert url == f"https://amina.example:8443/btcpay/api/v1/stores/{TYPED['btcpay']['store']}/invoices/abc"
    assert desk.gateway.hosts(at_amina) == desk.gateway.pages(at_amina) == ("amina.example:8443",)


def test_an_invoice_is_not_asked_for_twice_since_nothing_would_tell_them_apart(desk: Desk) -> None:
    assert not desk.first_call().keyed


@pytest.mark.parametrize(("hours", "minutes"), [(0, 6), (0.5, 30), (99, 59)])
def test_the_rate_stands_still_for_an_hour_at_most(desk: Desk, hours: float, minutes: int) -> None:
    assert wanted(desk, expires_in=timedelta(hours=hours))["checkout"]["expirationMinutes"] == minutes


def test_what_was_only_seen_on_the_network_is_not_paid(desk: Desk) -> None:
    session = desk.open()
    desk.played.arrives(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status, desk.look(session).payment) == ("open", "open", "")


@pytest.mark.parametrize("happening", ["pay_part", "pay_late"])
def test_part_of_the_money_or_late_money_is_paid_but_not_as_asked(desk: Desk, happening: str) -> None:
    session = desk.open()
    getattr(desk.played, happening)(session.provider_ref)
    seen = desk.look(session)
    assert (seen.status, seen.amount, seen.payment) == ("paid", None, session.provider_ref)
    assert not desk.told().trusted


def test_what_the_merchant_marks_there_counts(desk: Desk) -> None:
    session = desk.open()
    desk.played.mark(session.provider_ref)
    assert (desk.look(session).status, desk.look(session).amount) == ("paid", Money(738210, "EUR"))


@pytest.mark.parametrize(("happening", "status"), [("expire", "expired"), ("spoil", "failed")])
def test_an_invoice_that_ended_is_seen_so(desk: Desk, happening: str, status: str) -> None:
    session = desk.open()
    getattr(desk.played, happening)(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status, desk.look(session).payment) == (status, status, "")


def test_a_notice_delivered_again_by_hand_is_the_same_event(desk: Desk) -> None:
    desk.played.pay(desk.open().provider_ref)
    first, notice = desk.told(), desk.played.notices.waiting[-1]
    desk.played.deliver_again(notice)
    assert desk.played.notices.waiting[-1].body != notice.body
    assert desk.told() == first


def test_a_notice_says_what_to_look_up_and_no_more(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay(session.provider_ref)
    seen = desk.seen()
    assert (seen.provider_ref, seen.amount, seen.payment) == (session.provider_ref, None, "")
    assert (seen.reference, seen.account) == ("k5q2mzv7c3hx4tj6y2bwdn3fga", desk.gateway.account(desk.settings))
    assert not desk.told().trusted


def test_other_events_are_genuine_and_nothing_for_us(desk: Desk) -> None:
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    assert desk.told(replace(notice, body=notice.body.replace(b"InvoiceSettled", b"PayoutUpdated"))).seen is None


def test_another_store_is_declined_as_a_wrong_key(desk: Desk) -> None:
    with pytest.raises(Declined, match="403 missing-permission") as refusal:
        desk.line.run(desk.gateway.look("abc", {**desk.settings, "store": "x" * 44}, NOW))
    assert refusal.value.key_is_wrong
