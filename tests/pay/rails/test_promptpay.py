"""PromptPay codes equal the published ones."""

from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.rails import promptpay
from storefront.problems import Problem
from tests.vectors import vectors

PUBLISHED = [vector for vector in vectors(__file__, "emv") if "target" in vector.values[0]]


@pytest.mark.parametrize(("inputs", "expected"), PUBLISHED)
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    assert promptpay.promptpay_code(inputs["target"].replace("-", ""), inputs.get("amount", "")) == expected


def test_a_prompt_asks_for_the_amount() -> None:
    prompt = promptpay.prompt(Bill(Money(422, "THB"), "THB", "4827-193"), {"proxy": "0812345678"})
    assert prompt.code.endswith("54044.2263045D49")
    assert [copy.value for copy in prompt.copies] == ["0812345678", "4.22", "4827-193"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+66 81-234-5678", "0812345678"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "0812345678"),
        ("0 9930 00133 97 8", "0993000133978"),
        ("012345678901234", "012345678901234"),
        *((vector.values[1], vector.values[1]) for vector in vectors(__file__, "thai_id")),
    ],
)
def test_numbers_of_every_kind_are_read(typed: str, kept: str) -> None:
    assert promptpay.check({"proxy": typed}, "THB") == {"proxy": kept}


@pytest.mark.parametrize("typed", ["0812345", "1111111111111", "0993000133979", "+44 7911 123456", "amina"])
def test_what_is_no_promptpay_number_is_refused_with_an_example(typed: str) -> None:
    assert promptpay.check({"proxy": typed}, "THB") == [Problem("wallet.number", "proxy", {"example": "081 234 5678"})]
