"""The encoding child: `python -m storefront.photos.encode FOLDER SECONDS FILE…`.

Prints one JSON line when it is ready and one for each file, in order: what was made (the renditions lie in FOLDER)
or the key of the problem. It holds no secret and dies alone: of too much memory, or of more than SECONDS for a file.
"""

import json
import math
import resource
import signal
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from storefront.photos import limits
from storefront.photos.decode import Unfit, picture
from storefront.photos.renditions import FULL, RENDITIONS, Rendition, colour_class, file_name, fitted, stem_of

SAMPLE = (24, 24)


def main(folder: str, seconds: str, *files: str) -> None:
    _allow(resource.RLIMIT_AS, limits.MEMORY_BYTES)
    _say({"ready": True})
    for file in files:
        _wind_up(float(seconds))
        _say(answer(Path(file), Path(folder)))


def _wind_up(seconds: float) -> None:
    """Start the clocks for one file; the kernel ends the process when either runs out."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _allow(resource.RLIMIT_CPU, math.ceil(spent.ru_utime + spent.ru_stime + seconds))
    signal.setitimer(signal.ITIMER_REAL, seconds * limits.WALL_FACTOR)


def _allow(resource_kind: int, amount: int) -> None:
    _, hard = resource.getrlimit(resource_kind)  # the host's own limit may be lower, and cannot be raised
    resource.setrlimit(resource_kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def answer(file: Path, folder: Path) -> dict[str, Any]:
    try:
        return made(picture(file), folder)
    except Unfit as unfit:
        return {"problem": str(unfit)}
    except (MemoryError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return {"problem": "photo.too_many_pixels"}
    except Exception:  # noqa: BLE001 - decoders raise anything on damaged files, SyntaxError included
        return {"problem": "photo.broken"}


def made(image: Image.Image, folder: Path) -> dict[str, Any]:
    cuts = {r.label: cut(image, r) for r in RENDITIONS}
    contents = [(rendition, squeezed(cuts[rendition.label], rendition)) for rendition in RENDITIONS]
    stem = stem_of([content for _, content in contents])
    names = []
    for rendition, content in contents:
        names.append(file_name(stem, rendition.label, rendition.suffix))
        (folder / names[-1]).write_bytes(content)
    width, height = cuts[FULL].size
    return {"stem": stem, "width": width, "height": height, "colour": dominant(image), "names": names}


def cut(image: Image.Image, rendition: Rendition) -> Image.Image:
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
