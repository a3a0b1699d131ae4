"""What goods lie on or beside: dishes, boards, lemon, herbs."""

import math

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lit
from storefront.demo.pictures.outline import rounded


def dish(brush: Brush, colour: str = "#fbfaf5", rim: str = "#5f92b0", radius: float = 43) -> None:
    brush.oval(0, 0, radius, radius, colour, cast=0.45, dark=0.18)
    brush.spot(0, 0, radius * 0.95, radius * 0.95, rim)
    brush.spot(0, 0, radius * 0.925, radius * 0.925, colour)
    brush.oval(0, 0, radius * 0.74, radius * 0.74, darker(colour, 0.05), dark=0.05, light=0.5)


def board(brush: Brush, colour: str = "#c89764", width: float = 44, height: float = 34) -> None:
    outline = rounded(2 * width, 2 * height, 6)
    brush.at(y=2).shape(outline, darker(colour, 0.3), sharp=True, cast=0.4)
    top = brush.shape(outline, lit(colour, 0.15), sharp=True, dark=0.15)
    for i in range(9):
        y = -height + 4 + i * height / 4.5
        brush.line(
            [(-width, y), (-width / 3, y + math.sin(i * 2.1) * 2), (width / 3, y - math.cos(i) * 2), (width, y + 1)],
            darker(colour, 0.22),
            0.6,
            inside=top,
            opacity=0.45,
        )


def lemon(brush: Brush) -> None:
    brush.oval(0, 0, 11, 11, "#f2c31b", cast=0.35)
    brush.spot(0, 0, 9.6, 9.6, "#fff6cf")
    for i in range(8):
        brush.at(turn=45 * i).shape("1.2 0!, 8 -2.8, 8.8 0, 8 2.8", "#f7d648", dark=0.12, light=0.3)


def parsley(brush: Brush, colour: str = "#3f8f46") -> None:
    brush.line("0 12, 1 4, 0 -2", darker(colour, 0.1), 1)
    for x, y, turn in ((0, -4, 0), (-6, 0, -50), (6, 0, 50)):
        leaf = brush.at(x, y, turn=turn)
        leaf.shape(
            "0 4, -4 2, -6 -1, -3 -2, -4 -6, -1 -5, 0 -8, 1 -5, 4 -6, 3 -2, 6 -1, 4 2", lit(colour, 0.15), cast=0.25
        )


def ice(brush: Brush) -> None:
    """A bed of crushed ice."""
    brush.oval(0, 2, 44, 40, "#cfe4ec", cast=0.4)
    for i in range(46):
        a, r = i * 2.4, 41 * math.sqrt(i / 46)
        cube = brush.at(r * math.cos(a), 1 + r * 0.92 * math.sin(a), 1 + i % 3 * 0.15, turn=i * 37 % 90)
        cube.shape("-4 -4, 4 -3.4, 4.4 3.6, -3.6 4.2", "#eaf5f8", sharp=True, dark=0.14, light=0.6)
