"""How a picture is put together: a ground, and what is painted on it, one thing after the other."""

from collections.abc import Callable, Sequence

from storefront.demo.pictures.brush import Brush

Painter = Callable[[Brush], None]
Scene = tuple[str, Painter]  # the colour of the ground, and what stands on it


def scene(ground: str, *painters: Painter) -> Scene:
    return ground, together(*painters)


def together(*painters: Painter) -> Painter:
    def paint(brush: Brush) -> None:
        for painter in painters:
            painter(brush)

    return paint


def placed(painter: Painter, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> Painter:
    return lambda brush: painter(brush.at(x, y, scale, turn))


def strewn(painter: Painter, scale: float, places: Sequence[tuple[float, float, float]]) -> Painter:
    """The same thing at several places, each (x, y, turn)."""
    return together(*(placed(painter, x, y, scale, turn) for x, y, turn in places))
