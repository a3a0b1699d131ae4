"""Colours as "#rrggbb", and what light and shade make of them."""

from PIL import ImageColor

INK = "#2b1420"  # the shade
GLOW = "#fffaf0"  # the light

Fill = str | tuple[str, str]  # one colour, or top and bottom of a gradient


def mixed(one: str, other: str, part: float = 0.5) -> str:
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def darker(colour: str, part: float = 0.3) -> str:
    return mixed(colour, INK, part)


def lighter(colour: str, part: float = 0.4) -> str:
    return mixed(colour, GLOW, part)


def lit(colour: str, part: float = 0.2) -> Fill:
    """Brighter above, itself below."""
    return lighter(colour, part), colour
