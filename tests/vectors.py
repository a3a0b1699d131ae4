"""Published examples of links and codes, each with its source, read from a vectors.json beside the tests."""

import json
from pathlib import Path
from typing import Any

import pytest


def vectors(test_file: str, kind: str, valid: bool = True) -> list[Any]:
    """(inputs, expected) of every example of this kind, for parametrize."""
    examples = json.loads((Path(test_file).parent / "vectors.json").read_text("utf-8"))
    return [
        pytest.param(example["inputs"], example["expected"], id=example["id"])
        for example in examples
        if example["kind"] == kind and example["valid"] is valid
    ]
