"""Whole fish and slices for the fishmonger."""

from collections.abc import Callable
from dataclasses import dataclass

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import Fill, darker, lighter, lit, mixed
from storefront.demo.pictures.outline import points, stretched
from storefront.demo.pictures.stencil import Stencil
from storefront.demo.pictures.table import dish, lemon, parsley

EYE = "#16161c"

# From a nose at the left; y in half heights of the fish, the tail's in half its width.
BODY = "-45 .06, -40 -.42, -30 -.82, -14 -1, 4 -.88, 20 -.45, 32 -.2, 33 0, 32 .2, 20 .5, 4 .92, -14 1, -30 .78, -40 .4"
BELLY = "-30 .05, -10 .2, 14 .1, 34 0, 20 .6, -14 1.1, -34 .9"
GILL = "-27 -.72, -23.5 -.3, -23.5 .3, -27 .62"
SIDE_FIN = "-21 .12, -12 0, -9 .25, -12 .5, -20 .38"
TAIL = "29 -.15!, 38 -.72, 46 -1!, 42 -.35, 41 0, 42 .35, 46 1!, 38 .72, 29 .15!"


@dataclass(frozen=True)
class Kind:
    """How one species looks."""

    back: str
    belly: str
    height: float
    fin: str
    marks: Callable[[Brush, Stencil, str], None] | None = None
    eye: float = 2.4
    tail: float = 14


def bars(brush: Brush, body: Stencil, colour: str) -> None:
    for i in range(15):
        x = -24 + i * 3.8
        brush.line(
            [(x, -22), (x + 2, -9), (x - 1, -3.5), (x + 1.5, -0.5)], colour, 1.5, end=0.8, inside=body, opacity=0.85
        )


def dots(brush: Brush, body: Stencil, colour: str) -> None:
    for i in range(9):
        brush.spot(-20 + i * 5, -2.2 + 0.02 * (i - 4) ** 2, 0.9, 0.9, colour, inside=body, opacity=0.8)


def stripes(brush: Brush, body: Stencil, colour: str) -> None:
    for level in (-5, -1.5, 2):
        brush.line([(-25, level), (0, level - 1.5), (30, level * 0.4)], colour, 0.9, inside=body, opacity=0.6)


def spot(brush: Brush, body: Stencil, colour: str) -> None:
    brush.spot(-2, -2, 5.2, 5.2, lighter(colour, 0.5), inside=body)
    brush.spot(-2, -2, 4, 4, colour, inside=body)


def brow(brush: Brush, body: Stencil, colour: str) -> None:
    brush.line("-33 -9, -31 -4.5, -29 -3", colour, 2, end=1, inside=body, opacity=0.9)


def fish(brush: Brush, kind: Kind) -> None:
    """One fish from nose (left) to tail, about 90 long."""
    h = kind.height / 2
    fin = (kind.fin, darker(kind.fin, 0.15))
    _fins(brush, kind, h, fin)
    body = brush.shape(stretched(BODY, 1, h), (kind.back, kind.belly), cast=0.35, dark=0.35, light=0.2)
    brush.shape(stretched(BELLY, 1, h), kind.belly, inside=body, dark=0, light=0, opacity=0.55)
    _scales(brush, body, kind)
    if kind.marks:
        kind.marks(brush, body, darker(kind.back, 0.45))
    brush.line(stretched(GILL, 1, h), darker(kind.back, 0.35), 0.9, inside=body, opacity=0.6)
    brush.shape(stretched(SIDE_FIN, 1, h), fin, dark=0.2)
    brush.line("-44 1.6, -40 2.6, -37 2.2", darker(kind.back, 0.5), 0.7, opacity=0.7)
    eye = brush.at(-34, -h * 0.2, kind.eye)
    eye.oval(0, 0, 1, 1, lighter(kind.belly, 0.5), dark=0.2)
    eye.spot(0, 0, 0.62, 0.62, EYE)
    eye.spot(-0.2, -0.2, 0.2, 0.2, "#ffffff")


def _fins(brush: Brush, kind: Kind, h: float, fin: Fill) -> None:
    brush.shape(stretched(TAIL, 1, kind.tail), fin, cast=0.3, light=0.1)
    for i in (-2, -1, 1, 2):
        brush.line([(32, i * 0.6), (43, i * kind.tail * 0.38)], darker(kind.fin, 0.3), 0.4, opacity=0.5)
    back = [(-16, -h * 0.9), (-12, -h - 5), (-4, -h - 6), (12, -h * 0.8 - 3), (18, -h * 0.5), (0, -h * 0.6)]
    brush.shape(back, fin, light=0.1)
    brush.shape([(-10, h * 0.8), (-6, h + 5), (0, h + 5), (2, h * 0.8)], fin, light=0.1)
    brush.shape([(10, h * 0.6), (15, h * 0.6 + 5), (21, h * 0.4 + 3), (22, h * 0.3)], fin, light=0.1)


def _scales(brush: Brush, body: Stencil, kind: Kind) -> None:
    light = lighter(mixed(kind.back, kind.belly), 0.45)
    for row in range(int(kind.height / 3.4)):
        y = -kind.height / 2 + 2.6 + row * 3.2
        for column in range(15):
            x = -21 + column * 3.6 + (row % 2) * 1.8
            brush.line([(x, y - 1.2), (x + 1.1, y), (x, y + 1.2)], light, 0.35, inside=body, opacity=0.45)


def flat_fish(brush: Brush, colour: str) -> None:
    """A sole: a leaf with a fringe of fins and both eyes on one side."""
    fringe = lighter(colour, 0.25)
    skirt = brush.shape(
        "-44 0, -34 -15, -8 -21, 20 -15, 36 -4!, 46 -9, 47 0, 46 9, 36 4!, 20 15, -8 21, -34 15", fringe, cast=0.35
    )
    for i in range(17):
        for side in (-1, 1):
            brush.line(
                [(-34 + i * 4, side * 8), (-32.5 + i * 4, side * 19)],
                darker(colour, 0.15),
                0.4,
                inside=skirt,
                opacity=0.5,
            )
    body = brush.shape(
        "-43 0, -33 -11.5, -8 -16.5, 18 -11.5, 37 -2, 37 2, 18 11.5, -8 16.5, -33 11.5",
        (lighter(colour, 0.1), darker(colour, 0.12)),
        dark=0.35,
    )
    brush.line("-36 0.5, 0 -0.8, 36 0", darker(colour, 0.4), 0.7, inside=body, opacity=0.6)
    for i, (x, y) in enumerate(points("-22 -7, -10 8, -4 -9, 8 6, 14 -6, -16 4, 22 3, 2 -3, -28 6, 27 -3")):
        brush.spot(x, y, 2.2 - i % 3 * 0.5, 1.6, darker(colour, 0.35), inside=body, opacity=0.45)
    for x, y in ((-35, -3.6), (-31, 3)):
        brush.oval(x, y, 2.3, 2, lighter(colour, 0.55), dark=0.3)
        brush.spot(x, y, 1.2, 1.1, "#16161c")
    brush.line("-42 2.4, -39 4.4", darker(colour, 0.6), 0.8)


def steak(brush: Brush, flesh: str, skin: str, grain: str) -> None:
    """A round slice across a big fish, with its bone."""
    outline = "-24 -18, -2 -28, 24 -18, 31 4, 19 19, 6 14, 0 7, -6 14, -19 19, -31 4"
    brush.at(y=2.6).shape(outline, darker(skin, 0.25), cast=0.4)
    brush.shape(outline, skin, dark=0.2)
    face = brush.at(y=0.2, scale=0.93).shape(outline, lit(flesh, 0.15), dark=0.22, light=0.3)
    for side in (-1, 1):
        for i in range(5):
            r = 9 + i * 4.6
            brush.line(
                [(side * 2, -r * 0.95 + 2), (side * r * 0.8, -r * 0.5 + 2), (side * r * 0.92, r * 0.35)],
                grain,
                0.8,
                end=0.4,
                inside=face,
                opacity=0.7,
            )
    brush.oval(0, -1.5, 3.6, 3.2, lighter(flesh, 0.7), dark=0.25)
    brush.spot(0, -1.5, 1.3, 1.2, darker(flesh, 0.3))


def fillet(brush: Brush, flesh: str, grain: str, skin: str) -> None:
    """A block cut from a fillet, its grain in chevrons."""
    brush.shape("-36 6, -36 12, -30 17, 26 17, 36 9, 36 2!, -20 2", (darker(flesh, 0.12), skin), cast=0.4)
    top = brush.shape(
        "-37 6, -30 -9, -18 -15, 28 -16, 37 -8, 37 3, 26 10, -28 11", lit(flesh, 0.18), dark=0.2, light=0.35
    )
    for i in range(9):
        x = -31 + i * 8
        brush.line([(x + 5, -18), (x - 2, -3), (x + 4, 13)], grain, 1.1, end=0.6, inside=top, opacity=0.75)


def butterflied(brush: Brush, back: str) -> None:
    """A sardine opened flat: two pink fillets joined at the tail."""
    for side in (-1, 1):
        half = brush.shape(
            stretched("-34 1, -26 9, -4 13, 20 8, 33 1.5, 33 0, 0 0.6", 1, side),
            ("#e9b3a4", "#d9978a"),
            cast=0.3,
        )
        brush.line([(-30, side * 9.6), (-4, side * 13), (22, side * 7.8)], back, 2.2, inside=half, dark=0.2)
        for i in range(10):
            brush.line([(-24 + i * 5, side * 1.5), (-21 + i * 5, side * 9)], "#f6d7cb", 0.6, inside=half, opacity=0.7)
    brush.line("-33 0, 33 0", "#b56a62", 1)
    brush.shape("31 -2!, 46 -10!, 41 0, 46 10!, 31 2!", back, cast=0.25)


SARDINE = Kind("#31567a", "#e8eef2", 17, "#7d93a6", dots, tail=11)
ANCHOVY = Kind("#3f6b74", "#eef2ee", 13, "#8fa7a8", stripes, eye=2.2, tail=9)
MACKEREL = Kind("#1f7d86", "#eef4ef", 20, "#5f8f92", bars, tail=12)
BREAM = Kind("#7c8ba0", "#f2f2ee", 40, "#8d8fa0", brow, eye=3.2, tail=16)
BASS = Kind("#5e7383", "#f1f3f1", 25, "#78858f", stripes, eye=2.8, tail=14)
WHITING = Kind("#a08b6d", "#f5f0e6", 20, "#b9a88d", None, tail=10)
HAKE = Kind("#6f7580", "#eceef0", 21, "#8a8f99", None, tail=10)
MULLET = Kind("#d4503c", "#fbd9c4", 23, "#e88a5a", stripes, eye=2.9, tail=13)
PANDORA = Kind("#e47d7a", "#fdeae4", 33, "#ec9b90", None, eye=3.4, tail=15)
JOHN_DORY = Kind("#a99454", "#eee3bd", 46, "#b7a468", spot, eye=3.2, tail=10)
CONGER = Kind("#4f5560", "#c9c6bd", 13, "#5d626c", None, eye=2, tail=5)


def shoal(brush: Brush, kind: Kind, scale: float = 0.82, gap: float = 20) -> None:
    for row, shift in ((-1, 3), (0, -4), (1, 2)):
        fish(brush.at(shift, row * gap, scale, turn=-8), kind)


def on_dish(brush: Brush, kind: Kind) -> None:
    dish(brush)
    fish(brush.at(0, 0, 0.9, turn=-14), kind)
    lemon(brush.at(27, 27, 0.85))
    parsley(brush.at(-29, -27, 1, turn=-20))
