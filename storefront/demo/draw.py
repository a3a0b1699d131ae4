"""Draws the demonstration's pictures: `python -m storefront.demo.draw FOLDER [NAME…]`, all of them when none is named.

A program of its own, because only a short-lived child may load Pillow. Prints each name when its picture is there.
"""

import sys
from pathlib import Path

from storefront.demo.pictures.gallery import PICTURES, picture


def main(folder: str, *names: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in names or PICTURES:
        picture(name).save(Path(folder) / f"{name}.jpg", "JPEG", quality=92, subsampling="4:4:4")
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
