"""The code on a receipt: made from the token, readable however it was typed."""

import re

import pytest

from storefront.orders.check_code import check_code, read_check_code
from storefront.storage.tokens import new_token


def test_a_code_is_eight_letters_that_are_not_mistaken_for_each_other() -> None:
    codes = {check_code(new_token()) for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", code) for code in codes)


def test_one_order_has_one_code() -> None:
    token = new_token()
    assert check_code(token) == check_code(token)


@pytest.mark.parametrize("typed", ["K7QD-29WX", "k7qd29wx", " k7qd 29wx ", "K7QD–29WX", "K7QD-٢٩WX"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_check_code(typed) == "K7QD-29WX"


@pytest.mark.parametrize("typed", ["", "K7QD", "K7QD-29WX7", "0000-0000", "K7QD-29WÉ", "x" * 9999, "\ud800"])
def test_what_can_t_be_a_code_is_none(typed: str) -> None:
    assert read_check_code(typed) == ""
