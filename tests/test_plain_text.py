"""Signs nobody sees: each reader loses those that could only deceive or break it."""

import pytest

from storefront.plain_text import bare, seen, unmarked, without_controls

CONTROLS = "\x00\x0b\x7f\x9f\ud800"
TURNS = "\u200b\u202e\u2066\u2060\ufeff\ufffa"
MARKS, JOINERS = "\u200e\u200f\u061c", "\u200c\u200d\u00ad"


@pytest.mark.parametrize(
    ("clean", "kept"),
    [
        (without_controls, TURNS + MARKS + JOINERS),
        (seen, MARKS + JOINERS),
        (unmarked, JOINERS),
        (bare, ""),
    ],
)
def test_each_reader_keeps_what_is_at_home_in_its_text(clean, kept: str) -> None:
    assert clean(CONTROLS + TURNS + MARKS + JOINERS) == kept
    assert clean("a\tb\nक्षि 12.50 درهم 🧺") == "a\tb\nक्षि 12.50 درهم 🧺"
