"""The heads that leave the hairdresser's."""

import math
from collections.abc import Callable

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lighter, lit, mixed
from storefront.demo.pictures.outline import mirrored, ring

HAIR = "#2a1a1c"
GOLD = "#e3b23f"

Hair = Callable[[Brush], None]


def bald(brush: Brush) -> None:
    """Nothing behind or on the head."""


def bust(brush: Brush, skin: str, dress: str, behind: Hair = bald, above: Hair = bald, lips: str = "#a8324a") -> None:
    """A woman with closed eyes; `behind` and `above` draw her hair around the head."""
    behind(brush)
    brush.shape("-9 8, 9 8, 9 26, 14 32, 0 40, -14 32, -9 26", darker(skin, 0.16), cast=0.2, dark=0.2)
    brush.shape(mirrored("0 38, -13 31, -32 37, -38 49!, 0 49"), lit(dress, 0.15), cast=0.3, dark=0.3)
    for i in range(-4, 5):
        brush.oval(i * 4.4, 35.5 - 0.22 * i * i + 2.6, 1.7, 1.7, GOLD, dark=0.35, light=0.4)
    for side in (-1, 1):
        brush.oval(side * 18.4, -2, 3, 4.6, darker(skin, 0.1), dark=0.3)
        brush.oval(side * 19, 7, 2.6, 2.6, GOLD, cast=0.25, dark=0.3, light=0.5)
    brush.shape(
        mirrored("0 -28, -12 -25, -18.6 -12, -18 3, -11 16, 0 20.4"), lit(skin, 0.14), cast=0.25, dark=0.25, light=0.25
    )
    for side in (-1, 1):
        brush.spot(side * 10.6, 6, 4, 2.8, mixed(skin, lips, 0.5), opacity=0.35)
        brush.line([(side * 4, -1.4), (side * 8, 0.8), (side * 13, -1.6)], "#2a1418", 1.3)
        brush.line([(side * 12.6, -1.6), (side * 14.6, -2.6)], "#2a1418", 0.9)
        brush.line([(side * 4, -6.6), (side * 9, -8.6), (side * 14, -6.4)], "#2a1418", 1.2, end=0.6)
    brush.line("0 -1, -1.6 5.6, 1.2 6.4", darker(skin, 0.35), 0.9, opacity=0.8)
    brush.shape("-5.4 11.6, -2 10.2, 0 10.9, 2 10.2, 5.4 11.6, 2.4 14.4, -2.4 14.4", lips, dark=0.2, light=0.2)
    above(brush)


def crown(brush: Brush, colour: str = HAIR) -> None:
    """Hair combed back from the forehead."""
    brush.shape(
        "-19.4 -6, -21 -18, -14 -31, 0 -35, 14 -31, 21 -18, 19.4 -6, 15 -15, 6 -21, -6 -21, -15 -15",
        lit(colour, 0.12),
        cast=0.2,
        dark=0.3,
        light=0.3,
    )
    for i in range(-4, 5):
        brush.line(
            [(i * 3.4, -20.4 + abs(i) * 0.9), (i * 3.6, -27), (i * 2.6, -33.4 + abs(i) * 0.6)],
            lighter(colour, 0.22),
            0.6,
            opacity=0.6,
        )


def cornrows(brush: Brush) -> None:
    """Cornrows: plaits laid close along the head."""
    brush.shape(
        "-19.4 -6, -21 -18, -14 -31, 0 -35, 14 -31, 21 -18, 19.4 -6, 15 -15, 6 -21, -6 -21, -15 -15",
        "#6b4536",
        cast=0.2,
        dark=0.2,
        light=0.1,
    )
    for i in range(-4, 5):
        x, top = i * 4.1, -34 + 0.55 * i * i
        for k in range(7):
            y = top + (-20 + 0.5 * i * i - top) * k / 6
            brush.oval(
                x * (0.72 + 0.05 * k),
                y,
                2,
                1.7,
                HAIR if k % 2 else lighter(HAIR, 0.08),
                turn=(-1) ** k * 25,
                dark=0.35,
                light=0.35,
            )


def plaits(colour: str, tip: str, count: int = 9, length: float = 40) -> Hair:
    """Long braids falling behind the shoulders."""

    def draw(brush: Brush) -> None:
        for i in range(count):
            t = 2 * i / (count - 1) - 1
            for k in range(int(length / 2.5)):
                y = -12 + k * 3.3
                x = t * (20 + 7 * math.sin(min(1.6, (y + 12) / 26)))
                shade = mixed(colour, tip, max(0.0, k / (length / 2.5) - 0.3))
                brush.oval(x + (-1) ** k * 0.7, y, 2.5, 2.1, shade, turn=(-1) ** k * 30, dark=0.35, light=0.3)

    return draw


def cloud(brush: Brush) -> None:
    """A round afro."""
    brush.oval(0, -14, 34, 31, HAIR, cast=0.35, dark=0.2, light=0.2)
    for i in range(90):
        a, r = i * 2.4, math.sqrt(i / 90)
        brush.oval(
            33 * r * math.cos(a),
            -14 + 30 * r * math.sin(a),
            3.4,
            3.2,
            mixed(HAIR, "#5a3a34", 0.12 + 0.2 * (i % 3) / 2),
            dark=0.3,
            light=0.25,
        )


def curls(brush: Brush) -> None:
    """The afro's own hairline."""
    for i in range(11):
        a = math.radians(200 + 14 * i)
        for ring_ in (19.5, 24):
            brush.oval(
                ring_ * 0.95 * math.cos(a),
                -9 + (ring_ + 2.6) * math.sin(a),
                3.6,
                3.4,
                mixed(HAIR, "#5a3a34", 0.12 + 0.2 * (i % 3) / 2),
                dark=0.3,
                light=0.25,
            )


def waves(colour: str) -> Hair:
    """Loose shining waves to the shoulders."""

    def draw(brush: Brush) -> None:
        mass = brush.shape(
            mirrored("0 -36, -18 -32, -26 -16, -24 2, -31 16, -26 30, -31 40, -14 42, 0 40"),
            lit(colour, 0.1),
            cast=0.35,
            dark=0.3,
        )
        for i in range(-6, 7):
            brush.line(
                [(i * 2.4, -33), (i * 4, -12), (i * 3.6, 4), (i * 4.8, 18), (i * 4.2, 30), (i * 4.8, 42)],
                lighter(colour, 0.25),
                0.9,
                inside=mass,
                opacity=0.55,
            )

    return draw


def flowered(brush: Brush) -> None:
    """A bride's high bun with flowers."""
    brush.oval(0, -36, 13, 11, HAIR, cast=0.25, dark=0.3, light=0.35)
    for i in range(5):
        brush.line(
            [(-11 + i * 2, -38 + i), (0, -45 + i * 3.6), (11 - i * 2, -38 + i)], lighter(HAIR, 0.25), 0.7, opacity=0.6
        )
    crown(brush)
    for i, x in enumerate((-16, -8, 0, 8, 16)):
        bloom = brush.at(x, -27.5 + 0.02 * x * x, 1)
        for px, py in ring(2.4, 2.4, 5, i * 20):
            bloom.oval(px, py, 2, 2, "#fffaf2" if i % 2 else "#f7c9d0", cast=0.15, dark=0.2)
        bloom.oval(0, 0, 1.3, 1.3, GOLD, dark=0.2)
