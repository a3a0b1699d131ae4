"""Cakes, sweets and what one drinks with them."""

import math

from storefront.demo.pictures.bread import dusted
from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import Fill, darker, lighter, lit
from storefront.demo.pictures.outline import mirrored, points, ring
from storefront.demo.pictures.stencil import Stencil


def layer_cake(brush: Brush, sponge: str, cream: str, icing: str, topping: str = "") -> None:
    """A slice seen from its side."""
    side = "-38 -12!, 34 -4!, 34 26!, -38 20!"
    body = brush.shape(side, lit(sponge, 0.15), cast=0.45, dark=0.25, light=0.1)
    for y in (-2, 9):
        brush.line([(-40, y), (36, y + 7)], cream, 3.6, inside=body, dark=0.2)
    for i in range(30):
        x = -36 + (i * 23.7) % 68
        brush.spot(x, -8 + (i * 9.1) % 30, 0.9, 0.7, darker(sponge, 0.2), inside=body, opacity=0.5)
    brush.shape("-38 -12!, 2 -28!, 37 -12, 34 -4!", lit(icing, 0.25), dark=0.2, light=0.3)
    brush.shape(
        "-38 -13, 34 -5, 34 3, 29 6, 24 1, 17 0, 12 6, 6 0, -4 -2, -9 4, -14 -3, -24 -4, -28 2, -33 -4, -38 -5",
        (icing, darker(icing, 0.12)),
        dark=0.3,
        light=0.25,
    )
    if topping:
        for x, y in ((-14, -20), (4, -22), (17, -15)):
            brush.oval(x, y, 5, 5, lit(topping, 0.2), cast=0.35, dark=0.4, light=0.5)


def whole_cake(brush: Brush, sponge: str, icing: str, trim: str, topping: str) -> None:
    """A birthday cake on a stand."""
    brush.shape(mirrored("0 24, -6 24, -5 36, -18 41, 0 42"), ("#f6f1e6", "#d8cfbd"), cast=0.4)
    brush.oval(0, 25, 42, 7, ("#fffdf6", "#d8cfbd"), cast=0.45)
    body = brush.shape(
        "-33 -14!, 33 -14!, 33 20, 28 24, 0 27, -28 24, -33 20",
        (sponge, darker(sponge, 0.1)),
        cast=0.3,
        dark=0.4,
        light=0.2,
    )
    brush.line("-34 5, 0 8, 34 5", lighter(icing, 0.4), 3, inside=body, dark=0.2)
    brush.shape(
        "-34 -14, 34 -14, 34 -2, 30 3, 25 -2, 19 -3, 14 5, 8 -1, 1 -1, -5 6, -11 -1, -18 -2, -23 4, -28 -2, -34 -3",
        (icing, darker(icing, 0.1)),
        dark=0.3,
        light=0.3,
    )
    brush.oval(0, -14, 33.6, 9, lit(icing, 0.4), dark=0.15, light=0.3)
    for x, y in sorted(ring(27, 6.4, 12), key=lambda p: p[1]):
        brush.oval(x, y - 16, 4, 3.8, lit(trim, 0.45), cast=0.25, dark=0.3, light=0.4)
        brush.oval(x, y - 19.4, 2.1, 2, topping, dark=0.4, light=0.5)
    for i, x in enumerate((-9, 0, 9)):
        y = -17 + (i % 2) * 2
        brush.line([(x, y), (x, y - 15)], ("#e2607c", "#4aa3a0", "#e9a43a")[i], 2.2, dark=0.3, light=0.4)
        brush.shape(
            [(x, y - 24), (x - 2.2, y - 18), (x, y - 15.6), (x + 2.2, y - 18)],
            ("#ffd34d", "#f58a2b"),
            dark=0,
            light=0.2,
        )
    for i in range(16):
        a = 2 * math.pi * i / 16
        brush.oval(32 * math.cos(a), 24 + 4.4 * math.sin(a), 2.6, 2.1, lighter(trim, 0.3), dark=0.3) if math.sin(
            a
        ) > -0.2 else None


def ring_cake(brush: Brush, colour: str, glaze: str, grains: str = "") -> None:
    """A bundt cake from above, glazed."""
    base = brush.oval(0, 0, 38, 36, lit(colour, 0.2), cast=0.5, dark=0.45, light=0.3)
    for i in range(14):
        brush.at(turn=360 * i / 14).line("13 0, 26 3, 38 0", darker(colour, 0.3), 1.5, inside=base, opacity=0.5)
    wavy = [
        (
            (24 + 7 * (i % 2) + i % 3 * 1.5) * math.cos(2 * math.pi * i / 22),
            (23 + 7 * (i % 2) + i % 3) * math.sin(2 * math.pi * i / 22),
        )
        for i in range(22)
    ]
    top = brush.shape(wavy, lit(glaze, 0.3), cast=0.2, dark=0.3, light=0.4)
    if grains:
        dusted(brush.at(scale=0.75), top, grains, 60, 1)
    brush.spot(0, 0, 11, 10, darker(colour, 0.5))
    brush.oval(0.8, 1, 10, 9, "#f3ead9", dark=0, light=0.2)


def square_cake(brush: Brush, colour: str, top: str, grains: str = "") -> None:
    """A square piece: aipim, milho, cuscuz."""
    brush.shape("-36 -4!, 0 12!, 0 36!, -36 19!", lit(colour, 0.15), cast=0.4, dark=0.2)
    brush.shape("36 -4!, 0 12!, 0 36!, 36 19!", (darker(colour, 0.08), darker(colour, 0.22)), dark=0.2, light=0.1)
    for i in range(34):
        x = -34 + (i * 23.3) % 32
        brush.spot(x, 1 + (x + 36) * 0.44 + (i * 7.7) % 18, 1, 0.7, lighter(colour, 0.5), opacity=0.6)
    face = brush.shape("-37 -4, 0 -21, 37 -4!, 0 13!", lit(top, 0.2), dark=0.2, light=0.35)
    if grains:
        dusted(brush.at(0, -4, 0.8), face, grains, 80, 1.2)


def brigadeiro(brush: Brush, colour: str, grains: str, paper: str) -> None:
    """One sweet in its paper case, 26 across."""
    for px, py in ring(12.6, 11.6, 18):
        brush.oval(px, py + 2, 2.8, 2.8, paper, dark=0.3)
    brush.oval(0, 2, 12.4, 11.4, darker(paper, 0.2), cast=0.35)
    ball = brush.oval(0, -1, 10.8, 10.6, lit(colour, 0.2), cast=0.4, dark=0.5, light=0.4)
    for i in range(46):
        a, r = i * 2.4, 10.4 * math.sqrt(i / 46)
        brush.oval(
            r * math.cos(a),
            -1 + r * math.sin(a),
            1.5,
            0.65,
            lighter(grains, 0.15 * (i % 3)),
            turn=i * 67 % 180,
            inside=ball,
            dark=0.15,
            light=0,
        )


def flan(brush: Brush, custard: str, caramel: str, hole: bool = False) -> None:
    """Pudim (with its hole) or quindim, glossy."""
    if hole:
        brush.oval(0, 24, 41, 11, caramel, cast=0.3, dark=0.25, light=0.4, opacity=0.85)
    body = brush.shape(
        mirrored("0 -22, -25 -20, -31 10, -33 22, -20 29, 0 30"), lit(custard, 0.25), cast=0.4, dark=0.4, light=0.4
    )
    brush.shape(
        "-28 -16, 28 -16, 30 -2, 26 9, 22 0, 15 -2, 11 10, 5 -1, -4 -2, -9 6, -15 -2, -21 0, -25 7, -29 -2",
        lit(caramel, 0.1),
        inside=body,
        dark=0.25,
        light=0.4,
    )
    brush.oval(0, -17, 26, 7.6, lit(caramel, 0.35), dark=0.2, light=0.5)
    if hole:
        brush.oval(0, -17, 8, 2.6, darker(caramel, 0.45), dark=0.2, light=0)
    brush.line("-20 -18, -12 -21, -3 -22", "#ffffff", 1.8, end=0.6, opacity=0.7)


def cookies(brush: Brush, colour: str, mark: str) -> None:
    """Little pressed biscuits, spread about."""
    for i, (x, y) in enumerate(points("-24 -22, 0 -28, 24 -20, -30 2, -7 -4, 17 0, 33 12, -20 22, 4 21, 24 28")):
        biscuit = brush.at(x, y, turn=i * 41 % 90)
        face = biscuit.oval(0, 0, 11.5, 10.5, lit(colour, 0.35), cast=0.4, dark=0.35, light=0.35)
        for k in (-4, 0, 4):
            biscuit.line([(-12, k), (12, k)], mark, 1, inside=face, opacity=0.6)


def jar(brush: Brush, filling: Fill, cap: str, bits: str = "") -> None:
    """A glass jar with a lid and a blank label."""
    glass = brush.shape(mirrored("0 -24, -20 -24, -27 -18, -28 30, -22 38, 0 39"), "#e3eeee", cast=0.4, dark=0.15)
    inner = brush.shape(mirrored("0 -17, -21 -17, -25 -12, -25.6 29, -20 35, 0 36"), filling, dark=0.3, light=0.2)
    if bits:
        for i in range(40):
            brush.oval(
                -24 + (i * 19.1) % 48,
                -14 + (i * 11.7) % 48,
                2.4 + i % 3,
                1.7 + i % 2,
                bits,
                turn=i * 53,
                inside=inner,
                dark=0.25,
                light=0.2,
                opacity=0.8,
            )
    brush.shape(mirrored("0 0, -18 0!, -18 22!, 0 22"), "#fdf7e8", cast=0.2, dark=0.15)
    for px, py in ring(5, 5, 6):
        brush.oval(px, 11 + py, 2, 2, cap, dark=0.2)
    brush.shape(
        mirrored("0 -38, -21 -38, -23 -34, -23 -26, -20 -24, 0 -24"), lit(cap, 0.2), cast=0.35, dark=0.35, light=0.35
    )
    brush.line("-22.5 -14, -23.5 10, -22 28", "#ffffff", 2.4, end=1, inside=glass, opacity=0.6)


def cup(brush: Brush, drink: str, foam: str = "", china: str = "#fbf8f0") -> None:
    """A cup of coffee on its saucer, from above and in front."""
    brush.oval(0, 28, 42, 12, (china, darker(china, 0.14)), cast=0.5, dark=0.2)
    brush.oval(0, 26.6, 27, 6.6, darker(china, 0.12), dark=0.1)
    brush.line("25 -12, 40 -13, 39 6, 22 10", darker(china, 0.06), 5.4, cast=0.3, dark=0.35, light=0.35)
    brush.shape(
        mirrored("0 -19, -28 -19, -28 -8, -22 14, -12 26, 0 27"),
        (china, darker(china, 0.1)),
        cast=0.35,
        dark=0.35,
        light=0.3,
    )
    brush.oval(0, -18, 28.4, 10, china, dark=0.15)
    liquid = brush.oval(0, -17, 25.4, 8, lit(drink, 0.1), dark=0.35, light=0.3)
    if foam:
        brush.oval(0, -16.6, 22, 6.4, foam, inside=liquid, dark=0.1)
        brush.at(0, -16.4).shape(
            "0 5, -8 0, -7 -3.6, -2 -3, 0 -1.4, 2 -3, 7 -3.6, 8 0", drink, inside=liquid, dark=0, light=0, opacity=0.8
        )
    for x in (-9, 3, 13):
        brush.line([(x, -28), (x - 3, -34), (x + 3, -40), (x, -46)], "#ffffff", 2.4, end=0.6, opacity=0.45)


def glass(brush: Brush, drink: Fill, fruit: str) -> None:
    """A tall glass of juice with a slice on its rim."""
    outline = mirrored("0 -32, -19 -32!, -14 38, -10 41, 0 41")
    body = brush.shape(outline, "#eaf3f4", cast=0.45, dark=0.15)
    juice = brush.at(0, 4, 0.88).shape(outline, drink, dark=0.3, light=0.3)
    for x, y in ((-6, -16), (5, -10), (-3, 0)):
        brush.at(x, y, turn=x * 7).shape(
            "-4.5 -4.5, 4.5 -4.5, 4.5 4.5, -4.5 4.5", "#ffffff", inside=juice, dark=0.15, light=0.3, opacity=0.45
        )
    brush.line("8 -46, 1 18", "#e2607c", 2.4, cast=0.1, dark=0.2, light=0.3)
    brush.oval(19, -31, 12, 12, fruit, cast=0.3)
    brush.spot(19, -31, 10.4, 10.4, lighter(fruit, 0.75))
    for i in range(8):
        brush.at(19, -31, turn=45 * i).shape("1.2 0!, 8.6 -3, 9.4 0, 8.6 3", lighter(fruit, 0.12), dark=0.1)
    _gloss(brush, body)


def _gloss(brush: Brush, body: Stencil) -> None:
    brush.line("-14.6 -26, -11.4 20", "#ffffff", 2.6, end=1, inside=body, opacity=0.6)
