"""The files made of one photo: names, sizes, how hard each is squeezed. And the palette of dominant colours.

160 and 320 are squares cut from the middle: they stand in rows and cards of one fixed box, so the page knows every
width and height without asking. 800 is what a buyer opens to look closely: it keeps the whole picture and its shape.
No rendition is larger than the photo, except that previews below 400 px are ignored by chat apps.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

SMALL, CARD, FULL, PREVIEW = "160", "320", "800", "og"


RECIPE = 1  # of the settings below: raise it when they change, and `flask photos` brings older photos up to it


@dataclass(frozen=True)
class Rendition:
    label: str
    suffix: str
    side: int
    square: bool
    most_bytes: int
    qualities: tuple[int, ...]  # tried in turn until the file is small enough; the last is kept anyway
    least_side: int = 1
    progressive: bool = False  # JPEG: paints early and rough; worth its bytes only when the file takes a while

    @property
    def ending(self) -> str:
        return f"{self.label}.{self.suffix}"


# docs/PERFORMANCE.md has the table these were chosen from.
RENDITIONS = (
    Rendition(SMALL, "webp", 160, True, 5_000, (50, 40, 30, 22, 14, 7, 1)),
    Rendition(SMALL, "jpg", 160, True, 7_000, (68, 60, 50, 40, 30, 20, 10)),
    Rendition(CARD, "webp", 320, True, 14_000, (52, 42, 32, 22, 14, 7, 1)),
    Rendition(CARD, "jpg", 320, True, 14_500, (60, 52, 42, 32, 22, 10), progressive=True),
    Rendition(FULL, "webp", 800, False, 80_000, (55, 42, 30, 18)),
    Rendition(FULL, "jpg", 800, False, 110_000, (64, 52, 40, 28), progressive=True),
    # Preview robots get a baseline file: some of them cannot read progressive ones.
    Rendition(PREVIEW, "jpg", 600, True, 90_000, (72, 60, 48, 36, 24), least_side=400),
)


def stem_of(contents: Iterable[bytes]) -> str:
    """Eight characters that stand for exactly these bytes, so that a name never changes its meaning."""
    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in contents)).digest()
    return base64.b32encode(digest[:5]).decode().lower()


def file_name(stem: str, label: str, suffix: str) -> str:
    return f"{stem}-{label}.{suffix}"


def fitted(width: int, height: int, rendition: Rendition) -> tuple[int, int]:
    """The rendition's size in pixels for a picture of this size."""
    if rendition.square:
        side = max(min(width, height, rendition.side), rendition.least_side)
        return side, side
    longest = max(width, height)
    if longest <= rendition.side:
        return width, height
    return max(1, round(width * rendition.side / longest)), max(1, round(height * rendition.side / longest))


LEVELS = (0x33, 0x99, 0xEE)
PALETTE = tuple(f"#{red}{green}{blue}" for red in "39e" for green in "39e" for blue in "39e")  # the levels in short CSS


def colour_class(red: int, green: int, blue: int) -> int:
    """The number of the nearest of the 27 colours; its class in the style sheet is `c<number>`."""
    return (_level(red) * 3 + _level(green)) * 3 + _level(blue)


def _level(value: int) -> int:
    return min(range(len(LEVELS)), key=lambda index: abs(LEVELS[index] - value))
