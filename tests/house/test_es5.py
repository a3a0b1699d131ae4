"""Our script runs in the engines of 2011: every byte of it is ECMAScript 5."""

from pathlib import Path

import brotli
import pytest
from calmjs.parse import es5
from calmjs.parse.asttypes import Node
from calmjs.parse.exceptions import ECMASyntaxError
from calmjs.parse.walkers import Walker

from storefront.wire.assets import load_assets, written_source
from tests.house.tree import STATIC, named

SCRIPTS = sorted(STATIC.rglob("*.js"))
OF_A_FILE = (STATIC / "single.js",)  # a part of the file that is passed on, which is weighed as a whole
MOST_SCRIPT = 900  # brotli, each of: all inline script, the service worker
MOST_AT_THE_DESK = 2000  # fetched once, and only for the page that needs it


@pytest.mark.parametrize("script", SCRIPTS, ids=named)
def test_an_old_phone_reads_the_script(script: Path) -> None:
    es5(script.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", [path for path in SCRIPTS if path not in OF_A_FILE], ids=named)
def test_the_script_is_small(script: Path) -> None:
    most = MOST_AT_THE_DESK if script.name.startswith("desk") else MOST_SCRIPT
    assert len(brotli.compress(load_assets(STATIC).by_plain_name[script.name].body)) <= most


@pytest.mark.parametrize("script", SCRIPTS, ids=named)
def test_what_travels_is_what_was_written(script: Path) -> None:
    """Shorter names and no spaces, but the same steps, texts and patterns in the same order."""
    assets = load_assets(STATIC)
    sent = assets.text(script.name).replace(assets.url("buyer.js"), "/static/buyer.js")  # its name holds its hash
    written = written_source(STATIC, script.name).decode()
    assert _steps(sent) == _steps(written)
    pairs = set(zip(_names(written), _names(sent), strict=True))
    assert len(pairs) == len({old for old, _ in pairs}) == len({new for _, new in pairs})


def _names(script: str) -> list[str]:
    return [node.value for node in Walker().filter(es5(script), lambda node: type(node).__name__ == "Identifier")]


def _steps(script: str) -> list[str]:
    """The program's tree with all its leaves; names of its own are all alike."""
    return [f"{type(node).__name__} {_leaf(node)}" for node in Walker().filter(es5(script), lambda node: True)]


def _leaf(node: Node) -> str:
    """Texts, numbers and properties must stay; what a script calls its own things need not."""
    value = getattr(node, "value", "")
    return value if isinstance(value, str) and type(node).__name__ != "Identifier" else ""


@pytest.mark.parametrize(
    "novelty", ["let a = 1", "var f = () => 1", "var t = `a`", "async function f() {}", "var a = b?.c"]
)
def test_newer_script_would_be_seen(novelty: str) -> None:
    with pytest.raises(ECMASyntaxError):
        es5(novelty)
