"""Paying by hand: nothing to copy, nothing to prove; what is asked is what coins can pay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.money import Money
from storefront.pay import METHODS, Bill
from storefront.pay.cash import cash_amount, suggested_step
from storefront.problems import Problem

BILL = Bill(Money(9600, "MAD"), "MAD", "4827-193")


def test_cash_on_delivery_asks_what_change_to_bring() -> None:
    cash = METHODS["cash"]
    assert cash.prompt(BILL, {}).asks == ("Change for:",)
    assert not cash.proves_by_reference


def test_paying_at_pickup_asks_nothing() -> None:
    pickup = METHODS["pickup"]
    assert pickup.prompt(BILL, {}).asks == ()
    assert not pickup.proves_by_reference


@pytest.mark.parametrize("kind", ["cash", "pickup"])
def test_the_buyer_is_told_what_to_keep_ready(kind: str) -> None:
    shown = METHODS[kind].prompt(BILL, {})
    assert (shown.ready, shown.exact) == (Money(9600, "MAD"), None)
    assert METHODS[kind].prompt(Bill(None, "MAD", "4827-193"), {"step": "1.00"}).ready is None


@pytest.mark.parametrize("kind", ["cash", "pickup"])
def test_a_rounded_amount_says_what_it_was_rounded_from(kind: str) -> None:
    shown = METHODS[kind].prompt(Bill(Money(23980, "CHF"), "CHF", "4827-193"), {"step": "0.50"})
    assert (shown.ready, shown.exact) == (Money(24000, "CHF"), Money(23980, "CHF"))


@pytest.mark.parametrize(
    ("due", "step", "asked"),
    [
        (239_80, 100, 240_00),
        (102, 5, 100),
        (103, 5, 105),
        (25, 50, 50),
        (24, 50, 50),
        (1, 5, 5),
        (100, 0, 100),
        (0, 5, 0),
    ],
)
def test_cash_is_rounded_to_the_nearest_coin(due: int, step: int, asked: int) -> None:
    assert cash_amount(Money(due, "CHF"), step) == Money(asked, "CHF")


@given(due=st.integers(1, 10**12), step=st.integers(1, 10**6))
def test_rounding_is_payable_and_near(due: int, step: int) -> None:
    asked = cash_amount(Money(due, "CHF"), step).minor
    assert asked > 0 and asked % step == 0
    assert abs(asked - due) * 2 <= step or asked == step
    assert cash_amount(Money(asked, "CHF"), step).minor == asked


@pytest.mark.parametrize(
    ("country", "currency", "step"),
    [
        ("CH", "CHF", "0.05"),
        ("IE", "EUR", "0.05"),
        ("FR", "EUR", ""),
        ("SN", "XOF", "5"),
        ("KE", "KES", "1"),
        ("MA", "MAD", ""),
    ],
)
def test_a_step_is_suggested_where_small_coins_are_gone(country: str, currency: str, step: str) -> None:
    assert suggested_step(country, currency) == step
    assert METHODS["cash"].starts_with(country, currency) == {"step": step}
    assert isinstance(METHODS["cash"].check({"step": step}, currency), dict)


@pytest.mark.parametrize(
    ("typed", "currency", "kept"),
    [("0,05", "CHF", "0.05"), ("5 DH", "MAD", "5.00"), ("٥", "XOF", "5"), ("100", "IDR", "100.00")],
)
def test_a_step_is_read_as_people_type_prices(typed: str, currency: str, kept: str) -> None:
    assert METHODS["cash"].check({"step": typed}, currency) == {"step": kept}
    assert METHODS["cash"].check({"step": kept}, currency) == {"step": kept}


@pytest.mark.parametrize("typed", ["0", "5000", "five", "-1", "0.001"])
def test_a_step_that_is_no_coin_is_refused(typed: str) -> None:
    problems = METHODS["cash"].check({"step": typed}, "CHF")
    assert isinstance(problems, list)
    assert [problem.field for problem in problems] == ["step"]
    assert Problem("cash.step", "step") in problems or problems[0].key.startswith("price.")
