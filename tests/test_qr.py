"""What we draw, a phone reads."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from storefront.qr import png


def read(picture: bytes) -> str:
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    return found.text


@pytest.mark.parametrize("text", ["https://shop.example/amina", "4827193", "Poisson à 20 DH", "سردين 🐟", "x" * 600])
def test_a_code_reads_back_as_its_text(text: str) -> None:
    assert read(png(text)) == text


def test_a_code_is_dark_on_white_with_a_quiet_zone() -> None:
    scale = 3
    picture = Image.open(BytesIO(png("https://shop.example/amina", scale=scale))).convert("L")
    quiet = 4 * scale
    assert picture.crop((0, 0, picture.width, quiet)).getextrema() == (255, 255)
    assert picture.getpixel((quiet, quiet)) == 0


def test_a_text_too_long_for_any_code_is_refused() -> None:
    with pytest.raises(ValueError):
        png("x" * 4000)
