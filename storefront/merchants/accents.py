"""The eight colours a shop may wear. Each passes 4.5:1 with the page's ground, as text on it or beneath it."""

from dataclasses import dataclass

PAPER = "#fffdf8"
NIGHT = "#1d1a16"


@dataclass(frozen=True)
class Accent:
    light: str  # on PAPER
    dark: str  # on NIGHT


ACCENTS: dict[str, Accent] = {
    "clay": Accent("#a8410f", "#f0976b"),
    "rose": Accent("#b25", "#f590ab"),
    "plum": Accent("#839", "#d9a0e3"),
    "indigo": Accent("#44b", "#a9aef5"),
    "ocean": Accent("#169", "#7cc0e6"),
    "leaf": Accent("#362", "#8fcf86"),
    "olive": Accent("#651", "#d3c25a"),
    "slate": Accent("#456", "#b4c0cc"),
}
