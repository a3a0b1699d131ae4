"""What old and odd engines know, as two public tables tell it: caniuse's and MDN's. Nothing here is from memory."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.house.tree import ROOT

TABLES = ROOT / "tests" / "node" / "node_modules"
INSTALL = "npm ci --prefix tests/node --ignore-scripts"


@dataclass(frozen=True)
class Engine:
    """agent and version: in caniuse. kin: the browser in MDN's table that has the same engine, and since when."""

    name: str
    agent: str
    version: str
    kin: str
    kin_version: float

    def knows(self, feature: str, *path: str) -> bool:
        """By caniuse's feature of this name; where caniuse has none (""), by the entry of MDN at this path."""
        if feature:
            return _is_plain_yes(_caniuse()[feature]["stats"][self.agent][self.version])
        return any(self._has_kin(entry) for entry in _entries(_mdn(*path)["__compat"]["support"], self.kin))

    def _has_kin(self, entry: dict[str, Any]) -> bool:
        if {"prefix", "alternative_name", "flags"} & set(entry):
            return False
        removed = _number(entry.get("version_removed"))
        return _number(entry["version_added"]) <= self.kin_version < removed


KAIOS = Engine("KaiOS 2.5", "kaios", "2.5", "firefox_android", 48)
OPERA_MINI = Engine("Opera Mini", "op_mini", "all", "opera", 12.1)  # Presto, on Opera's own machines
UC = Engine("UC Browser", "and_uc", "15.5", "chrome_android", 100)
WEBVIEW = Engine("WebView of Android 4.4", "android", "4.4", "chrome_android", 30)
ENGINES = (KAIOS, OPERA_MINI, UC, WEBVIEW)


def lacking(engines: Iterable[Engine], feature: str, *path: str) -> str:
    """The names of those that do not know it."""
    return ", ".join(engine.name for engine in engines if not engine.knows(feature, *path))


def has_entry(*path: str) -> bool:
    """Does MDN's table speak of it?"""
    return "__compat" in _mdn(*path)


def places_of(name: str) -> list[tuple[str, ...]]:
    """Wherever MDN's table speaks of a global, a member or an event ("onclick") of this name."""
    return _scripted().get(f"{name[2:]}_event" if name.startswith("on") else name, [])


def _is_plain_yes(said: str) -> bool:
    """Known without a prefix, a switch or a "partly". "#2" behind it is a remark."""
    return re.fullmatch(r"y( #\d+)*", said) is not None


def _entries(support: dict[str, Any], browser: str) -> list[dict[str, Any]]:
    said = support.get(browser, [])
    return said if isinstance(said, list) else [said]


def _number(version: str | bool | None) -> float:
    """ "≤37" is 37; what never came, or is only to be seen before release, comes never."""
    found = re.fullmatch(r"≤?(\d+(?:\.\d+)?)", str(version))
    return float(found[1]) if found else float("inf")


def _mdn(*path: str) -> dict[str, Any]:
    place = _table("@mdn/browser-compat-data/data.json")
    for part in path:
        place = place.get(part, {})
    return place


@cache
def _scripted() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for room in (("api",), ("javascript", "builtins")):
        for thing, members in _mdn(*room).items():
            found[thing].append((*room, thing))
            for member in members:
                found[member].append((*room, thing, member))
    return {name: [path for path in paths if has_entry(*path)] for name, paths in found.items()}


def _caniuse() -> dict[str, Any]:
    features: dict[str, Any] = _table("caniuse-db/data.json")["data"]
    return features


@cache
def _table(name: str) -> dict[str, Any]:
    file = TABLES / name
    assert file.exists(), f"the tables of what browsers know are not installed; run: {INSTALL}"
    table: dict[str, Any] = json.loads(file.read_bytes())
    return table
