"""Style that old phones show: all of it known to the engines people buy with, or behind @supports, or no loss."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import brotli
import pytest

from storefront.wire.assets import load_assets
from tests.house.engines import ENGINES, KAIOS, OPERA_MINI, WEBVIEW, Engine, has_entry, lacking
from tests.house.style import Wanted, wanted_by
from tests.house.tree import STATIC, named

SHEETS = sorted(STATIC.glob("*.css"))
FOR_MEMBERS = ("desk.css", "for-shop.css")  # who adds photos to a shop has a browser of their own
MOST_SHOP_SHEET = 900  # brotli: the sheet stands in every buyers' page

# Our words and caniuse's, where it has the thing; MDN's table answers for other properties, words, pseudo-classes.
FEATURES = {
    "--": "css-variables",
    "@keyframes": "css-animation",
    "@media height": "css-mediaqueries",
    "@media prefers-color-scheme": "prefers-color-scheme",
    "@media width": "css-mediaqueries",
    "@supports": "css-featurequeries",
    ":after": "css-gencontent",
    ":checked": "css-sel3",
    ":first-child": "css-sel2",
    ":focus": "css-sel2",
    ":has()": "css-has",
    ":last-child": "css-sel3",
    ":not()": "css-sel3",
    "align-items": "flexbox",
    "animation": "css-animation",
    "background-attachment": "background-attachment",
    "border-image": "border-image",
    "border-radius": "border-radius",
    "box-shadow": "css-boxshadow",
    "box-sizing": "css3-boxsizing",
    "calc()": "calc",
    "content": "css-gencontent",
    "currentcolor": "currentcolor",
    "display:flex": "flexbox",
    "display:grid": "css-grid",
    "display:inline-block": "inline-block",
    "flex": "flexbox",
    "flex-wrap": "flexbox",
    "fr": "css-grid",
    "font-stretch": "css-font-stretch",
    "gap": "flexbox-gap",
    "grid-template-columns": "css-grid",
    "hyphens": "css-hyphens",
    "justify-content": "flexbox",
    "justify-content:space-between": "flexbox",
    "letter-spacing": "css-letter-spacing",
    "max-height": "minmaxwh",
    "max-width": "minmaxwh",
    "min-height": "minmaxwh",
    "min-width": "minmaxwh",
    "object-fit": "object-fit",
    "opacity": "css-opacity",
    "outline": "outline",
    "outline-offset": "outline",
    "position:fixed": "css-fixed",
    "position:sticky": "css-sticky",
    "rem": "rem",
    "repeat()": "css-grid",
    "resize": "css-resize",
    "rgba()": "css3-colors",
    "text-overflow": "text-overflow",
    "text-shadow": "css-textshadow",
    "transform": "transforms2d",
    "transition": "css-transitions",
    "user-select": "user-select-none",
    "var()": "css-variables",
    "vh": "viewport-units",
    "vw": "viewport-units",
    "word-break": "word-break",
    "word-wrap": "wordwrap",
}
CSS_2 = {"%", "em", "pt", "px", "s", "rect()", "attr()"}  # as old as sheets are
# What an engine answers yes to, it is asked the rest of.
CONDITIONS = {
    "(--a:0)": "css-variables",
    "(animation:none)": "css-animation",
    "(scroll-padding:1px)": "css-snappoints",
    "(touch-action:none)": "css-touch-action",
    "selector(:has(a))": "css-has",
}
# What who lacks it loses, and no more.
HARMLESS: dict[str, tuple[tuple[Engine, ...], str]] = {
    "-webkit-user-select": (ENGINES, "a name of one family's own, beside the common one"),
    "@keyframes": ((WEBVIEW,), "what would fade stays"),
    "@media prefers-color-scheme": ((KAIOS, WEBVIEW), "the page stays light"),
    "aspect-ratio": ((KAIOS,), "wide screens only"),
    "border-radius": ((OPERA_MINI,), "corners are square"),
    "cursor": ((KAIOS,), "nothing points there"),
    "cursor:pointer": ((KAIOS,), "nothing points there"),
    "gap": ((KAIOS,), "wide screens only"),
    "object-fit": ((WEBVIEW,), "a photo is squeezed at the desk"),
    "object-fit:cover": ((WEBVIEW,), "a photo is squeezed at the desk"),
    "outline": ((OPERA_MINI,), "it frames what is chosen by itself"),
    "position:fixed": ((OPERA_MINI,), "the bar stands at the end of the goods"),
    "scroll-padding-bottom": ((KAIOS, OPERA_MINI, WEBVIEW), "no bar lies on small screens, nor in Opera Mini"),
    "unicode-bidi:isolate": ((KAIOS, WEBVIEW), "a reference stands in a box of its own anyway"),
    "user-select": ((KAIOS, OPERA_MINI, WEBVIEW), "a text to copy is marked by hand"),
    "user-select:all": ((WEBVIEW,), "a text to copy is marked by hand"),
    "word-wrap": ((KAIOS, OPERA_MINI), "a long code runs out of its box, and is copied whole all the same"),
}


def missed(css: str, engines: Iterable[Engine], harmless: Mapping[str, tuple[tuple[Engine, ...], str]]) -> list[str]:
    """What is lost on whom, where nothing excuses it."""
    found = []
    for wanted in wanted_by(css):
        excused = harmless.get(wanted.name, ((), ""))[0]
        who = without(wanted, [engine for engine in engines if engine not in excused])
        if who:
            found.append(f"{wanted.name} is unknown to {who}: {wanted.where}")
    return found


def without(wanted: Wanted, engines: Iterable[Engine]) -> str:
    """Whom this declaration reaches without being understood."""
    reached = [engine for engine in engines if all(engine.knows(condition(text)) for text in wanted.behind)]
    name, _, word = wanted.name.partition(":")
    if not reached or wanted.name in CSS_2:
        return ""
    if wanted.name in FEATURES:
        return lacking(reached, FEATURES[wanted.name])
    path = ("css", "properties", *filter(None, (name, word))) if name else ("css", "selectors", word.removesuffix("()"))
    if has_entry(*path):
        # Of single words MDN knows only when Opera became Chromium.
        return lacking([engine for engine in reached if not word or engine is not OPERA_MINI], "", *path)
    return "" if name and word else "every table we have; caniuse may say it in other words: see FEATURES"


def condition(text: str) -> str:
    assert text in CONDITIONS, f"@supports {text}: say in CONDITIONS which feature of caniuse that is"
    return CONDITIONS[text]


def engines_of(sheet: Path) -> list[Engine]:
    return [engine for engine in ENGINES if sheet.name not in FOR_MEMBERS or engine is not OPERA_MINI]


def test_there_is_style() -> None:
    assert STATIC / "shop.css" in SHEETS


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_old_engines_understand_the_sheet(sheet: Path) -> None:
    assert missed(sheet.read_text(encoding="utf-8"), engines_of(sheet), HARMLESS) == []


@pytest.mark.parametrize("name", HARMLESS)
def test_an_excuse_is_still_needed(name: str) -> None:
    excused, _ = HARMLESS[name]
    others = {other: excuse for other, excuse in HARMLESS.items() if other != name}
    for engine in excused:
        sheets = [sheet for sheet in SHEETS if engine in engines_of(sheet)]
        assert any(missed(sheet.read_text(encoding="utf-8"), [engine], others) for sheet in sheets), engine.name


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
    ("css", "who"),
    [
        ("ul{display:grid}", "WebView"),
        ("ul{gap:8px}", "KaiOS"),
        ("p{color:var(--ink)}", "Opera Mini"),
        (":root{--ink:#000}", "Opera Mini"),
        ("p{margin-inline-start:4px}", "WebView"),
        ("img{aspect-ratio:1}", "KaiOS"),
        (":is(a,b){color:red}", "KaiOS"),
        ("p{position:sticky}", "Opera Mini"),
        ("p{height:1vh}", "Opera Mini"),
        ("p{width:clamp(1px,2%,3px)}", "every table"),
        ("p{width:1dvh}", "every table"),
        ("@container (min-width:9px){p{color:red}}", "every table"),
        ("@media (hover:none){p{color:red}}", "every table"),
        ("@media (min-width:600px){ul{grid-template-columns:1fr 1fr}}", "WebView"),
        ("p{wombat:1}", "every table"),
        ("p:wombat{color:red}", "every table"),
        ("@supports (--a:0){p{wombat:1}}", "every table"),
        ("@supports (--a:0){p{overscroll-behavior:none}}", "KaiOS"),
    ],
)
def test_unguarded_novelty_would_be_seen(css: str, who: str) -> None:
    assert any(who in loss for loss in missed(css, ENGINES, {}))


@pytest.mark.parametrize("css", ["@supports (--a:0){@media (min-width:600px){ul{display:grid}}}", "p{color:red}"])
def test_guarded_novelty_may_stay(css: str) -> None:
    assert missed(css, ENGINES, {}) == []


def test_a_guard_that_no_table_can_judge_is_refused() -> None:
    with pytest.raises(AssertionError, match="CONDITIONS"):
        missed("@supports (wombat:1){p{color:red}}", ENGINES, {})
