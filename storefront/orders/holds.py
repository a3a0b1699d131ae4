"""Takes and gives back the counted goods of a whole order. Exactly once: what a line holds is written on the line."""

from collections.abc import Iterable, Mapping

from storefront.merchants.actions import touch
from storefront.orders.journal import Change
from storefront.orders.network_share import shares
from storefront.orders.offers import Shelf
from storefront.orders.records import OrderLine
from storefront.orders.shelves import counted, put_back, shelf_of, take
from storefront.problems import Problem, Refused


def take_all(change: Change, lines: list[OrderLine]) -> None:
    """Every counted line holds what it needs. Raises Refused, naming the line that is short."""
    free = counted(lines)
    hold_exactly(change, lines, {line.id: needed(line) for line in lines if shelf_of(line) in free})


def hold_needed(change: Change, lines: list[OrderLine]) -> None:
    """What these lines take off the shelf follows what is wanted of them, as long as their order holds goods at all."""
    if change.order.hold in ("held", "taken"):
        take_all(change, lines)


def give_back_all(change: Change, lines: list[OrderLine]) -> None:
    """Nothing is held any more."""
    shares().forget(change.order.id)
    hold_exactly(change, lines, {line.id: 0 for line in lines})


def hold_exactly(change: Change, lines: Iterable[OrderLine], wanted: Mapping[int, int]) -> None:
    """Move goods until each named line holds so much: what is given back first, then what is taken, shelf by shelf.

    Public pages are told.
    """
    moves = [(shelf, line, wanted[line.id]) for line in lines if line.id in wanted and (shelf := shelf_of(line))]
    moves = [(shelf, line, milli) for shelf, line, milli in moves if milli != line.held_milli]
    for shelf, line, milli in sorted(moves, key=_giving_first):
        more = milli - line.held_milli
        if more < 0:
            put_back(shelf, -more)
        elif not take(shelf, more):
            left = counted([line])
            if shelf in left:
                raise Refused(_short(line, left[shelf]))
            continue  # no longer counted: there is nothing to hold
        change.set_line(line, held_milli=milli)
    if moves:
        touch(change.order.shop)


def needed(line: OrderLine) -> int:
    """How much of its shelf a line is: what is given, else asked. Goods sold by the piece are counted in pieces."""
    if line.given_milli is None or (line.about_milli is not None and line.given_milli > 0):
        return line.asked_milli
    return line.given_milli


def _giving_first(move: tuple[Shelf, OrderLine, int]) -> tuple[bool, str, int]:
    shelf, line, milli = move
    return milli > line.held_milli, shelf.kind, shelf.row_id


def _short(line: OrderLine, left: int) -> Problem:
    unit = line.unit if line.about_milli is None else "piece"
    return Problem("order.short", "lines", {"title": line.title, "left_milli": left, "unit": unit})
