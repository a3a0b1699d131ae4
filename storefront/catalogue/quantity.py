"""Reads how much a buyer asks for, as people write it: "2", "½", "0,25", "250 g", "1 kg 200"."""

import re
from decimal import Decimal

from storefront.i18n.digits import ARABIC_DECIMAL, ascii_digits
from storefront.problems import Problem

MOST_MILLI = 999_999_999  # of anything: what a cart's text can say
_LONGEST = 40
_USUAL_STEPS = {"kg": 50, "litre": 50}  # nobody sells kilos by the whole kilo
_DOUBTFUL = 100_000  # nobody asks for a hundred kilos without writing "kg": they mean grams


def _each(factor: int, spellings: str) -> dict[str, int]:
    return dict.fromkeys(spellings.split(), factor)


_FACTORS: dict[str, dict[str, int]] = {
    "kg": {
        **_each(1, "g gr grs gm gms gram grams gramme grammes grama gramas غ غم غرام غراما جرام جم ग्राम ग्रा"),
        **_each(1000, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes quilo quilos"),
        **_each(1000, "كغ كغم كجم كلغ كيلو كيلوغرام كيلوجرام किलो किग्रा केजी"),
    },
    "litre": {
        **_each(1, "ml مل ملل मिली एमएल"),
        **_each(10, "cl"),
        **_each(1000, "l lt ltr ltrs litre litres liter liters litro litros ل لتر ليتر लीटर ली"),
    },
    "piece": _each(1000, "x pc pcs piece pieces pièce pièces peça peças pç un حبة قطعة قطع नग पीस"),
    "pair": _each(1000, "pair pairs paire paires par pares زوج أزواج जोड़ी जोड़े"),
}
_DOUBTS = {"kg": "quantity.grams", "litre": "quantity.millilitres"}
# What buyers' scripts know of these: by turns a thousandth and the whole, for everybody and by language.
_TOLD = {
    "kg": {"": "g kg gr kilo", "ar": "غ كغ غرام كيلو", "hi": "ग्राम किलो"},
    "litre": {"": "ml l", "ar": "مل لتر", "hi": "मिली लीटर"},
}

_VULGAR = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
_FRACTION = re.compile(r"(?:([0-9]{1,6}) )?([0-9]{1,3})[/⁄]([1-9][0-9]?) ?([^0-9]*)")
_NUMBER = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{0,6})?|[.,][0-9]{1,6}) ?([^0-9]*)")
_TWO_UNITS = re.compile(r"([0-9]{1,6}) ?([^0-9 ][^0-9]*?) ?([0-9]{1,3}) ?([^0-9]*)")


def asked_unit(unit: str, about_milli: int | None) -> str:
    """In what a product priced by this unit is asked for and counted: what is weighed by the piece, in pieces."""
    return unit if about_milli is None else "piece"


def unit_named(word: str) -> str:
    """Which unit this word says the whole of ("kilo", "لتر"); "" for none."""
    word = word.casefold().strip(" .")
    return next((unit for unit, named in _FACTORS.items() if named.get(word) == 1000), "")


def usual_step(unit: str, about_milli: int | None) -> int:
    """When the merchant says none."""
    return _USUAL_STEPS.get(asked_unit(unit, about_milli), 1000)


def typed_units(unit: str, language: str) -> str:
    """The words a script may take behind a number, none being the first; "" where goods are counted."""
    told = _TOLD.get(unit, {})
    return "".join(f" {told[key]}" for key in ("", language) if key in told)


def read_quantity(
    text: str, unit: str, step_milli: int, max_milli: int | None, field: str = ""
) -> int | Problem | None:
    """Thousandths of the unit; 0 removes the line, None (blank) leaves it as it is."""
    if not text.strip():
        return None
    typed = _plain(text) if len(text) <= _LONGEST else ""
    milli = _fraction(typed, unit) or _two_units(typed, unit) or _number(typed, unit)
    if milli is None:
        return Problem("quantity.unreadable", field, {"asked": text.strip()[:_LONGEST]})
    if unit in _DOUBTS and milli >= _DOUBTFUL and typed.isdecimal():
        return Problem(_DOUBTS[unit], field, {"asked": typed})
    if milli % max(step_milli, 1):
        return Problem("quantity.step", field, {"step_milli": step_milli, "unit": unit})
    most = min(max_milli or MOST_MILLI, MOST_MILLI)
    if milli > most:
        return Problem("quantity.max", field, {"max_milli": most, "unit": unit})
    return int(milli)


def _plain(text: str) -> str:
    """One spelling for the same thing: ASCII digits, "1/4" for ¼, a dot for ٫, single spaces, small letters."""
    for sign, written in _VULGAR.items():
        text = text.replace(sign, f" {written} ")
    return " ".join(ascii_digits(text).replace(ARABIC_DECIMAL, ".").casefold().split())


def _number(typed: str, unit: str) -> Decimal | None:
    """ "2", "0,25", "250 g": a decimal mark of either kind."""
    match = _NUMBER.fullmatch(typed)
    factor = _factor(match[2], unit) if match else None
    if match is None or factor is None:
        return None
    whole, _, decimals = match[1].replace(",", ".").partition(".")
    if len(decimals) == 3 and (unit not in _DOUBTS or factor != 1000):
        return None  # "1,000" pieces may be one or a thousand: not for us to guess; kilos are weighed to the gram
    return Decimal(f"{whole or 0}.{decimals or 0}") * factor


def _fraction(typed: str, unit: str) -> Decimal | None:
    """ "1/4", "1 1/2 kg", to the nearest thousandth."""
    match = _FRACTION.fullmatch(typed)
    if match is None or _factor(match[4], unit) != 1000:
        return None
    above, below = int(match[2]), int(match[3])
    return Decimal(int(match[1] or 0) * 1000 + (above * 2000 + below) // (2 * below))


def _two_units(typed: str, unit: str) -> Decimal | None:
    """ "1 kg 200", "1 kg 50 g": without the second unit three digits are needed."""
    match = _TWO_UNITS.fullmatch(typed)
    if match is None or unit not in _DOUBTS or _factor(match[2], unit) != 1000:
        return None
    if _factor(match[4], unit) != 1 and (match[4] or len(match[3]) != 3):
        return None
    return Decimal(int(match[1]) * 1000 + int(match[3]))


def _factor(named: str, unit: str) -> int | None:
    """Thousandths in what was written behind the number; None for a unit that is not this product's."""
    named = named.strip().rstrip(".")
    if not named or named == unit.casefold():
        return 1000
    return _FACTORS.get(unit, {}).get(named)
