"""A phone's Chromium at a shop: when it paints words, when its first screen is whole, what that took."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Playwright

from bench.chromium import CHROMIUM, FLAGS
from bench.paints.link import Link
from bench.paints.namespaces import SHOP_ADDRESS

_NOBODY_TO_ASK = f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {SHOP_ADDRESS}"  # for names
PATIENCE_S = 90
QUIET_S = 3  # a lost packet is sent again within less
EAGER = 4
# Times are the page's own, from the moment it was asked for.
_FIRST_SCREEN = """eager => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    if (!paint || document.readyState == 'loading') return null
    const arrived = photo => photo.complete && photo.naturalWidth > 0
    const photos = [...document.images].filter(photo => {
        const box = photo.getBoundingClientRect()
        return box.width > 0 && box.top < innerHeight && box.bottom > 0
    })
    if (!photos.every(arrived)) return null
    const ends = photos.map(photo => performance.getEntriesByName(photo.currentSrc).pop()?.responseEnd || 0)
    return {
        words: paint.startTime,
        whole: Math.max(paint.startTime, ...ends),
        photos: photos.length,
        eager: [...document.images].slice(0, eager).filter(arrived).length,
    }
}"""


class Visit(NamedTuple):
    words_s: float
    whole_s: float
    photos: int  # on the first screen
    eager: int  # of the first four photos, those that arrived
    carried: int  # bytes of all packets until then


class Phone:
    """Its storage is a folder: closing the browser forgets connections, and nothing else."""

    def __init__(self, playwright: Playwright, link: Link, storage: Path, flags: Sequence[str] = ()) -> None:
        self._playwright, self._link, self._storage = playwright, link, storage
        self._flags = [*FLAGS, _NOBODY_TO_ASK, *flags]

    def visit(self, address: str, number: int, stays: bool) -> Visit:
        """Opens the browser, looks at the page's first screen, closes it. stays: until everything else has come."""
        browser = self._open()
        try:
            page = browser.pages[0]
            self._link.begin(number)
            before = self._link.carried
            page.goto(address, wait_until="commit", timeout=PATIENCE_S * 1000)
            seen = page.wait_for_function(_FIRST_SCREEN, arg=EAGER, timeout=PATIENCE_S * 1000).json_value()
            carried = self._link.carried - before
            if stays:
                self._link.wait_until_quiet(QUIET_S, PATIENCE_S)
        finally:
            browser.close()
        return Visit(seen["words"] / 1000, seen["whole"] / 1000, seen["photos"], seen["eager"], carried)

    def _open(self) -> BrowserContext:
        return self._playwright.chromium.launch_persistent_context(
            self._storage,
            executable_path=CHROMIUM,
            args=self._flags,
            viewport={"width": 360, "height": 640},
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
        )
