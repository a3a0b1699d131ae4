"""Reads a price as it was typed: the structure decides, then the reader's decimal mark; a real doubt is asked back."""

import re

from storefront.i18n.currencies import all_spellings, exponent, folded, spellings
from storefront.i18n.digits import ARABIC_DECIMAL, ARABIC_THOUSANDS, ascii_digits
from storefront.plain_text import bare
from storefront.problems import Problem

_LONGEST = 60
_MOST_DIGITS = 18
_MINUS = ("-", "\u2212")
_DECIMAL_MARKS = (".", ",", ARABIC_DECIMAL)
_PRICE_TAIL = ("", ".", ",", "/", "/-", ",-", ".-")  # 399/- as in India, 12,- as in Europe
_PARTS = re.compile(r"([^0-9]*)([0-9](?:.*[0-9])?)([^0-9]*)")
_NUMBER = re.compile(f"[0-9., '\u2019{ARABIC_DECIMAL}{ARABIC_THOUSANDS}]+")
_GROUPER = re.compile(f"[., '\u2019{ARABIC_THOUSANDS}]")
_GROUPED = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")  # the last as in India

_UNREADABLE = Problem("price.unreadable")


def read_minor(text: str, currency: str, decimal_mark: str) -> int | Problem:
    """Minor units, not negative, of at most eighteen digits."""
    typed = " ".join(ascii_digits(bare(text[: _LONGEST + 1])).split())
    if not typed:
        return Problem("price.empty")
    number = _without_sign(typed, currency) if len(text) <= _LONGEST else _UNREADABLE
    if isinstance(number, Problem):
        return number
    decimals = exponent(currency)
    parts = _split(number, "," if decimal_mark == "," else ".", decimals)
    return parts if isinstance(parts, Problem) else _joined(*parts, decimals)


def _without_sign(typed: str, currency: str) -> str | Problem:
    parts = _PARTS.fullmatch(typed)
    if parts is None:
        return _UNREADABLE
    before, number, after = parts.groups()
    if before[-1:] in _DECIMAL_MARKS and not before[-2:-1].isalpha():  # ".50", but not the dot of "Rs.50"
        before, number = before[:-1], f"0{before[-1:]}{number}"
    before = before.strip()
    if before.startswith(_MINUS) or before.endswith(_MINUS):
        return Problem("price.negative")
    if after.strip() in _PRICE_TAIL:
        after = ""
    for sign in (folded(before), folded(after)):
        if sign and sign not in spellings(currency):
            known = sign in all_spellings()
            return Problem("price.other_currency", values={"currency": currency}) if known else _UNREADABLE
    return number


def _split(number: str, mark: str, decimals: int) -> tuple[str, str] | Problem:
    """The whole part, groups removed, and the decimals."""
    if not _NUMBER.fullmatch(number):
        return _UNREADABLE
    decimal = _decimal_sign(number)
    whole, _, tail = number.rpartition(decimal) if decimal else (number, "", "")
    if decimal in (".", ",") and _may_be_group(whole, tail):
        doubt = _doubt(whole, tail, decimal == mark, mark, decimals)
        if doubt:
            return doubt
        if decimals == 0 or decimal != mark:
            whole, tail = whole + tail, ""
    grouped = _GROUPER.sub(",", whole)
    if not _GROUPED.fullmatch(grouped) or not (tail.isdigit() or not tail):
        return _UNREADABLE
    return grouped.replace(",", ""), tail


def _decimal_sign(number: str) -> str:
    """The mark before the decimals as far as structure tells; "" when all marks can only group."""
    if ARABIC_DECIMAL in number:
        return ARABIC_DECIMAL
    marks = [character for character in number if character in ".,"]
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return ""
    return marks[-1] if marks.count(marks[-1]) == 1 else ""


def _may_be_group(whole: str, tail: str) -> bool:
    """1.234 may be a thousand or a fraction; 1234.567, 0.125, 1 234.567 and 12.50 may not."""
    return len(tail) == 3 and tail.isdigit() and whole.isdigit() and len(whole) <= 3 and not whole.startswith("0")


def _doubt(whole: str, tail: str, by_mark: bool, mark: str, decimals: int) -> Problem | None:
    """Where the currency's decimals and the reader's decimal mark disagree. Both offers read back without doubt."""
    if decimals == 0 or (by_mark == (decimals >= 3)):
        return None
    if decimals >= 3:
        return Problem("price.ambiguous", values={"a": whole + tail, "b": f"{whole}{mark}{tail}"})
    group = "." if mark == "," else ","
    rounded = (int(whole + tail) * 10**decimals + 500) // 1000
    units, cents = divmod(rounded, 10**decimals)
    return Problem("price.ambiguous", values={"a": f"{whole}{group}{tail}", "b": f"{units}{mark}{cents:0{decimals}d}"})


def _joined(whole: str, tail: str, decimals: int) -> int | Problem:
    tail = tail[:decimals] + tail[decimals:].rstrip("0")
    if len(tail) > decimals:
        return Problem("price.too_many_decimals", values={"most": decimals})
    if len(whole) + decimals > _MOST_DIGITS:
        return Problem("price.too_large")
    return int(whole + tail.ljust(decimals, "0"))
