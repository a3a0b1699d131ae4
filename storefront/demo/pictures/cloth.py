"""Garments, each an outline that any printed cloth can fill."""

from collections.abc import Callable

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lighter, lit
from storefront.demo.pictures.outline import Outline, mirrored
from storefront.demo.pictures.stencil import Stencil

Print = Callable[[Brush, Stencil], None]


def plain(brush: Brush, cloth: Stencil) -> None:
    """Nothing printed."""


def sewn(
    brush: Brush, outline: Outline, colour: str, print_: Print, *, dark: float = 0.3, cast: float = 0.4
) -> Stencil:
    """A piece of cloth: cut, printed, then rounded with shade."""
    cloth = brush.shape(outline, lit(colour, 0.12), dark=0, light=0, cast=cast)
    print_(brush, cloth)
    brush.shade(cloth, dark, 0.2)
    return cloth


def fold(brush: Brush, cloth: Stencil, outline: Outline, strength: float = 0.22, width: float = 2.6) -> None:
    brush.line(outline, "#2b1420", width, end=0.6, inside=cloth, opacity=strength)


def bands(
    brush: Brush, cloth: Stencil, colour: str, levels: tuple[float, ...], width: float = 2.4, bend: float = 2
) -> None:
    """Borders that follow a hem, at the given heights."""
    for y in levels:
        brush.line([(-52, y - bend), (0, y + bend), (52, y - bend)], colour, width, inside=cloth, dark=0.15)


def buttons(brush: Brush, top: float, bottom: float, count: int, colour: str) -> None:
    brush.line([(0.9, top - 4), (0.9, bottom + 2)], "#2b1420", 0.5, opacity=0.3)
    for i in range(count):
        brush.oval(0, top + (bottom - top) * i / max(1, count - 1), 1.2, 1.2, colour, cast=0.3, dark=0.3)


def kurta(brush: Brush, colour: str, print_: Print, trim: str, length: float = 44, sleeve: float = 4) -> None:
    """A straight tunic with a placket; `sleeve` is how far down the sleeve ends."""
    for side in (False, True):
        arm = sewn(
            brush.at(flip=side),
            f"-13 -38!, -24 -32, -35 {sleeve}!, -26 {sleeve + 3}!, -14 -14",
            colour,
            print_,
        )
        brush.at(flip=side).line([(-36, sleeve - 2.4), (-25, sleeve + 0.8)], trim, 2.2, inside=arm)
    outline = mirrored(f"0 -37, -7 -42!, -17 -37, -19 -24, -17 -4, -21 20, -23 {length}!, 0 {length + 1.5}")
    body = sewn(brush, outline, colour, print_)
    bands(brush, body, trim, (length - 1.5,), bend=1)
    for x in (-15, -10, 12, 16):
        fold(brush, body, [(x * 1.25, length + 2), (x, 18), (x * 0.9, 2)], 0.14)
    brush.line("-8 -43, -5 -36, 0 -33, 5 -36, 8 -43", trim, 2.6, inside=body, dark=0.2)
    brush.line("0 -33, 0 -14", trim, 4.2, inside=body, dark=0.2)
    buttons(brush, -29, -17, 4, lighter(trim, 0.75))


def frock(brush: Brush, colour: str, print_: Print, trim: str) -> None:
    """An anarkali: fitted above, wide and pleated below."""
    for side in (False, True):
        sewn(brush.at(flip=side), "-11 -39!, -21 -34, -30 -8!, -23 -5!, -13 -20", colour, print_)
        brush.at(flip=side).line("-30 -8.6, -23 -5.8", trim, 2)
    skirt = sewn(brush, mirrored("0 -9, -13 -10!, -25 18, -36 40!, -20 44, 0 45"), colour, print_)
    for i in range(-5, 6):
        fold(brush, skirt, [(i * 7, 46), (i * 4.2, 18), (i * 2.3, -8)], 0.16, 2.2)
    bands(brush, skirt, trim, (41, 37.6), 1.8, bend=2.6)
    bodice = sewn(brush, mirrored("0 -36, -6 -41!, -15 -38, -15 -24, -13 -9!, 0 -8"), darker(colour, 0.12), print_)
    brush.line("-14 -9.4, 0 -8, 14 -9.4", trim, 2.6, dark=0.2)
    brush.line("-7 -42, -5 -33, 0 -29, 5 -33, 7 -42", trim, 2.4, inside=bodice, dark=0.2)


def shirt(brush: Brush, colour: str, print_: Print, button: str = "#fbf6ea") -> None:
    for side in (False, True):
        arm = sewn(brush.at(flip=side), "-14 -33!, -27 -27, -39 -6!, -28 1!, -17 -12", colour, print_)
        brush.at(flip=side).line("-39.5 -8.4, -27 -1", darker(colour, 0.25), 1, inside=arm)
    body = sewn(brush, mirrored("0 -33, -7 -37!, -20 -32, -22 -14, -21 12, -22 38!, -12 41, 0 38"), colour, print_)
    fold(brush, body, "-15 38, -13 16, -15 2", 0.14)
    fold(brush, body, "15 38, 13 16, 15 2", 0.14)
    for side in (False, True):
        brush.at(flip=side).shape("0 -29!, -8 -38!, -12 -34!, -7 -24!", lighter(colour, 0.25), cast=0.25, dark=0.2)
    buttons(brush, -24, 32, 7, button)
    brush.shape("7 -16!, 17 -16!, 17 -5, 12 -2.6, 7 -5", lighter(colour, 0.1), dark=0.22, opacity=0.85)


def waistcoat(brush: Brush, colour: str, print_: Print, trim: str) -> None:
    """A sleeveless jacket with a standing collar."""
    body = sewn(brush, mirrored("0 -34, -7 -36!, -18 -34!, -16 -18, -23 -8, -22 14, -24 39!, 0 38"), colour, print_)
    brush.line("-8 -37, -4.5 -33, 0 -32, 4.5 -33, 8 -37", darker(colour, 0.25), 5, dark=0.25, light=0.2)
    buttons(brush, -26, 26, 6, trim)
    for x in (-16, 7):
        brush.line([(x, 18), (x + 9, 17)], darker(colour, 0.4), 1.2)
    brush.line("-15 -16, -8 -17", darker(colour, 0.4), 1.1)
    brush.shape("-13.5 -17!, -12 -22, -10.5 -18, -9 -22.5, -8.5 -17!", trim, dark=0.2)
    fold(brush, body, "-19 38, -17 20, -18 8", 0.14)


def jacket(brush: Brush, colour: str, print_: Print, lining: str) -> None:
    """Quilted, open at the front, with long sleeves."""
    for side in (False, True):
        half = brush.at(flip=side)
        arm = sewn(half, "-14 -36!, -27 -29, -38 16!, -28 19!, -17 -8", colour, print_)
        half.line("-38.5 13.6, -27.5 16.6", lining, 3, inside=arm, dark=0.2)
    brush.shape(mirrored("0 -33, -8 -37, -14 30, -14 36, 0 36"), darker(lining, 0.15), dark=0.4)
    for side in (False, True):
        half = brush.at(flip=side)
        front = sewn(half, "-6 -39!, -18 -34, -21 -18, -20 10, -23 38!, -5 39!, -3 10, -6 -20", colour, print_)
        half.line("-6 -40, -6 -20, -3 10, -5 39", lining, 2.6, inside=front, dark=0.2)
        half.line("-24 37, -14 38.4, -4 38", lining, 2.6, inside=front, dark=0.2)


def trousers(brush: Brush, colour: str, print_: Print, trim: str, flare: float = 12, ankle: float = 42) -> None:
    """Two legs; `flare` is the width of each hem."""
    for side in (False, True):
        half = brush.at(flip=side)
        leg = sewn(
            half,
            f"-14 -40!, -21 -10, {-9 - flare} {ankle}!, {-9 + flare * 0.4} {ankle + 1}!, 0 -10, 0 -40!",
            colour,
            print_,
        )
        half.line([(-11 - flare, ankle - 2), (-6 + flare, ankle - 1)], trim, 2.4, inside=leg, dark=0.2)
        fold(half, leg, [(-12 - flare * 0.3, ankle), (-13, 8), (-9, -28)], 0.17)
        fold(half, leg, "-1 -12, -7 0, -9 4", 0.2)
    brush.line("-15 -39, 0 -37.6, 15 -39", trim, 4.4, dark=0.25, light=0.2)
    for side in (False, True):
        half = brush.at(flip=side)
        half.line("1 -37, 5 -26, 4 -19", lighter(trim, 0.5), 1, cast=0.25)
        half.oval(4, -17.6, 1.8, 2.4, lighter(trim, 0.3), cast=0.25)


def skirt(brush: Brush, colour: str, print_: Print, trim: str) -> None:
    """A ghaghra: a full circle of cloth with rich borders."""
    body = sewn(brush, mirrored("0 -38, -14 -38!, -24 -6, -42 32!, -24 40, 0 42"), colour, print_)
    bands(brush, body, trim, (29, 37), 2.2, bend=4.5)
    bands(brush, body, lighter(trim, 0.5), (33,), 1.2, bend=4.5)
    for i in range(-6, 7):
        fold(brush, body, [(i * 6.8, 42), (i * 4.4, 10), (i * 2.1, -36)], 0.17, 2.4)
    brush.line("-15 -37.4, 0 -36, 15 -37.4", trim, 4.6, dark=0.25, light=0.2)


def blouse(brush: Brush, colour: str, print_: Print, trim: str) -> None:
    """A choli: short, with elbow sleeves and a deep neck."""
    for side in (False, True):
        half = brush.at(flip=side)
        arm = sewn(half, "-17 -30!, -33 -22, -41 8!, -28 12!, -20 -4", colour, print_)
        half.line("-41.5 5, -27 9", trim, 3.4, inside=arm, dark=0.2)
    body = sewn(brush, mirrored("0 -12, -9 -18, -13 -33!, -24 -29, -25 -8, -22 24!, 0 28"), colour, print_)
    bands(brush, body, trim, (23,), 4, bend=1.6)
    brush.line("-13 -34, -9.6 -18, 0 -12, 9.6 -18, 13 -34", trim, 3, inside=body, dark=0.2)
    fold(brush, body, "-13 22, -12 8, -17 -4", 0.16)
    fold(brush, body, "13 22, 12 8, 17 -4", 0.16)


def folded(brush: Brush, colour: str, print_: Print, border: str, pallu: str = "") -> None:
    """A sari folded into a neat rectangle, its end turned over the front."""
    for i in (3, 2, 1):
        brush.at(i * 1.3, i * 2.2).shape(
            "-33 -38!, 33 -38!, 33 36!, -33 36!", darker(colour, 0.12 + 0.06 * i), cast=0.25, dark=0.2
        )
    cloth = sewn(brush, "-33 -38!, 33 -38!, 33 36!, -33 36!", colour, print_)
    for x in (-30, 30):
        brush.line([(x, -40), (x, 38)], border, 4.6, inside=cloth, dark=0.2)
        brush.line([(x * 0.89, -40), (x * 0.89, 38)], lighter(border, 0.35), 0.9, inside=cloth)
    flap = sewn(brush, "-33 -38!, 33 -38!, 14 12!, -33 24!", pallu or darker(colour, 0.15), print_, cast=0.5)
    brush.line("-36 22.6, 13 10, 32 -39", border, 6, inside=flap, dark=0.15)
    brush.line("-36 17.4, 9.4 6, 26.6 -39", lighter(border, 0.4), 1, inside=flap)


def draped(brush: Brush, colour: str, print_: Print, border: str, fringe: bool = True) -> None:
    """A dupatta or shawl hanging in two long falls over a rail."""
    brush.line("-46 -33, 46 -33", "#a9794a", 3.6, cast=0.35, dark=0.3, light=0.3)
    for x, bottom in ((13, 30), (-12, 37)):
        fall = brush.at(x)
        if fringe:
            for i in range(16):
                thread = -16.5 + i * 2.2
                fall.line([(thread, bottom), (thread, bottom + 6 + i % 2)], border, 0.9, end=0.6)
        outline = f"-17 -36!, 17 -36!, 19 0, 18 {bottom}!, 0 {bottom + 1.5}, -18 {bottom}!, -16 0"
        cloth = sewn(fall, outline, colour, print_)
        bands(fall, cloth, border, (bottom - 2, bottom - 7), 2.2, bend=1)
        for i in range(-2, 3):
            fold(fall, cloth, [(i * 7.5, bottom + 2), (i * 6, 4), (i * 7, -35)], 0.17)
