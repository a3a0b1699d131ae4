"""Each setting is described, each description is of a setting, and each setting does something."""

import re
from dataclasses import fields

import pytest

from storefront.config import Settings, environment_name
from tests.house.tree import ROOT, named, python_files

DOCUMENT = (ROOT / "docs/SETTINGS.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(STOREFRONT_\w+)` \| (.+?) \|", DOCUMENT, flags=re.MULTILINE))
DECLARED = {environment_name(declared): declared for declared in fields(Settings)}


def test_the_list_for_people_is_the_list_of_the_code() -> None:
    assert list(ROWS) == list(DECLARED)


@pytest.mark.parametrize("name", DECLARED)
def test_the_default_is_told_as_it_is(name: str) -> None:
    default = DECLARED[name].metadata["default"].replace("{instance}", "instance")
    assert ROWS[name] == (f"`{default}`" if default else "(empty)")


@pytest.mark.parametrize("name", DECLARED)
def test_the_meaning_is_told_as_it_is(name: str) -> None:
    assert DECLARED[name].metadata["meaning"] in DOCUMENT


def test_every_setting_does_something() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in [*python_files(), ROOT / "gunicorn.conf.py"])
    assert not [declared.name for declared in fields(Settings) if not re.search(rf"settings\.{declared.name}\b", code)]


def test_no_setting_is_read_past_the_list() -> None:
    """The environment is only ever handed to read_settings."""
    past = re.compile(r"os\.getenv|(?<!read_settings\()os\.environ")
    assert not [named(path) for path in python_files() if past.search(path.read_text(encoding="utf-8"))]
