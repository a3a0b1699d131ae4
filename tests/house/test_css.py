"""Style that old phones show: a list of what every engine knows, and the rest only behind @supports."""

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from storefront.wire.assets import load_assets
from tests.house.tree import STATIC, named

SHEETS = sorted(STATIC.glob("*.css"))
MOST_SHOP_SHEET = 900  # brotli: the sheet stands in every buyers' page

# An engine that does not know color-scheme, appearance or touch-action loses nothing by skipping them.
EVERYWHERE = frozenset(
    """
    align-items align-self appearance background background-color border border-bottom border-collapse border-color
    border-left border-radius border-right border-spacing border-style border-top border-width bottom box-shadow
    box-sizing break-inside caption-side clear clip color color-scheme column-count column-gap column-width columns
    content cursor direction display empty-cells flex flex-basis flex-direction flex-flow flex-grow flex-shrink
    flex-wrap float font font-family font-size font-style font-variant font-weight height hyphens justify-content
    left letter-spacing line-height list-style list-style-type margin margin-bottom margin-left margin-right
    margin-top max-height max-width min-height min-width -moz-user-select object-fit object-position opacity order
    outline outline-offset overflow overflow-wrap overflow-x overflow-y padding padding-bottom padding-left
    padding-right padding-top page-break-after page-break-before page-break-inside pointer-events position quotes
    resize right table-layout text-align text-decoration text-indent text-overflow text-shadow text-transform top
    touch-action transform transition unicode-bidi user-select vertical-align visibility -webkit-appearance
    -webkit-text-size-adjust -webkit-user-select white-space width word-break word-spacing word-wrap z-index
""".split()  # noqa: SIM905 - a list of this length is read as a text
)
BEHIND_SUPPORTS = re.compile(
    r"(--.+|animation|grid(-.+)?|gap|row-gap|aspect-ratio|inset(-.+)?|accent-color|scroll-.+|overscroll-.+|"
    r"(margin|padding|border)-(inline|block)(-.+)?|(min-|max-)?(inline|block)-size|place-(items|content|self))"
)
MODERN_WORDS = re.compile(
    r"\b(?:var|clamp|min|max|env)\(|:is\(|:where\(|:has\(|display:\s*(?:inline-)?grid|\b(?:dvh|svh|lvh)\b"
)


def declarations(css: str, supported: bool = False) -> Iterator[tuple[str, str, str, bool]]:
    """(selector, property, value, behind @supports) of every declaration."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    while "{" in css:
        prelude, _, rest = css.partition("{")
        body, css = _until_its_brace(rest)
        prelude = prelude.strip()
        if "{" in body:
            yield from declarations(body, supported or prelude.startswith("@supports"))
            continue
        for declaration in filter(str.strip, body.split(";")):
            name, _, value = declaration.partition(":")
            yield prelude, name.strip().lower(), value.strip(), supported


def _until_its_brace(rest: str) -> tuple[str, str]:
    depth = 1
    for place, sign in enumerate(rest):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return rest[:place], rest[place + 1 :]
    raise AssertionError(f"a brace is never closed: {rest[:60]!r}")


def too_new(css: str) -> list[str]:
    """What an engine of 2016 would not understand and nothing guards."""
    return [
        f"{selector} {{ {name}: {value} }}"
        for selector, name, value, supported in declarations(css)
        if (name not in EVERYWHERE and not (supported and BEHIND_SUPPORTS.fullmatch(name)))
        or (not supported and MODERN_WORDS.search(f"{selector}{{{name}:{value}"))
    ]


def test_there_is_style() -> None:
    assert STATIC / "shop.css" in SHEETS


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_old_engines_understand_the_sheet(sheet: Path) -> None:
    assert not too_new(sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_a_sheet_asks_for_nothing_else(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert "@import" not in text
    assert "@font-face" not in text
    assert not re.findall(r"url\((?!['\"]?(?:data:|/static/))", text)


@pytest.mark.parametrize("sheet", ["goods.css", "order.css"])
def test_the_buyers_sheet_fits_into_their_page(sheet: str) -> None:
    assert len(brotli.compress(load_assets(STATIC).text(sheet).encode())) <= MOST_SHOP_SHEET


@pytest.mark.parametrize(
    "css",
    [
        "ul{display:grid}",
        "ul{gap:8px}",
        "p{color:var(--ink)}",
        ":root{--ink:#000}",
        "p{margin-inline-start:4px}",
        "img{aspect-ratio:1}",
        ":is(a,b){color:red}",
        "@media (min-width:600px){ul{grid-template-columns:1fr 1fr}}",
        "p{wombat:1}",
        "@supports (display:grid){p{wombat:1}}",
    ],
)
def test_unguarded_novelty_would_be_seen(css: str) -> None:
    assert too_new(css)


def test_guarded_novelty_may_stay() -> None:
    assert not too_new("@supports (display:grid){@media (min-width:600px){ul{display:grid;gap:8px}}}")
