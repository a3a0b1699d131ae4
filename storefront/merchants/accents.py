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
    "rose": Accent("#b3264f", "#f590ab"),
    "plum": Accent("#84348f", "#d9a0e3"),
    "indigo": Accent("#4447b0", "#a9aef5"),
    "ocean": Accent("#12648f", "#7cc0e6"),
    "leaf": Accent("#2f6b2b", "#8fcf86"),
    "olive": Accent("#6b5e0f", "#d3c25a"),
    "slate": Accent("#4a5560", "#b4c0cc"),
}
