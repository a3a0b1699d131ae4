"""Paying by hand: nothing to copy, nothing to prove."""

from storefront.money import Money
from storefront.pay import METHODS, Bill

BILL = Bill(Money(9600, "MAD"), "MAD", "4827-193")


def test_cash_on_delivery_asks_what_change_to_bring() -> None:
    cash = METHODS["cash"]
    assert cash.prompt(BILL, {}).asks == ("Change for:",)
    assert not cash.proves_by_reference


def test_paying_at_pickup_asks_nothing() -> None:
    pickup = METHODS["pickup"]
    assert pickup.prompt(BILL, {}).asks == ()
    assert not pickup.proves_by_reference
