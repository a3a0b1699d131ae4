"""CinetPay: what is its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest

from storefront.money import Money
from storefront.pay.gateway import Declined, Forged, Posted
from tests.conftest import NOW
from tests.pay.gateways.cases import ATTEMPT
from tests.pay.gateways.desk import Desk

PRICE = 15_000


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("cinetpay")


def wanted(desk: Desk, minor: int = PRICE, currency: str = "XOF", **asked: Any) -> dict[str, Any]:
    return json.loads(desk.first_call(minor, currency, **asked).body)


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [(15_000, "XOF", 15_000), (15_005, "XAF", 15_005), (15_000, "GNF", 15_000), (2_505_00, "CDF", 2_505),
     (12_00, "USD", 12)],
)  # fmt: skip
def test_amounts_are_whole_numbers(desk: Desk, minor: int, currency: str, amount: int) -> None:
    assert (wanted(desk, minor, currency)["amount"], wanted(desk, minor, currency)["currency"]) == (amount, currency)


@pytest.mark.parametrize(
    ("minor", "currency"), [(15_001, "XOF"), (95, "XOF"), (95, "XAF"), (12_50, "USD"), (2_501_00, "CDF"), (7, "GNF")]
)
def test_what_it_can_not_take_is_not_offered(desk: Desk, minor: int, currency: str) -> None:
    assert not desk.gateway.carries(Money(minor, currency))


def test_nothing_of_the_buyer_is_asked_or_sent(desk: Desk) -> None:
    """Cards would want a name, an address and an e-mail."""
    assert wanted(desk)["channels"] == "MOBILE_MONEY"
    assert not [name for name in wanted(desk) if name.startswith("customer")]


@pytest.mark.parametrize(
    ("name", "described"),
    [("Amina & Fils #1", "4827-193 Amina Fils 1"), ("Chez_Amina/$", "4827-193 Chez Amina"), ("🐟", "4827-193")],
)
def test_the_signs_it_refuses_are_left_out_of_the_description(desk: Desk, name: str, described: str) -> None:
    assert wanted(desk, shop_name=name)["description"] == described


@pytest.mark.parametrize(("language", "spoken"), [("fr", "fr"), ("en", "en"), ("ar", "en"), ("fr-CI", "fr")])
def test_its_page_speaks_french_or_english(desk: Desk, language: str, spoken: str) -> None:
    assert wanted(desk, language=language)["lang"] == spoken


def test_a_transaction_is_sent_once_and_a_second_is_refused(desk: Desk) -> None:
    assert not desk.first_call(PRICE).keyed
    desk.open(PRICE)
    with pytest.raises(Declined, match="TRANSACTION_ID_EXIST") as refusal:
        desk.open(PRICE)
    assert not refusal.value.key_is_wrong


@pytest.mark.parametrize(
    ("what", "status", "payment"), [("pay", "paid", ATTEMPT), ("pay_later", "open", ""), ("fail", "failed", "")]
)
def test_what_became_of_it(desk: Desk, what: str, status: str, payment: str) -> None:
    session = desk.open(PRICE)
    getattr(desk.played, what)(session.provider_ref)
    seen = desk.look(session)
    assert (seen.status, seen.payment) == (status, payment)
    assert seen.amount == (Money(PRICE, "XOF") if status == "paid" else None)


def test_an_unknown_status_is_declined(desk: Desk) -> None:
    session = desk.open(PRICE)
    answer = desk.played.app.view_functions["check"]
    desk.played.app.view_functions["check"] = lambda: (
        answer().get_data(as_text=True).replace("WAITING_FOR_CUSTOMER", "BLESSED")
    )
    with pytest.raises(Declined, match="unknown status"):
        desk.look(session)


def test_a_notice_does_not_say_what_happened(desk: Desk) -> None:
    session = desk.open(PRICE)
    desk.played.pay(session.provider_ref)
    assert (desk.seen().status, desk.seen().payment, desk.told().trusted) == ("open", "", False)
    assert desk.seen().account == desk.settings["site"]


def test_every_value_is_signed_and_what_is_not_is_not_read(desk: Desk) -> None:
    desk.played.pay(desk.open(PRICE).provider_ref)
    notice = desk.played.notices.waiting[-1]
    headers = {name.lower(): value for name, value in notice.sign(notice.body).items()}
    for name, (value,) in parse_qs(notice.body.decode()).items():
        changed = notice.body.replace(f"{name}={value}".encode(), f"{name}=0{value}".encode())
        if changed != notice.body:
            with pytest.raises(Forged, match="wrong signature"):
                desk.read(Posted(headers, {}, changed))
    assert desk.read(Posted(headers, {}, notice.body + b"&cpm_result=00")).seen == desk.seen()


def test_a_notice_of_something_else_is_genuine_and_nothing_for_us(desk: Desk) -> None:
    desk.played.pay(desk.open(PRICE).provider_ref)
    notice = desk.played.notices.waiting[-1]
    odd = replace(notice, body=notice.body.replace(ATTEMPT.encode(), b"%C3%A9"))
    assert desk.told(odd).seen is None


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [("key", "8fk2xq7b0db748fdd44.99999999", "AUTH_NOT_FOUND"), ("site", "999999", "ERROR_SITE_ID_NOTVALID")],
)
def test_a_wrong_key_and_a_wrong_site_are_told_by_their_code(desk: Desk, name: str, value: str, word: str) -> None:
    with pytest.raises(Declined, match=word) as refusal:
        desk.line.run(desk.gateway.look("abc", {**desk.settings, name: value}, NOW))
    assert refusal.value.key_is_wrong
