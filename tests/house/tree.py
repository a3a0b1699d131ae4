"""Where the files are that the house rules speak about."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "storefront"
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"


def python_files(*rooms: str) -> list[Path]:
    """Every module of these rooms, or of the whole package."""
    places = [PACKAGE / room for room in rooms] or [PACKAGE]
    found = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*.py")))]
    assert found, f"no modules in {rooms}"
    return found


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for path in python_files(*rooms):
        yield named(path), ast.parse(path.read_text(encoding="utf-8"))
