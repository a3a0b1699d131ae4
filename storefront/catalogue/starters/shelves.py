"""Reads the shelves from their files: goods/<shelf>.toml has the names, pictures/<good>.webp the drawing of each good.

The drawings are those of the demonstration's pictures, small enough (2 KB) to be kept beside the names.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("greengrocer", "fishmonger", "bakery", "tailor", "phones", "hairdresser")

Versions = Mapping[str, str]  # by language


@dataclass(frozen=True)
class StarterGood:
    key: str
    unit: str
    names: Versions


@dataclass(frozen=True)
class Shelf:
    """service: its goods are asked for in the chat."""

    key: str
    names: Versions
    goods: Sequence[StarterGood]
    service: bool


@cache
def shelf(key: str) -> Shelf:
    data = tomllib.loads((FOLDER / "goods" / f"{key}.toml").read_text(encoding="utf-8"))
    codes = data["languages"]
    goods = tuple(StarterGood(name, unit, _said(codes, said)) for name, (unit, *said) in data["goods"].items())
    return Shelf(key, _said(codes, data["name"]), goods, data.get("service", False))


def said_in(names: Versions, code: str) -> str:
    """English where nobody has translated it."""
    return names.get(code) or names["en"]


def picture(key: str) -> Path:
    return FOLDER / "pictures" / f"{key}.webp"


def _said(codes: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    return dict(zip(codes, names, strict=True))
