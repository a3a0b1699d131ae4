"""Swiss codes equal the published one but for the payer, whom we don't know, and another writer's whole."""

from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.creditor_reference import qr_reference, rf_reference
from storefront.pay.rails import swiss
from storefront.problems import Problem
from tests.pay.examples import TYPED
from tests.vectors import vectors

PAYER = slice(20, 27)


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "swiss"))
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    names = ("name", "street", "house", "zip", "town", "country")
    settings = {"iban": inputs["account"], **dict(zip(names, inputs["creditor"], strict=True))}
    reference = inputs["ref"][:26]  # published with its check digit
    published = expected.split("\r\n")
    published[PAYER] = [""] * 7
    made = swiss.swiss_code(settings, inputs["currency"], inputs["amount"], reference, inputs["info"])
    assert made.split("\n") == published


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "rf"))
def test_an_international_reference_carries_its_check(inputs: dict[str, str], expected: str) -> None:
    assert rf_reference(inputs["number"]) == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "qrr"))
def test_a_swiss_reference_carries_its_check(inputs: dict[str, str], expected: str) -> None:
    assert qr_reference(inputs["digits"]) == expected


def test_a_prompt_carries_amount_reference_and_nobody_as_payer() -> None:
    settings = swiss.check(TYPED["swiss"], "CHF")
    assert isinstance(settings, dict)
    lines = swiss.prompt(Bill(Money(9650, "CHF"), "CHF", "4827-193"), settings).code.split("\n")
    assert lines[18:20] == ["96.50", "CHF"]
    assert lines[PAYER] == [""] * 7
    assert lines[27:] == ["SCOR", "RF374827193", "4827-193", "EPD"]


def test_marks_of_europe_stay_and_other_signs_go() -> None:
    settings = swiss.check({**TYPED["swiss"], "name": "Zoë Łęcka-Șerban 🐟 عمر", "town": "Genève"}, "CHF")
    assert isinstance(settings, dict)
    assert (settings["name"], settings["town"]) == ("Zoë Łęcka-Șerban", "Genève")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"iban": "DE89 3704 0044 0532 0130 00"}, Problem("swiss.elsewhere", "iban")),
        ({"town": "伯尔尼"}, Problem("setting.latin_letters", "town")),
        ({"country": "FR"}, Problem("setting.choose", "country")),
    ],
)
def test_what_is_not_swiss_is_refused(changed: dict[str, str], problem: Problem) -> None:
    assert swiss.check({**TYPED["swiss"], **changed}, "CHF") == [problem]


def test_a_house_without_a_number_leaves_its_line_empty() -> None:
    settings = swiss.check({**TYPED["swiss"], "house": ""}, "EUR")
    assert isinstance(settings, dict)
    assert swiss.prompt(Bill(None, "EUR", "4827-193"), settings).code.split("\n")[7:9] == ["", "3011"]
