"""The scanning child: `python -m storefront.photos.scan FOLDER SECONDS FILE…` reads the QR code on each photo."""

import sys
from typing import Any

import zxingcpp
from PIL import Image

from storefront.photos import limits
from storefront.photos.confined import answer_each
from storefront.photos.decode import Unfit

QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def main(folder: str, seconds: str, *files: str) -> None:
    answer_each(files, float(seconds), read, limits.SCANNED_SIDE)


def read(image: Image.Image) -> dict[str, Any]:
    found = zxingcpp.read_barcodes(image, QR_ONLY, text_mode=zxingcpp.TextMode.Plain)
    texts = {code.text for code in found if code.text}
    if not texts:
        raise Unfit("photo.no_code")
    if len(texts) > 1:
        raise Unfit("photo.several_codes")
    return {"text": texts.pop()}


if __name__ == "__main__":
    main(*sys.argv[1:])
