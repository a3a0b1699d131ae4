"""Our scripts call what an engine has, or ask first: all works without script, and must with half of one too."""

from collections.abc import Set
from pathlib import Path

import pytest

from storefront.wire.assets import BUYERS_SCRIPTS, DESK_SCRIPTS, MADE_OF
from tests.house.engines import ENGINES, Engine, lacking, places_of
from tests.house.script import ANYTHING, wanted_by
from tests.house.tree import STATIC, named

OURS = (*BUYERS_SCRIPTS, *DESK_SCRIPTS, "single.js")
SCRIPTS = sorted({STATIC / part for name in OURS for part in MADE_OF.get(name, [name])})
# Served to, or shown by, the worker that keeps a shop on the phone: where there is none, they never run.
BEHIND_WORKER = ("offline.js", "sw.js", "desk-shared.js")

# caniuse's word for it; MDN's table answers for the rest.
FEATURES = {
    "JSON": "json",
    "Promise": "promises",
    "URL": "url",
    "URLSearchParams": "urlsearchparams",
    "caches": "serviceworkers",
    "classList": "classlist",
    "clipboard": "async-clipboard",
    "createObjectURL": "bloburls",
    "crypto": "getrandomvalues",
    "execCommand": "document-execcommand",
    "fetch": "fetch",
    "getRandomValues": "getrandomvalues",
    "insertAdjacentHTML": "insertadjacenthtml",
    "localStorage": "namevalue-storage",
    "oninput": "input-event",
    "querySelector": "queryselector",
    "querySelectorAll": "queryselector",
    "revokeObjectURL": "bloburls",
    "serviceWorker": "serviceworkers",
    "share": "web-share",
    "textContent": "textcontent",
}
# Names of our own beside those a script declares or writes as keys: what pages hand over as JSON, another script's.
OWN = frozenset(
    """
    after before digits group hello kept mark milli more msCrypto places prices process tail tried
    v wanted
""".split()  # noqa: SIM905 - a list of this length is read as a text
)

ITS_BUTTON_IS_MADE_ONLY_WHERE_IT_IS = {"share"}


def missed(script: str, before: Set[str] = frozenset()) -> list[str]:
    """What would stop the script on whom."""
    found = {}
    for wanted in wanted_by(script):
        if wanted.name in OWN | ITS_BUTTON_IS_MADE_ONLY_WHERE_IT_IS or wanted.behind & {wanted.name, ANYTHING}:
            continue
        who = without(wanted.name, reached(wanted.behind | before))
        if who:
            found[wanted.name] = f"{wanted.name} (line {wanted.line}) is unknown to {who}"
    return list(found.values())


def reached(asked: Set[str]) -> list[Engine]:
    """The engines that have all that was asked for."""
    apis = [name for name in asked if name in FEATURES or places_of(name)]
    return [engine for engine in ENGINES if not any(without(name, [engine]) for name in apis)]


def without(name: str, engines: list[Engine]) -> str:
    if name in FEATURES:
        return lacking(engines, FEATURES[name])
    places = places_of(name)
    if engines and not places:
        return "every table here: is it a name of our own? Then say so in OWN"
    return ", ".join(engine.name for engine in engines if not any(engine.knows("", *place) for place in places))


@pytest.mark.parametrize("script", SCRIPTS, ids=named)
def test_old_engines_get_through_the_script(script: Path) -> None:
    before = {"serviceWorker"} if script.name in BEHIND_WORKER else set()
    assert missed(script.read_text(encoding="utf-8"), before) == []


@pytest.mark.parametrize(
    ("script", "who"),
    [
        ("fetch('/')", "WebView"),
        ("localStorage.a = 1", "Opera Mini"),
        ("document.body.closest('p')", "Opera Mini"),
        ("navigator.clipboard.writeText('a')", "KaiOS"),
        ("if (fetch) fetch('/')", "WebView"),
        ("if (self.fetch('/')) self.fetch('/')", "WebView"),
        ("try { fetch('/') } catch (none) { fetch('/') }", "WebView"),
        ("if (document.querySelector) fetch('/')", "WebView"),
        ("document.wombat()", "every table"),
        ("wombat()", "every table"),
    ],
)
def test_what_an_engine_lacks_would_be_seen(script: str, who: str) -> None:
    assert any(who in loss for loss in missed(script))


@pytest.mark.parametrize(
    "script",
    [
        "if (window.fetch) fetch('/')",
        "if (navigator.serviceWorker) navigator.serviceWorker.register('/a').then(open)",
        "function f() { if (!navigator.share) return; navigator.share({}) }",
        "window.fetch && fetch('/')",
        "try { localStorage.a = 1 } catch (none) {}",
        "var own = {wombat: 1}; own.wombat += 1",
    ],
)
def test_who_asks_first_may_call(script: str) -> None:
    assert missed(script) == []
