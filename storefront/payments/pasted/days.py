"""Days and times in a message: when it may have been, and which digits are therefore no money. Pure."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

_MONTHS = {
    "jan": 1, "ene": 1, "feb": 2, "fev": 2, "mar": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5, "mai": 5, "mei": 5,
    "jun": 6, "jui": 6, "jul": 7, "aug": 8, "aou": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "out": 10, "okt": 10,
    "nov": 11, "dec": 12, "dez": 12, "dic": 12,
}  # fmt: skip
_NAMED = "|".join(_MONTHS)
DAY_OR_TIME = re.compile(
    r"(?<![0-9.,])(?:"
    r"(?P<a>[0-9]{1,4})(?P<by>[-/.])(?P<b>[0-9]{1,2})(?P=by)(?P<c>[0-9]{4}|[0-9]{2})"
    rf"|(?P<day>[0-9]{{1,2}})[- ]?(?P<month>{_NAMED})[a-z]{{0,7}}[-., ]{{0,2}}(?P<year>[0-9]{{4}}|[0-9]{{2}})"
    r"|[0-9]{1,2}(?::|h)[0-9]{2}(?::[0-9]{2})?"
    r")(?![0-9]|[.,][0-9])"
)


def days_in(text: str) -> frozenset[date]:
    """text: folded. Every day that is written in it, and where day and month could be either, both."""
    return frozenset(day for found in DAY_OR_TIME.finditer(text) for day in _readings(found))


def _readings(found: re.Match[str]) -> Iterator[date]:
    for year, month, day in _written(found):
        whole = year + 2000 if year < 100 else year
        if 2000 <= whole <= 2199:
            with suppress(ValueError):  # the 31st of a short month, the 13th of them
                yield date(whole, month, day)


def _written(found: re.Match[str]) -> list[tuple[int, int, int]]:
    """As year, month, day."""
    if found["month"]:
        year, month, day = int(found["year"]), _MONTHS[found["month"]], int(found["day"])
        return [(year, month, day), (year, 7, day)] if found["month"] == "jui" else [(year, month, day)]
    if found["by"] is None:
        return []
    a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
    return [(a, b, c)] if len(found["a"]) == 4 else [(c, b, a), (c, a, b)]
