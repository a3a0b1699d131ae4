"""The encoding child: `python -m storefront.photos.encode FOLDER SECONDS ACROSS DOWN FILE…`.

What it makes lies in FOLDER; squares are cut around the point so many percent across and down.
"""

import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from storefront.photos.confined import answer_each
from storefront.photos.renditions import (
    CENTRE,
    FULL,
    RENDITIONS,
    Focus,
    Rendition,
    colour_class,
    cut_square,
    file_name,
    fitted,
    stem_of,
)

SAMPLE = (24, 24)


def main(folder: str, seconds: str, across: str = "50", down: str = "50", *files: str) -> None:
    focus = int(across), int(down)
    answer_each(files, float(seconds), lambda image: made(image, Path(folder), focus))


def made(image: Image.Image, folder: Path, focus: Focus = CENTRE) -> dict[str, Any]:
    cuts = {r.label: cut(image, r, focus) for r in RENDITIONS}
    contents = [(rendition, squeezed(cuts[rendition.label], rendition)) for rendition in RENDITIONS]
    stem = stem_of([content for _, content in contents])
    names = []
    for rendition, content in contents:
        names.append(file_name(stem, rendition.label, rendition.suffix))
        (folder / names[-1]).write_bytes(content)
    width, height = cuts[FULL].size
    return {"stem": stem, "width": width, "height": height, "colour": dominant(image), "names": names}


def cut(image: Image.Image, rendition: Rendition, focus: Focus = CENTRE) -> Image.Image:
    if rendition.square and focus != CENTRE:
        image = image.crop(cut_square(*image.size, focus))
    return ImageOps.fit(image, fitted(*image.size, rendition), Image.Resampling.LANCZOS)


def squeezed(image: Image.Image, rendition: Rendition) -> bytes:
    content = b""
    for quality in rendition.qualities:
        content = written(image, rendition, quality)
        if len(content) <= rendition.most_bytes:
            break
    return content


def written(image: Image.Image, rendition: Rendition, quality: int) -> bytes:
    out = BytesIO()
    if rendition.suffix == "webp":
        image.save(out, "WEBP", quality=quality, method=6)
    else:
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=rendition.progressive, subsampling="4:2:0")
    return out.getvalue()


def dominant(image: Image.Image) -> int:
    pixels = image.resize(SAMPLE, Image.Resampling.BOX).tobytes()
    classes = Counter(colour_class(*pixels[start : start + 3]) for start in range(0, len(pixels), 3))
    return max(sorted(classes), key=classes.__getitem__)


if __name__ == "__main__":
    main(*sys.argv[1:])
