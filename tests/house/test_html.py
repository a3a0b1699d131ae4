"""Buyers' pages are made of what every engine knows; where one does not, the page says the same without it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.house.asking import gets
from tests.house.conftest import Street
from tests.house.engines import ENGINES, KAIOS, OPERA_MINI, WEBVIEW, Engine, has_entry, lacking
from tests.house.test_templates import Markup
from tests.house.tree import TEMPLATES, named

BUYERS = sorted(page for room in ("shop", "errors") for page in (TEMPLATES / room).glob("*.html"))
FOR_MERCHANTS = ("/desk", "/signin", "/signup")
QUERIES = ("", "?i=1x2.2x1&q=lemons&lang=en&pay=link&via=sms", "?lite=1")

# As old as any of the engines.
HTML_4 = frozenset(
    """
    a b br button div fieldset form h1 h2 html img input label legend li meta noscript p pre s script small span style
    table td th title tr ul
    action alt checked class content dir height href http-equiv id lang maxlength method name rel size src type value
    width
    type=checkbox type=hidden type=radio type=submit type=text
""".split()  # noqa: SIM905 - a list of this length is read as a text
)
JINJA = "0"  # stands for what a template computes
FOR_ROBOTS = {"meta property"}
# What is younger, and caniuse's word for it; MDN's table answers where caniuse has none ("").
FEATURES = {
    "aria-*": "wai-aria",
    "autocapitalize": "",
    "autocomplete": "input-autocomplete-onoff",
    "bdi": "",
    "button formaction": "form-submit-attributes",
    "data": "",
    "data value": "",
    "data-*": "dataset",
    "details": "details",
    "footer": "html5semantic",
    "hidden": "hidden",
    "img loading": "loading-lazy-attr",
    "input list": "datalist",
    "input type=date": "input-datetime",
    "input type=search": "input-search",
    "inputmode": "input-inputmode",
    "main": "html5semantic",
    "meta charset": "",
    "picture": "picture",
    "placeholder": "input-placeholder",
    "rel=noreferrer": "rel-noreferrer",
    "script async": "script-async",
    "script defer": "script-defer",
    "section": "html5semantic",
    "source": "picture",
    "source sizes": "srcset",
    "source srcset": "srcset",
    "summary": "details",
    "video": "video",
}
# What who lacks it loses, and no more.
HARMLESS: dict[str, tuple[tuple[Engine, ...], str]] = {
    "aria-*": (ENGINES, "a box read aloud is told by the words beside it"),
    "autocapitalize": ((KAIOS, OPERA_MINI, WEBVIEW), "small letters are shown first"),
    "autocomplete": ((KAIOS,), "a box may offer what was typed before"),
    "bdi": ((OPERA_MINI,), "a reference has nothing around it that runs the other way"),
    "data": ((OPERA_MINI, WEBVIEW), "it is a span"),
    "data value": ((WEBVIEW,), "only scripts read it"),
    "data-*": ((OPERA_MINI,), "scripts read it as an attribute"),
    "details": ((OPERA_MINI,), "what is folded away stands open"),
    "footer": ((OPERA_MINI,), "it is a span; what is in it are paragraphs"),
    "img loading": ((KAIOS, OPERA_MINI, WEBVIEW), "all photos of the page are loaded"),
    "inputmode": ((KAIOS, OPERA_MINI, WEBVIEW), "the letters are shown first"),
    "main": ((OPERA_MINI,), "it is a span; what is in it are paragraphs"),
    "meta charset": ((OPERA_MINI,), "the header says it too"),
    "picture": ((OPERA_MINI, WEBVIEW), "the img in it is shown"),
    "rel=noreferrer": ((OPERA_MINI,), "the header says it too"),
    "script async": ((OPERA_MINI,), "it stands at the page's end anyway"),
    "script defer": ((OPERA_MINI,), "it stands at the page's end anyway"),
    "section": ((OPERA_MINI,), "it is a span; what is in it are paragraphs"),
    "source": ((OPERA_MINI, WEBVIEW), "the img beside it is shown"),
    "source sizes": ((OPERA_MINI, WEBVIEW), "the img beside it is shown"),
    "source srcset": ((OPERA_MINI, WEBVIEW), "the img beside it is shown"),
    "summary": ((OPERA_MINI,), "what is folded away stands open"),
}


def names(page: str) -> Iterator[str]:
    """What a page is made of: "picture", "img loading", "input type=search", "a rel=noreferrer", "p data-*"."""
    for tag, attributes in Markup(page).elements:
        yield tag
        for name, value in attributes.items():
            family, dash, _ = name.partition("-")
            yield f"{tag} {family}-*" if dash and family in ("aria", "data") else f"{tag} {name}"
            if name == "rel" or (tag, name) == ("input", "type"):
                yield from (f"{tag} {name}={word}" for word in value.split() if word != JINJA)


def missed(page: str, harmless: Mapping[str, tuple[tuple[Engine, ...], str]]) -> list[str]:
    """What is lost on whom, where nothing excuses it."""
    found = []
    for name in dict.fromkeys(names(page)):
        excused = {engine for key in _keys(name) if key in harmless for engine in harmless[key][0]}
        who = without(name, [engine for engine in ENGINES if engine not in excused])
        if who:
            found.append(f"<{name}> is unknown to {who}")
    return found


def without(name: str, engines: list[Engine]) -> str:
    """Whom this reaches without being understood."""
    keys = _keys(name)
    feature = next((FEATURES[key] for key in keys if key in FEATURES), None)
    if feature:
        return lacking(engines, feature)
    is_old = keys[-1] in HTML_4 or name in FOR_ROBOTS
    if not is_old and feature is None:
        return "every table here: say in FEATURES which feature of caniuse it is"
    # Of old names MDN knows only when Opera became Chromium.
    asked = [engine for engine in engines if not (is_old and engine is OPERA_MINI)]
    path = _path(name)
    return lacking(asked, "", *path) if path else ""


def _keys(name: str) -> list[str]:
    """The attribute of this element; the attribute, wherever it stands."""
    return list(dict.fromkeys([name, name.rpartition(" ")[2]]))


def _path(name: str) -> tuple[str, ...]:
    """Where MDN's table speaks of it, if it does."""
    tag, _, attribute = name.partition(" ")
    own = ("html", "elements", tag, *filter(None, [attribute.replace("type=", "type_")]))
    common = ("html", "global_attributes", attribute)
    return next((path for path in (own, common) if has_entry(*path)), ())


def test_there_are_buyers_pages() -> None:
    assert len(BUYERS) > 15


@pytest.mark.parametrize("page", BUYERS, ids=named)
def test_old_engines_know_every_branch_of_a_page(page: Path) -> None:
    assert missed(page.read_text(encoding="utf-8"), HARMLESS) == []


def test_old_engines_know_every_page_as_it_is_served(street: Street) -> None:
    client, read = street.app.test_client(), 0
    for address in gets(street):
        for query in QUERIES:
            answer = client.get(address + query)
            if answer.mimetype == "text/html" and not address.startswith(FOR_MERCHANTS):
                read += 1
                assert missed(answer.get_data(as_text=True), HARMLESS) == [], address + query
    assert read > 30


@pytest.mark.parametrize("name", HARMLESS)
def test_an_excuse_is_still_needed(name: str) -> None:
    used = {wanted for page in BUYERS for wanted in names(page.read_text(encoding="utf-8")) if name in _keys(wanted)}
    for engine in HARMLESS[name][0]:
        assert any(without(wanted, [engine]) for wanted in used), engine.name


@pytest.mark.parametrize(
    ("page", "who"),
    [
        ("<video src=/a></video>", "Opera Mini"),
        ("<input type=date>", "Opera Mini"),
        ("<input type=wombat>", "every table"),
        ("<input list=a>", "WebView"),
        ("<img loading=lazy>", "WebView"),
        ("<img fetchpriority=high>", "every table"),
        ("<wombat>0</wombat>", "every table"),
        ("<p wombat=1>0</p>", "every table"),
    ],
)
def test_novelty_would_be_seen(page: str, who: str) -> None:
    assert any(who in loss for loss in missed(page, {}))
