"""The hairdresser's tools."""

import math

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lighter, lit
from storefront.demo.pictures.outline import mirrored, ring, rounded, rows

GOLD = "#e3b23f"


def scissors(brush: Brush, metal: str = "#b9c4cc", grip: str = "#d0504a") -> None:
    for flip in (False, True):
        blade = brush.at(flip=flip)
        blade.shape("3 0, 0 -8, -9 -42!, -4 -30, 7 -2!", lit(metal, 0.5), cast=0.35, dark=0.3)
        blade.line("4 -2, 10 14, 11 20", metal, 4.4, cast=0.25, dark=0.3, light=0.3)
        loop = [(11 + 8.5 * math.cos(a / 8 * math.pi), 30 + 11 * math.sin(a / 8 * math.pi)) for a in range(17)]
        blade.line(loop, grip, 4.6, cast=0.35, dark=0.35, light=0.3)
    brush.oval(0, -2, 2.6, 2.6, darker(metal, 0.2), dark=0.3, light=0.5)


def comb(brush: Brush, colour: str = "#7d5540") -> None:
    for i in range(19):
        brush.line([(-36 + i * 4, -2), (-36 + i * 4, 13)], colour, 2 if i < 8 else 1.2, end=0.9, dark=0.2)
    brush.shape(rounded(82, 9, 4), lit(colour, 0.3), sharp=True, cast=0.4, dark=0.3, light=0.3)


def dryer(brush: Brush, colour: str) -> None:
    brush.line("10 34, 16 44, 30 42, 44 46", "#3c3640", 2.2, cast=0.2)
    brush.at(5, 10).shape(
        "-6 -6, 9 -6, 12 26, 8 30, -1 30, -4 26",
        (lighter(darker(colour, 0.2), 0.1), darker(colour, 0.25)),
        cast=0.4,
        dark=0.35,
    )
    brush.shape("-40 -24!, -22 -22, -22 2, -40 5!", ("#5d5862", "#38333d"), cast=0.35, dark=0.35)
    brush.shape(
        "-24 -21, -6 -26, 14 -31, 30 -22, 33 -9, 28 5, 12 11, -6 6, -24 1",
        lit(colour, 0.25),
        cast=0.4,
        dark=0.4,
        light=0.4,
    )
    brush.oval(15, -10, 13, 13, darker(colour, 0.15), dark=0.3)
    for r in (10, 6.5, 3):
        brush.oval(15, -10, r, r, lighter(colour, 0.15) if r != 6.5 else darker(colour, 0.25), dark=0.25)
    for y in (-18, -10, -2):
        brush.line([(-44, y), (-47, y - 1.5), (-50, y)], "#ffffff", 1.6, opacity=0.7)


def clippers(brush: Brush, colour: str) -> None:
    for i in range(11):
        brush.line([(-12.5 + i * 2.5, -31), (-12.5 + i * 2.5, -41)], "#aeb8bf", 1.6, end=0.9, dark=0.2)
    brush.shape(mirrored("0 -34, -15 -34!, -13 -22, 0 -20"), ("#e8edf0", "#a5b0b8"), cast=0.35, dark=0.3)
    brush.shape(
        mirrored("0 -24, -13 -24, -15 -6, -12 22, -9 40, 0 43"), lit(colour, 0.2), cast=0.45, dark=0.4, light=0.35
    )
    brush.shape(rounded(7, 18, 3.4), "#2f2b35", sharp=True, cast=0.1, dark=0.3)
    brush.oval(0, -4, 2.4, 3, GOLD, dark=0.3, light=0.5)
    for y in (18, 23, 28):
        brush.line([(-6, y), (6, y)], darker(colour, 0.4), 1.4)


def tint(brush: Brush, colour: str) -> None:
    """A bowl of colour with its brush."""
    brush.at(12, -14, turn=38).shape(
        rounded(7, 62, 3), ("#f1b94e", "#d3902c"), sharp=True, cast=0.35, dark=0.3, light=0.3
    )
    brush.shape(mirrored("0 -8, -36 -8, -34 14, -20 33, 0 35"), ("#4d4652", "#2f2a35"), cast=0.45, dark=0.35, light=0.3)
    brush.oval(0, -8, 36, 11, "#5d5664", dark=0.2)
    paste = brush.oval(0, -6.6, 32, 8.6, lit(colour, 0.15), dark=0.35, light=0.35)
    brush.line("-18 -6, -6 -9, 6 -4, 16 -8", lighter(colour, 0.35), 2, inside=paste, opacity=0.7)
    head = brush.at(-4, -12, turn=38)
    head.shape("-9 -12, 9 -12, 11 8, 0 10, -11 8", (darker(colour, 0.3), colour), cast=0.3, dark=0.3, light=0.2)


def hennaed_hand(brush: Brush, skin: str, henna: str) -> None:
    """A palm up, painted."""
    for x, y, tip, turn, width in rows("-12 -8 -26 -12 8.6, -3.6 -12 -29 -3 9, 5.4 -11 -27 4 8.8, 13.6 -6 -21 14 7.8"):
        finger = brush.at(x, y, turn=turn)
        drawn = finger.line([(0, 12), (0, 0), (0, tip)], skin, width, end=width * 0.8, cast=0.22, dark=0.25, light=0.2)
        finger.line([(0, tip + 3), (0, tip)], henna, width, inside=drawn)
        for k in (6, 9.6, 13):
            finger.line([(-5, tip + k), (0, tip + k + 1.4), (5, tip + k)], henna, 0.9, inside=drawn)
    brush.line("-14 16, -25 4, -29 -8", skin, 11, end=7, cast=0.22, dark=0.25, light=0.2)
    brush.line("-28.4 -6, -29.4 -9", henna, 6.4)
    palm = brush.shape(
        "-17 -6, -8 -11, 8 -11, 18 -5, 18 12, 12 26, 12 46!, -12 46!, -12 28, -18 16", lit(skin, 0.1), dark=0.25
    )
    for radius, count, size in ((9.6, 12, 1.5), (5.2, 8, 1.3)):
        for px, py in ring(radius, radius, count):
            brush.spot(px, 7 + py, size, size, henna, inside=palm)
        outline = [(px, 7 + py) for px, py in ring(radius - 2.6, radius - 2.6, 20)]
        brush.line([*outline, outline[0]], henna, 0.8, inside=palm)
    brush.oval(0, 7, 1.6, 1.6, henna, dark=0)
    for y in (32, 36, 40):
        brush.line([(-14, y), (0, y + 2), (14, y)], henna, 1.2, inside=palm)
    for i in range(7):
        brush.oval(-9 + i * 3, 35.2 + 0.1 * (3 - abs(i - 3)), 0.8, 0.8, henna, inside=palm, dark=0)


def make_up(brush: Brush) -> None:
    """A lipstick, a powder and a brush."""
    brush.oval(-15, 12, 25, 25, ("#4a4450", "#26222c"), cast=0.45, dark=0.35)
    brush.oval(-15, 12, 20.5, 20.5, ("#f3cdb0", "#d99f7e"), dark=0.25)
    for i in range(6):
        brush.line([(-30, 2 + i * 4), (-15, 0 + i * 4), (0, 4 + i * 4)], "#fbe3d0", 1, opacity=0.5)
    wand = brush.at(-8, -10, turn=58)
    wand.line("0 38, 0 4", "#8a5a3a", 4, end=5.4, cast=0.35, dark=0.3, light=0.35)
    wand.shape(rounded(8, 12, 2), ("#f2d78c", GOLD), sharp=True, dark=0.35)
    wand.shape(
        "-4 -5, -9 -16, -6 -25, 0 -28, 6 -25, 9 -16, 4 -5", ("#e0848f", "#6b3f3a"), cast=0.3, dark=0.3, light=0.25
    )
    stick = brush.at(28, 10, turn=9)
    stick.shape("-6 -30!, 6 -37, 6.6 -34, 6.6 -4, -6.6 -4", ("#e2485f", "#b3243f"), cast=0.3, dark=0.3, light=0.4)
    stick.at(0, -3).shape(rounded(16, 14, 2), ("#f2d78c", GOLD), sharp=True, cast=0.3, dark=0.35, light=0.4)
    stick.at(0, 18).shape(rounded(19, 32, 3), ("#4a4450", "#26222c"), sharp=True, cast=0.35, dark=0.35, light=0.3)
