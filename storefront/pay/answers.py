"""What providers say, read with suspicion: whatever is missing, or of another kind than documented, is Declined."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from storefront.pay.gateway import Answer, Declined, Forged

_MOST_CHARACTERS = 2000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = 4_102_444_800  # the year 2100
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{1,59}")


@dataclass(frozen=True)
class Fields:
    """An object in a provider's JSON. What we read are ids, addresses, states and numbers: all of them plain ASCII."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        return self._text(name) or _missing(name)

    def optional(self, name: str) -> str:
        """ "" where it is absent or null."""
        return self._text(name)

    def identity(self, name: str) -> str:
        """An id, which some providers write as a number."""
        value = self.values.get(name)
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else self.text(name)

    def whole(self, name: str) -> int:
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else _missing(name)

    def decimal(self, name: str) -> Decimal:
        """A number, written as one or as text."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
            _missing(name)
        try:
            return Decimal(value)
        except InvalidOperation:
            _missing(name)

    def moment(self, name: str) -> datetime:
        """Seconds since 1970."""
        seconds = self.whole(name)
        return _EPOCH + timedelta(seconds=seconds) if 0 <= seconds <= _LAST_SECOND else _missing(name)

    def flag(self, name: str) -> bool:
        value = self.values.get(name)
        return value if isinstance(value, bool) else _missing(name)

    def fields(self, name: str) -> "Fields":
        value = self.values.get(name)
        return Fields(value) if isinstance(value, dict) else _missing(name)

    def rows(self, name: str) -> tuple["Fields", ...]:
        """A list of objects; null is an empty one."""
        value = self.values.get(name)
        rows = [] if value is None else value
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            _missing(name)
        return tuple(Fields(row) for row in rows)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def _text(self, name: str) -> str:
        value = self.values.get(name, "")
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > _MOST_CHARACTERS or not (value.isascii() and value.isprintable()):
            _missing(name)
        return value


def read_fields(body: bytes) -> Fields:
    """The object that is this JSON; no number in it ever was a float."""
    try:
        values = json.loads(body.decode(), parse_float=Decimal, parse_constant=_missing)
    except (ValueError, RecursionError, InvalidOperation):
        raise Declined("no JSON") from None
    if not isinstance(values, dict):
        raise Declined("no JSON object")
    return Fields(values)


def granted(answer: Answer) -> Fields:
    """The object in an answer that says yes; else Declined."""
    if not 200 <= answer.status <= 299:
        raise declined(answer)
    return read_fields(answer.body)


def declined(answer: Answer) -> Declined:
    """Only the status and the provider's code for it: its sentences may repeat what we had sent."""
    return Declined(f"{answer.status} {_code(answer.body)}".rstrip(), key_is_wrong=answer.status in (401, 403))


@contextmanager
def unreadable_is_forged() -> Iterator[None]:
    """Around the reading of a notice, where nobody asked and so nobody declines."""
    try:
        yield
    except Declined as unreadable:
        raise Forged(str(unreadable)) from None


def _code(body: bytes) -> str:
    try:
        said = read_fields(body).values
    except Declined:
        return ""
    within = said.get("error")
    places = (within, said) if isinstance(within, dict) else (said,)
    found = (place.get(name) for place in places for name in ("code", "error_code", "type", "error"))
    return next((code for code in found if isinstance(code, str) and _CODE.fullmatch(code)), "")


def _missing(name: str) -> NoReturn:
    raise Declined(f"no {name[:40]}")
