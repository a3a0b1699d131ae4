"""Texts made to take for ever take no time."""

import time

import pytest

from storefront.catalogue.pasted.reading import read_list
from storefront.payments.pasted.reading import read_messages
from storefront.payments.pasted.statements import read_statement
from storefront.payments.pasted.written import vocabulary

SECONDS = 5  # of this thread; each takes a tenth
UNITS = [
    "1",
    "1 ",
    ":",
    " ",
    "fee 1 ",
    "ref:",
    "1.1.",
    "MAD ",
    "received ",
    "payment of ",
    "a:",
    "1 a ",
    "ref::::",
    "x  ",
    "3 x ",
    "\t",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("head", ["", "ref", "x"])
def test_no_text_takes_long(head: str, unit: str) -> None:
    started = time.thread_time()
    long = head + unit * (200_000 // len(unit))
    many = "\n".join([(head + unit * 40)[:100]] * 2000)
    for text in (long, many):
        read_statement(text, "MAD", ",", vocabulary())
        read_messages(text, "MAD", ",", vocabulary())
    for text in (f"{long[:19_990]} b", many[:20_000]):
        read_list(text, "MAD", ",")
    assert time.thread_time() - started < SECONDS
