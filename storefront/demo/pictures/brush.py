"""A brush for flat illustrations: smooth shapes with volume, on a square from -50 to 50, y down."""

import cmath
import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from storefront.demo.pictures.colour import GLOW, INK, Fill, darker, lighter
from storefront.demo.pictures.outline import Outline, points, ring, smooth
from storefront.demo.pictures.stencil import Box, Stencil, overlap

SIDE = 800
OVERSAMPLING = 2
PIXELS = SIDE * OVERSAMPLING
ROUNDNESS = 0.11  # how far shade and light reach into a shape, as a part of its smaller side


class Brush:
    """Draws on a canvas through its own frame: moved, turned, scaled or flipped.

    A point z of the frame lies at origin + factor * z on the canvas; flipped, its x is negated before.
    """

    def __init__(self, canvas: Image.Image, origin: complex, factor: complex, flipped: bool = False) -> None:
        self.canvas = canvas
        self._origin = origin
        self._factor = factor
        self._flipped = flipped

    def at(self, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False) -> "Brush":
        step = cmath.rect(scale, math.radians(turn))
        factor = self._factor * (step.conjugate() if self._flipped else step)
        return Brush(self.canvas, self._pixel((x, y)), factor, self._flipped != flip)

    def shape(
        self,
        outline: Outline,
        fill: Fill,
        *,
        sharp: bool = False,
        inside: Stencil | None = None,
        dark: float = 0.3,
        light: float = 0.25,
        cast: float = 0,
        opacity: float = 1,
    ) -> Stencil:
        """Fills an outline, rounds it with shade and light, and may let it cast a shadow."""
        stencil = self._filled(points(outline) if sharp else smooth(outline), inside)
        self._finish(stencil, fill, dark, light, cast, opacity)
        return stencil

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        fill: Fill,
        *,
        turn: float = 0,
        inside: Stencil | None = None,
        dark: float = 0.3,
        light: float = 0.25,
        cast: float = 0,
        opacity: float = 1,
    ) -> Stencil:
        stencil = self.at(x, y, turn=turn)._filled(ring(rx, ry, 48), inside)
        self._finish(stencil, fill, dark, light, cast, opacity)
        return stencil

    def spot(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        fill: Fill,
        *,
        turn: float = 0,
        inside: Stencil | None = None,
        opacity: float = 1,
    ) -> None:
        """A flat oval."""
        self.oval(x, y, rx, ry, fill, turn=turn, inside=inside, dark=0, light=0, opacity=opacity)

    def line(
        self,
        outline: Outline,
        colour: str,
        width: float,
        *,
        end: float | None = None,
        inside: Stencil | None = None,
        dark: float = 0,
        light: float = 0,
        cast: float = 0,
        opacity: float = 1,
    ) -> Stencil:
        """A stroke with round ends along a smooth curve, from `width` to `end` thick."""
        curve = [self._pixel(point) for point in smooth(outline, closed=False)]
        growth = 0 if end is None else (end - width) / (len(curve) - 1)
        radii = [abs(self._factor) * (width + growth * i) / 2 for i in range(len(curve))]
        stencil = _stroke(curve, radii, inside)
        self._finish(stencil, colour, dark, light, cast, opacity)
        return stencil

    def shade(self, stencil: Stencil, dark: float, light: float) -> None:
        """Light falls from the upper left: darkens the far edge, brightens the near one."""
        reach = min(stencil.mask.size) * ROUNDNESS
        for shift, colour, strength in ((-reach, INK, dark), (reach, GLOW, light)):
            if strength:
                self._lay(stencil.edge(shift).faded(strength), colour)

    def _finish(self, stencil: Stencil, fill: Fill, dark: float, light: float, cast: float, opacity: float) -> None:
        if cast:
            drop = 1.6 * PIXELS / 100
            self._lay(stencil.moved_and_blurred(0.7 * drop, drop, drop).faded(cast), INK)
        self._lay(stencil.faded(opacity), fill)
        self.shade(stencil, dark, light)

    def _pixel(self, point: Sequence[float]) -> complex:
        place = complex(*point)
        return self._origin + self._factor * (-place.conjugate() if self._flipped else place)

    def _filled(self, outline: Outline, inside: Stencil | None) -> Stencil:
        pixels = [self._pixel(point) for point in points(outline)]
        box = _box(pixels, 1, inside)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(mask).polygon([(p.real - box[0], p.imag - box[1]) for p in pixels], fill=255)
        return _cut(Stencil(box, mask), inside)

    def _lay(self, stencil: Stencil, fill: Fill) -> None:
        paint = _gradient(*fill, stencil.mask.size) if isinstance(fill, tuple) else fill
        self.canvas.paste(paint, stencil.box if isinstance(paint, str) else stencil.box[:2], stencil.mask)


def ground(colour: str) -> Brush:
    """A fresh canvas: a soft coloured ground, brighter at the upper left, and a pale disc for the subject."""
    small = Image.radial_gradient("L").resize((PIXELS // 8, PIXELS // 8))
    far = ImageChops.offset(small, -PIXELS // 64, -PIXELS // 50).resize((PIXELS, PIXELS), Image.Resampling.BILINEAR)
    bright, dim = (Image.new("RGB", (PIXELS, PIXELS), tone) for tone in (lighter(colour, 0.3), darker(colour, 0.1)))
    brush = Brush(Image.composite(dim, bright, far), complex(PIXELS / 2, PIXELS / 2), complex(PIXELS / 100))
    brush.spot(0, 0, 43, 43, lighter(colour, 0.65), opacity=0.55)
    return brush


def _stroke(curve: list[complex], radii: list[float], inside: Stencil | None) -> Stencil:
    box = _box(curve, max(radii) + 1, inside)
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    draw = ImageDraw.Draw(mask)
    corner = complex(box[0], box[1])
    for here, there, radius in zip(curve, [*curve[1:], curve[-1]], radii, strict=True):
        a, b = here - corner, there - corner
        draw.line((a.real, a.imag, b.real, b.imag), fill=255, width=max(1, round(2 * radius)))
        draw.ellipse((a.real - radius, a.imag - radius, a.real + radius, a.imag + radius), fill=255)
    return _cut(Stencil(box, mask), inside)


def _box(pixels: Sequence[complex], margin: float, inside: Stencil | None) -> Box:
    across, down = [p.real for p in pixels], [p.imag for p in pixels]
    left, top = math.floor(min(across) - margin), math.floor(min(down) - margin)
    box = (left, top, math.ceil(max(across) + margin), math.ceil(max(down) + margin))
    return overlap(box, inside.box) if inside else box


def _cut(stencil: Stencil, inside: Stencil | None) -> Stencil:
    return stencil.cut_by(inside) if inside else stencil


def _gradient(top: str, bottom: str, size: tuple[int, int]) -> Image.Image:
    upper, lower = (Image.new("RGB", size, colour) for colour in (top, bottom))
    return Image.composite(lower, upper, Image.linear_gradient("L").resize(size, Image.Resampling.BILINEAR))
