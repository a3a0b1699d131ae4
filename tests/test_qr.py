"""What we draw, a phone reads."""

from io import BytesIO

import pytest
from PIL import Image

from storefront.qr import png
from tests.readers import by_zbar, by_zxing

TEXTS = ["https://shop.example/amina", "4827193", "LNURL1DP68GURN", "Poisson à 20 DH", "سردين 🐟", "日本語", "x" * 600]


@pytest.mark.parametrize("text", TEXTS)
def test_a_code_reads_back_as_its_text(text: str) -> None:
    assert by_zxing(png(text)) == by_zbar(png(text)) == text


@pytest.mark.parametrize("text", TEXTS)
def test_a_code_is_dark_on_white_with_a_quiet_zone_of_four_modules(text: str) -> None:
    picture = Image.open(BytesIO(png(text)))
    assert picture.mode == "1"
    left, top, right, bottom = picture.convert("L").point(lambda grey: 255 - grey).getbbox()
    finder = next(x for x in range(left, right) if picture.getpixel((x, top))) - left  # seven modules wide
    assert left == top == picture.width - right == picture.height - bottom == 4 * finder // 7


@pytest.mark.parametrize(("length", "most_bytes"), [(40, 400), (100, 440), (150, 560), (200, 680), (250, 760)])
def test_a_code_weighs_little(length: int, most_bytes: int) -> None:
    assert len(png(("Amina sells fish. " * 20)[:length])) <= most_bytes


@pytest.mark.parametrize("text", TEXTS[:-1])
def test_a_code_stands_whole_on_a_small_phone_and_is_large_enough_to_scan(text: str) -> None:
    assert 180 <= Image.open(BytesIO(png(text))).width <= 330


def test_a_text_too_long_for_any_code_is_refused() -> None:
    with pytest.raises(ValueError):
        png("x" * 4000)
