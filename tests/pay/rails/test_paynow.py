"""PayNow codes equal the published ones; a business's number is checked."""

from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.emv import read_emv, read_fields
from storefront.pay.rails import paynow
from storefront.pay.uen import uen_holds
from storefront.problems import Problem
from tests.conftest import NOW
from tests.vectors import vectors

PUBLISHED = [vector for vector in vectors(__file__, "emv") if "uen" in vector.values[0]]
SETTINGS = {"proxy": "201403121W", "name": "Amina Fish"}


@pytest.mark.parametrize(("inputs", "expected"), PUBLISHED)
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    made = paynow.paynow_code(inputs["uen"], inputs["company"], inputs["amount"], inputs["ref"], inputs["expiry"])
    assert made == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "uen"))
def test_a_uen_holds(inputs: dict[str, str], expected: str) -> None:
    assert uen_holds(inputs["uen"])
    assert uen_holds(f"{expected}S01")


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "uen", valid=False))
def test_a_wrong_letter_in_a_uen_is_found(inputs: dict[str, str], expected: None) -> None:
    assert not uen_holds(inputs["uen"])


def test_a_code_holds_for_thirty_days_and_carries_amount_and_reference() -> None:
    fields = read_emv(paynow.prompt(Bill(Money(1250, "SGD"), "SGD", "4827-193", NOW), SETTINGS).code)
    account = read_fields(fields["26"])
    assert (fields["54"], fields["62"]) == ("12.50", "01084827-193")
    assert (account["01"], account["02"], account["03"]) == ("2", "201403121W", "0")
    assert account["04"] > f"{NOW:%Y%m%d}"


def test_an_open_amount_is_the_payers_to_type() -> None:
    fields = read_emv(paynow.prompt(Bill(None, "SGD", "4827-193", NOW), SETTINGS).code)
    assert (fields["01"], "54" in fields, read_fields(fields["26"])["03"]) == ("11", False, "1")


def test_a_phone_is_a_proxy_of_its_own_kind() -> None:
    settings = paynow.check({**SETTINGS, "proxy": "9123 4567"}, "SGD")
    assert isinstance(settings, dict)
    assert settings["proxy"] == "+6591234567"
    account = read_fields(read_emv(paynow.prompt(Bill(None, "SGD", "4827-193"), settings).code)["26"])
    assert (account["01"], account["02"]) == ("0", "+6591234567")


@pytest.mark.parametrize("typed", ["201403121A", "12345678", "S1234567D", "amina"])
def test_what_is_neither_is_refused(typed: str) -> None:
    (problem,) = paynow.check({**SETTINGS, "proxy": typed}, "SGD")
    assert isinstance(problem, Problem)
    assert (problem.key, problem.field) == ("wallet.number", "proxy")


def test_more_than_fast_carries_is_not_offered() -> None:
    for minor, offered in ((200_000_00, True), (200_000_01, False)):
        assert (paynow.METHOD.refuses(Bill(Money(minor, "SGD"), "SGD", "4827-193"), SETTINGS) is None) == offered
