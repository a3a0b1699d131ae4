"""A brush for flat illustrations: smooth shapes with volume, on a square from -50 to 50, y down."""

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

SIDE = 800
OVERSAMPLING = 2
PIXELS = SIDE * OVERSAMPLING
COARSE = 8  # soft edges are computed on a picture this many times smaller

Point = tuple[float, float]
Box = tuple[int, int, int, int]
Fill = str | tuple[str, str]  # one colour, or top and bottom of a gradient

INK = "#2b1420"
GLOW = "#fffaf0"


def mixed(one: str, other: str, part: float = 0.5) -> str:
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def darker(colour: str, part: float = 0.3) -> str:
    return mixed(colour, INK, part)


def lighter(colour: str, part: float = 0.4) -> str:
    return mixed(colour, GLOW, part)


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """A point of the Catmull-Rom curve from b to c."""
    def axis(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return axis(a[0], b[0], c[0], d[0]), axis(a[1], b[1], c[1], d[1])


def smooth(points: Sequence[Point], closed: bool = True, steps: int = 10) -> list[Point]:
    """A curve through the points; a point given twice is a corner."""
    count = len(points)
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    spans = range(count if closed else count - 1)
    curve = [_between(*around[i : i + 4], t=step / steps) for i in spans if around[i + 1] != around[i + 2] for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _overlap(one: Box, other: Box) -> Box:
    """What two boxes share; one pixel when they share nothing."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left + 1, min(one[2], other[2])), max(top + 1, min(one[3], other[3]))


def mirrored(half: Sequence[Point]) -> list[Point]:
    """The outline of a shape whose left half, from top to bottom, is given."""
    return [*half, *((-x, y) for x, y in reversed(half))]


def ring(rx: float, ry: float, count: int, start: float = 0) -> list[Point]:
    """Points evenly spread on an oval; `start` in degrees."""
    angles = (math.radians(start) + 2 * math.pi * i / count for i in range(count))
    return [(rx * math.cos(a), ry * math.sin(a)) for a in angles]


def rounded(width: float, height: float, radius: float) -> list[Point]:
    """A rectangle around the centre with round corners."""
    corner = [(math.cos(math.radians(a)), math.sin(math.radians(a))) for a in range(0, 91, 10)]
    x, y = width / 2 - radius, height / 2 - radius
    quarter = [(x + radius * c, y + radius * s) for c, s in corner]
    right = [(px, -py) for px, py in reversed(quarter)] + quarter
    return right + [(-px, -py) for px, py in right]


@dataclass(frozen=True)
class Stencil:
    """What a shape covers: a mask and where it lies on the canvas."""

    box: Box
    mask: Image.Image

    def cut_by(self, other: "Stencil") -> "Stencil":
        window = Image.new("L", self.mask.size)
        window.paste(other.mask, (other.box[0] - self.box[0], other.box[1] - self.box[1]))
        return Stencil(self.box, ImageChops.multiply(self.mask, window))

    def faded(self, opacity: float) -> "Stencil":
        return self if opacity >= 1 else Stencil(self.box, self.mask.point(lambda value: value * opacity))

    def moved_and_blurred(self, dx: float, dy: float, radius: float) -> "Stencil":
        """The mask's soft copy, `dx`, `dy` pixels away."""
        margin = int(3 * radius + max(abs(dx), abs(dy))) + COARSE
        width, height = (side + 2 * margin for side in self.mask.size)
        wide = Image.new("L", (width, height))
        wide.paste(self.mask, (margin + round(dx), margin + round(dy)))
        coarse = wide.resize((max(1, width // COARSE), max(1, height // COARSE)), Image.Resampling.BOX)
        soft = coarse.filter(ImageFilter.GaussianBlur(radius / COARSE)).resize((width, height), Image.Resampling.BILINEAR)
        left, top = self.box[0] - margin, self.box[1] - margin
        return Stencil((left, top, left + width, top + height), soft)


class Brush:
    """Draws on a canvas through its own frame: moved, turned, scaled or flipped."""

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
        self, points: Sequence[Point], fill: Fill, *, sharp: bool = False, inside: Stencil | None = None,
        dark: float = 0.3, light: float = 0.25, cast: float = 0, opacity: float = 1,
    ) -> Stencil:
        """Fills an outline, rounds it with shade and light, and may let it cast a shadow."""
        stencil = self._stencil(points if sharp else smooth(points), inside)
        if inside:
            stencil = stencil.cut_by(inside)
        if cast:
            self.shadow(stencil, cast)
        self._lay(stencil.faded(opacity), fill)
        self.shade(stencil, dark, light)
        return stencil

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill, *, turn: float = 0, inside: Stencil | None = None,
             dark: float = 0.3, light: float = 0.25, cast: float = 0, opacity: float = 1) -> Stencil:
        return self.at(x, y, turn=turn).shape(
            ring(rx, ry, 48), fill, sharp=True, inside=inside, dark=dark, light=light, cast=cast, opacity=opacity)

    def line(self, points: Sequence[Point], colour: str, width: float, *, end: float | None = None,
             inside: Stencil | None = None, opacity: float = 1, dark: float = 0, light: float = 0, cast: float = 0) -> Stencil:
        """A rounded stroke along a smooth curve, from `width` to `end` thick."""
        curve = [self._pixel(p) for p in smooth(points, closed=False)]
        last = width if end is None else end
        radii = [abs(self._factor) * (width + (last - width) * i / (len(curve) - 1)) / 2 for i in range(len(curve))]
        stencil = self._stroke(curve, radii, inside)
        if inside:
            stencil = stencil.cut_by(inside)
        if cast:
            self.shadow(stencil, cast)
        self._lay(stencil.faded(opacity), colour)
        self.shade(stencil, dark, light)
        return stencil

    def shade(self, stencil: Stencil, dark: float, light: float) -> None:
        """Light falls from the upper left: darkens the far edge, brightens the near one."""
        if not dark and not light:
            return
        reach = min(stencil.mask.size) * 0.11
        for shift, colour, strength in ((-reach, INK, dark), (reach, GLOW, light)):
            soft = stencil.moved_and_blurred(shift, shift, reach)
            left, top = stencil.box[0] - soft.box[0], stencil.box[1] - soft.box[1]
            width, height = stencil.mask.size
            core = soft.mask.crop((left, top, left + width, top + height))
            edge = ImageChops.multiply(stencil.mask, ImageChops.invert(core))
            self._lay(Stencil(stencil.box, edge).faded(strength), colour)

    def shadow(self, stencil: Stencil, strength: float = 0.3, drop: float = 1.6) -> None:
        distance = drop * PIXELS / 100
        self._lay(stencil.moved_and_blurred(distance * 0.7, distance, distance).faded(strength), INK)

    def _pixel(self, point: Point) -> complex:
        place = complex(*point)
        return self._origin + self._factor * (-place.conjugate() if self._flipped else place)

    def _stencil(self, points: Sequence[Point], inside: Stencil | None) -> Stencil:
        pixels = [self._pixel(p) for p in points]
        box = _box(pixels, [1.0] * len(pixels), inside)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(mask).polygon([(p.real - box[0], p.imag - box[1]) for p in pixels], fill=255)
        return Stencil(box, mask)

    @staticmethod
    def _stroke(curve: list[complex], radii: list[float], inside: Stencil | None) -> Stencil:
        box = _box(curve, radii, inside)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        draw = ImageDraw.Draw(mask)
        corner = complex(box[0], box[1])
        for here, there, radius in zip(curve, [*curve[1:], curve[-1]], radii, strict=True):
            a, b = here - corner, there - corner
            draw.line((a.real, a.imag, b.real, b.imag), fill=255, width=max(1, round(2 * radius)))
            draw.ellipse((a.real - radius, a.imag - radius, a.real + radius, a.imag + radius), fill=255)
        return Stencil(box, mask)

    def _lay(self, stencil: Stencil, fill: Fill) -> None:
        size = stencil.mask.size
        if isinstance(fill, str):
            paint = Image.new("RGB", size, fill)
        else:
            top, bottom = (Image.new("RGB", size, colour) for colour in fill)
            paint = Image.composite(bottom, top, Image.linear_gradient("L").resize(size))
        self.canvas.paste(paint, stencil.box[:2], stencil.mask)


def _box(pixels: Sequence[complex], margins: Sequence[float], inside: Stencil | None) -> Box:
    pairs = list(zip(pixels, margins, strict=True))
    box = (
        math.floor(min(p.real - m for p, m in pairs)) - 1, math.floor(min(p.imag - m for p, m in pairs)) - 1,
        math.ceil(max(p.real + m for p, m in pairs)) + 1, math.ceil(max(p.imag + m for p, m in pairs)) + 1,
    )
    return _overlap(box, inside.box) if inside else box


def ground(colour: str, glow: str = "") -> Brush:
    """A fresh canvas: a soft coloured ground, brighter at the upper left, and a pale disc for the subject."""
    small = Image.radial_gradient("L").resize((PIXELS // 8, PIXELS // 8))
    far = ImageChops.offset(small, -PIXELS // 64, -PIXELS // 50).resize((PIXELS, PIXELS), Image.Resampling.BICUBIC)
    bright = Image.new("RGB", (PIXELS, PIXELS), lighter(colour, 0.3))
    canvas = Image.composite(Image.new("RGB", (PIXELS, PIXELS), darker(colour, 0.1)), bright, far)
    brush = Brush(canvas, complex(PIXELS / 2, PIXELS / 2), complex(PIXELS / 100))
    if glow:
        brush.oval(0, 0, 43, 43, glow, dark=0, light=0, opacity=0.55)
    return brush
