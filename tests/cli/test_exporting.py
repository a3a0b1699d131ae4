"""`flask shop export`: each kind of file, and what is wrong in one line."""

import stat
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result
from flask import Flask

from tests.makers import make_product, make_shop


@pytest.fixture
def run(app: Flask):
    make_product(make_shop(), "Lemons", 900)

    def run(*words: str) -> Result:
        with app.app_context():
            return app.test_cli_runner().invoke(args=["shop", "export", *words])

    return run


def test_everything_goes_into_a_zip_and_its_parts_are_counted(run, tmp_path: Path) -> None:
    file = tmp_path / "amina.zip"
    done = run("amina", str(file))
    assert done.exit_code == 0, done.output
    assert "        1  product\n" in done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert done.stdout == f"{file}: {file.stat().st_size:,} bytes\n"
    with ZipFile(file) as parts:
        assert parts.testzip() is None
        assert b"Lemons" in parts.read("goods.csv")


@pytest.mark.parametrize(("form", "start"), [("csv", "handle,title,"), ("html", "<!DOCTYPE html>")])
def test_goods_alone_and_a_page_to_pass_on(run, tmp_path: Path, form: str, start: str) -> None:
    file = tmp_path / "goods"
    assert run("amina", str(file), "--format", form).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert text.casefold().startswith(start.casefold())
    assert "Lemons" in text


@pytest.mark.parametrize(
    ("slug", "place", "told"),
    [("nobody", "x.zip", "no shop called nobody"), ("amina", "missing/x.zip", "No such file or directory")],
)
def test_a_mistake_is_one_line_and_exit_two(run, tmp_path: Path, slug: str, place: str, told: str) -> None:
    done = run(slug, str(tmp_path / place))
    assert done.exit_code == 2
    assert told in done.stderr.splitlines()[-1]
    assert not (tmp_path / place).exists()
