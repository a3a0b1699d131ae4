"""Fruit and vegetables."""

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lighter, lit
from storefront.demo.pictures.outline import points, rounded

LEAF = "0 0!, 7 -6, 18 -6, 25 0!, 18 6, 7 6"
THREE = ((-15, -9), (15, -8), (0, 14))


def leaf(brush: Brush, colour: str = "#4f9a45") -> None:
    brush.shape(LEAF, lit(colour, 0.2), cast=0.25)
    brush.line("1 0, 12 -0.6, 23 0", darker(colour, 0.25), 0.7)


def fruits(brush: Brush, colour: str, wide: float = 17, high: float = 16, star: bool = False) -> None:
    """Three round ones: with a stalk, or with a tomato's green star."""
    for x, y in THREE:
        one = brush.at(x, y)
        one.oval(0, 0, wide, high, lit(colour, 0.15), cast=0.45, dark=0.4, light=0.4)
        one.spot(-wide * 0.4, -high * 0.45, wide * 0.2, high * 0.13, "#ffffff", turn=-30, opacity=0.4)
        if star:
            for turn in range(0, 360, 72):
                one.at(0, -high * 0.62, 0.32, turn=turn).shape(LEAF, "#3f8a3c", dark=0.2)
        else:
            one.line([(0, -high * 0.75), (1.5, -high - 4)], "#6b4a2a", 1.8)


def roots(brush: Brush, colour: str, top: str, thick: float = 6.5) -> None:
    """Carrots and their like, three side by side, their green at the left."""
    for y in (-18, 0, 18):
        one = brush.at(2, y, turn=-10)
        for turn in (-26, 0, 26):
            one.at(-27, 0, 0.7, turn=180 + turn).shape(LEAF, top, dark=0.2)
        root = one.shape(
            [(-28, -thick), (-18, -thick * 1.05), (8, -thick * 0.7), (36, 0), (8, thick * 0.7), (-18, thick * 1.05),
             (-28, thick)], lit(colour, 0.15), cast=0.4, dark=0.4, light=0.35,
        )  # fmt: skip
        for x in (-20, -8, 4, 16):
            one.line([(x, -thick * 0.8), (x + 1, -thick * 0.3)], darker(colour, 0.3), 0.7, inside=root, opacity=0.7)


def longs(brush: Brush, colour: str, thick: float = 9, cap: str = "") -> None:
    """Cucumbers, courgettes, aubergines: three long ones."""
    for y in (-20, 1, 22):
        one = brush.at(0, y, turn=-14)
        long = one.shape(
            [(-36, 0), (-31, -thick * 0.8), (0, -thick), (28, -thick * 1.05), (36, 0), (28, thick * 1.05), (0, thick),
             (-31, thick * 0.8)], lit(colour, 0.2), cast=0.4, dark=0.4, light=0.4,
        )  # fmt: skip
        one.line([(-24, -thick * 0.5), (20, -thick * 0.55)], lighter(colour, 0.5), 1.6, inside=long, opacity=0.5)
        if cap:
            one.shape("-41 -2, -36 -7, -27 -7!, -30 0, -27 7!, -36 7, -41 2", cap, cast=0.2, dark=0.25)


def heads(brush: Brush, outer: str, inner: str) -> None:
    """A cabbage or a lettuce: leaves around a heart."""
    for turn in range(0, 360, 45):
        one = brush.at(0, 0, turn=turn)
        one.shape("-14 -6, -16 -26, -6 -38, 6 -38, 16 -26, 14 -6", lit(outer, 0.2), cast=0.25, dark=0.35, light=0.3)
        one.line("0 -10, 0 -34", lighter(outer, 0.5), 1.2)
    for turn in range(20, 380, 72):
        brush.at(0, 0, 0.62, turn=turn).shape("-14 -6, -16 -26, 0 -36, 16 -26, 14 -6", lit(inner, 0.2), cast=0.2)
    brush.oval(0, 0, 10, 10, lit(inner, 0.3), dark=0.3)


def bulbs(brush: Brush, colour: str) -> None:
    """Onions, garlic."""
    for x, y in THREE:
        one = brush.at(x, y)
        bulb = one.shape("0 -24!, 3 -17, 15 -8, 16 4, 7 14, 0 15, -7 14, -16 4, -15 -8, -3 -17", lit(colour, 0.25),
                         cast=0.4, dark=0.35, light=0.4)  # fmt: skip
        for bend in (-9, -4, 4, 9):
            line = [(0, -20), (bend, -6), (bend, 4), (0, 14)]
            one.line(line, darker(colour, 0.25), 0.7, inside=bulb, opacity=0.6)


def lumps(brush: Brush, colour: str) -> None:
    """Potatoes."""
    for i, (x, y) in enumerate(points("-16 -16, 14 -18, -24 8, 3 4, 26 8, -6 25, 18 27")):
        lump = brush.at(x, y, turn=i * 47)
        skin = lump.oval(0, 0, 14, 11, lit(colour, 0.2), cast=0.45, dark=0.4, light=0.35)
        for k in range(4):
            lump.spot(-8 + k * 5, (k * 7) % 9 - 5, 1.1, 0.8, darker(colour, 0.3), inside=skin, opacity=0.7)


def bell(brush: Brush, *colours: str) -> None:
    """Sweet peppers."""
    for (x, y), colour in zip(THREE, colours, strict=True):
        one = brush.at(x, y)
        one.shape("-12 -13, -4 -11, 4 -11, 12 -13, 17 -4, 13 12, 5 17, 0 14, -5 17, -13 12, -17 -4", lit(colour, 0.2),
                  cast=0.45, dark=0.4, light=0.45)  # fmt: skip
        one.line("0 -11, 1 -20", "#4a7d35", 3.4, end=2.4, dark=0.2)


def bananas(brush: Brush) -> None:
    for turn in (26, 8, -10):
        one = brush.at(-2, 4, turn=turn)
        one.shape("-34 -16!, -28 -20!, -18 0, 4 8, 30 -2!, 34 4!, 8 22, -24 12", ("#f7d64a", "#dba92a"), cast=0.4)
        one.line("-26 -8, -14 8, 6 14, 26 5", "#b98a20", 1, opacity=0.7)
    brush.at(-32, -14).spot(0, 0, 4, 3.4, "#6d5426")


def grapes(brush: Brush, colour: str) -> None:
    brush.line("0 -26, 2 -40", "#6b4a2a", 2.4)
    leaf(brush.at(2, -32, 1, turn=-12))
    for row, count in enumerate((4, 5, 4, 3, 2, 1)):
        for i in range(count):
            x, y = (i - (count - 1) / 2) * 12.5, -19 + row * 10
            brush.oval(x, y, 7.4, 7.6, lit(colour, 0.2), cast=0.35, dark=0.4, light=0.4)
            brush.spot(x - 2.4, y - 2.8, 1.7, 1.2, "#ffffff", opacity=0.55)


def melon(brush: Brush) -> None:
    brush.shape("-42 -12!, 42 -12!, 32 18, 0 32, -32 18", ("#3c8a4a", "#25663a"), cast=0.45)
    brush.shape("-38 -12!, 38 -12!, 29 15, 0 27, -29 15", "#eaf3cf")
    flesh = brush.shape("-35 -12!, 35 -12!, 27 12, 0 23, -27 12", ("#f0565a", "#d93f4a"), dark=0.2)
    for x, y in points("-22 -4, -8 -6, 8 -5, 22 -4, -14 5, 0 3, 14 5, -5 13, 7 13"):
        brush.spot(x, y, 1.4, 2.4, "#2a1a18", inside=flesh)


def herbs(brush: Brush, colour: str) -> None:
    """A bunch, tied."""
    for turn in (-42, -26, -10, 6, 22, 38):
        stalk = brush.at(0, 30, turn=turn)
        stalk.line("0 0, 0 -56", darker(colour, 0.1), 1.6)
        for y in (-24, -34, -44, -54):
            for side in (-1, 1):
                stalk.at(0, y, 0.6, turn=-90 + side * 52).shape(LEAF, lit(colour, 0.2), cast=0.15)
    brush.at(0, 26).shape(rounded(18, 7, 3), "#c9694a", sharp=True, cast=0.3)


def avocados(brush: Brush) -> None:
    pear = "0 -27, 8 -20, 11 -6, 17 6, 14 20, 0 26, -14 20, -17 6, -11 -6, -8 -20"
    brush.at(-17, -2, turn=-14).shape(pear, lit("#39552f", 0.2), cast=0.45, dark=0.4, light=0.35)
    half = brush.at(17, 3, turn=12)
    half.shape(pear, "#39552f", cast=0.45)
    half.at(0, 0.5, 0.87).shape(pear, ("#dfe58a", "#c4d25f"), dark=0.15)
    half.oval(0, 8, 8, 8.4, lit("#8a5a34", 0.25), dark=0.35)
