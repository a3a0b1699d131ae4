"""`python -m bench.photos`: what each quality costs in bytes and in looks, and what the shipped settings make of it.

STOREFRONT_SAMPLE_PHOTOS names a folder of real photos. Looks are told by SSIMULACRA2 against the same cut before it is
squeezed: 30 low, 50 medium, 70 high, 90 as good as the original. (`pip install -r requirements-bench.txt` first.)
"""

import os
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from statistics import fmean

from PIL import Image
from ssimulacra2 import compute_ssimulacra2

from bench.table import show
from storefront.photos.decode import Unfit, picture
from storefront.photos.encode import cut, squeezed, written
from storefront.photos.renditions import FULL, PREVIEW, RENDITIONS, Rendition

TRIED = {"webp": (30, 40, 50, 60, 70), "jpg": (40, 50, 60, 70)}
TRIED_LARGE = {"webp": (42, 55, 70), "jpg": (52, 64, 76)}  # a score of a large picture takes seconds


def main() -> None:
    pictures = list(_pictures(Path(os.environ["STOREFRONT_SAMPLE_PHOTOS"])))
    rows: list[tuple[str, ...]] = [("", "quality", "mean bytes", "largest", "mean score", "lowest score")]
    for rendition in RENDITIONS:
        if rendition.label == PREVIEW:
            continue  # read by robots, never by a buyer's phone
        cuts = [cut(image, rendition) for image in pictures]
        tried = TRIED_LARGE if rendition.label == FULL else TRIED
        for quality in tried[rendition.suffix]:
            rows.append(_row(rendition, str(quality), cuts, [written(image, rendition, quality) for image in cuts]))
        rows.append(_row(rendition, "as shipped", cuts, [squeezed(image, rendition) for image in cuts]))
    show(f"{len(pictures)} photos", rows)


def _pictures(folder: Path) -> Iterable[Image.Image]:
    for file in sorted(folder.iterdir()):
        try:
            yield picture(file)
        except (Unfit, OSError, SyntaxError):
            continue  # no photo, or a damaged one


def _row(rendition: Rendition, quality: str, cuts: list[Image.Image], contents: list[bytes]) -> tuple[str, ...]:
    sizes = [len(content) for content in contents]
    scores = [_score(image, content) for image, content in zip(cuts, contents, strict=True)]
    return (
        rendition.ending,
        quality,
        f"{fmean(sizes):.0f}",
        f"{max(sizes)}",
        f"{fmean(scores):.1f}",
        f"{min(scores):.1f}",
    )


def _score(image: Image.Image, content: bytes) -> float:
    whole = BytesIO()
    image.save(whole, "PNG")
    return float(compute_ssimulacra2(whole, BytesIO(content)))


if __name__ == "__main__":
    main()
