"""PayPal Checkout: what is its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay.gateway import Answer, Call, Declined, Forged, Opened, Unreachable
from tests.conftest import NOW
from tests.pay.gateways.cases import ATTEMPT, asked_for
from tests.pay.gateways.desk import Desk
from tests.pay.gateways.talking import told

TOKEN = Answer(200, {}, b'{"access_token": "A21AA"}')
PRICE = Money(149_50, "EUR")


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("paypal")


def second_call(desk: Desk, minor: int = 149_50, currency: str = "EUR", **asked: Any) -> Call:
    """After the token: what opens the session."""
    talk = desk.gateway.open(asked_for(Money(minor, currency), **asked), desk.settings)
    next(talk)
    return talk.send(TOKEN)


def wanted(desk: Desk, *asked: Any, **more: Any) -> dict[str, Any]:
    return json.loads(second_call(desk, *asked, **more).body)


def approved(desk: Desk) -> Opened:
    session = desk.open(149_50)
    desk.played.pay(session.provider_ref)
    return session


def order(status: str, **payments: Any) -> Answer:
    unit = {"custom_id": "x", "amount": {"currency_code": "EUR", "value": "149.50"}}
    more = {"payments": payments} if payments else {}
    return Answer(200, {}, json.dumps({"id": "5O1", "status": status, "purchase_units": [{**unit, **more}]}).encode())


def capture(status: str) -> dict[str, Any]:
    return {"id": "3C6", "status": status, "amount": {"currency_code": "EUR", "value": "149.50"}}


def refund(value: str, currency: str = "EUR", status: str = "COMPLETED") -> dict[str, Any]:
    return {"id": "1JU", "status": status, "amount": {"currency_code": currency, "value": value}}


ALL_BACK, PART_BACK = capture("REFUNDED"), capture("PARTIALLY_REFUNDED")


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [(149_50, "EUR", "149.50"), (17_500_00, "HUF", "17500"), (17_500, "JPY", "17500"), (800_00, "TWD", "800")],
)
def test_amounts_are_texts_with_the_decimals_paypal_knows(desk: Desk, minor: int, currency: str, written: str) -> None:
    amount = wanted(desk, minor, currency)["purchase_units"][0]["amount"]
    assert amount == {"currency_code": currency, "value": written}


@pytest.mark.parametrize("currency", ["HUF", "TWD"])
def test_a_part_of_what_paypal_counts_whole_is_not_offered(desk: Desk, currency: str) -> None:
    assert not desk.gateway.carries(Money(800_50, currency))


def test_an_order_carries_our_seal_and_one_key(desk: Desk) -> None:
    call = second_call(desk)
    attempt, _, seal = json.loads(call.body)["purchase_units"][0]["custom_id"].partition(".")
    assert (attempt, len(seal), call.headers["PayPal-Request-Id"]) == (ATTEMPT, 32, ATTEMPT)
    assert call.body == second_call(desk).body


def test_nothing_of_the_buyer_is_asked(desk: Desk) -> None:
    context = wanted(desk)["payment_source"]["paypal"]["experience_context"]
    assert context["shipping_preference"] == "NO_SHIPPING"
    assert context["user_action"] == "PAY_NOW"


def test_a_long_name_leaves_the_reference_whole(desk: Desk) -> None:
    said = wanted(desk, shop_name="x" * 500)["purchase_units"][0]["description"]
    assert said.startswith("4827-193 xxx") and len(said) == 127


@pytest.mark.parametrize(("account", "host"), [("live", "api-m.paypal.com"), ("sandbox", "api-m.sandbox.paypal.com")])
def test_the_sandbox_is_another_host(desk: Desk, account: str, host: str) -> None:
    settings = {**desk.settings, "account": account}
    talk = desk.gateway.look("5O1", settings, NOW)
    assert next(talk).url == f"https://{host}/v1/oauth2/token"
    assert talk.send(TOKEN).url == f"https://{host}/v2/checkout/orders/5O1"
    assert desk.gateway.hosts(settings) == (host,)


def test_a_reference_stays_one_part_of_the_address(desk: Desk) -> None:
    """It came from outside once."""
    talk = desk.gateway.look("../a/b?c=d&e#f", desk.settings, NOW)
    next(talk)
    assert talk.send(TOKEN).url == "https://api-m.paypal.com/v2/checkout/orders/..%2Fa%2Fb%3Fc%3Dd%26e%23f"


def test_what_nobody_approved_is_left_alone(desk: Desk) -> None:
    session, line = desk.open(149_50), desk.line
    assert line.run(desk.gateway.look(session.provider_ref, desk.settings, NOW)).status == "open"
    assert [call.method for call in line.calls] == ["POST", "GET"]


def test_what_was_approved_is_taken_and_then_paid(desk: Desk) -> None:
    session = approved(desk)
    seen = desk.look(session)
    (taken,) = desk.played.captures(session.provider_ref)
    assert (seen.status, seen.amount, seen.payment, seen.reference) == ("paid", PRICE, taken["id"], ATTEMPT)
    assert desk.look(session) == seen


def test_it_is_taken_once_however_often_it_is_sent(desk: Desk) -> None:
    session, line = approved(desk), desk.line
    line.run(desk.gateway.look(session.provider_ref, desk.settings, NOW))
    (take,) = [call for call in line.calls if call.url.endswith("/capture")]
    assert take.keyed and take.headers["PayPal-Request-Id"] == f"capture-{session.provider_ref}"
    assert [line.ask(take).status for _ in range(3)] == [201] * 3
    assert len(desk.played.captures(session.provider_ref)) == 1


def test_an_answer_that_is_lost_when_it_is_taken_is_found_at_the_next_look(desk: Desk) -> None:
    session, line = approved(desk), desk.line
    talk = desk.gateway.look(session.provider_ref, desk.settings, NOW)
    take = talk.send(line.ask(talk.send(line.ask(next(talk)))))
    line.ask(take)
    with pytest.raises(Unreachable):
        talk.throw(Unreachable())
    assert desk.look(session).status == "paid"
    assert len(desk.played.captures(session.provider_ref)) == 1


def test_somebody_who_took_it_at_the_same_moment_is_no_refusal(desk: Desk) -> None:
    session, line = approved(desk), desk.line
    talk = desk.gateway.look(session.provider_ref, desk.settings, NOW)
    talk.send(line.ask(talk.send(line.ask(next(talk)))))
    assert desk.look(session).status == "paid"
    with pytest.raises(StopIteration) as end:
        read_again = talk.send(Answer(422, {}, b'{"name": "UNPROCESSABLE_ENTITY"}'))
        talk.send(line.ask(read_again))
    assert end.value.value.status == "paid"


def test_a_bank_that_refuses_is_a_failed_payment_and_stays_one(desk: Desk) -> None:
    session = approved(desk)
    desk.played.refusing = True
    assert (desk.look(session).status, desk.look(session).payment) == ("failed", "")
    desk.played.refusing = False
    assert desk.look(session).status == "failed"
    assert desk.played.captures(session.provider_ref) == []


@pytest.mark.parametrize("status", [401, 404, 409, 500])
def test_other_refusals_are_told_from_the_banks(desk: Desk, status: int) -> None:
    answers = (TOKEN, order("APPROVED"), Answer(status, {}, b"{}"), order("APPROVED"))
    with pytest.raises(Declined, match=str(status)):
        told(desk.gateway.look("5O1", desk.settings, NOW), *answers)


def test_taken_but_not_yet_told_is_open(desk: Desk) -> None:
    answers = (TOKEN, order("APPROVED"), Answer(201, {}, b"{}"), order("APPROVED"))
    assert told(desk.gateway.look("5O1", desk.settings, NOW), *answers).status == "open"


@pytest.mark.parametrize(("status", "seen"), [("COMPLETED", "paid"), ("DECLINED", "failed")])
def test_money_that_paypal_holds_is_open_until_it_is_released(desk: Desk, status: str, seen: str) -> None:
    session = approved(desk)
    desk.played.holding = True
    assert (desk.look(session).status, desk.look(session).payment) == ("open", "")
    assert desk.seen().status == "open"
    desk.played.release(session.provider_ref, status)
    assert (desk.look(session).status, desk.seen().status) == (seen, seen)


@pytest.mark.parametrize(
    ("status", "payments", "seen", "minor"),
    [
        ("COMPLETED", {"captures": [ALL_BACK], "refunds": [refund("149.50")]}, "refunded", 149_50),
        ("COMPLETED", {"captures": [ALL_BACK]}, "refunded", 149_50),
        ("COMPLETED", {"captures": [PART_BACK], "refunds": [refund("9.50"), refund("1")]}, "refunded", 10_50),
        ("COMPLETED", {"captures": [PART_BACK], "refunds": [refund("9.50", status="FAILED")]}, "refunded", None),
        ("VOIDED", {}, "expired", 149_50),
        ("SAVED", {}, "open", 149_50),
    ],
)
def test_an_order_is_read_as_it_stands(
    desk: Desk, status: str, payments: dict[str, Any], seen: str, minor: int | None
) -> None:
    found = told(desk.gateway.look("5O1", desk.settings, NOW), TOKEN, order(status, **payments))
    assert (found.status, found.amount) == (seen, None if minor is None else Money(minor, "EUR"))


@pytest.mark.parametrize(
    ("status", "payments"),
    [
        ("BLESSED", {}),
        ("COMPLETED", {}),
        ("COMPLETED", {"captures": []}),
        ("COMPLETED", {"captures": [capture("BLESSED")]}),
        ("COMPLETED", {"captures": [capture("REFUNDED")], "refunds": [refund("1"), refund("1", "USD")]}),
    ],
)
def test_what_makes_no_sense_is_declined(desk: Desk, status: str, payments: dict[str, Any]) -> None:
    with pytest.raises(Declined):
        told(desk.gateway.look("5O1", desk.settings, NOW), TOKEN, order(status, **payments))


def test_an_order_of_another_program_keeps_its_own_name(desk: Desk) -> None:
    assert told(desk.gateway.look("5O1", desk.settings, NOW), TOKEN, order("SAVED")).reference == "x"


def test_a_notice_is_never_trusted_and_names_what_to_look_up(desk: Desk) -> None:
    session = approved(desk)
    assert not desk.told().trusted
    assert (desk.seen().status, desk.seen().provider_ref, desk.seen().reference) == (
        "open",
        session.provider_ref,
        ATTEMPT,
    )
    desk.look(session)
    assert (desk.seen().status, desk.seen().provider_ref, desk.seen().amount) == ("paid", session.provider_ref, None)
    desk.played.refund(session.provider_ref)
    assert (desk.seen().status, desk.seen().provider_ref, desk.seen().reference) == ("refunded", "", ATTEMPT)


def test_a_notice_without_our_seal_is_forged(desk: Desk) -> None:
    session = approved(desk)
    sealed = desk.played.sessions[session.provider_ref]["purchase_units"][0]["custom_id"].encode()
    notice = desk.played.notices.waiting[-1]
    for other in (
        b"",
        ATTEMPT.encode(),
        b"another" + b"2" * 19 + sealed[26:],
        sealed[:-1],
        sealed + b"0",
        b"." + sealed[27:],
    ):
        with pytest.raises(Forged):
            desk.told(replace(notice, body=notice.body.replace(sealed, other)))


def test_other_events_are_nothing_for_us(desk: Desk) -> None:
    approved(desk)
    notice = desk.played.notices.waiting[-1]
    assert desk.told(replace(notice, body=notice.body.replace(b"ORDER.APPROVED", b"ORDER.SAVED"))).seen is None


def test_a_session_without_a_page_is_declined(desk: Desk) -> None:
    answers = (TOKEN, Answer(201, {}, b'{"id": "5O1", "links": []}'))
    with pytest.raises(Declined, match="no page"):
        told(desk.gateway.open(asked_for(PRICE), desk.settings), *answers)
