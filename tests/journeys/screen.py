"""A screen without a monitor, for browsers that have no other door: what is seen is pixels, what is done is hands."""

import os
import subprocess
import time
from pathlib import Path

from PIL import Image, ImageGrab

Colour = tuple[int, int, int]
Area = tuple[int, int, int, int]  # left, top, right, bottom
SIZE = (360, 1400)  # as wide as a phone, and so high that nothing needs to be scrolled
LEAST = 16  # narrower or lower is a letter or a line
PATIENCE_S = 30


class Screen:
    """An X server of its own, with one browser on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._browser: subprocess.Popen[bytes] | None = None
        self._pressed: Image.Image | None = None
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "{}x{}x24".format(*SIZE), "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:  # the number of a free display, as soon as the server answers there
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        for process in filter(None, (self._browser, self._server)):
            process.terminate()
            process.wait(PATIENCE_S)

    def open(self, *command: str) -> None:
        self._browser = subprocess.Popen(
            command, env=self._environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def waits_for_title(self, pattern: str) -> str:
        window = self._do("search", "--sync", "--onlyvisible", "--name", pattern).split()[0]
        return self._do("getwindowname", window).strip()

    def waits_for(self, colour: Colour) -> Area:
        """The highest area, or frame, of this colour, on another picture than was pressed, drawn to its end."""
        give_up, before = time.monotonic() + PATIENCE_S, self._pressed
        while time.monotonic() < give_up:
            now = self.picture()
            area = area_of(now, colour)
            if area and now == before != self._pressed:
                return area
            before = now
            time.sleep(0.05)
        raise TimeoutError(f"nothing new on the screen has the colour {colour}")

    def presses(self, colour: Colour) -> None:
        """The middle of what has this colour."""
        left, top, right, bottom = self.waits_for(colour)
        self._pressed = self.picture()
        self._do("mousemove", str((left + right) // 2), str((top + bottom) // 2), "click", "1")

    def keys(self, *names: str) -> None:
        self._do("key", *names)

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display, "HOME": str(self.home)}

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment(), capture_output=True, text=True, timeout=PATIENCE_S, check=True
        )
        return done.stdout


def area_of(picture: Image.Image, colour: Colour) -> Area | None:
    wide, high = picture.size
    row_bytes, run, data = 3 * wide, bytes(colour) * LEAST, picture.tobytes()

    def has(x: int, y: int) -> bool:
        return x < wide and y < high and picture.getpixel((x, y)) == colour

    for top in range(high):
        found = data.find(run, top * row_bytes, (top + 1) * row_bytes)
        if found < 0:
            continue
        left = right = (found - top * row_bytes) // 3
        bottom = top
        while has(right, top):
            right += 1
        while has(left, bottom):
            bottom += 1
        if bottom - top >= LEAST:
            return left, top, right, bottom
    return None
