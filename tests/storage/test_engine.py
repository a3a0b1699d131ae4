"""No shop is entrusted to an SQLite that can lose it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storefront.storage.engine import check_engine, sqlite_module
from tests.house.tree import ROOT


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (3, 53, 4), (4, 0, 0), (3, 50, 7), (3, 50, 9), (3, 44, 6)])
def test_a_sound_engine_is_taken(version: tuple[int, ...]) -> None:
    assert check_engine(version) is None


@pytest.mark.parametrize(
    "version", [(3, 40, 1), (3, 44, 5), (3, 45, 1), (3, 49, 2), (3, 50, 6), (3, 51, 0), (3, 51, 2), (2, 8, 17)]
)
def test_an_unsound_engine_is_named(version: tuple[int, ...]) -> None:
    fault = check_engine(version)
    assert fault is not None
    assert ".".join(map(str, version)) in fault


def test_the_engine_underneath_is_sound() -> None:
    assert check_engine(sqlite_module().sqlite_version_info) is None


@pytest.mark.parametrize(
    "command", [("gunicorn", "wsgi:app"), ("flask", "--app", "wsgi", "routes")], ids=["gunicorn", "flask"]
)
def test_an_old_engine_stops_the_start(tmp_path: Path, command: tuple[str, ...]) -> None:
    """At once, before anything is forked: gunicorn would start its worker again for ever."""
    (tmp_path / "sitecustomize.py").write_text(OLD_ENGINE, encoding="utf-8")
    program, *arguments = command
    result = subprocess.run(
        [Path(sys.executable).with_name(program), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "STOREFRONT_INSTANCE": str(tmp_path / "instance")},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )

    assert result.returncode == 78
    assert result.stderr.startswith("Storefront cannot start: SQLite 3.51.2 can corrupt")
    assert len(result.stderr.splitlines()) == 1


OLD_ENGINE = """
import sqlite3
from pysqlite3 import dbapi2
sqlite3.sqlite_version_info = dbapi2.sqlite_version_info = (3, 51, 2)
"""
