"""The hairdresser's tools and the heads that leave the shop."""

import math
from collections.abc import Callable

from storefront.demo.pictures.brush import Brush, darker, lighter, mirrored, mixed, ring, rounded

HAIR = "#2a1a1c"
GOLD = "#e3b23f"

Hair = Callable[[Brush], None]


def bald(brush: Brush) -> None:
    """Nothing behind or on the head."""


def bust(brush: Brush, skin: str, dress: str, behind: Hair = bald, above: Hair = bald, lips: str = "#a8324a") -> None:
    """A woman with closed eyes; `behind` and `above` draw her hair around the head."""
    behind(brush)
    brush.shape([(-9, 8), (9, 8), (9, 26), (14, 32), (0, 40), (-14, 32), (-9, 26)], darker(skin, 0.16), cast=0.2, dark=0.2)
    brush.shape(mirrored([(0, 38), (-13, 31), (-32, 37), (-38, 49), (-38, 49), (0, 49)]), (lighter(dress, 0.15), dress), cast=0.3, dark=0.3)
    for i in range(-4, 5):
        brush.oval(i * 4.4, 35.5 - 0.22 * i * i + 2.6, 1.7, 1.7, GOLD, dark=0.35, light=0.4)
    for side in (-1, 1):
        brush.oval(side * 18.4, -2, 3, 4.6, darker(skin, 0.1), dark=0.3)
        brush.oval(side * 19, 7, 2.6, 2.6, GOLD, cast=0.25, dark=0.3, light=0.5)
    brush.shape(mirrored([(0, -28), (-12, -25), (-18.6, -12), (-18, 3), (-11, 16), (0, 20.4)]), (lighter(skin, 0.14), skin), cast=0.25, dark=0.25, light=0.25)
    for side in (-1, 1):
        brush.oval(side * 10.6, 6, 4, 2.8, mixed(skin, lips, 0.5), dark=0, light=0, opacity=0.35)
        brush.line([(side * 4, -1.4), (side * 8, 0.8), (side * 13, -1.6)], "#2a1418", 1.3)
        brush.line([(side * 12.6, -1.6), (side * 14.6, -2.6)], "#2a1418", 0.9)
        brush.line([(side * 4, -6.6), (side * 9, -8.6), (side * 14, -6.4)], "#2a1418", 1.2, end=0.6)
    brush.line([(0, -1), (-1.6, 5.6), (1.2, 6.4)], darker(skin, 0.35), 0.9, opacity=0.8)
    brush.shape([(-5.4, 11.6), (-2, 10.2), (0, 10.9), (2, 10.2), (5.4, 11.6), (2.4, 14.4), (-2.4, 14.4)], lips, dark=0.2, light=0.2)
    above(brush)


def crown(brush: Brush, colour: str = HAIR) -> None:
    """Hair combed back from the forehead."""
    brush.shape([(-19.4, -6), (-21, -18), (-14, -31), (0, -35), (14, -31), (21, -18), (19.4, -6), (15, -15), (6, -21), (-6, -21), (-15, -15)],
                (lighter(colour, 0.12), colour), cast=0.2, dark=0.3, light=0.3)
    for i in range(-4, 5):
        brush.line([(i * 3.4, -20.4 + abs(i) * 0.9), (i * 3.6, -27), (i * 2.6, -33.4 + abs(i) * 0.6)], lighter(colour, 0.22), 0.6, opacity=0.6)


def rows(brush: Brush) -> None:
    """Cornrows: plaits laid close along the head."""
    brush.shape([(-19.4, -6), (-21, -18), (-14, -31), (0, -35), (14, -31), (21, -18), (19.4, -6), (15, -15), (6, -21), (-6, -21), (-15, -15)],
                "#6b4536", cast=0.2, dark=0.2, light=0.1)
    for i in range(-4, 5):
        x, top = i * 4.1, -34 + 0.55 * i * i
        for k in range(7):
            y = top + (-20 + 0.5 * i * i - top) * k / 6
            brush.oval(x * (0.72 + 0.05 * k), y, 2, 1.7, HAIR if k % 2 else lighter(HAIR, 0.08), turn=(-1) ** k * 25, dark=0.35, light=0.35)


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
        brush.oval(33 * r * math.cos(a), -14 + 30 * r * math.sin(a), 3.4, 3.2, mixed(HAIR, "#5a3a34", 0.12 + 0.2 * (i % 3) / 2), dark=0.3, light=0.25)


def curls(brush: Brush) -> None:
    """The afro's own hairline."""
    for i in range(11):
        a = math.radians(200 + 14 * i)
        for ring_ in (19.5, 24):
            brush.oval(ring_ * 0.95 * math.cos(a), -9 + (ring_ + 2.6) * math.sin(a), 3.6, 3.4, mixed(HAIR, "#5a3a34", 0.12 + 0.2 * (i % 3) / 2), dark=0.3, light=0.25)


def waves(colour: str) -> Hair:
    """Loose shining waves to the shoulders."""
    def draw(brush: Brush) -> None:
        mass = brush.shape(mirrored([(0, -36), (-18, -32), (-26, -16), (-24, 2), (-31, 16), (-26, 30), (-31, 40), (-14, 42), (0, 40)]), (lighter(colour, 0.1), colour), cast=0.35, dark=0.3)
        for i in range(-6, 7):
            brush.line([(i * 2.4, -33), (i * 4, -12), (i * 3.6, 4), (i * 4.8, 18), (i * 4.2, 30), (i * 4.8, 42)], lighter(colour, 0.25), 0.9, inside=mass, opacity=0.55)

    return draw


def flowered(brush: Brush) -> None:
    """A bride's high bun with flowers."""
    brush.oval(0, -36, 13, 11, HAIR, cast=0.25, dark=0.3, light=0.35)
    for i in range(5):
        brush.line([(-11 + i * 2, -38 + i), (0, -45 + i * 3.6), (11 - i * 2, -38 + i)], lighter(HAIR, 0.25), 0.7, opacity=0.6)
    crown(brush)
    for i, x in enumerate((-16, -8, 0, 8, 16)):
        bloom = brush.at(x, -27.5 + 0.02 * x * x, 1)
        for px, py in ring(2.4, 2.4, 5, i * 20):
            bloom.oval(px, py, 2, 2, "#fffaf2" if i % 2 else "#f7c9d0", cast=0.15, dark=0.2)
        bloom.oval(0, 0, 1.3, 1.3, GOLD, dark=0.2)


def scissors(brush: Brush, metal: str = "#b9c4cc", grip: str = "#d0504a") -> None:
    for flip in (False, True):
        blade = brush.at(flip=flip)
        blade.shape([(3, 0), (0, -8), (-9, -42), (-9, -42), (-4, -30), (7, -2), (7, -2)], (lighter(metal, 0.5), metal), cast=0.35, dark=0.3)
        blade.line([(4, -2), (10, 14), (11, 20)], metal, 4.4, cast=0.25, dark=0.3, light=0.3)
        loop = [(11 + 8.5 * math.cos(a / 8 * math.pi), 30 + 11 * math.sin(a / 8 * math.pi)) for a in range(17)]
        blade.line(loop, grip, 4.6, cast=0.35, dark=0.35, light=0.3)
    brush.oval(0, -2, 2.6, 2.6, darker(metal, 0.2), dark=0.3, light=0.5)


def comb(brush: Brush, colour: str = "#7d5540") -> None:
    for i in range(19):
        brush.line([(-36 + i * 4, -2), (-36 + i * 4, 13)], colour, 2 if i < 8 else 1.2, end=0.9, dark=0.2)
    brush.shape(rounded(82, 9, 4), (lighter(colour, 0.3), colour), sharp=True, cast=0.4, dark=0.3, light=0.3)


def dryer(brush: Brush, colour: str) -> None:
    brush.line([(10, 34), (16, 44), (30, 42), (44, 46)], "#3c3640", 2.2, cast=0.2)
    brush.at(5, 10).shape([(-6, -6), (9, -6), (12, 26), (8, 30), (-1, 30), (-4, 26)], (lighter(darker(colour, 0.2), 0.1), darker(colour, 0.25)), cast=0.4, dark=0.35)
    brush.shape([(-40, -24), (-40, -24), (-22, -22), (-22, 2), (-40, 5), (-40, 5)], ("#5d5862", "#38333d"), cast=0.35, dark=0.35)
    brush.shape([(-24, -21), (-6, -26), (14, -31), (30, -22), (33, -9), (28, 5), (12, 11), (-6, 6), (-24, 1)], (lighter(colour, 0.25), colour), cast=0.4, dark=0.4, light=0.4)
    brush.oval(15, -10, 13, 13, darker(colour, 0.15), dark=0.3)
    for r in (10, 6.5, 3):
        brush.oval(15, -10, r, r, lighter(colour, 0.15) if r != 6.5 else darker(colour, 0.25), dark=0.25)
    for y in (-18, -10, -2):
        brush.line([(-44, y), (-47, y - 1.5), (-50, y)], "#ffffff", 1.6, opacity=0.7)


def clippers(brush: Brush, colour: str) -> None:
    for i in range(11):
        brush.line([(-12.5 + i * 2.5, -31), (-12.5 + i * 2.5, -41)], "#aeb8bf", 1.6, end=0.9, dark=0.2)
    brush.shape(mirrored([(0, -34), (-15, -34), (-15, -34), (-13, -22), (0, -20)]), ("#e8edf0", "#a5b0b8"), cast=0.35, dark=0.3)
    brush.shape(mirrored([(0, -24), (-13, -24), (-15, -6), (-12, 22), (-9, 40), (0, 43)]), (lighter(colour, 0.2), colour), cast=0.45, dark=0.4, light=0.35)
    brush.shape(rounded(7, 18, 3.4), "#2f2b35", sharp=True, cast=0.1, dark=0.3)
    brush.oval(0, -4, 2.4, 3, GOLD, dark=0.3, light=0.5)
    for y in (18, 23, 28):
        brush.line([(-6, y), (6, y)], darker(colour, 0.4), 1.4)


def tint(brush: Brush, colour: str) -> None:
    """A bowl of colour with its brush."""
    brush.at(12, -14, turn=38).shape(rounded(7, 62, 3), ("#f1b94e", "#d3902c"), sharp=True, cast=0.35, dark=0.3, light=0.3)
    brush.shape(mirrored([(0, -8), (-36, -8), (-34, 14), (-20, 33), (0, 35)]), ("#4d4652", "#2f2a35"), cast=0.45, dark=0.35, light=0.3)
    brush.oval(0, -8, 36, 11, "#5d5664", dark=0.2)
    paste = brush.oval(0, -6.6, 32, 8.6, (lighter(colour, 0.15), colour), dark=0.35, light=0.35)
    brush.line([(-18, -6), (-6, -9), (6, -4), (16, -8)], lighter(colour, 0.35), 2, inside=paste, opacity=0.7)
    head = brush.at(-4, -12, turn=38)
    head.shape([(-9, -12), (9, -12), (11, 8), (0, 10), (-11, 8)], (darker(colour, 0.3), colour), cast=0.3, dark=0.3, light=0.2)


def hennaed_hand(brush: Brush, skin: str, henna: str) -> None:
    """A palm up, painted."""
    for x, y, tip, turn, width in ((-12, -8, -26, -12, 8.6), (-3.6, -12, -29, -3, 9), (5.4, -11, -27, 4, 8.8), (13.6, -6, -21, 14, 7.8)):
        finger = brush.at(x, y, turn=turn)
        drawn = finger.line([(0, 12), (0, 0), (0, tip)], skin, width, end=width * 0.8, cast=0.22, dark=0.25, light=0.2)
        finger.line([(0, tip + 3), (0, tip)], henna, width, inside=drawn)
        for k in (6, 9.6, 13):
            finger.line([(-5, tip + k), (0, tip + k + 1.4), (5, tip + k)], henna, 0.9, inside=drawn)
    brush.line([(-14, 16), (-25, 4), (-29, -8)], skin, 11, end=7, cast=0.22, dark=0.25, light=0.2)
    brush.line([(-28.4, -6), (-29.4, -9)], henna, 6.4)
    palm = brush.shape([(-17, -6), (-8, -11), (8, -11), (18, -5), (18, 12), (12, 26), (12, 46), (12, 46), (-12, 46), (-12, 46), (-12, 28), (-18, 16)], (lighter(skin, 0.1), skin), dark=0.25)
    for radius, count, size in ((9.6, 12, 1.5), (5.2, 8, 1.3)):
        for px, py in ring(radius, radius, count):
            brush.oval(px, 7 + py, size, size, henna, inside=palm, dark=0, light=0)
        outline = [(px, 7 + py) for px, py in ring(radius - 2.6, radius - 2.6, 20)]
        brush.line([*outline, outline[0]], henna, 0.8, inside=palm)
    brush.oval(0, 7, 1.6, 1.6, henna, dark=0)
    for y in (32, 36, 40):
        brush.line([(-14, y), (0, y + 2), (14, y)], henna, 1.2, inside=palm)
    for i in range(7):
        brush.oval(-9 + i * 3, 35.2 + 0.1 * (3 - abs(i - 3)), 0.8, 0.8, henna, inside=palm, dark=0)


def polish(brush: Brush, colours: tuple[str, ...]) -> None:
    """Little bottles of nail varnish."""
    for i, colour in enumerate(colours):
        bottle = brush.at((i - (len(colours) - 1) / 2) * 27, 6 - 5 * (i % 2))
        bottle.at(0, -22).shape(rounded(9.6, 30, 3.4), ("#4a4450", "#26222c"), sharp=True, cast=0.35, dark=0.35, light=0.4)
        bottle.at(0, 12).shape(mirrored([(0, -20), (-6, -20), (-12, -14), (-12.6, 16), (-9, 19), (0, 19.6)]), (lighter(colour, 0.2), colour), cast=0.45, dark=0.4, light=0.4)
        bottle.line([(-8, 0), (-8.4, 14), (-7.4, 24)], "#ffffff", 1.8, end=0.8, opacity=0.6)


def make_up(brush: Brush) -> None:
    """A lipstick, a powder and a brush."""
    brush.oval(-15, 12, 25, 25, ("#4a4450", "#26222c"), cast=0.45, dark=0.35)
    brush.oval(-15, 12, 20.5, 20.5, ("#f3cdb0", "#d99f7e"), dark=0.25)
    for i in range(6):
        brush.line([(-30, 2 + i * 4), (-15, 0 + i * 4), (0, 4 + i * 4)], "#fbe3d0", 1, opacity=0.5)
    wand = brush.at(-8, -10, turn=58)
    wand.line([(0, 38), (0, 4)], "#8a5a3a", 4, end=5.4, cast=0.35, dark=0.3, light=0.35)
    wand.shape(rounded(8, 12, 2), ("#f2d78c", GOLD), sharp=True, dark=0.35)
    wand.shape([(-4, -5), (-9, -16), (-6, -25), (0, -28), (6, -25), (9, -16), (4, -5)], ("#e0848f", "#6b3f3a"), cast=0.3, dark=0.3, light=0.25)
    stick = brush.at(28, 10, turn=9)
    stick.shape([(-6, -30), (-6, -30), (6, -37), (6.6, -34), (6.6, -4), (-6.6, -4)], ("#e2485f", "#b3243f"), cast=0.3, dark=0.3, light=0.4)
    stick.at(0, -3).shape(rounded(16, 14, 2), ("#f2d78c", GOLD), sharp=True, cast=0.3, dark=0.35, light=0.4)
    stick.at(0, 18).shape(rounded(19, 32, 3), ("#4a4450", "#26222c"), sharp=True, cast=0.35, dark=0.35, light=0.3)
