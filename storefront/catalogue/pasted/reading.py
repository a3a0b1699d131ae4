"""Rows to check, out of a pasted price list. What is no product stays in sight; nothing is invented. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from storefront.catalogue.pasted.lines import columns_of, lines_of
from storefront.catalogue.pasted.prices import Priced, priced
from storefront.catalogue.rules import MOST_TITLE

MOST_ROWS = 100
_MOST_WORDS, _MOST_LETTERS = 6, 60  # of a name without a price: a longer line is talk
_LONGEST = 300  # letters of a line: what is longer is no product
_TALK = re.compile(r"[?؟!:]|https?:|www\.|@|[0-9]{6}")


@dataclass(frozen=True)
class Row:
    """price: as written, "" when none is sure. is_sure: taken unless somebody unticks it."""

    name: str
    price: str
    unit: str
    fault: str

    @property
    def is_sure(self) -> bool:
        return bool(self.price) and len(self.name.split()) <= _MOST_WORDS


@dataclass(frozen=True)
class PastedList:
    rows: tuple[Row, ...]
    unread: tuple[str, ...]


def read_list(text: str, currency: str, mark: str) -> PastedList:
    """mark: the decimal mark of the shop's country."""
    rows: list[Row] = []
    unread: list[str] = []
    for line in lines_of(text):
        found = [_row(part) for part in _parts(line, currency, mark)] if len(line) <= _LONGEST else [None]
        if all(row is not None for row in found) and len(rows) + len(found) <= MOST_ROWS:
            rows += filter(None, found)
        else:
            unread.append(line)
    return PastedList(tuple(dict.fromkeys(rows)), tuple(unread))


def _parts(line: str, currency: str, mark: str) -> Iterable[Priced]:
    """The line as one product, or as several where each of its columns is one with its own price."""
    for columns in columns_of(line):
        found = [priced(column, currency, mark) for column in columns]
        if all(one.price and _has_letters(one.name) for one in found):
            return found
    return [priced(" ".join(line.split()), currency, mark)]


def _row(one: Priced) -> Row | None:
    if not _has_letters(one.name) or len(one.name) > MOST_TITLE:
        return None
    is_talk = _TALK.search(one.name) or len(one.name.split()) > _MOST_WORDS or len(one.name) > _MOST_LETTERS
    if not one.price and not one.fault and is_talk:
        return None
    return Row(one.name, one.price, one.unit, one.fault)


def _has_letters(name: str) -> bool:
    """A number is none, whatever it is written with: ¹, ½, Ⅻ, ④."""
    return any(map(str.isalpha, name))
