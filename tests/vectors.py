"""Published examples of links and codes, each with its source, read from the nearest vectors.json above the tests."""

import json
from pathlib import Path
from typing import Any

import pytest


def vectors(test_file: str, kind: str, valid: bool = True) -> list[Any]:
    """(inputs, expected) of every example of this kind, for parametrize."""
    beside = next(folder / "vectors.json" for folder in Path(test_file).parents if (folder / "vectors.json").exists())
    examples = json.loads(beside.read_text("utf-8"))
    return [
        pytest.param(example["inputs"], example["expected"], id=example["id"])
        for example in examples
        if example["kind"] == kind and example["valid"] is valid
    ]
