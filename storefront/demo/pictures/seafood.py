"""What the fishmonger sells that has no fins: shells, claws and arms."""

import math

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lighter, lit, mixed
from storefront.demo.pictures.outline import mirrored, points, ring, rows

EYE = "#1b1418"


def shrimp(brush: Brush, colour: str) -> None:
    """Curled, head at the left."""
    dark = darker(colour, 0.3)
    for y, tip in ((-4, -30), (-2, -20)):
        brush.line([(-24, y), (-38, tip / 2 - 4), (-30, tip - 10), (-4, tip - 14)], dark, 0.9, end=0.3)
    for i in range(5):
        brush.line([(-14 + i * 7, 9 - i), (-17 + i * 6, 19 - i), (-21 + i * 6, 23 - i)], dark, 1.7, end=0.8)
    for turn in (-28, 0, 28):
        brush.at(6, 29, turn=turn + 200).shape("0 0!, 8 -4, 17 -3, 17 3, 8 3", dark, cast=0.2)
    spine = points("-12 -1, -2 -6, 9 -7, 19 -2, 24 8, 21 19, 12 26")
    for joint, (x, top) in reversed(list(enumerate(spine))):
        size = 11.5 - joint * 0.95
        brush.oval(x, top, size, size * 0.95, lit(colour, 0.25), cast=0.22, dark=0.4, light=0.35)
    brush.shape(
        "-9 -13, -22 -12, -41 -5!, -30 2, -22 9, -9 9, -4 -2", lit(colour, 0.15), cast=0.3, dark=0.35, light=0.3
    )
    brush.line("-10 -10, -15 -2, -11 6", dark, 0.6, opacity=0.6)
    brush.oval(-27, -4.5, 2.3, 2.3, EYE, dark=0, light=0.3)


def squid(brush: Brush, colour: str) -> None:
    """Pointing up and left, arms to the right."""
    dark = darker(colour, 0.3)
    for i, y in enumerate((-9, -5, -1, 3, 7, 10)):
        reach = 42 if i in (0, 5) else 32
        brush.line(
            [(10, y * 0.5), (20, y), (reach - 8, y * 1.5 + 3 * math.sin(i * 2)), (reach, y * 1.5 - 4 * math.cos(i))],
            mixed(colour, dark, 0.25),
            3.4,
            end=1.4,
            cast=0.2,
            dark=0.35,
            light=0.2,
        )
    for side in (-1, 1):
        brush.shape(
            [(-44, 0), (-44, 0), (-38, side * 14), (-28, side * 20), (-17, side * 14), (-14, side * 4)],
            (lighter(colour, 0.1), mixed(colour, dark, 0.3)),
            cast=0.3,
        )
    brush.oval(9, 0, 8, 7.5, lit(colour, 0.2), cast=0.25)
    body = brush.shape(
        "-45 0, -38 -6, -22 -11, 4 -11.5, 9 -8, 10 0, 9 8, 4 11.5, -22 11, -38 6",
        lit(colour, 0.3),
        cast=0.35,
        dark=0.35,
        light=0.3,
    )
    for i in range(34):
        brush.spot(-38 + (i * 28.43) % 46, -9 + (i * 5.17) % 18, 0.9 - i % 3 * 0.2, 0.8, dark, inside=body, opacity=0.5)
    for eye in (-4.5, 4.5):
        brush.oval(12.5, eye, 2.4, 2.4, "#ffffff", dark=0.3)
        brush.spot(12.8, eye, 1.4, 1.4, EYE)


def cuttlefish(brush: Brush, colour: str) -> None:
    dark = darker(colour, 0.35)
    for i in range(6):
        y = -8 + i * 3.2
        brush.line(
            [(20, y * 0.6), (30, y * 1.2), (40 + i % 2 * 4, y * 1.5)],
            mixed(colour, dark, 0.3),
            4,
            end=1.2,
            cast=0.2,
            dark=0.3,
        )
    brush.shape(
        "-43 0, -34 -17, -8 -22, 16 -15, 20 0, 16 15, -8 22, -34 17", lighter(colour, 0.45), cast=0.35, dark=0.2
    )
    brush.oval(20, 0, 9, 9, lit(colour, 0.1), cast=0.25)
    body = brush.shape("-40 0, -32 -13, -8 -17, 12 -13, 18 0, 12 13, -8 17, -32 13", lit(colour, 0.15), dark=0.4)
    for i in range(9):
        brush.line(
            [(-34 + i * 6, -18), (-31 + i * 6, 0), (-34 + i * 6, 18)],
            lighter(colour, 0.5),
            1.3,
            inside=body,
            opacity=0.5,
        )
    for y in (-5.5, 5.5):
        brush.oval(24, y, 2.6, 2.2, "#ffffff", dark=0.3)
        brush.spot(24.4, y, 1.3, 1.3, EYE)


def octopus(brush: Brush, colour: str) -> None:
    """Head up, eight curling arms."""
    for side in (False, True):
        for i, (x, y, curl) in enumerate(rows("38 -4 -9, 42 18 -10, 30 34 -9, 11 41 -7")):
            tone = mixed(colour, darker(colour, 0.18), i / 4)
            _arm(brush.at(flip=side), f"{9 - 2 * i} 4", x, y, y + curl, 10.5 - i * 0.4, tone)
    brush.shape(
        mirrored("0 -43, -13 -40, -20 -28, -17 -14, -11 -4, -15 6, -8 14"),
        lit(colour, 0.28),
        cast=0.35,
        dark=0.4,
        light=0.4,
    )
    for x, y, r in rows("-9 -30 2.2, -4 -36 1.4, 6 -33 1.7, 11 -25 2, 1 -27 1.2"):
        brush.spot(x, y, r, r * 0.9, lighter(colour, 0.45), opacity=0.6)
    for eye in (-1, 1):
        brush.oval(eye * 8, -6, 3.8, 4.2, "#ffffff", dark=0.25)
        brush.spot(eye * 8, -5.6, 2.2, 2.5, EYE)
        brush.spot(eye * 8 - 0.8, -6.8, 0.7, 0.7, "#ffffff")


def _arm(brush: Brush, shoulder: str, x: float, y: float, tip: float, width: float, colour: str) -> None:
    """From the shoulder out to x, y and curled up to its tip, with a row of suckers."""
    bends = f"{shoulder}, {x * 0.55} {12 + y * 0.35}, {x} {y}, {x + 2} {tip}, {x - 5} {tip - 1}, {x - 5} {tip + 5}"
    arm = brush.line(bends, colour, width, end=2, cast=0.22, dark=0.35, light=0.3)
    for step in range(5):
        t, size = 0.32 + step * 0.13, 1.3 - step * 0.12
        brush.oval(x * t * 1.05, 8 + (y + 4) * t, size, size, lighter(colour, 0.6), inside=arm, dark=0.25, light=0)


def mussel(brush: Brush, open_shell: bool = False) -> None:
    shell = "-20 4!, -10 -9, 6 -13, 19 -6, 20 4, 10 10, -8 9"
    if open_shell:
        brush.at(y=-5, turn=-18).shape(shell, ("#3b4a6b", "#20263d"), cast=0.35)
        brush.at(y=-4, turn=-18, scale=0.85).shape(shell, ("#dfe6f2", "#aab7d4"), dark=0.3)
        brush.at(3, -9, 1.15, turn=-18).shape(
            "-13 3, -4 -5, 9 -5, 12 2, 3 6", ("#f5b25c", "#e58a35"), cast=0.2, dark=0.3
        )
    body = brush.at(y=9 if open_shell else 0).shape(shell, ("#46557d", "#171c30"), cast=0.35, light=0.5)
    for k in (0.82, 0.6, 0.4):
        brush.at(-20 + 20 * k, 4 - 4 * k + (9 if open_shell else 0), k).line(
            "-16 -1, -6 -8, 8 -10, 17 -3, 16 4", "#8291b8", 0.8, inside=body, opacity=0.6
        )


def heap(brush: Brush) -> None:
    """Mussels piled in a bowl."""
    for i, (x, y) in enumerate(points("-20 -16, 2 -22, 22 -14, -25 4, 25 6, -14 20, 12 22, -4 -4, 9 5, -9 10")):
        mussel(brush.at(x, y, 0.78, turn=i * 47 % 360), open_shell=i % 3 != 0)


def clam(brush: Brush, colour: str) -> None:
    shell = brush.shape(
        "0 -13, -9 -9, -17 2, -13 11, 0 14, 13 11, 17 2, 9 -9", lit(colour, 0.3), cast=0.35, dark=0.4, light=0.4
    )
    for k in (0.35, 0.55, 0.75, 0.9):
        brush.line(
            [(x * k, y * k - 13) for x, y in ((-17, 15), (-12, 24), (0, 27), (12, 24), (17, 15))],
            darker(colour, 0.3),
            0.8,
            inside=shell,
            opacity=0.7,
        )


def oyster(brush: Brush) -> None:
    rough = "-17 -3, -12 -13, -2 -16, 8 -14, 16 -6, 18 3, 11 10, 6 16, -4 14, -13 10"
    brush.shape(rough, ("#8d8a80", "#5c5a55"), cast=0.4)
    brush.at(0.4, 0.3, 0.86).shape(rough, ("#f7f5ee", "#d5d6d8"), dark=0.3)
    brush.at(1, 1, 0.62).shape(rough, ("#e9e1cf", "#b9b2a2"), dark=0.35, light=0.6)
    brush.at(2, 2, 0.34).shape(rough, ("#cfc4ae", "#8f8a80"), dark=0.2, light=0.6)


def crab(brush: Brush, colour: str) -> None:
    deep = darker(colour, 0.2)
    for side in (-1, 1):
        for i, (x, y) in enumerate([(41, -2), (43, 10), (38, 22), (28, 31)]):
            brush.line(
                [(side * 16, 2 + i * 3), (side * x * 0.82, y * 0.8 - 7), (side * x, y + 5)],
                deep,
                5,
                end=1.4,
                cast=0.25,
                dark=0.3,
                light=0.25,
            )
        brush.line([(side * 15, -6), (side * 32, -10), (side * 33, -21)], deep, 6.4, cast=0.25, dark=0.3, light=0.2)
        claw = brush.at(side * 30, -28, flip=side < 0)
        claw.shape(
            "3 10, -8 4, -10 -6, -4 -15!, -2 -6, 1 -3!, 4 -8, 9 -14!, 13 -4, 10 6",
            lit(colour, 0.2),
            cast=0.35,
            dark=0.35,
            light=0.35,
        )
        brush.line([(side * 7, -10), (side * 8, -17)], deep, 2.2)
        brush.oval(side * 8, -19, 3, 3, "#ffffff", dark=0.25)
        brush.spot(side * 8, -18.6, 1.6, 1.6, EYE)
    shell = brush.shape(
        mirrored("0 -15, -16 -13, -29 -2, -25 11, -12 19, 0 20"), lit(colour, 0.2), cast=0.4, dark=0.4, light=0.4
    )
    for dot in rows("-13 -4 2, -4 -8 1.5, 8 -5 2.2, 15 2 1.6, -18 4 1.5, 0 3 1.3"):
        brush.spot(dot[0], dot[1], dot[2], dot[2] * 0.8, lighter(colour, 0.5), inside=shell, opacity=0.6)
    brush.line("-9 12, 0 14.5, 9 12", deep, 1.1)


def lobster(brush: Brush, colour: str) -> None:
    """Seen from above, head up."""
    deep = darker(colour, 0.22)
    for side in (-1, 1):
        brush.line([(side * 3, -20), (side * 12, -34), (side * 34, -44)], deep, 1, end=0.4)
        for i in range(4):
            brush.line(
                [(side * 6, -8 + i * 4), (side * 19, -9 + i * 6), (side * 24, -3 + i * 7)], deep, 2.4, end=0.9, dark=0.2
            )
        brush.line([(side * 6, -13), (side * 19, -17), (side * 22, -24)], deep, 4.6, cast=0.25, dark=0.3)
        brush.at(side * 25, -30, 1.05, turn=side * 8, flip=side < 0).shape(
            "-3 10, -9 2, -8 -9, -2 -16!, -1 -7, 1 -4!, 3 -10, 8 -14!, 9 -3, 5 8",
            lit(colour, 0.2),
            cast=0.35,
            dark=0.35,
            light=0.35,
        )
    for turn in (-56, 56, -28, 28, 0):
        brush.at(0, 31, 1.15, turn=turn).shape("-1 0, -5 8, -3 14, 3 14, 5 8, 1 0", (colour, deep), cast=0.2)
    for i in reversed(range(6)):
        brush.oval(0, 6 + i * 5.2, 9.6 - i * 0.8, 4.6, lit(colour, 0.15), cast=0.22, dark=0.4, light=0.3)
    brush.shape(mirrored("0 -27, -4 -21, -9 -12, -10.5 0, -7 7, 0 9"), lit(colour, 0.2), cast=0.3, dark=0.4, light=0.4)
    brush.line("0 -18, 0 6", deep, 0.9, opacity=0.6)
    for side in (-1, 1):
        brush.oval(side * 4.6, -19, 1.7, 1.7, EYE, dark=0, light=0.4)


def urchin(brush: Brush, colour: str) -> None:
    for i, (x, y) in enumerate(ring(17, 17, 44)):
        brush.line(
            [(x * 0.7, y * 0.7), (x * (1.25 + i % 3 * 0.1), y * (1.25 + i % 3 * 0.1))],
            darker(colour, 0.35),
            1.1,
            end=0.4,
        )
    brush.oval(0, 0, 15, 15, darker(colour, 0.2), cast=0.35)
    brush.oval(0, 0, 12.4, 12.4, "#efe6ee", dark=0.2)
    for i in range(5):
        brush.at(turn=72 * i).shape("1 0, 5 -3.2, 10.6 -2, 10.6 2, 5 3.2", ("#f8a43a", "#e8791f"), dark=0.2, light=0.4)
