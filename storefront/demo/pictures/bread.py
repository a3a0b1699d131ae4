"""What leaves the oven: breads, cheese breads and savouries."""

import math
from itertools import pairwise

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lighter, lit, mixed
from storefront.demo.pictures.outline import mirrored, points, ring, rounded, rows
from storefront.demo.pictures.stencil import Stencil

CRUST = "#d68f3f"


def dusted(brush: Brush, cover: Stencil, colour: str = "#fff6e4", count: int = 44, size: float = 0.6) -> None:
    """Flour, sugar or seeds strewn over something about 80 wide."""
    for i in range(count):
        angle, reach = i * 2.4, math.sqrt(i / count)
        brush.oval(
            38 * reach * math.cos(angle),
            30 * reach * math.sin(angle),
            size + i % 3 * 0.25,
            size,
            colour,
            turn=i * 40 % 180,
            inside=cover,
            dark=0.1,
            light=0,
            opacity=0.75,
        )


def roll(brush: Brush, colour: str = CRUST) -> None:
    """Pão francês: an oval with one burst cut, 60 long."""
    body = brush.shape(
        "-31 0, -26 -10, -10 -15, 12 -15, 27 -9, 31 0, 26 10, 8 15, -14 15, -27 9",
        (lighter(colour, 0.25), darker(colour, 0.05)),
        cast=0.45,
        dark=0.45,
        light=0.35,
    )
    cut = brush.shape(
        "-26 1, -12 -7, 12 -8, 26 -2, 14 4, -10 6", ("#fbe6bd", "#efc88a"), inside=body, dark=0.3, light=0.2
    )
    brush.line("-25 0.4, -12 -7.4, 12 -8.4, 26 -2.4", darker(colour, 0.2), 1.4, opacity=0.8)
    for i in range(7):
        brush.line([(-16 + i * 5, -4), (-14 + i * 5, 2)], "#fff4d8", 1, inside=cut, opacity=0.8)


def baguette(brush: Brush, colour: str = "#cf8434") -> None:
    body = brush.shape(
        "-46 0, -41 -6, -20 -8.5, 20 -8.5, 41 -6, 46 0, 41 6, 20 8.5, -20 8.5, -41 6",
        lit(colour, 0.25),
        cast=0.45,
        dark=0.45,
        light=0.35,
    )
    for i in range(5):
        x = -30 + i * 15
        brush.shape(
            [(x - 8, 4), (x - 3, -3), (x + 8, -5.5), (x + 3, 2)], ("#fbe3b6", "#eec384"), inside=body, dark=0.35
        )


def tin_loaf(brush: Brush, colour: str, crumb: str, seeds: str = "") -> None:
    """A loaf with its first slices cut."""
    loaf = "-40 16, -43 -8, -34 -21, -18 -23, 14 -23, 30 -21, 37 -8, 35 17!, -39 18"
    body = brush.at(-2, -3).shape(loaf, lit(colour, 0.2), cast=0.45, dark=0.4, light=0.35)
    for x in (-30, -14, 2):
        brush.line([(x, -24), (x + 3, -14)], darker(colour, 0.35), 1, inside=body, opacity=0.4)
    if seeds:
        dusted(brush.at(-6, -18, 0.62), body, seeds, 36, 1.3)
    for i, x in enumerate((16, 25)):
        slice_ = brush.at(x, 4 + i * 3)
        outline = mirrored("0 -22, -13 -21, -18 -11, -14 -4, -14 19!, 0 20")
        slice_.shape(outline, darker(colour, 0.1), cast=0.4, dark=0.3)
        face = slice_.at(0, 0.2, 0.88).shape(outline, lit(crumb, 0.3), dark=0.12, light=0.1)
        for px, py in points("-7 -12, 4 -15, 8 -5, -4 -2, 5 6, -8 8, 0 13, 9 13, -3 -9"):
            slice_.spot(px, py, 1.3, 0.9, darker(crumb, 0.16), inside=face, opacity=0.7)


def cheese_ball(brush: Brush, colour: str = "#f0bf5c") -> None:
    """Pão de queijo, 28 across."""
    ball = brush.shape(
        "-14 2, -12 -8, -3 -13.5, 7 -12, 14 -3, 13 7, 5 12, -8 12", lit(colour, 0.4), cast=0.45, dark=0.4, light=0.4
    )
    for x, y, r in rows("-6 -5 1.5, 2 -8 1.1, 6 0 1.7, -3 3 1.2, -9 4 0.9, 3 7 1"):
        brush.spot(x, y, r, r * 0.7, darker(colour, 0.2), inside=ball, opacity=0.5)


def bun(brush: Brush, colour: str, filling: str = "", topping: str = "") -> None:
    """A round soft bun; split with a filling (sonho), or dusted."""
    if filling:
        brush.at(y=6).shape(
            "-33 3, -28 -6, 28 -6, 33 3, 27 15, 0 19, -27 15", (colour, darker(colour, 0.15)), cast=0.45, dark=0.45
        )
        brush.shape(
            "-34 2, -18 -4, 18 -4, 34 2, 30 9, 22 7, 14 12, 4 8, -8 12, -18 8, -28 10",
            lit(filling, 0.3),
            dark=0.3,
            light=0.35,
        )
    top = brush.at(y=-6 if filling else 2).shape(
        mirrored("0 -26, -17 -23, -31 -10, -34 3, -26 10, 0 12"), lit(colour, 0.2), cast=0.4, dark=0.4, light=0.4
    )
    if topping:
        dusted(brush.at(0, -12, 0.8), top, topping, 60, 0.9)


def plait(brush: Brush, colour: str) -> None:
    """A sweet bread in a braid."""
    for i in range(6):
        for side in (-1, 1):
            x = -33 + i * 12 + (6 if side > 0 else 0)
            brush.at(x, side * 4, 1, turn=side * 32).shape(
                "-13 0, -8 -9, 6 -9, 13 0, 6 9, -8 9", lit(colour, 0.3), cast=0.3, dark=0.45, light=0.45
            )
    for i in range(26):
        brush.oval(-36 + i * 2.9, 7 * math.sin(i * 1.9), 1.1, 0.8, "#fffaf0", turn=i * 50, dark=0.2)


def coxinha(brush: Brush, colour: str = "#d9822f") -> None:
    """A crumbed drop, 34 high."""
    drop = brush.shape(
        "0 -19!, -4 -10, -12 0, -13 10, -6 16, 6 16, 13 10, 12 0, 4 -10",
        lit(colour, 0.3),
        cast=0.45,
        dark=0.45,
        light=0.4,
    )
    dusted(brush.at(0, 3, 0.36), drop, darker(colour, 0.25), 46, 0.9)
    dusted(brush.at(1, 2, 0.34, turn=40), drop, lighter(colour, 0.5), 30, 0.9)


def pasty(brush: Brush, colour: str = "#e2a04a") -> None:
    """A half-moon with a fork-pressed rim, 60 wide."""
    outline = "-30 12!, -27 -3, -14 -17, 0 -20, 14 -17, 27 -3, 30 12!, 0 14"
    body = brush.shape(outline, lit(colour, 0.3), cast=0.45, dark=0.35, light=0.35)
    for i in range(15):
        a = math.pi * (i + 0.5) / 15
        brush.line(
            [(-28 * math.cos(a), 11 - 30 * math.sin(a)), (-24.5 * math.cos(a), 11 - 26 * math.sin(a))],
            darker(colour, 0.3),
            1,
            inside=body,
            opacity=0.6,
        )
    for x, y, r in rows("-8 -3 3, 6 -7 2.2, 10 3 2.6, -2 5 1.8"):
        brush.oval(x, y, r, r * 0.7, lighter(colour, 0.45), inside=body, dark=0.2, light=0, opacity=0.7)


def pie(brush: Brush, colour: str = "#dda04e") -> None:
    """Empada, 40 across: a little closed pie with a wavy rim."""
    brush.at(y=6).shape(mirrored("0 -2, -20 -2!, -15 15!, 0 17"), (colour, darker(colour, 0.2)), cast=0.45, dark=0.4)
    for px, py in ring(20, 9, 22):
        brush.oval(px, py, 2.8, 2.4, lighter(colour, 0.2), dark=0.35)
    brush.oval(0, -0.6, 18.5, 8.2, lit(colour, 0.4), dark=0.35, light=0.4)
    brush.oval(0, -2, 2.2, 1.5, "#3c5a2c", dark=0.3)


def tapioca(brush: Brush, filling: str, second: str) -> None:
    """A white folded pancake, its filling showing."""
    back = "-40 14, -38 -8, -22 -24, 0 -28, 22 -24, 38 -8, 40 14"
    brush.at(2, -4).shape(f"{back}, 0 18", ("#fbf6ea", "#e5dac4"), cast=0.45, dark=0.25)
    for i in range(17):
        x = -36 + i * 4.5
        y = 15 - 2.6 * math.sin(i * 1.7) + 2.4 * math.cos((i - 8) / 5)
        brush.oval(x, y, 4.2, 3.4, filling if i % 2 else second, turn=i * 37, cast=0.2, dark=0.35, light=0.3)
    front = brush.at(-1, -2).shape(
        "-40 13, -36 -7, -21 -21, 0 -24, 21 -20, 36 -6, 40 13!, 0 15", ("#fffdf6", "#ece3d0"), cast=0.3, dark=0.25
    )
    dusted(brush.at(0, -4, 0.9), front, "#d9ccb2", 50, 0.8)


def toastie(brush: Brush) -> None:
    """Two halves of a pressed sandwich, cheese running."""
    for y, shift in ((12, 6), (-8, -5)):
        half = brush.at(shift, y, 1, turn=-6)
        half.at(y=9).shape("-35 -3, 35 -3, 35 4, 30 7, -30 7, -35 4", ("#e7b56a", "#bf7d35"), cast=0.4, dark=0.3)
        half.at(y=5).shape(
            "-36 -3, 36 -3, 36 2, 29 2, 25 7, 21 2, 2 2, -2 6, -6 2, -36 2", ("#ffe07a", "#f4bd36"), dark=0.25
        )
        half.at(y=2).shape(rounded(71, 5, 2), "#ef9a9a", sharp=True, dark=0.25)
        top = half.at(y=-5).shape("-35 5, -26 -13!, 35 -13!, 36 5!", ("#f3cd8c", "#d99a4c"), dark=0.3, light=0.3)
        for i in range(6):
            half.line([(-28 + i * 11, 0), (-20 + i * 11, -18)], "#8d5425", 2, inside=top, opacity=0.7)


def pot_bread(brush: Brush) -> None:
    """Acarajé: a fried ball opened over shrimp, vatapá and tomato."""
    base = "#b5682a"
    brush.shape(
        "-36 0, -28 -18, 0 -27, 28 -18, 36 0, 28 20, 0 28, -28 20", lit(base, 0.2), cast=0.45, dark=0.45, light=0.35
    )
    brush.shape("-35 1, -18 -10, 18 -10, 35 1, 18 12, -18 12", ("#f6c95a", "#e2a232"), dark=0.35, light=0.3)
    for i, (x, y) in enumerate(points("-22 0, -12 -5, -6 4, 2 -4, 10 4, 17 -3, 24 2, -15 6, 4 7")):
        kind = i % 3
        brush.oval(x, y, 3, 2.2, ("#d8402f", "#59a047", "#f4ede0")[kind], turn=i * 50, cast=0.2, dark=0.3)
    for x, y, turn in ((-12, -1, 0), (10, -2, 130)):
        curl = brush.at(x, y, 1, turn=turn)
        arc = [(6.4 * math.cos(a), 5 * math.sin(a)) for a in (3.0, 3.9, 4.8, 5.7, 6.6)]
        for k, (here, there) in enumerate(pairwise(arc)):
            curl.line([here, there], mixed("#f0876a", "#e05a3c", k / 4), 5 - k * 0.7, cast=0.15, dark=0.35, light=0.35)
