"""Razorpay Payment Links: what is its own."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay.gateway import Declined
from tests.pay.gateways.cases import asked_for
from tests.pay.gateways.desk import Desk

PRICE = Money(149_50, "INR")


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("razorpay")


def wanted(desk: Desk, **asked: Any) -> dict[str, Any]:
    return json.loads(desk.first_call(149_50, **asked).body)


def test_rupees_are_sent_in_paise_under_the_attempts_name(desk: Desk) -> None:
    assert wanted(desk)["amount"] == 149_50
    assert wanted(desk)["reference_id"] == "k5q2mzv7c3hx4tj6y2bwdn3fga"
    assert wanted(desk)["accept_partial"] is False
    assert wanted(desk)["notify"] == {"sms": False, "email": False}


def test_less_than_a_rupee_is_not_taken(desk: Desk) -> None:
    assert not desk.gateway.carries(Money(99, "INR"))
    assert desk.gateway.carries(Money(100, "INR"))


def test_a_link_whose_answer_was_lost_is_found_again(desk: Desk) -> None:
    first = desk.open(149_50)
    desk.open(149_50, attempt="another" + "2" * 19)
    assert desk.open(149_50) == first
    assert len(desk.played.sessions) == 2


def test_the_second_try_of_a_lost_call_finds_the_first_ones_link(desk: Desk) -> None:
    """As outbound does it: the answer never comes, the call is sent once more."""
    talk = desk.gateway.open(asked_for(PRICE), desk.settings)
    call, line = next(talk), desk.line
    line.ask(call)
    listing = talk.send(line.ask(call))
    with pytest.raises(StopIteration) as end:
        talk.send(line.ask(listing))
    assert list(desk.played.sessions) == [end.value.value.provider_ref]


def test_another_refusal_stays_one(desk: Desk) -> None:
    with pytest.raises(Declined, match="400 BAD_REQUEST_ERROR"):
        desk.open(1)


def test_a_link_paid_in_part_tells_what_came(desk: Desk) -> None:
    session = desk.open(149_50)
    desk.played.pay(session.provider_ref, 50_00)
    assert (desk.seen().status, desk.seen().amount) == ("paid", Money(50_00, "INR"))
    assert desk.look(session) == desk.seen()


def test_the_payment_that_counted_is_named_and_not_one_that_failed(desk: Desk) -> None:
    session = desk.open(149_50)
    desk.played.pay(session.provider_ref)
    payments = desk.played.sessions[session.provider_ref]["payments"]
    payments.append({**payments[0], "payment_id": "pay_failed", "status": "failed"})
    assert desk.look(session).payment == desk.seen().payment


@pytest.mark.parametrize(("happening", "status"), [("expire", "expired"), ("cancel", "failed")])
def test_a_link_that_ended_is_seen_so(desk: Desk, happening: str, status: str) -> None:
    session = desk.open(149_50)
    getattr(desk.played, happening)(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status) == (status, status)


def test_a_refund_names_the_payment_and_all_that_went_back(desk: Desk) -> None:
    session = desk.open(149_50)
    desk.played.pay(session.provider_ref)
    payment = desk.seen().payment
    desk.played.refund(session.provider_ref, 50_00)
    first = desk.told()
    desk.played.refund(session.provider_ref, 9_50)
    assert desk.told().event != first.event
    assert (desk.seen().status, desk.seen().payment, desk.seen().amount) == ("refunded", payment, Money(59_50, "INR"))


def test_a_failed_try_is_nothing_for_us(desk: Desk) -> None:
    session = desk.open(149_50)
    desk.played.fail(session.provider_ref)
    assert desk.told().seen is None
    assert desk.look(session).status == "open"


def test_an_unknown_status_is_declined(desk: Desk) -> None:
    session = desk.open(149_50)
    desk.played.sessions[session.provider_ref]["status"] = "blessed"
    with pytest.raises(Declined):
        desk.look(session)
