"""The drawing program: one picture for each name, the same bytes each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storefront.demo.pictures.outline import mirrored, points, rows, smooth

ROOT = Path(__file__).resolve().parents[2]
LIGHTEST = ["cuttlefish", "pyjama", "black-coffee", "cut"]  # one of each subject, quick to draw


def drawn(folder: Path, *names: str, seed: str = "0") -> dict[str, bytes]:
    command = [sys.executable, "-m", "storefront.demo.draw", str(folder), *names]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.split() == list(names)
    return {file.stem: file.read_bytes() for file in folder.iterdir()}


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = drawn(tmp_path / "first", *LIGHTEST, seed="1")
    assert sorted(first) == sorted(LIGHTEST)
    assert drawn(tmp_path / "second", *LIGHTEST, seed="2") == first
    assert len(set(first.values())) == len(LIGHTEST)


def test_pictures_are_jpegs_of_modest_size(tmp_path: Path) -> None:
    for content in drawn(tmp_path, *LIGHTEST).values():
        assert content.startswith(b"\xff\xd8\xff")
        assert len(content) < 150_000


def test_importing_the_loader_does_not_load_pillow() -> None:
    program = "import sys, storefront.demo.load; print('PIL' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_a_corner_is_its_point_twice() -> None:
    assert points("-1 2!, 3 .5") == [(-1, 2), (-1, 2), (3, 0.5)]


def test_rows_hold_as_many_numbers_as_they_are_given() -> None:
    assert rows("1 2 3, -4 5 6") == [(1, 2, 3), (-4, 5, 6)]


def test_half_an_outline_is_mirrored_from_its_end_back() -> None:
    assert mirrored("-1 0, -2 5") == [(-1, 0), (-2, 5), (2, 5), (1, 0)]


@pytest.mark.parametrize("closed", [True, False])
def test_a_smooth_curve_passes_through_its_points(closed: bool) -> None:
    given = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    curve = smooth(given, closed)
    assert all(point in curve for point in given)


def test_a_corner_stays_sharp() -> None:
    """A doubled point makes no loop: the curve never leaves the box of its points."""
    curve = smooth("0 0!, 10 0!, 10 10!, 0 10!")
    assert all(-0.01 <= x <= 10.01 and -0.01 <= y <= 10.01 for x, y in curve)
