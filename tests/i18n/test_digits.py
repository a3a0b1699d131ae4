from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from storefront.i18n.digits import ascii_digits, read_number


@mark.parametrize(
    "text",
    ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"],
)
def test_digits_of_every_script_are_read(text):
    assert ascii_digits(text) == "0123456789"


def test_what_is_no_decimal_digit_stays():
    assert ascii_digits("½ ② ፩ ⅷ x٫") == "½ ② ፩ ⅷ x٫"


@given(st.text())
def test_length_never_changes(text):
    assert len(ascii_digits(text)) == len(text)


@mark.parametrize(
    ("text", "number"),
    [("7", 7), ("007", 7), ("123456789", 123456789), ("1234567890", None), ("", None), ("-1", None), ("²", None),
     ("٧", None), (" 7", None), ("9" * 5000, None)],
)  # fmt: skip
def test_a_number_is_read_or_is_none(text, number):
    assert read_number(text) == number
