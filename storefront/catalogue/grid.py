"""Choices of two kinds, such as sizes and colours: a grid in which each pair has its own price and stock.

A pair is a choice like any other, called "M · red": buyers, orders and files need to know nothing of grids.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from storefront.catalogue.drafts import ChoiceDraft

JOINT = " · "
Pair = tuple[str, str]


@dataclass(frozen=True)
class Grid:
    """rows and columns in the merchant's order; columns are ("",) where there is only one kind of choice."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    choices: dict[Pair, ChoiceDraft]

    @property
    def pairs(self) -> list[Pair]:
        return [(row, column) for row in self.rows for column in self.columns]


def grid_of(choices: Sequence[ChoiceDraft]) -> Grid:
    """As it can be read from the choices there are: two kinds if every name is a pair, else one."""
    parted = [_parted(choice.name) for choice in choices]
    if not all(column for _, column in parted):
        parted = [(choice.name, "") for choice in choices]
    rows, columns = _once(row for row, _ in parted), _once(column for _, column in parted)
    return Grid(rows, columns or ("",), dict(zip(parted, choices, strict=True)))


def reshaped(grid: Grid, rows: Iterable[str], columns: Iterable[str]) -> Grid:
    """The same choices in a grid of other rows and columns; a first column takes over what had none."""
    asked, across = _once(rows), _once(columns) or ("",)
    choices = dict(grid.choices)
    if grid.columns == ("",) and across[0]:
        choices = {(row, across[0]): choice for (row, _), choice in choices.items()}
    return Grid(asked, across, {pair: choice for pair, choice in choices.items() if pair[0] in asked})


def named(pair: Pair) -> str:
    return JOINT.join(part for part in pair if part)


def kept(grid: Grid, pair: Pair) -> ChoiceDraft:
    """What there is of this pair, or a new choice; translations that still fit go along."""
    known = grid.choices.get(pair)
    if known is None:
        return ChoiceDraft(named(pair))
    return known if known.name == named(pair) else replace(known, name=named(pair), texts={})


def read_kinds(text: str) -> list[str]:
    """ "S, M, L", or one on each line, in any script's comma."""
    for comma in ("،", "、", ";", "\n"):
        text = text.replace(comma, ",")
    return [kind for part in text.split(",") if (kind := " ".join(part.replace("·", " ").split()))]


def _parted(name: str) -> Pair:
    row, _, column = name.partition(JOINT)
    return row.strip(), column.strip()


def _once(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(parts) if part)
