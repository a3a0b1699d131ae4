"""The vocabulary as it stands in the dated files beside this one; read once."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from storefront.payments.pasted.vocabulary import COLUMNS, DIRECTIONS, LABELS, Vocabulary

FOLDER = Path(__file__).parent / "patterns"


def files() -> dict[str, dict[str, Any]]:
    """What each file says, by its name; its texts are the tests'."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


@lru_cache
def vocabulary() -> Vocabulary:
    said = list(files().values())
    return Vocabulary(
        words={kind: _all(said, kind) for kind in (*DIRECTIONS, *LABELS)},
        shapes=_all(said, "shapes"),
        columns={column: _all([one.get("columns", {}) for one in said], column) for column in COLUMNS},
    )


def _all(said: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for one in said for text in one.get(name, ())))
