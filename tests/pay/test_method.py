"""What a way to be paid can't carry, it refuses, and says why."""

import pytest

from storefront.money import Money
from storefront.pay import METHODS, Bill, Method, Prompt
from storefront.problems import Problem

TUKTUK = Method(
    "tuktuk",
    "Tuktuk",
    (),
    lambda typed, currency: {},
    lambda bill, settings: Prompt(lines=("Pay the driver.",)),
    currencies=("KHR", "USD"),
    most={"USD": 50_00},
    steps={"KHR": 100_00},
    fault=lambda bill, settings: Problem("tuktuk.asleep") if settings.get("asleep") else None,
)


def bill(minor: int | None, currency: str) -> Bill:
    return Bill(None if minor is None else Money(minor, currency), currency, "4827-193")


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (bill(50_00, "USD"), None),
        (bill(100_00, "KHR"), None),
        (bill(10**9, "KHR"), None),
        (bill(None, "USD"), None),
        (bill(0, "USD"), Problem("method.nothing_to_pay")),
        (bill(-1, "USD"), Problem("method.nothing_to_pay")),
        (bill(50_01, "USD"), Problem("method.amount_too_large", values={"most": "50.00", "currency": "USD"})),
        (bill(100_01, "KHR"), Problem("method.amount_too_fine", values={"step": "100.00", "currency": "KHR"})),
        (bill(1000, "EUR"), Problem("method.other_currency", values={"currency": "KHR, USD"})),
        (bill(None, "EUR"), Problem("method.other_currency", values={"currency": "KHR, USD"})),
    ],
)
def test_a_bill_is_refused_for_its_amount_or_currency(asked: Bill, problem: Problem | None) -> None:
    assert TUKTUK.refuses(asked, {}) == problem


def test_a_method_may_have_a_reason_of_its_own() -> None:
    assert TUKTUK.refuses(bill(None, "USD"), {"asleep": "1"}) == Problem("tuktuk.asleep")


def test_a_provider_refuses_what_it_does_not_carry() -> None:
    assert METHODS["stripe"].refuses(bill(1, "EUR"), {}) == Problem("method.amount_refused")
    assert METHODS["stripe"].refuses(bill(5000, "EUR"), {}) is None
