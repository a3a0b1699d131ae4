from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from storefront.i18n.digits import ascii_digits


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
