"""Two independent readers of QR codes, as phones have them."""

import subprocess
from io import BytesIO

import zxingcpp
from PIL import Image


def by_zxing(picture: bytes) -> str:
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    return found.text


def by_zbar(picture: bytes) -> str:
    """Bytes as they are: zbar would take an é among plain letters for Japanese."""
    asked = ["zbarimg", "--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", "-Sbinary", "png:-"]
    return subprocess.run(asked, input=picture, capture_output=True, check=True).stdout.decode()
