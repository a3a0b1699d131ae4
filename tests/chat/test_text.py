"""Names cannot format, hide or fold a message; a short text fits one SMS."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.chat.text import MOST_SMS_CHARACTERS, ascii_short, plain


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("*Free* _today_ ~20~", "Free today 20"),
        ("```code``` l`huile", "'''code''' l'huile"),
        ("> Total: 0 DH", "Total: 0 DH"),
        ("- item", "item"),
        ("* item", "item"),
        ("1. item", "1) item"),
        ("one\ntwo\u2028three", "one two three"),
        ("\u202eevil\u2066 \u200bname\ufeff", "evil name"),
        ("a\ud83db\x07", "ab"),
        ("سمك*طازج*", "سمك طازج"),
        ("", ""),
    ],
)
def test_formatting_and_invisible_signs_are_taken_out(name: str, shown: str) -> None:
    assert plain(name) == shown


@pytest.mark.parametrize("name", ["2*3 m", "snake_case", "-5%", "Crème brûlée", "क्\u200dष", "👩\u200d🍳", "C. 1.5 L"])
def test_what_formats_nothing_stays(name: str) -> None:
    assert plain(name) == name


@given(st.text(alphabet="ab1 *_~`>-.•\n\u202e\u200b", max_size=40))
def test_no_name_keeps_a_marker_at_the_edge_of_a_word(name: str) -> None:
    shown = plain(name)
    assert plain(shown) == shown
    assert not re.search(r"(?:^|[^A-Za-z0-9])[*_~]|[*_~](?:$|[^A-Za-z0-9])|`|^(?:>|-|\d+\.)\s", shown)


def test_a_short_text_has_no_accents_and_no_costly_signs() -> None:
    typed = "Commande n° ٤٨٢٧‑193 – “Crème” ₹399 € œuf [à] {b}\u00a0~"
    assert ascii_short(typed) == 'Commande n 4827-193 - "Creme" Rs 399 EUR oeuf (a) (b) -'


def test_a_long_short_text_keeps_its_link() -> None:
    short = ascii_short("Order 4827-193\n" + "é" * 300 + "\nhttps://shop.example/amina/o/abc")
    assert len(short) == MOST_SMS_CHARACTERS
    assert short.startswith("Order 4827-193\neee")
    assert short.endswith("e\nhttps://shop.example/amina/o/abc")


@given(st.text())
def test_every_short_text_is_one_sms(text: str) -> None:
    assert re.fullmatch(r"[\n -Z_a-z]{0,160}", ascii_short(text))
