"""UPI codes equal the published one."""

from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import Bill, upi
from storefront.problems import Problem
from tests.vectors import vectors

SETTINGS = {"vpa": "amina@okaxis", "payee": "Amina & Fish"}


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "upi"))
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    assert upi.uri(inputs["pa"], inputs["pn"], inputs["am"], inputs["tn"], inputs["tr"]) == expected


def test_a_prompt_shows_the_id_first_and_the_link_last() -> None:
    prompt = upi.prompt(Bill(Money(14950, "INR"), "INR", "4827-193"), SETTINGS)
    expected = "upi://pay?pa=amina@okaxis&pn=Amina%20%26%20Fish&am=149.50&cu=INR&tn=Order%204827-193&tr=4827-193"
    assert prompt.code == prompt.link == expected
    assert prompt.link_may_fail
    assert [copy.value for copy in prompt.copies] == ["amina@okaxis", "149.50", "4827-193"]


def test_an_open_amount_leaves_the_field_out() -> None:
    code = upi.prompt(Bill(None, "INR", "4827-193"), SETTINGS).code
    assert code == "upi://pay?pa=amina@okaxis&pn=Amina%20%26%20Fish&cu=INR&tn=Order%204827-193&tr=4827-193"


@pytest.mark.parametrize("vpa", ["amina", "amina@", "a@okaxis", "amina@1bank", "amina@okaxis&am=1", "ам@okaxis"])
def test_what_is_no_upi_id_is_refused(vpa: str) -> None:
    assert upi.check({**SETTINGS, "vpa": vpa}, "INR") == [Problem("upi.vpa_unreadable", "vpa")]


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "upi_read"))
def test_a_pasted_code_gives_the_id_inside(inputs: dict[str, Any], expected: str) -> None:
    assert upi.check({**SETTINGS, "vpa": expected}, "INR") == {**SETTINGS, "vpa": inputs["pa"]}
    assert upi.check({**SETTINGS, "vpa": "UPI://PAY?pn=Amina&pa=amina%40okaxis"}, "INR") == SETTINGS
    assert upi.check({**SETTINGS, "vpa": "upi://pay?pn=Amina"}, "INR") == [Problem("upi.vpa_unreadable", "vpa")]


def test_spaces_and_other_digits_in_an_id_are_forgiven() -> None:
    cleaned = upi.check({**SETTINGS, "vpa": " ९८७६५४३२१० @ okaxis"}, "INR")
    assert isinstance(cleaned, dict)
    assert cleaned["vpa"] == "9876543210@okaxis"
