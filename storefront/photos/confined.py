"""What every child does that opens strangers' files: little memory, little time, one answer a file.

Prints one JSON line when it is ready and one for each file, in order: what was made of it or the key of the problem. It
holds no secret and dies alone: of too much memory, or of more than its seconds for a file.
"""

import json
import math
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from storefront.photos import limits
from storefront.photos.decode import Unfit, picture

NICE = 10  # buyers' pages come first

Making = Callable[[Image.Image], dict[str, Any]]


def answer_each(files: Sequence[str], seconds: float, made: Making, side: int = limits.WORKING_SIDE) -> None:
    """side: pixels of a picture's longer side at most."""
    os.nice(NICE)
    _allow(resource.RLIMIT_AS, limits.MEMORY_BYTES)
    _say({"ready": True})
    for file in files:
        _wind_up(seconds)
        _say(_answer(Path(file), made, side))


def _answer(file: Path, made: Making, side: int) -> dict[str, Any]:
    try:
        return made(picture(file, side))
    except Unfit as unfit:
        return {"problem": str(unfit)}
    except (MemoryError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return {"problem": "photo.too_many_pixels"}
    except Exception:  # noqa: BLE001 - decoders raise anything on damaged files, SyntaxError included
        return {"problem": "photo.broken"}


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
