"""Phone numbers in every country's habit become one form."""

import pytest

from storefront.chat.phone import read_phone, spoken
from storefront.problems import Problem
from tests.vectors import vectors


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "e164"))
def test_numbers_become_the_published_form(inputs: dict[str, str], expected: str) -> None:
    assert read_phone(inputs["raw"], inputs["region"]) == expected
    assert read_phone(expected, "") == expected


@pytest.mark.parametrize("typed", ["٠٦١٢٣٤٥٦٧٨", "०६१२३४५६७८", "\u202a+212 6-12-34-56-78\u202c", "tel:+212612345678"])
def test_digits_of_every_script_and_pasted_marks_are_read(typed: str) -> None:
    assert read_phone(typed, "MA") == "+212612345678"


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("+52 1 55 1234 5678", "MX"),
        ("+52 1 55 1234 5678", "MA"),
        ("0052 1 55 1234 5678", "MA"),
        ("1 55 1234 5678", "MX"),
        ("044 55 1234 5678", "MX"),
    ],
)
def test_mexicos_old_mobile_prefixes_are_dropped(typed: str, country: str) -> None:
    assert read_phone(typed, country) == "+525512345678"


def test_00_is_international_even_where_the_country_dials_otherwise() -> None:
    assert read_phone("00351 912 345 678", "BR") == "+351912345678"


@pytest.mark.parametrize("typed", ["", "12", "0612345678 ext 5", "0612AB3456", "+999123456789", "0" * 300, "\ud800"])
def test_what_is_no_number_is_a_problem(typed: str) -> None:
    assert read_phone(typed, "MA") == Problem("phone.unreadable")


def test_a_number_tells_its_spoken_form() -> None:
    assert spoken("+919876543210") == "+91 98765 43210"
