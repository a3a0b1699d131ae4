"""VietQR codes equal the published ones."""

from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.rails import vietqr
from storefront.problems import Problem
from tests.pay.examples import TYPED
from tests.vectors import vectors

PUBLISHED = [vector for vector in vectors(__file__, "emv") if "bin" in vector.values[0]]


@pytest.mark.parametrize(("inputs", "expected"), PUBLISHED)
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    made = vietqr.vietqr_code(inputs["bin"], inputs["account"], inputs["amount"], inputs["purpose"])
    assert made == expected


def test_a_prompt_names_the_bank_and_writes_the_order_as_the_purpose() -> None:
    settings = vietqr.check(TYPED["vietqr"], "VND")
    assert isinstance(settings, dict)
    prompt = vietqr.prompt(Bill(Money(150_000, "VND"), "VND", "4827-193"), settings)
    assert prompt.code == PUBLISHED[-1].values[1]
    shown = [copy.value for copy in prompt.copies]
    assert shown == ["Vietcombank", "0011001932418", "Amina Idrissi", "150000", "4827-193"]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"bank": "000000"}, Problem("setting.choose", "bank")),
        ({"account": "12 34"}, Problem("bank.shape", "account", {"example": "0011001932418"})),
        ({"account": "tài khoản 1"}, Problem("bank.shape", "account", {"example": "0011001932418"})),
    ],
)
def test_an_unknown_bank_and_an_odd_account_are_refused(changed: dict[str, str], problem: Problem) -> None:
    assert vietqr.check({**TYPED["vietqr"], **changed}, "VND") == [problem]


def test_half_a_billion_dong_is_too_much_at_once() -> None:
    for minor, offered in ((499_999_999, True), (500_000_000, False)):
        assert (vietqr.METHOD.refuses(Bill(Money(minor, "VND"), "VND", "4827-193"), {}) is None) == offered
