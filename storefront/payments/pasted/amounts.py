"""Which number of a message is the money that moved: not the balance, the fee, a day, a phone or a code. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storefront.i18n.currencies import exponent
from storefront.i18n.money_signs import NUMBER, currency_beside
from storefront.i18n.typed_prices import read_minor
from storefront.money import MOST_MINOR
from storefront.payments.pasted.days import DAY_OR_TIME
from storefront.payments.pasted.folding import folded
from storefront.payments.pasted.vocabulary import Found, Vocabulary
from storefront.problems import Problem

_ORDER = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{3}(?![0-9-])")
_PLUS_OR_MINUS = re.compile(r"(?:^|[\s|;(])([+-]) ?$")
_CREDIT_OR_DEBIT = re.compile(r" ?(cr|dr|c|d)(?![^\W_])")
_NEXT_TO_LABEL = 8
_BEFORE = 44  # characters in which a label of a number stands


@dataclass(frozen=True)
class Amount:
    """sign: "+" or "-" where one stands beside the number."""

    minor: int
    sign: str


@dataclass(frozen=True)
class _Number:
    amount: Amount
    rank: int  # 0: with the currency, 1: behind a word for it, 2: only looks like money
    label: str


def amount_in(text: str, currency: str, mark: str, vocabulary: Vocabulary, talks_of_money: bool) -> Amount | None:
    """text: folded. The surest number that is neither balance nor fee; of equally sure ones the first.

    talks_of_money: else a number that only looks like money ("at 10.30") is none.
    """
    most = 2 if talks_of_money else 1
    numbers = [
        one
        for one in _numbers(text, currency, mark, vocabulary)
        if one.label not in ("balance", "fee") and one.rank <= most
    ]
    return min(numbers, key=lambda one: one.rank).amount if numbers else None


def read_amount(text: str, currency: str, mark: str) -> int | None:
    """Banks write whole cents: where 1.500 is doubtful, the currency's own decimals decide."""
    minor = read_minor(text, currency, mark)
    if isinstance(minor, Problem) and minor.key == "price.ambiguous":
        minor = read_minor(text, currency, "." if mark == "," else ",")
    return minor if isinstance(minor, int) and 0 < minor <= MOST_MINOR else None


def _numbers(text: str, currency: str, mark: str, vocabulary: Vocabulary) -> Iterator[_Number]:
    text = DAY_OR_TIME.sub(_blank, _ORDER.sub(_blank, text))
    labels = list(vocabulary.labels.find(text))
    last = 0
    for found in NUMBER.finditer(text):
        starts, _, whose = currency_beside(text, found, currency, folded)
        minor = read_amount(found[0], currency, mark) if whose != "other" else None
        label, distance = _label(labels, max(last, starts - _BEFORE), starts)
        sign = _sign(text, starts, found)
        rank = _rank(found[0], currency, whose, distance if label == "amount" else None, sign)
        if whose:
            last = found.end()
        if minor is not None and rank is not None:
            yield _Number(Amount(minor, sign), rank, label)


def _rank(number: str, currency: str, whose: str, from_label: int | None, sign: str) -> int | None:
    if whose == "own":
        return 0
    if from_label is not None and from_label <= _NEXT_TO_LABEL:
        return 1
    decimals = exponent(currency)
    looks = bool(decimals) and re.search(rf"[.,][0-9]{{{decimals}}}$", number) is not None
    return 2 if looks or (sign and len(number) > 1) else None


def _label(labels: Sequence[Found], since: int, until: int) -> tuple[str, int]:
    """The last word for a kind of amount before a number, and how far away it ends."""
    near = [label for label in labels if since <= label.starts and label.ends <= until]
    return (near[-1].kind, until - near[-1].ends) if near else ("", 0)


def _sign(text: str, starts: int, number: re.Match[str]) -> str:
    """starts: of the currency in front, else of the number itself."""
    just_before = text[number.start() - 1 : number.start()]
    if starts < number.start() - 1 and just_before in ("+", "-"):
        return just_before
    found = _PLUS_OR_MINUS.search(text[max(0, starts - 3) : starts])
    if found:
        return found[1]
    side = _CREDIT_OR_DEBIT.match(text, number.end())
    return "" if side is None else "+" if side[1].startswith("c") else "-"


def _blank(found: re.Match[str]) -> str:
    return "\x00" * len(found[0])
