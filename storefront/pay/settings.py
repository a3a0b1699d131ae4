"""What a merchant fills in for a method, made fit to print, copy and encode."""

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
    problems += [Problem("setting.choose", f.name) for f in fields if not _may_be(cleaned[f.name], f)]
    problems += [
        Problem("setting.too_long", name, {"most": _MOST_CHARACTERS})
        for name, value in cleaned.items()
        if len(value) > _MOST_CHARACTERS
    ]
    return cleaned, problems


def _may_be(value: str, field: Setting) -> bool:
    return not value or not field.options or value in dict(field.options)


def one_line(text: str) -> str:
    return " ".join(unmarked(" ".join(ascii_digits(text).split())).split())


def of_currency(currency: str, known: tuple[str, ...]) -> list[Problem]:
    """What is wrong where the shop's prices are in another currency."""
    return [] if currency in known else [Problem("method.other_currency", values={"currency": ", ".join(known)})]


def faults(read: Mapping[str, str | Problem]) -> list[Problem]:
    """Of settings that were each read by a rule of their own, what is wrong."""
    return [value for value in read.values() if isinstance(value, Problem)]


def texts(read: Mapping[str, str | Problem]) -> dict[str, str]:
    """And what is right."""
    return {name: value for name, value in read.items() if isinstance(value, str)}
