"""The small things of a clothes shop: turban, shoes, bag, quilt, a child's suit."""

import math

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.cloth import Print, fold, kurta, sewn, trousers
from storefront.demo.pictures.colour import darker, lighter
from storefront.demo.pictures.outline import mirrored, ring, rounded


def turban(brush: Brush, colours: tuple[str, ...]) -> None:
    """A safa: cloth wound in many turns, its tail hanging, a jewel in front."""
    tail = brush.shape("20 4, 36 8, 41 24, 36 43!, 22 40!, 24 22, 14 12", colours[1 % len(colours)], cast=0.3)
    fold(brush, tail, "30 42, 33 24, 26 10", 0.2)
    dome = brush.shape(mirrored("0 -33, -21 -29, -35 -12, -35 8, -24 20, 0 17"), darker(colours[0], 0.2), cast=0.4)
    for i in range(9):
        y = 17 - i * 6.3
        reach = 40 * math.cos((i - 2) / 9)
        for side in (-1, 1):
            brush.line(
                [
                    (-side * reach, y + 5),
                    (-side * 12, y + 5 - i * 0.4),
                    (side * reach * 0.6, y - 14),
                    (side * reach, y - 24),
                ],
                colours[(i + (side > 0)) % len(colours)],
                7.5,
                inside=dome,
                dark=0.4,
                light=0.3,
            )
    brush.line("-35 8, -20 17, 0 15, 20 17, 35 8", colours[0], 8, cast=0.25, dark=0.35, light=0.3)
    brush.line("0 0, 1 -22, 7 -36", "#e7c04a", 1.6, end=0.8)
    for px, py in ring(5.4, 5.4, 10):
        brush.oval(px, py + 4, 1.5, 1.5, "#f4ead2", dark=0.3)
    brush.oval(0, 4, 4.6, 4.6, "#e7c04a", cast=0.3, dark=0.35, light=0.4)
    brush.oval(0, 4, 2.7, 2.7, "#b3243f", dark=0.4, light=0.6)


def mojari(brush: Brush, colour: str, thread: str) -> None:
    """A pair of embroidered slippers with curled toes, seen from above."""
    for side in (False, True):
        shoe = brush.at(-19 if not side else 19, 1, 0.98, turn=-5 if not side else 5, flip=side)
        sole = "0 -42, -10 -35, -15 -18, -12 6, -12 28, -6 40, 4 41, 10 30, 10 8, 13 -16, 9 -35"
        shoe.at(y=1.6, scale=1.05).shape(sole, "#7a4d2b", cast=0.4)
        shoe.shape(sole, "#e3bd8c", dark=0.35)
        vamp = shoe.shape(
            "0 -42, -10 -35, -15 -18, -13 2!, -4 -7, 4 -7, 12 1!, 13 -16, 9 -35", colour, cast=0.3, dark=0.35
        )
        shoe.shape("-13 12, -13 28, -6 41, 4 42, 11 30, 11 12!, 6 30, 0 34, -5 31, -8 14", colour, cast=0.2, dark=0.35)
        shoe.line("-12 0, -4 -8, 4 -8, 11 0", thread, 1.8, inside=vamp)
        shoe.line("0 -40, -3 -46, 3 -48, 4 -43", colour, 3.6, end=1.6, cast=0.25, dark=0.3)
        for i in range(3):
            flower = shoe.at(-0.5, -15 - i * 8, 1.15 - i * 0.25)
            for px, py in ring(3, 3, 8):
                flower.oval(px, py, 1.2, 1.2, thread, inside=vamp, dark=0.15)
            flower.oval(0, 0, 1.6, 1.6, lighter(thread, 0.7), inside=vamp, dark=0)
        for x in (-10, -8.4, 7.6, 9.4):
            shoe.oval(x, -10 - abs(x), 1, 1, lighter(thread, 0.5), inside=vamp, dark=0)


def potli(brush: Brush, colour: str, print_: Print, cord: str) -> None:
    """A drawstring pouch."""
    for side in (-1, 1):
        brush.line([(side * 6, -20), (side * 18, -40), (0, -46)], cord, 1.6, cast=0.25, dark=0.2)
        brush.line([(side * 8, -18), (side * 24, -12), (side * 28, 2)], cord, 1.4, cast=0.2)
        brush.oval(side * 28, 5, 2.6, 3, lighter(cord, 0.2), cast=0.25)
        for i in (-1, 0, 1):
            brush.line([(side * 28, 7), (side * 28 + i * 2, 15)], cord, 1.3)
    sewn(brush, mirrored("0 -31, -7 -32, -17 -34, -10 -18!, 0 -17"), lighter(colour, 0.1), print_)
    pouch = sewn(brush, mirrored("0 -19, -10 -19, -26 0, -33 22, -22 38, 0 41"), colour, print_)
    for i in (-3, -2, -1, 1, 2, 3):
        fold(brush, pouch, [(i * 3, -20), (i * 5.4, -8), (i * 7, 6)], 0.25, 2)
    brush.line("-11 -18.6, 0 -17, 11 -18.6", cord, 3.4, cast=0.25, dark=0.3, light=0.3)


def quilt(brush: Brush, colour: str, print_: Print, lining: str) -> None:
    """A razai folded in three, soft and thick."""
    for i, y in enumerate((24, 6, -12)):
        layer = brush.at(0, y)
        band = sewn(layer, rounded(80, 25, 12), lining if i % 2 else colour, print_, dark=0.45)
        layer.line("-38 8, 0 9, 38 8", "#2b1420", 0.5, inside=band, opacity=0.3)
    sewn(brush.at(0, -20), "-40 -13, -36 -18, 34 -19, 40 -14, 41 8, 38 13, -36 13, -41 8", colour, print_, dark=0.35)
    brush.line("-39 -7.4, 0 -6.4, 39 -7.4", lining, 2.2, dark=0.2)


def childs_suit(brush: Brush, colour: str, print_: Print, trim: str, pyjama: str) -> None:
    trousers(brush.at(19, 10, 0.62, turn=8), pyjama, lambda _brush, _cloth: None, darker(pyjama, 0.12), 5)
    kurta(brush.at(-9, -3, 0.8, turn=-4), colour, print_, trim, length=30)
