"""The files made of one photo: names, sizes, how hard each is squeezed. And the palette of dominant colours.

160 and 320 are squares, cut from the middle or around the point the merchant chose: they stand in rows and cards of
one fixed box, so the page knows every width and height without asking. 800 is what a buyer opens to look closely: it
keeps the whole picture and its shape.
No rendition is larger than the photo, except that previews below 400 px are ignored by chat apps.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SMALL, CARD, FULL, PREVIEW = "160", "320", "800", "og"


RECIPE = 2  # of the settings below: raise it when they change, and `flask photos` brings older photos up to it


Focus = tuple[int, int]  # percent from the left, from the top
CENTRE: Focus = (50, 50)


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


def focus_of(photo: Mapping[str, Any]) -> Focus:
    """Around which point a remembered photo is cut."""
    across, down = photo.get("focus", CENTRE)
    return int(across), int(down)


def cut_square(width: int, height: int, focus: Focus) -> tuple[int, int, int, int]:
    """The largest square of the picture whose middle is nearest to the point: left, top, right, bottom."""
    side = min(width, height)
    left = min(max(width * focus[0] // 100 - side // 2, 0), width - side)
    top = min(max(height * focus[1] // 100 - side // 2, 0), height - side)
    return left, top, left + side, top + side


# Greys, browns, and one of each colour that food, cloth and walls have: shows while a photo is on its way. Twelve of
# these come nearer to real photos than the 27 of an even cube, and their classes stand in every page that shows goods.
PALETTE = ("#333", "#777", "#bbb", "#eee", "#532", "#a75", "#dba", "#b32", "#e92", "#583", "#9c7", "#48b")
_SHADES = tuple(tuple(int(digit * 2, 16) for digit in colour[1:]) for colour in PALETTE)


def colour_class(red: int, green: int, blue: int) -> int:
    """The number of the nearest colour, as eyes weigh red, green and blue; its class in the sheet is `c<number>`."""

    def distance(number: int) -> int:
        shade = _SHADES[number]
        return 2 * (red - shade[0]) ** 2 + 4 * (green - shade[1]) ** 2 + 3 * (blue - shade[2]) ** 2

    return min(range(len(PALETTE)), key=distance)
