"""Which photos a small phone shows before anybody scrolls, worked out without a browser.

Whatever stands above a photo is counted with the least height our sheets give it, each text as one line. So a page may
be said to show a photo more than it does, never one less; a test asks Chromium.
"""

from dataclasses import dataclass
from html.parser import HTMLParser

WIDTH, HEIGHT = 360, 640
# How far off Chromium loads what is marked lazy.
ON_4G, ON_2G = 1_250, 2_500

_EDGE, _BETWEEN = 12, 6  # beside the page; between blocks
_HEADING = {"h1": 39, "h2": 30}  # font sizes by 1.4, less their fractions
_LINE, _PADDED_LINE = 19, 41  # of the small print; of chips and notes
_ROW, _ROW_WITH_PHOTO = 54, 97  # a name above a price; 88 px of photo; each with its padding
_PRODUCT_PHOTO = 324  # from one photo of a product to the next beside it


@dataclass(frozen=True)
class Photo:
    """A photo and where it stands at the highest. address: of the form a phone takes that knows WebP."""

    address: str
    left: int
    top: int

    def is_within(self, far: int = 0) -> bool:
        """On the first screen, or so far off it."""
        return self.left < WIDTH + far and self.top < HEIGHT + far


def photos_of(html: str) -> list[Photo]:
    reader = _Reader()
    reader.feed(html)
    return reader.photos


class _Reader(HTMLParser):
    """Goes down the page."""

    def __init__(self) -> None:
        super().__init__()
        self.photos: list[Photo] = []
        self._top = 0
        self._row = 0  # height of the row we are in
        self._beside = 0  # photos of the product so far

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "source":
            self._show((said["srcset"] or "").split(",")[0].split(" ")[0])
        elif tag in _HEADING:
            self._top += _BETWEEN + _HEADING[tag]
        elif tag == "p" and not self._row:
            self._top += _BETWEEN + (_PADDED_LINE if said.get("class") in ("s", "n", "e") else _LINE)
        elif tag == "br" and not self._row:
            self._top += _LINE
        elif tag == "li":
            self._row = _ROW

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self._top += self._row
            self._row = 0

    def _show(self, address: str) -> None:
        if self._row:
            self._row = _ROW_WITH_PHOTO
            self.photos.append(Photo(address, _EDGE, self._top))
        else:
            self.photos.append(Photo(address, _EDGE + self._beside * _PRODUCT_PHOTO, self._top))
            self._beside += 1
