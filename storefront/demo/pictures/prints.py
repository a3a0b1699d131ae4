"""Cloth of Rajasthan: what can be printed, tied, woven or stitched on a garment."""

import math

from storefront.demo.pictures.brush import Brush
from storefront.demo.pictures.cloth import Print
from storefront.demo.pictures.colour import darker
from storefront.demo.pictures.outline import ring
from storefront.demo.pictures.stencil import Stencil


def _grid(step: float, offset: bool = True) -> list[tuple[float, float]]:
    rows = range(int(104 / step))
    return [
        (-52 + column * step + (step / 2 if offset and row % 2 else 0), -52 + row * step)
        for row in rows
        for column in rows
    ]


def buti(colour: str, leaf: str, step: float = 9) -> Print:
    """Hand-block print: one small flower with two leaves, repeated."""

    def stamp(brush: Brush, cloth: Stencil) -> None:
        for x, y in _grid(step):
            small = brush.at(x, y, step / 9)
            small.line("0 3, 0 0", leaf, 0.6, inside=cloth)
            for side in (-1, 1):
                small.spot(side * 1.5, 2.2, 1.3, 0.6, leaf, turn=-side * 30, inside=cloth)
            for px, py in ring(1.3, 1.3, 5, -90):
                small.spot(px, py - 1, 0.85, 0.85, colour, inside=cloth)

    return stamp


def paisley(colour: str, heart: str, step: float = 13) -> Print:
    def stamp(brush: Brush, cloth: Stencil) -> None:
        for i, (x, y) in enumerate(_grid(step)):
            drop = brush.at(x, y, step / 13, flip=i % 2 == 0)
            outline = "-1 5, -3.6 2, -2.6 -1.6, 0.6 -3, 3.4 -5.6!, 3.6 -0.6, 2.4 3.6"
            drop.shape(outline, colour, inside=cloth, dark=0, light=0)
            drop.at(-0.4, 0.9, 0.5).shape(outline, heart, inside=cloth, dark=0, light=0)

    return stamp


def bandhani(colour: str = "#fff4d6", step: float = 6) -> Print:
    """Tie-dye: rings of tiny undyed dots."""

    def tie(brush: Brush, cloth: Stencil) -> None:
        for i, (x, y) in enumerate(_grid(step * 2)):
            brush.spot(x, y, 0.9, 0.9, colour, inside=cloth)
            for px, py in ring(2.9, 2.9, 8 if i % 2 else 4, 22):
                brush.spot(x + px, y + py, 0.55, 0.55, colour, inside=cloth)

    return tie


def leheriya(colours: tuple[str, ...], width: float = 3) -> Print:
    """Slanting waves in several colours."""

    def dye(brush: Brush, cloth: Stencil) -> None:
        for i in range(int(190 / (width * 2))):
            start = -95 + i * width * 2
            wave = [(start + t * 10, -52 + t * 10 + 1.3 * math.sin(t * 2.6)) for t in range(11)]
            brush.line(wave, colours[i % len(colours)], width, inside=cloth, opacity=0.9)

    return dye


def stripes(colour: str, step: float = 6, width: float = 1) -> Print:
    def weave(brush: Brush, cloth: Stencil) -> None:
        for i in range(int(104 / step)):
            x = -52 + i * step
            brush.line([(x, -52), (x, 0), (x, 52)], colour, width, inside=cloth, opacity=0.85)

    return weave


def checks(colour: str, step: float = 7, width: float = 0.5) -> Print:
    def weave(brush: Brush, cloth: Stencil) -> None:
        for i in range(int(104 / step)):
            p = -52 + i * step
            brush.line([(p, -52), (p, 52)], colour, width, inside=cloth, opacity=0.7)
            brush.line([(-52, p), (52, p)], colour, width, inside=cloth, opacity=0.7)

    return weave


def mirrors(thread: str, step: float = 10) -> Print:
    """Little round mirrors held by coloured thread."""

    def stitch(brush: Brush, cloth: Stencil) -> None:
        for x, y in _grid(step):
            for px, py in ring(2.3, 2.3, 8):
                brush.spot(x + px, y + py, 0.8, 0.8, thread, inside=cloth)
            brush.oval(x, y, 1.6, 1.6, ("#ffffff", "#9fb4c4"), inside=cloth, dark=0.3)

    return stitch


def chikan(colour: str, step: float = 11) -> Print:
    """White shadow embroidery: leafy sprigs."""

    def stitch(brush: Brush, cloth: Stencil) -> None:
        for i, (x, y) in enumerate(_grid(step)):
            sprig = brush.at(x, y, 1, turn=-20 + 40 * (i % 2))
            sprig.line("0 4.5, 0.6 0, 0 -4", colour, 0.5, inside=cloth)
            for k in (-2.4, 0, 2.4):
                for side in (-1, 1):
                    sprig.spot(side * 1.7, k, 1.5, 0.7, colour, turn=-side * 35, inside=cloth, opacity=0.8)

    return stitch


def quilting(thread: str, under: Print | None = None, step: float = 7) -> Print:
    """Diamonds of stitching, over another print."""

    def stitch(brush: Brush, cloth: Stencil) -> None:
        if under:
            under(brush, cloth)
        for i in range(-15, 16):
            for side in (-1, 1):
                brush.line(
                    [(i * step - side * 52, -52), (i * step + side * 52, 52)],
                    darker(thread, 0.2),
                    0.45,
                    inside=cloth,
                    opacity=0.6,
                )

    return stitch
