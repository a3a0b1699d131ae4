"""Stripe Checkout: what is its own."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest

from storefront.money import Money
from storefront.pay.gateway import Declined, Forged, Posted
from storefront.pay.gateways import stripe
from tests.conftest import NOW
from tests.pay.gateways.cases import asked_for
from tests.pay.gateways.desk import Desk, alike


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("stripe")


def form_of(desk: Desk, minor: int, currency: str, **asked: object) -> dict[str, str]:
    return dict(parse_qsl(desk.first_call(minor, currency, **asked).body.decode()))


@pytest.mark.parametrize(
    ("minor", "currency", "units"),
    [
        (149_50, "EUR", "14950"),
        (2000, "XOF", "2000"),
        (500, "ISK", "50000"),
        (1200_00, "MGA", "1200"),
        (5_120, "KWD", "5120"),
    ],
)
def test_amounts_are_sent_in_stripes_units(desk: Desk, minor: int, currency: str, units: str) -> None:
    form = form_of(desk, minor, currency)
    assert form["line_items[0][price_data][unit_amount]"] == units
    assert form["line_items[0][price_data][currency]"] == currency.lower()


@pytest.mark.parametrize(("minor", "currency"), [(1200_50, "MGA"), (5_124, "KWD")])
def test_an_amount_stripe_cannot_say_is_declined_before_anything_is_sent(desk: Desk, minor: int, currency: str) -> None:
    assert not desk.gateway.carries(Money(minor, currency))
    with pytest.raises(Declined):
        desk.first_call(minor, currency)


def test_ugandan_shillings_are_refused_as_long_as_stripe_contradicts_itself(desk: Desk) -> None:
    assert not desk.method.takes("UGX")


@pytest.mark.parametrize(("minor", "carried"), [(49, False), (50, True), (99_999_999, True), (100_000_000, False)])
def test_euros_have_a_least_and_a_most(desk: Desk, minor: int, carried: bool) -> None:
    assert desk.gateway.carries(Money(minor, "EUR")) == carried


@pytest.mark.parametrize(
    ("hours", "sent"), [(0, timedelta(minutes=31)), (2, timedelta(hours=2)), (99, timedelta(hours=23, minutes=59))]
)
def test_a_session_lasts_from_half_an_hour_to_a_day(desk: Desk, hours: int, sent: timedelta) -> None:
    form = form_of(desk, 14950, "EUR", expires_in=timedelta(hours=hours))
    assert int(form["expires_at"]) == int((NOW + sent).timestamp())


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr"), ("pt-BR", "pt-BR"), ("ar", "auto"), ("hi", "auto")])
def test_the_page_speaks_the_buyers_language_where_it_can(desk: Desk, language: str, locale: str) -> None:
    assert form_of(desk, 14950, "EUR", language=language)["locale"] == locale


def test_buyers_abroad_pay_what_was_asked_and_not_a_converted_amount(desk: Desk) -> None:
    assert form_of(desk, 14950, "EUR")["adaptive_pricing[enabled]"] == "false"


def test_the_attempt_is_the_idempotency_key_and_the_reference(desk: Desk) -> None:
    call = desk.first_call()
    assert call.keyed
    assert call.headers["Idempotency-Key"] == "k5q2mzv7c3hx4tj6y2bwdn3fga"
    assert form_of(desk, 14950, "EUR")["client_reference_id"] == "k5q2mzv7c3hx4tj6y2bwdn3fga"


def test_one_key_for_two_amounts_is_declined(desk: Desk) -> None:
    desk.open(14950)
    with pytest.raises(Declined, match="idempotency_error"):
        desk.open(14951)


def test_a_delayed_payment_is_open_until_the_money_is_there(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay_later(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status) == ("open", "open")

    desk.played.money_arrives(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status) == ("paid", "paid")
    assert alike(desk.seen(), desk.look(session))


def test_a_delayed_payment_that_fails_is_not_taken_for_one_under_way(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay_later(session.provider_ref)
    desk.played.money_stays_away(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status) == ("failed", "failed")


def test_an_expired_session_is_seen_expired(desk: Desk) -> None:
    session = desk.open()
    desk.played.expire(session.provider_ref)
    assert (desk.seen().status, desk.look(session).status) == ("expired", "expired")


def test_a_refund_names_the_payment_the_attempt_and_all_that_went_back(desk: Desk) -> None:
    session = desk.open(14950)
    desk.played.pay(session.provider_ref)
    payment = desk.seen().payment
    desk.played.refund(session.provider_ref, 5000)
    assert (desk.seen().status, desk.seen().amount) == ("refunded", Money(5000, "EUR"))
    assert desk.look(session).status == "paid"

    desk.played.refund(session.provider_ref, 9950)
    refund = desk.seen()
    assert (refund.payment, refund.reference) == (payment, "k5q2mzv7c3hx4tj6y2bwdn3fga")
    assert (refund.provider_ref, refund.amount) == ("", Money(14950, "EUR"))
    assert (desk.look(session).status, desk.look(session).payment) == ("refunded", payment)


def test_other_events_are_genuine_and_nothing_for_us(desk: Desk) -> None:
    session = desk.open()
    desk.played.fail(session.provider_ref)
    assert desk.told().seen is None
    assert desk.look(session).status == "open"


def test_play_money_is_told_from_real_money(desk: Desk) -> None:
    session = desk.open()
    desk.played.pay(session.provider_ref)
    assert desk.seen().account == desk.look(session).account == "test"
    assert desk.gateway.account({"key": "sk_live_51HxQ2abcdefgh"}) == "live"
    assert desk.gateway.account({"key": "rk_test_51_live_HxQ2abc"}) == "test"


def test_any_one_of_several_signatures_proves_a_notice(desk: Desk) -> None:
    """While a secret is changed, Stripe signs with both."""
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    stamp, genuine, _ = desk.played.sign(notice.body)["Stripe-Signature"].split(",")
    for header in (f"{stamp},v1={'0' * 64},{genuine}", f"{stamp}, {genuine},v1={'f' * 64}"):
        assert desk.read(Posted({"stripe-signature": header}, {}, notice.body)).seen
    for header in (f"{stamp},{genuine.replace('v1=', 'v0=')}", f"{genuine}", f"{stamp},{stamp},{genuine}"):
        with pytest.raises(Forged):
            desk.read(Posted({"stripe-signature": header}, {}, notice.body))


@pytest.mark.parametrize("key", ["sk_live_51HxQ2abcdefgh", "sk_test_51HxQ2abcdefgh", "rk_live_51HxQ2abcdefgh"])
def test_live_test_and_restricted_keys_are_allowed(key: str) -> None:
    typed = {"key": key, "signing_secret": "whsec_8fK2abcdefgh"}
    assert stripe.check(typed, "EUR") == typed


def test_what_is_sent_is_the_same_when_it_is_sent_again() -> None:
    settings = {"key": "sk_test_51HxQ2abcdefgh", "signing_secret": "whsec_8fK2abcdefgh"}
    asked = asked_for(Money(14950, "EUR"))
    assert next(stripe.open_session(asked, settings)) == next(stripe.open_session(asked, settings))
