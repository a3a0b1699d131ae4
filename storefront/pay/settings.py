"""What a merchant fills in for a method, made fit to print, copy and encode."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from storefront.i18n.digits import ascii_digits
from storefront.plain_text import unmarked
from storefront.problems import Problem

_MOST_CHARACTERS = 500


@dataclass(frozen=True)
class Setting:
    """One thing the merchant fills in for a method. label and hint are msgids. secret: sealed when kept, shown masked.
    example: how it is written, in signs that need no translation. photo: a QR code, which may be photographed instead.
    options: (value, msgid) where there is a choice; empty: a line of text."""

    name: str
    label: str
    hint: str = ""
    required: bool = True
    secret: bool = False
    options: tuple[tuple[str, str], ...] = ()
    example: str = ""
    photo: bool = False


Settings = Mapping[str, str]


def read_settings(typed: Settings, fields: tuple[Setting, ...]) -> tuple[dict[str, str], list[Problem]]:
    """Every field as one clean line, and a Problem for each that is missing or too long."""
    cleaned = {field.name: one_line(typed.get(field.name, "")) for field in fields}
    problems = [Problem("setting.missing", f.name) for f in fields if f.required and not cleaned[f.name]]
    problems += [
        Problem("setting.too_long", name, {"most": _MOST_CHARACTERS})
        for name, value in cleaned.items()
        if len(value) > _MOST_CHARACTERS
    ]
    return cleaned, problems


def one_line(text: str) -> str:
    return " ".join(unmarked(" ".join(ascii_digits(text).split())).split())


def latin(text: str, most: int) -> str:
    """The text in plain ASCII, accents dropped, as banks' own formats want it."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join(decomposed.encode("ascii", "ignore").decode().split())[:most].rstrip()
