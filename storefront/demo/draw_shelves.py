"""Draws the goods of the shelves to begin with: `python -m storefront.demo.draw_shelves`, again after a change.

They lie beside the shelves' names, each in at most 2 KB; like draw, a program of its own.
"""

from io import BytesIO

from PIL import Image

from storefront.catalogue.starters.shelves import NAMES, picture, shelf
from storefront.demo.pictures.gallery import picture as drawn

MOST_BYTES = 2048
SIDES = (240, 192, 160)
QUALITIES = (60, 50, 40, 30, 22, 15)


def main() -> None:
    for key in NAMES:
        for good in shelf(key).goods:
            picture(good.key).write_bytes(small(drawn(good.key)))


def small(image: Image.Image) -> bytes:
    """The largest and best that fits."""
    content = b""
    for side in SIDES:
        for quality in QUALITIES:
            out = BytesIO()
            image.resize((side, side), Image.Resampling.LANCZOS).save(out, "WEBP", quality=quality, method=6)
            content = out.getvalue()
            if len(content) <= MOST_BYTES:
                return content
    return content


if __name__ == "__main__":
    main()
