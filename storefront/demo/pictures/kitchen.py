"""What the fishmonger prepares: balls, frying, sauces; and the oven's loose goods on a cloth."""

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.colour import darker, lighter, lit, mixed
from storefront.demo.pictures.outline import points, ring


def fish_balls(brush: Brush, colour: str) -> None:
    """Kefta: rolled by hand, flecked with herbs."""
    for i, (x, y) in enumerate(points("-14 -20, 12 -21, -27 0, 0 -3, 26 -1, -14 17, 13 18")):
        ball = brush.oval(x, y, 12.4, 11.6, lit(colour, 0.25), cast=0.4, dark=0.4, light=0.35)
        for k in range(12):
            px, py = x - 9 + (k * 7.1 + i * 3) % 18, y - 8 + (k * 5.3 + i) % 16
            brush.spot(
                px, py, 1.5, 0.8, ("#4f8f45", "#f0d6b8", "#b5462f")[k % 3], turn=k * 40, inside=ball, opacity=0.8
            )


def small_fry(brush: Brush) -> None:
    """Little fried fish and squid rings in a heap."""
    for i, (x, y) in enumerate(points("-20 -18, 6 -23, 24 -8, -26 6, 22 14, -10 22, 10 24, 0 -6, -8 4, 10 6")):
        piece = brush.at(x, y, 0.95, turn=i * 53)
        if i % 3 == 1:
            piece.oval(0, 0, 10, 9, ("#f2c36b", "#d8913a"), cast=0.4, dark=0.35, light=0.3)
            piece.oval(0, 0, 4.6, 4, "#8d5a26", dark=0.2, light=0)
        else:
            piece.shape(
                "-17 0, -9 -5, 4 -5, 12 -1.4, 18 -6!, 16.4 0, 18 6!, 12 1.4, 4 5, -9 5",
                ("#f0bd66", "#c97f2c"),
                cast=0.4,
                dark=0.4,
                light=0.35,
            )
            piece.spot(-11.4, -1, 1, 1, "#3a2014")


def bowl(brush: Brush, china: str, filling: str, fleck: str) -> None:
    """A painted bowl of sauce, salad or olives, seen from the front."""
    brush.shape("-41 -6, 41 -6, 36 14, 20 31, 0 34, -20 31, -36 14", lit(china, 0.12), cast=0.45, dark=0.4, light=0.3)
    for x in range(-32, 33, 8):
        brush.at(x, 6 + 0.004 * (1600 - x * x)).shape(
            "0 -5, 4 0, 0 5, -4 0", lighter(china, 0.75), sharp=True, dark=0.1, opacity=0.9
        )
    brush.oval(0, -7, 41, 13, lighter(china, 0.5), dark=0.2)
    sauce = brush.oval(0, -6, 37, 10.4, lit(filling, 0.15), dark=0.3, light=0.3)
    for i in range(60):
        brush.oval(
            -35 + (i * 28.7) % 70,
            -15 + (i * 6.37) % 18,
            1.9 + i % 3 * 0.6,
            1.1,
            fleck if i % 4 else lighter(filling, 0.5),
            turn=i * 47,
            inside=sauce,
            dark=0.2,
            light=0.2,
        )


def olives(brush: Brush) -> None:
    """Olives and slices of preserved lemon in a dish."""
    for i, (x, y) in enumerate(points("-18 -16, 0 -21, 18 -15, -25 2, -8 -4, 9 -5, 26 1, -17 17, 0 12, 17 17, 2 26")):
        if i % 5 == 4:
            brush.shape(
                [(x + 11 * px, y + 11 * py) for px, py in ring(1, 0.9, 10)], ("#f9d95c", "#dfa81f"), cast=0.35, dark=0.3
            )
            brush.oval(x, y, 8, 7, "#fbeaa0", dark=0.1)
            continue
        tone = ("#5f7a33", "#7c4a57", "#8a9a45", "#4b3440")[i % 4]
        brush.oval(x, y, 9.6, 7.8, lit(tone, 0.2), turn=i * 29 % 60 - 30, cast=0.4, dark=0.45, light=0.5)
        brush.spot(x + 4, y, 1.6, 1.6, darker(tone, 0.4))


def linen(brush: Brush, colour: str = "#f7f2e7", stripe: str = "#7d9fb5") -> None:
    """A striped tea towel under the goods."""
    cloth = brush.at(turn=-9).shape("-41 -36!, 40 -38!, 42 37!, -40 38!", lit(colour, 0.3), cast=0.4, dark=0.12)
    tilted = brush.at(turn=-9)
    for x in (-33, -29.6, 30, 33.4):
        tilted.line([(x, -44), (x + 0.8, 0), (x, 44)], stripe, 1.8, inside=cloth, opacity=0.8)
    tilted.line("-44 12, 0 14, 46 8", mixed(colour, "#2b1420", 0.3), 0.8, inside=cloth, opacity=0.35)
