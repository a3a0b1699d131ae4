"""Outlines: lists of points, or texts that say them: "-10 0, 0 -8!, 10 0", where ! makes a corner of a point."""

import math
from collections.abc import Sequence

Point = tuple[float, float]
Outline = str | Sequence[Point]


def rows(text: str) -> list[tuple[float, ...]]:
    """Numbers in rows, the rows parted by commas."""
    return [tuple(map(float, row.split())) for row in text.split(",")]


def points(outline: Outline) -> list[Point]:
    """A corner is its point, twice."""
    if not isinstance(outline, str):
        return list(outline)
    found: list[Point] = []
    for said in outline.split(","):
        x, y = map(float, said.rstrip("!").split())
        found += [(x, y)] * (2 if said.endswith("!") else 1)
    return found


def stretched(outline: Outline, x: float, y: float) -> list[Point]:
    return [(px * x, py * y) for px, py in points(outline)]


def mirrored(half: Outline) -> list[Point]:
    """The outline of a shape whose left half, from top to bottom, is given."""
    left = points(half)
    return [*left, *((-x, y) for x, y in reversed(left))]


def ring(rx: float, ry: float, count: int, start: float = 0) -> list[Point]:
    """Points evenly spread on an oval; `start` in degrees."""
    angles = (math.radians(start) + 2 * math.pi * i / count for i in range(count))
    return [(rx * math.cos(a), ry * math.sin(a)) for a in angles]


def rounded(width: float, height: float, radius: float) -> list[Point]:
    """A rectangle around the centre with round corners."""
    x, y = width / 2 - radius, height / 2 - radius
    arc = [math.radians(a) for a in range(0, 91, 10)]
    quarter = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in arc]
    right = [(px, -py) for px, py in reversed(quarter)] + quarter
    return right + [(-px, -py) for px, py in right]


def smooth(outline: Outline, closed: bool = True, steps: int = 10) -> list[Point]:
    """A curve through the points."""
    given = points(outline)
    count = len(given)
    around = [given[-1], *given, given[0], given[1]] if closed else [given[0], *given, given[-1]]
    spans = [i for i in range(count if closed else count - 1) if around[i + 1] != around[i + 2]]
    curve = [_between(around[i : i + 4], step / steps) for i in spans for step in range(steps)]
    return curve if closed else [*curve, given[-1]]


def _between(four: Sequence[Point], t: float) -> Point:
    """A point of the Catmull-Rom curve from the second to the third."""

    def axis(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    return axis(ax, bx, cx, dx), axis(ay, by, cy, dy)
