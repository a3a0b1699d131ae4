"""The one price of a line, its unit, and the name that is left. Where it could be two, there is none. Pure."""

import re
from dataclasses import dataclass

from storefront.catalogue.quantity import unit_named
from storefront.i18n.currencies import exponent, folded, spellings
from storefront.i18n.money_signs import NUMBER, currency_beside
from storefront.i18n.typed_prices import read_minor
from storefront.problems import Problem

_WORD = r"[^\W\d_][^\s\d/.,;:()|*=–—-]*"  # with the vowel signs that Indian scripts write into it
_RANGE = re.compile(r"[0-9] ?([^\W\d_]{0,6}\.?|[^\w\s]?) ?(?:[-–—~]|to|à|a|até|إلى|الى|se|से) ?[^\w\s]? ?[0-9]")
_FOR = r"(?:for|pour|por|x|×|ب|بـ|kwa|का|के|में)"
_SEVERAL = re.compile(rf"(?<![\w.,])[0-9]{{1,3}}(?: {_WORD}){{0,3}} ?{_FOR}(?![^\W\d_]) ?[^\d\s]{{0,4}} ?[0-9]", re.I)
_PER = r"(?:/|per |par |por |prati |kwa |le |la |l'|the |each |el |o |a |one |un |une |um |uma |प्रति |لل|ال|ل)"
_KNOWN_UNIT = re.compile(rf" ?{_PER}? ?({_WORD}\.?)", re.I)
_OWN_UNIT = re.compile(rf" ?(?:/|(?:per|par|por|prati|kwa|प्रति) ) ?((?:[0-9]+ ?)?{_WORD}[0-9²³]?)", re.I)
_UNIT_BEFORE = re.compile(rf"(?:^|[^0-9 ]) *(?<![^\W\d_])(?:le |la |el |per |par |por |/ ?)?({_WORD})[ :=–-]*$", re.I)
_ONLY = re.compile(
    r"[ ,]*(?:only|each|seulement|chacun|chacune|cada|apenas|tu|kila moja|मात्र|केवल|فقط)(?![^\W\d_])", re.I
)
_TAIL = re.compile(r"(?:/-|/=|,-)")
_SEPARATORS = " \t.…:=-–—_*~>→|,;·•/"
_MOST_DIGITS = 7  # of a number without a currency: longer ones are phones and codes


@dataclass(frozen=True)
class Priced:
    """price: as written. unit: "" when none is said. fault: why there is no price: "" | range | several | currency."""

    name: str
    price: str = ""
    unit: str = ""
    fault: str = ""


@dataclass(frozen=True)
class _Number:
    """Of what stands at these places, its sign included; whose: own | other | "" (no currency beside it)."""

    starts: int
    ends: int
    written: str
    whose: str


def priced(line: str, currency: str, mark: str) -> Priced:
    if _SEVERAL.search(line):
        return Priced(line, fault="several")
    if _is_range(line, currency):
        return Priced(line, fault="range")
    folds = line.lower() if len(line.lower()) == len(line) else line
    numbers = [_Number(*_place(folds, found, currency)) for found in NUMBER.finditer(line)]
    own = [number for number in numbers if number.whose == "own"]
    if len(own) > 1:
        return Priced(line, fault="several")
    if not own and any(number.whose == "other" for number in numbers):
        return Priced(line, fault="currency")
    chosen = own[0] if own else _last_or_first(line, numbers, currency, mark)
    return _taken_out(line, chosen) if chosen else Priced(line)


def _place(line: str, found: re.Match[str], currency: str) -> tuple[int, int, str, str]:
    starts, ends, whose = currency_beside(line, found, currency, str.lower)
    tail = _TAIL.match(line, ends)
    return starts, tail.end() if tail else ends, found[0], whose


def _is_range(line: str, currency: str) -> bool:
    """ "20-25", "20 à 25 dh", "₹20-₹25"; but not "5L - 12"."""
    return any(not found[1] or folded(found[1]) in spellings(currency) for found in _RANGE.finditer(line))


def _last_or_first(line: str, numbers: list[_Number], currency: str, mark: str) -> _Number | None:
    """Without a currency: the number that ends the line, but for its unit, or one set off at its beginning."""
    possible = [number for number in numbers if _may_be_price(line, number, currency, mark)]
    if not possible:
        return None
    last = possible[-1]
    rest = line[last.ends :]
    has_cents = re.search(rf"[.,][0-9]{{{exponent(currency) or 9}}}$", last.written) is not None
    unit = _OWN_UNIT.match(rest) or _unit_of_price(rest, has_cents) or _ONLY.match(rest)
    if not (rest[unit.end() :] if unit else rest).strip(_SEPARATORS):
        return last
    first = possible[0]
    is_set_off = not line[: first.starts].strip() and re.match(r" ?[:=–—-] ?[^\W\d_]|\t", line[first.ends :])
    return first if is_set_off else None


def _may_be_price(line: str, number: _Number, currency: str, mark: str) -> bool:
    """Not stuck to a letter, no part of a day, a time or a percentage, not too long, and readable."""
    before, after = line[: number.starts], line[number.ends :]
    if sum(map(str.isdigit, number.written)) > _MOST_DIGITS or re.search(r"[^\W_]$|[#°]$|[0-9][/:.-]$", before):
        return False
    if re.match(r"[^\W\d_]|%|[/:.-][0-9]", after) and not after.startswith("/-"):
        return False
    minor = read_minor(number.written, currency, mark)
    return minor.key == "price.ambiguous" if isinstance(minor, Problem) else minor > 0


def _taken_out(line: str, price: _Number) -> Priced:
    before, after = line[: price.starts], line[price.ends :]
    unit, taken = _unit_behind(after)
    after = _ONLY.sub("", after[taken:], count=1)
    if not unit:
        found = _UNIT_BEFORE.search(before)
        if found and unit_named(found[1]) in ("kg", "litre") and before[: found.start(1)].strip():
            unit, before = unit_named(found[1]), before[: found.start(1)]
            before = re.sub(r" (?:le|la|el|per|par|por)$", "", before.rstrip(" /"), flags=re.I)
    parts = (before.strip(_SEPARATORS), after.strip(_SEPARATORS))
    return Priced(" ".join(" ".join(filter(None, parts)).split()), price.written, unit)


def _unit_behind(after: str) -> tuple[str, int]:
    """ "/kg", "le kilo", "kg", "/ dozen"; and how many characters say it."""
    known = _KNOWN_UNIT.match(after)
    if known and unit_named(known[1]):
        return unit_named(known[1]), known.end()
    own = _OWN_UNIT.match(after)
    return (own[1], own.end()) if own else ("", 0)


def _unit_of_price(rest: str, has_cents: bool) -> re.Match[str] | None:
    """ "8 le kilo" and "8,00 kg", but not "8 kg": that is how much, not what it costs."""
    found = _KNOWN_UNIT.match(rest)
    is_price = has_cents or re.match(rf" ?{_PER}", rest, re.I)
    return found if found and unit_named(found[1]) and is_price else None
