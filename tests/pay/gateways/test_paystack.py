"""Paystack: what is its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import paystack
import pytest
from paystack.configuration import Configuration
from paystack.exceptions import ApiException
from paystack.models import TransactionInitialize

from storefront.money import Money
from storefront.pay.answers import granted
from storefront.pay.gateway import Call, Declined, Talk
from tests.conftest import NOW
from tests.pay.gateways.cases import asked_for
from tests.pay.gateways.desk import Desk
from tests.pay.gateways.specified import paystack_document, specified
from tests.pay.gateways.talking import Line


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("paystack")


@pytest.fixture
def own_package(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> type[paystack.Transaction]:
    """Paystack's package, made from its OpenAPI file, asking our stand-in."""
    monkeypatch.setattr(paystack, "api_key", desk.settings["key"])
    here = Configuration()
    here.host = desk.played.origin
    monkeypatch.setattr(Configuration, "_default", here)
    return paystack.Transaction


def wanted(desk: Desk, minor: int, currency: str) -> dict[str, Any]:
    return json.loads(desk.first_call(minor, currency).body)


@pytest.mark.parametrize(
    ("minor", "currency", "units"), [(50_00, "NGN", 5000), (2000, "XOF", 200_000), (3_00, "KES", 300)]
)
def test_every_currency_is_counted_in_hundredths(desk: Desk, minor: int, currency: str, units: int) -> None:
    assert wanted(desk, minor, currency)["amount"] == units


def test_the_address_paystack_insists_on_says_nothing_of_the_buyer(desk: Desk) -> None:
    assert wanted(desk, 50_00, "NGN")["email"] == "k5q2mzv7c3hx4tj6y2bwdn3fga@shops.example"


@pytest.mark.parametrize("at", ["http://127.0.0.1:8000/amina/o/x", "http://localhost:8000/o/x", "http://[::1]/o/x"])
def test_a_shop_without_a_name_of_its_own_borrows_one(desk: Desk, at: str) -> None:
    asked = replace(asked_for(Money(50_00, "NGN")), return_to=at)
    assert json.loads(next(desk.gateway.open(asked, desk.settings)).body)["email"].endswith("@example.com")
    assert desk.line.run(desk.gateway.open(asked, desk.settings)).link


def test_a_buyer_who_turns_back_comes_back_to_the_order(desk: Desk) -> None:
    metadata = json.loads(wanted(desk, 50_00, "NGN")["metadata"])
    assert metadata["cancel_action"] == "https://shops.example/amina/o/abcdefghijklmnopqrstuvwxyz"


def test_a_reference_counts_once(desk: Desk) -> None:
    desk.open()
    with pytest.raises(Declined, match="400 duplicate_reference"):
        desk.open()


@pytest.mark.parametrize(("minor", "carried"), [(49_99, False), (50_00, True)])
def test_naira_have_a_least(desk: Desk, minor: int, carried: bool) -> None:
    assert desk.gateway.carries(Money(minor, "NGN")) == carried


def test_a_failed_try_can_be_followed_by_a_paid_one(desk: Desk) -> None:
    session = desk.open()
    desk.played.fail(session.provider_ref)
    assert (desk.look(session).status, desk.look(session).payment) == ("failed", "")
    desk.played.pay(session.provider_ref)
    assert desk.look(session).status == "paid"


def test_a_whole_refund_is_seen_by_both_ways(desk: Desk) -> None:
    session = desk.open(5_000_00)
    desk.played.pay(session.provider_ref)
    payment = desk.seen().payment
    desk.played.refund(session.provider_ref)
    assert (desk.seen().status, desk.seen().provider_ref) == ("refunded", session.provider_ref)
    assert desk.seen().amount == desk.look(session).amount == Money(5_000_00, "NGN")
    assert (desk.look(session).status, desk.look(session).payment) == ("refunded", payment)


def test_two_refunds_of_one_payment_are_two_events(desk: Desk) -> None:
    session = desk.open(5_000_00)
    desk.played.pay(session.provider_ref)
    desk.played.refund(session.provider_ref, 1_000_00)
    first = desk.told()
    desk.played.refund(session.provider_ref, 1_000_00)
    assert first.event != desk.told().event
    assert desk.look(session).status == "paid"


@pytest.mark.parametrize(
    ("key", "account"), [("sk_live_8fK2xQ7abcdefgh1234", "live"), ("sk_test_live_8fK2xQ7", "test")]
)
def test_play_money_is_told_from_real_money(desk: Desk, key: str, account: str) -> None:
    assert desk.gateway.account({"key": key}) == account
    session = desk.open()
    desk.played.pay(session.provider_ref)
    assert desk.seen().account == "test"


@pytest.mark.parametrize("part", [("status", "blessed"), ("amount", None), ("domain", None), ("reference", "")])
def test_a_charge_that_lacks_something_is_declined(desk: Desk, part: tuple[str, Any]) -> None:
    session = desk.open()
    desk.played.sessions[session.provider_ref].update([part])
    with pytest.raises(Declined):
        desk.look(session)


def test_paystacks_own_package_knows_all_that_we_send(desk: Desk, own_package: type[paystack.Transaction]) -> None:
    sent = wanted(desk, 50_00, "NGN")
    for name, value in sent.items():
        assert TransactionInitialize.openapi_types[name] == type(value).__name__, name
    opened = own_package.initialize(**sent)
    assert (opened.status, opened.data["reference"]) == (True, sent["reference"])
    assert opened.data["authorization_url"] == desk.played.link(sent["reference"])


def test_paystacks_own_package_reads_what_our_stand_in_says(
    desk: Desk, own_package: type[paystack.Transaction]
) -> None:
    ref = desk.open().provider_ref
    desk.played.pay(ref)
    paid = own_package.verify(reference=ref)
    assert (paid.status, paid.data["status"], paid.data["amount"]) == (True, "success", 738210)
    with pytest.raises(ApiException, match="not found"):
        own_package.verify(reference="nobody")


CHARGE = {"reference": "k5q2mzv7c3hx4tj6y2bwdn3fga", "id": 4099260516, "status": "success", "amount": 5000,
          "currency": "NGN", "domain": "test"}  # fmt: skip
ANSWERS = {
    ("POST", "/transaction/initialize"): {
        "status": True,
        "data": {"authorization_url": "https://checkout.paystack.com/x"},
    },
    ("GET", f"/transaction/verify/{CHARGE['reference']}"): {"status": True, "data": CHARGE},
}


def test_what_we_ask_fits_paystacks_openapi_document(desk: Desk) -> None:
    with specified(paystack_document(), ANSWERS) as origin:
        line = Line(desk.gateway, desk.settings, origin)
        opened = line.run(desk.gateway.open(asked_for(Money(50_00, "NGN")), desk.settings))
        assert opened.link == "https://checkout.paystack.com/x"
        seen = line.run(desk.gateway.look(CHARGE["reference"], desk.settings, NOW))
        assert (seen.status, seen.amount) == ("paid", Money(50_00, "NGN"))


@pytest.mark.parametrize(
    "spoilt",
    [{"email": None}, {"amount": "12.5"}, {"currency": "dirham"}, {"metadata": {"order": 1}}, {"reference": 7}],
)
def test_what_does_not_fit_it_is_refused(desk: Desk, spoilt: dict[str, Any]) -> None:
    """So that fitting means something."""
    call = desk.first_call(50_00, "NGN")
    body = {name: value for name, value in {**json.loads(call.body), **spoilt}.items() if value is not None}
    with specified(paystack_document(), ANSWERS) as origin:
        line = Line(desk.gateway, desk.settings, origin)
        with pytest.raises(Declined, match="400"):
            line.run(sent_once(replace(call, body=json.dumps(body).encode())))


def sent_once(call: Call) -> Talk[Any]:
    granted((yield call))
