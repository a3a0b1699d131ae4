"""No published example lies there unread."""

import json
import re

from tests.house.tree import ROOT

FOLDERS = (ROOT / "tests" / "chat", ROOT / "tests" / "pay")


def test_every_published_example_is_asked_for() -> None:
    """By its kind, or by its own name where a test picks some of a kind."""
    for folder in FOLDERS:
        source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("test_*.py")))
        asked = re.findall(r'vectors\(__file__, "(\w+)"(?:, valid=(False))?\)', source)
        for example in json.loads((folder / "vectors.json").read_text(encoding="utf-8")):
            assert (example["kind"], "" if example["valid"] else "False") in asked, example["id"]
            assert example["kind"] != "webhook_sig" or f'"{example["id"]}"' in source, example["id"]
