"""What a phone shop sells."""

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import lighter, lit
from storefront.demo.pictures.outline import Outline, rounded

STEEL, NIGHT, SNOW, GLASS = "#aab4bd", "#2b313a", "#f4f5f5", "#4b86c6"


def slab(brush: Brush, x: float, y: float, width: float, height: float, colour: str, radius: float = 3) -> None:
    """A flat thing with round corners."""
    shape: Outline = rounded(width, height, radius)
    brush.at(x, y).shape(shape, lit(colour, 0.18), sharp=True, cast=0.4, dark=0.25, light=0.35)


def flat(brush: Brush, x: float, y: float, width: float, height: float, colour: str, radius: float = 1.5) -> None:
    brush.at(x, y).shape(rounded(width, height, radius), colour, sharp=True, dark=0, light=0)


def phone(brush: Brush, screen: str = GLASS, crack: bool = False) -> None:
    slab(brush, 0, 0, 38, 72, NIGHT, 6)
    flat(brush, 0, -1, 33, 62, screen, 3)
    flat(brush, 0, 33, 10, 1.6, STEEL)
    if crack:
        for line in ("-16 -24, -4 -8, 2 4, -6 22", "2 4, 16 -2", "-4 -8, 14 -26", "-6 22, -15 12"):
            brush.line(line, SNOW, 1)
    else:
        for i in range(6):
            flat(brush, -9 + i % 3 * 9, -12 + i // 3 * 10, 6, 6, ("#f0b13c", "#e9634f", "#58b07a")[i % 3], 1.6)


def key_phone(brush: Brush) -> None:
    slab(brush, 0, 0, 32, 74, NIGHT, 7)
    flat(brush, 0, -19, 25, 24, "#9cc9a2", 2)
    flat(brush, 0, 0, 12, 6, STEEL, 3)
    for i in range(12):
        flat(brush, -9 + i % 3 * 9, 9 + i // 3 * 6.6, 6.6, 4.2, lighter(NIGHT, 0.55), 1.6)


def tablet(brush: Brush) -> None:
    slab(brush, 0, 0, 58, 76, NIGHT, 5)
    flat(brush, 0, 0, 51, 67, "#e9a15a", 2)
    brush.spot(0, 4, 14, 14, "#fbe3b0")


def plug(brush: Brush) -> None:
    slab(brush, -4, 6, 40, 46, SNOW, 8)
    for x in (-12, 4):
        brush.line([(x, -18), (x, -32)], STEEL, 5, dark=0.3)
    flat(brush, -4, 22, 13, 5, NIGHT)
    brush.line("-4 29, 10 40, 34 34, 38 8", SNOW, 4, cast=0.3, dark=0.2)


def cable(brush: Brush, colour: str = SNOW) -> None:
    brush.line("-30 22, -34 -6, -10 -28, 16 -20, 20 6, 0 18, -12 4, 4 -8, 34 -2, 32 26", colour, 4, cast=0.35, dark=0.3)
    for x, y in ((-30, 27), (32, 31)):
        slab(brush, x, y, 9, 13, NIGHT, 2)
        flat(brush, x, y + 9, 6, 6, STEEL)


def earphones(brush: Brush) -> None:
    brush.line("-22 -22, -20 0, 0 14, 2 40", NIGHT, 2.4, cast=0.3)
    brush.line("22 -22, 20 0, 0 14", NIGHT, 2.4, cast=0.3)
    for side in (-1, 1):
        brush.oval(22 * side, -25, 9, 10, lit(NIGHT, 0.3), cast=0.4)
        brush.oval(26 * side, -25, 5, 7, "#e26a55", dark=0.3)


def headphones(brush: Brush) -> None:
    brush.line("-30 10, -28 -16, 0 -33, 28 -16, 30 10", NIGHT, 6, cast=0.4, dark=0.3)
    for side in (-1, 1):
        slab(brush, 29 * side, 16, 16, 30, "#e26a55", 7)


def power_bank(brush: Brush) -> None:
    slab(brush, 0, 0, 42, 70, "#3e6f9e", 6)
    for i in range(4):
        brush.spot(-9 + i * 6, -24, 1.7, 1.7, "#bdf0c9" if i < 3 else NIGHT)
    brush.at(0, 6).shape("4 -16!, -9 3!, -1 3!, -4 16!, 9 -3!, 1 -3!", "#f7d34b", sharp=True, dark=0)


def card(brush: Brush, colour: str, chip: bool) -> None:
    """A SIM card, or one for memory."""
    brush.at(0, 0, 1.25).shape("-20 -28!, 10 -28!, 21 -16!, 21 28!, -20 28!", lit(colour, 0.15), sharp=True, cast=0.45)
    if chip:
        flat(brush, 0, 8, 26, 26, "#e5c069", 5)
        for line in ("-13 4, 13 4", "-13 13, 13 13", "0 -4, 0 21"):
            brush.line(line, "#9c7a2e", 1)
    else:
        for i in range(6):
            flat(brush, -16 + i * 6, -24, 3.6, 12, "#e5c069")
        flat(brush, 0, 14, 34, 22, SNOW)


def protector(brush: Brush) -> None:
    slab(brush, -6, 3, 38, 70, NIGHT, 6)
    brush.at(6, -3, turn=8).shape(rounded(38, 70, 6), "#d8f0f8", sharp=True, cast=0.3, dark=0.1, opacity=0.72)
    brush.at(6, -3, turn=8).line("-10 -16, 8 -30", SNOW, 2.4, opacity=0.9)


def case(brush: Brush, colour: str) -> None:
    slab(brush, 0, 0, 42, 76, colour, 8)
    slab(brush, -10, -26, 14, 16, NIGHT, 4)
    for y in (-30, -22):
        brush.spot(-10, y, 3, 3, STEEL)


def battery(brush: Brush) -> None:
    slab(brush, 0, 3, 44, 62, "#3a4048", 3)
    flat(brush, 0, 10, 44, 30, "#58b07a", 0.5)
    for x in (-10, 0, 10):
        flat(brush, x, -30, 6, 4, "#e5c069")


def speaker(brush: Brush) -> None:
    slab(brush, 0, 0, 52, 66, "#3d4754", 10)
    for y, r in ((-16, 11), (13, 18)):
        brush.oval(0, y, r, r, STEEL, cast=0.3)
        brush.oval(0, y, r * 0.8, r * 0.8, lit(NIGHT, 0.25), dark=0.4)
        brush.spot(0, y, r * 0.28, r * 0.28, STEEL)


def stick(brush: Brush) -> None:
    one = brush.at(turn=-30)
    slab(one, 8, 0, 48, 22, "#c6483f", 4)
    slab(one, -27, 0, 20, 17, STEEL, 1.5)
    for y in (-4, 4):
        flat(one, -29, y, 5, 4, NIGHT, 0.8)


def watch(brush: Brush) -> None:
    slab(brush, 0, 0, 20, 84, "#c6483f", 5)
    slab(brush, 0, 0, 38, 42, NIGHT, 9)
    flat(brush, 0, 0, 31, 35, "#16324a", 6)
    brush.line("0 -11, 0 0, 8 5", SNOW, 2.2)


def holder(brush: Brush) -> None:
    brush.at(0, 4).line("0 12, 4 28, 16 36", STEEL, 7, dark=0.3, cast=0.3)
    slab(brush, 0, -8, 50, 34, NIGHT, 5)
    flat(brush, 0, -8, 42, 27, GLASS, 2)
    for side in (-1, 1):
        slab(brush, 27 * side, -8, 8, 22, STEEL, 3)


def top_up(brush: Brush) -> None:
    """A scratch card."""
    slab(brush, 0, 0, 70, 46, "#f0b13c", 4)
    flat(brush, 0, 10, 54, 10, STEEL)
    flat(brush, -14, -12, 30, 6, SNOW)
    for i in range(4):
        flat(brush, 18 + i * 4.4, -10, 2.6, 4 + i * 4, NIGHT, 0.6)
