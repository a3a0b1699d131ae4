"""Names as banks print them, whatever the merchant writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.pay.latin import latin, read_latin
from storefront.problems import Problem


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Padaria São João", "Padaria Sao Joao"),
        ("Straße 5 – Łódź", "Strasse 5 - Lodz"),
        ("Đặng Thị Hồng", "Dang Thi Hong"),
        ("Øl & Œuf", "Ol & OEuf"),
        ("Zoë’s 🐟 “Fish”", 'Zoe\'s "Fish"'),
        ("Ａｍｉｎａ　ﬁsh", "Amina fish"),
        ("İstanbul ığüş", "Istanbul igus"),
        ("Amina أمينة", "Amina"),
        ("阿米娜", ""),
        ("a\tb\n\x00\x7fc", "a b c"),
    ],
)
def test_letters_keep_what_can_be_printed(name: str, printed: str) -> None:
    assert latin(name, 99) == printed


def test_a_long_name_is_cut_without_a_space_at_its_end() -> None:
    assert latin("Amina Idrissi", 6) == "Amina"


@pytest.mark.parametrize("name", ["أمينة", "阿米娜", "🐟", "٣", "أمينة 7"])
def test_a_name_without_any_latin_letter_is_asked_for_again(name: str) -> None:
    assert read_latin({"name": name}, "name", 25) == Problem("setting.latin_letters", "name")


@given(st.text(), st.integers(1, 99))
def test_of_all_of_unicode_only_printable_signs_stay_and_they_stay_as_they_are(text: str, most: int) -> None:
    printed = latin(text, most)
    assert len(printed.encode()) <= most
    assert printed == "" or (printed.isascii() and printed.isprintable() and printed == printed.strip())
    assert latin(printed, most) == printed
