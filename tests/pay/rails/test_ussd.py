"""A code to dial: the text always, the link with its # encoded, and no decimals in it."""

import pytest

from storefront.money import Money
from storefront.pay import Bill, ussd
from storefront.problems import Problem
from tests.vectors import vectors

TYPED = {"code": "*144*82*{number}*{amount}#", "number": "07 07 12 34 56", "name": "Amina"}
BILL = Bill(Money(1500, "XOF"), "XOF", "4827-193")


def test_number_and_amount_are_filled_in() -> None:
    settings = ussd.check(TYPED, "XOF")
    assert isinstance(settings, dict)
    shown = ussd.prompt(BILL, settings)
    assert shown.copies[0].value == "*144*82*0707123456*1500#"
    assert shown.link == "tel:*144*82*0707123456*1500%23"
    assert shown.link_may_fail


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "tel_link"))
def test_a_short_code_is_dialled_as_it_is(inputs: dict[str, str], expected: str) -> None:
    settings = ussd.check({**inputs, "name": "Amina"}, "XOF")
    assert isinstance(settings, dict)
    assert ussd.prompt(BILL, settings).link == expected
    assert ussd.prompt(Bill(None, "XOF", "4827-193"), settings).link == expected


def test_a_code_with_an_amount_waits_for_it() -> None:
    settings = ussd.check(TYPED, "XOF")
    assert isinstance(settings, dict)
    assert ussd.prompt(Bill(None, "XOF", "4827-193"), settings).link == ""


@pytest.mark.parametrize(("minor", "refused"), [(15000, False), (15050, True)])
def test_cents_cannot_be_dialled(minor: int, refused: bool) -> None:
    settings = ussd.check(TYPED, "GHS")
    assert isinstance(settings, dict)
    bill = Bill(Money(minor, "GHS"), "GHS", "4827-193")
    assert (ussd.METHOD.refuses(bill, settings) is not None) == refused
    assert bool(ussd.prompt(bill, settings).link) != refused


@pytest.mark.parametrize("code", ["144", "*144", "*144*{total}#", "*144*a#", "*144;ext=1#", "*" + "1" * 120 + "#", "#"])
def test_only_a_code_is_a_code(code: str) -> None:
    assert ussd.check({**TYPED, "code": code}, "XOF") == [Problem("ussd.code", "code")]


def test_the_number_is_asked_for_where_the_code_needs_it() -> None:
    assert ussd.check({**TYPED, "number": ""}, "XOF") == [Problem("ussd.number", "number")]
    assert ussd.check({**TYPED, "number": "12"}, "XOF") == [
        Problem("wallet.number", "number", {"example": "0707123456"})
    ]
