"""Two members at one order: what each wrote is kept where it is another box, and told where it is the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from storefront.orders.journal import as_of
from storefront.orders.records import Order, OrderEvent, OrderLine
from storefront.problems import Problem


class Merge:
    """A posted form beside the order as it was when the form was drawn, and as it is now."""

    def __init__(self, typed: Mapping[str, str], order: Order, events: Sequence[OrderEvent], seen: int) -> None:
        self.problems: list[Problem] = []
        self._typed = typed
        self._order = order
        self._fields, self._lines = as_of(events, seen or order.revision)

    def then(self, name: str, line: OrderLine | None = None) -> Any:
        """A field's value when the form was drawn."""
        if line is None:
            return self._fields.get(name, self._order.__data__[name])
        return self._lines.get(line.id, {}).get(name, getattr(line, name))

    def is_written(self, box: str, was: str, now: str) -> bool:
        """Whether the member wrote something new into the box. was, now: what it held then, and would hold now."""
        typed = self._typed.get(box, was).strip()
        if typed in (was, now):
            return False
        if now != was:
            self.problems.append(Problem("order.box_changed", box, {"now": now or "–"}))
        return now == was
