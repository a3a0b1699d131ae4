"""Budgets on real photos. They may not be given away with the project, so these tests run where
STOREFRONT_SAMPLE_PHOTOS names a folder of some 20 or more photos from phones and shops (JPEG, PNG; any size).
"""

import os
from pathlib import Path
from statistics import mean

import pytest

from storefront.photos.child import Encoded, Upload, encode

FOLDER = os.environ.get("STOREFRONT_SAMPLE_PHOTOS", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="STOREFRONT_SAMPLE_PHOTOS names no folder of real photos")


@pytest.fixture(scope="module")
def photos() -> list[Encoded]:
    files = sorted(file for file in Path(FOLDER).iterdir() if file.suffix in (".jpg", ".png"))
    answers = encode([Upload(file.name, file) for file in files])
    good = [answer for answer in answers if isinstance(answer, Encoded)]
    assert len(good) >= 20
    return good


def sizes(photos: list[Encoded], ending: str) -> list[int]:
    return [len(photo.files[f"{photo.stem}-{ending}"]) for photo in photos]


@pytest.mark.parametrize(("ending", "most"), [("160.webp", 3_500), ("160.jpg", 5_000)])
def test_thumbnails_are_small_on_average(photos, ending, most):
    assert mean(sizes(photos, ending)) <= most


@pytest.mark.parametrize(
    ("ending", "most"), [("160.webp", 6_000), ("320.webp", 15_000), ("320.jpg", 15_000), ("og.jpg", 100_000)]
)
def test_no_rendition_is_above_its_limit(photos, ending, most):
    assert max(sizes(photos, ending)) <= most
