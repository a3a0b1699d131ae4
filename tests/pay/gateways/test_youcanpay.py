"""YouCan Pay: what is its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from storefront.money import Money
from storefront.pay.gateway import Answer, Declined
from storefront.pay.gateways.youcanpay import account
from tests.conftest import NOW
from tests.pay.gateways.cases import ATTEMPT, asked_for
from tests.pay.gateways.desk import Desk, alike
from tests.pay.gateways.talking import told

PRICE = 149_50


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("youcanpay")


def test_dirhams_are_sent_in_centimes_under_our_name(desk: Desk) -> None:
    wanted = {name: values[0] for name, values in parse_qs(desk.first_call(PRICE).body.decode()).items()}
    assert (wanted["amount"], wanted["currency"], wanted["order_id"]) == ("14950", "MAD", ATTEMPT)
    assert wanted["success_url"] == wanted["error_url"]
    assert not [name for name in wanted if name.startswith("customer")]


def test_the_same_words_would_make_another_payment_so_they_are_sent_once(desk: Desk) -> None:
    assert not desk.first_call(PRICE).keyed


@pytest.mark.parametrize(("key", "base"), [("pri_8fk2xq7abcdefgh", ""), ("pri_sandbox_8fk2xq7abc", "/sandbox")])
@pytest.mark.parametrize(("language", "spoken"), [("fr", "fr"), ("ar", "ar"), ("pt-BR", "en"), ("en", "en")])
def test_its_form_is_found_by_the_token(desk: Desk, key: str, base: str, language: str, spoken: str) -> None:
    settings = {**desk.settings, "key": key}
    answer = Answer(200, {}, b'{"transaction_id": "840f", "token": {"id": "tok/1"}}')
    opened = told(desk.gateway.open(asked_for(Money(PRICE, "MAD"), language=language), settings), answer)
    assert opened.link == f"https://youcanpay.com{base}/payment-form/tok%2F1?lang={spoken}"
    assert opened.provider_ref == "840f"
    assert account(settings) == ("sandbox" if base else "live")


@pytest.mark.parametrize("what", ["pay", "fail", "refund"])
def test_a_notice_and_a_look_say_the_same(desk: Desk, what: str) -> None:
    session = desk.open(PRICE)
    getattr(desk.played, what)(session.provider_ref)
    notice, looked = desk.seen(), desk.look(session)
    assert alike(looked, notice)
    assert notice.status == {"pay": "paid", "fail": "failed", "refund": "refunded"}[what]
    assert notice.account == "sandbox"
    assert notice.reference == ATTEMPT


@pytest.mark.parametrize("paid", [100_00, 200_00])
def test_what_was_paid_is_told_and_not_what_was_asked(desk: Desk, paid: int) -> None:
    session = desk.open(PRICE)
    desk.played.pay(session.provider_ref, paid)
    assert desk.seen().amount == desk.look(session).amount == Money(paid, "MAD")


def test_play_money_is_no_payment_of_a_live_shop(desk: Desk) -> None:
    """Its notices say so, and so does the account that they are compared with."""
    desk.played.pay(desk.open(PRICE).provider_ref)
    assert desk.seen().account != account({"key": "pri_8fk2xq7abcdefgh"})


@pytest.mark.parametrize("event", ["withdrawal.created", "transaction.blessed"])
def test_other_events_are_genuine_and_nothing_for_us(desk: Desk, event: str) -> None:
    desk.played.pay(desk.open(PRICE).provider_ref)
    notice = desk.played.notices.waiting[-1]
    assert desk.told(replace(notice, body=notice.body.replace(b"transaction.paid", event.encode()))).seen is None


@pytest.mark.parametrize("amount", ["", "-1", "1.5", "1e3", "9" * 14, None, True, {"amount": "NaN", "currency": "MAD"}])
def test_an_amount_that_is_none_is_declined(desk: Desk, amount: object) -> None:
    body = {"id": "840f", "status_text": "paid", "order_id": ATTEMPT, "amount": amount, "currency": "MAD"}
    with pytest.raises(Declined):
        told(desk.gateway.look("840f", desk.settings, NOW), Answer(200, {}, json.dumps({"data": body}).encode()))


def test_a_transaction_is_read_wrapped_or_bare(desk: Desk) -> None:
    body = {"id": "840f", "status_text": "paid", "order_id": ATTEMPT, "amount": {"amount": "14950", "currency": "MAD"}}
    looks = [
        told(desk.gateway.look("840f", desk.settings, NOW), Answer(200, {}, json.dumps(said).encode()))
        for said in (body, {"data": body})
    ]
    assert looks[0] == looks[1]
    assert looks[0].amount == Money(PRICE, "MAD")
