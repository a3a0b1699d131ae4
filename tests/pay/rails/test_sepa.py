"""SEPA codes equal the published ones in the lines we fill, and another writer's whole."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from segno.helpers import make_epc_qr

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.rails import sepa
from storefront.problems import Problem
from tests.readers import by_zxing
from tests.vectors import vectors

TYPED = {"iban": "DE89 3704 0044 0532 0130 00", "name": "Amina Müller", "bic": ""}


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "epc"))
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    """Version and character set are ours; a purpose and a creditor's reference we never write."""
    amount = inputs["amount"].removeprefix("EUR")
    made = sepa.epc_code(inputs["iban"], inputs["name"], inputs["bic"], amount, inputs.get("text", "")).split("\n")
    published = expected.split("\n")
    assert made[:1] + made[3:8] == published[:1] + published[3:8]
    assert made[10] == (published[10] if len(published) > 10 else "")


@given(st.integers(1, 999_999_999_99), st.text("ABCXYZ abcxyz.-'", max_size=80))
@settings(max_examples=30)
def test_another_writer_makes_the_same_code(minor: int, name: str) -> None:
    kept = sepa.check({**TYPED, "name": f"A{name}"}, "EUR")
    assert isinstance(kept, dict)
    amount = Decimal(minor) / 100
    theirs = BytesIO()
    make_epc_qr(kept["name"], kept["iban"], amount, text="4827-193", encoding="utf-8").save(theirs, "png", scale=4)
    lines = by_zxing(theirs.getvalue()).split("\n")
    ours = sepa.prompt(Bill(Money(minor, "EUR"), "EUR", "4827-193"), kept).code.split("\n")
    assert (Decimal(lines.pop(7)[3:]), ours.pop(7)) == (amount, f"EUR{amount:.2f}")
    assert lines == ours


def test_an_open_amount_leaves_its_line_empty() -> None:
    settings = sepa.check(TYPED, "EUR")
    assert isinstance(settings, dict)
    assert sepa.prompt(Bill(None, "EUR", "4827-193"), settings).code == (
        "BCD\n002\n1\nSCT\n\nAmina Mueller\nDE89370400440532013000\n\n\n\n4827-193"
    )


@pytest.mark.parametrize(
    ("iban", "name", "kept"),
    [("DE89370400440532013000", "Jörg Groß", "Joerg Gross"), ("FI2112345600000785", "Päivi Öhman", "Paivi Ohman")],
)
def test_umlauts_are_spelled_as_the_accounts_country_spells_them(iban: str, name: str, kept: str) -> None:
    settings = sepa.check({"iban": iban, "name": name}, "EUR")
    assert isinstance(settings, dict)
    assert settings["name"] == kept


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"iban": "MA64 0115 1900 0001 2050 0053 4921"}, Problem("sepa.elsewhere", "iban")),
        ({"iban": "GB82 WEST 1234 5698 7654 32"}, Problem("sepa.bic_missing", "bic")),
        ({"bic": "COBA"}, Problem("bank.shape", "bic", {"example": "COBADEFFXXX"})),
        ({"name": "أمينة"}, Problem("setting.latin_letters", "name")),
    ],
)
def test_what_no_transfer_could_be_made_to_is_refused(changed: dict[str, str], problem: Problem) -> None:
    assert sepa.check({**TYPED, **changed}, "EUR") == [problem]


def test_a_wrong_iban_is_refused_with_an_example_of_its_country() -> None:
    (problem,) = sepa.check({**TYPED, "iban": "AT61 1904 3002 3457 3202"}, "EUR")
    assert problem == Problem("bank.iban_wrong", "iban", {"example": "AT00 0000 0000 0000 0000"})


def test_a_bic_completes_an_account_outside_the_eea() -> None:
    settings = sepa.check({**TYPED, "iban": "GB82WEST12345698765432", "bic": "westgb2l"}, "EUR")
    assert isinstance(settings, dict)
    assert "\nWESTGB2L\n" in sepa.prompt(Bill(None, "EUR", "4827-193"), settings).code


def test_more_than_the_format_holds_is_not_offered() -> None:
    too_much = Bill(Money(1_000_000_000_00, "EUR"), "EUR", "4827-193")
    refused = sepa.METHOD.refuses(too_much, {})
    assert refused is not None
    assert refused.key == "method.amount_too_large"
