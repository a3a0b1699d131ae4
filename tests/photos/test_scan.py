"""A photographed QR code becomes its text; whatever else is on a photo becomes a clear word."""

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from storefront.photos import child
from storefront.photos.child import Upload, scan
from storefront.problems import Problem
from storefront.qr import png
from tests.photos.pictures import as_bytes, noise, quarters

TEXT = "00020101021129370016A000000677010111011300668123456785802TH530376463045D82"


def poster(*texts: str) -> Image.Image:
    """Codes on a wall, as a phone photographs them: turned a little, in a larger coloured picture."""
    wall = quarters(2000, 1500)
    for place, text in enumerate(texts):
        code = Image.open(BytesIO(png(text))).convert("RGB").resize((600, 600), Image.Resampling.BICUBIC)
        wall.paste(code.rotate(12, expand=True, fillcolor="white"), (150 + 900 * place, 350))
    return wall


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photographed_code_becomes_its_text(kind: str) -> None:
    assert scan(Upload("code", as_bytes(poster(TEXT), kind))) == TEXT


def test_a_code_that_stands_small_on_a_large_photo_is_read() -> None:
    wall = quarters(4000, 3000)
    code = Image.open(BytesIO(png(TEXT * 2))).convert("RGB")
    wall.paste(code.resize((200, 200), Image.Resampling.BICUBIC), (1700, 1300))
    assert scan(Upload("code.jpg", as_bytes(wall))) == TEXT * 2


@pytest.mark.parametrize("text", ["Amina’s ไทย 🐟", "a\nb\r\nc", "\x00\x1b[31m"])
def test_any_text_comes_through_as_it_is(text: str) -> None:
    assert scan(Upload("code", png(text))) == text


def test_a_photo_lying_on_its_side_is_read() -> None:
    assert scan(Upload("code.jpg", as_bytes(poster(TEXT).rotate(90, expand=True)))) == TEXT


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (as_bytes(quarters()), "photo.no_code"),
        (as_bytes(poster(TEXT, "https://shop.example/amina")), "photo.several_codes"),
        (b"hello", "photo.not_a_photo"),
        (b"", "photo.empty"),
        (as_bytes(poster(TEXT))[:9000], "photo.broken"),
    ],
    ids=["no code", "two codes", "no photo", "nothing", "cut off"],
)
def test_what_is_no_photo_of_one_code_is_said(content: bytes, key: str) -> None:
    assert scan(Upload("code.jpg", content)) == Problem(key, "photos", {"name": "code.jpg"})


def test_a_photo_that_takes_too_long_is_given_up() -> None:
    hard = as_bytes(noise(1000, 1000).resize((3500, 3500), Image.Resampling.NEAREST), "WEBP", method=0)
    assert scan(Upload("hard.webp", hard), 0.2) == Problem("photo.too_slow", "photos", {"name": "hard.webp"})


def test_the_parent_never_loads_the_reader() -> None:
    probe = "import sys, storefront.photos.child; sys.exit('zxingcpp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], cwd=child.PROJECT, check=False).returncode == 0
