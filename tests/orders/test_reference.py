"""References: said over a bad line, typed with any keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.orders.reference import make_reference, read_reference

six_digits = st.integers(0, 999_999).map("{:06d}".format)


def test_check_digit_is_damms() -> None:
    assert make_reference("000572") == "0005-724"  # the worked example of Damm's thesis: 572 → 4


@given(six_digits)
def test_own_reference_is_read_back(digits: str) -> None:
    assert read_reference(make_reference(digits)) == make_reference(digits)


@given(six_digits, st.integers(0, 6), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(digits: str, place: int, more: int) -> None:
    whole = make_reference(digits).replace("-", "")
    wrong = whole[:place] + str((int(whole[place]) + more) % 10) + whole[place + 1 :]
    assert read_reference(wrong) is None


@given(six_digits, st.integers(0, 5))
def test_two_swapped_neighbours_are_noticed(digits: str, place: int) -> None:
    whole = make_reference(digits).replace("-", "")
    swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
    assert swapped == whole or read_reference(swapped) is None


@pytest.mark.parametrize(
    "typed",
    [
        "0005-724",
        "0005724",
        " 0005 724 ",
        "OOo5-724",
        "٠٠٠٥-٧٢٤",
        "۰۰۰۵۷۲۴",
        "०००५ ७२४",
        "0005–724",
        "\u20660005-724\u2069",
    ],
)
def test_typed_however_it_is_understood(typed: str) -> None:
    assert read_reference(typed) == "0005-724"


def test_letters_that_look_like_one_are_one() -> None:
    reference = make_reference("110000")
    bare = reference.replace("-", "")[2:]
    assert {read_reference(f"{ones}{bare}") for ones in ("Il", "lI", "1|", "Li")} == {reference}


@pytest.mark.parametrize("typed", ["", "4827", "48271930", "4827-19a", "x" * 10_000, "½005-724", "²005724"])
def test_what_is_no_reference_is_none(typed: str) -> None:
    assert read_reference(typed) is None
