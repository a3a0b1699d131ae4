"""Every change of an order goes through here: what it was is written beside what happened, so that it can be undone.

Call inside the transaction that read the order and its lines.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from storefront.merchants.records import Member
from storefront.orders.news import note_change
from storefront.orders.records import Order, OrderEvent, OrderLine
from storefront.orders.tails import tail_of
from storefront.storage.database import Row
from storefront.storage.fields import MomentField

Fields = dict[str, Any]
_OF_LINES = ("asked_milli", "given_milli", "about", "held_milli", "unit_price_minor", "reason")


class Change:
    """One change under way: set fields of the order and its lines, then `write` them with their event."""

    def __init__(self, order: Order, member: Member | None, now: datetime) -> None:
        self.order = order
        self.member = member
        self._now = now
        self._before: Fields = {}
        self._lines_before: dict[int, Fields] = {}
        self._lines: dict[int, OrderLine] = {}

    def set(self, **fields: Any) -> None:
        """Fields of the order, as one event's worth."""
        for name, value in fields.items():
            if getattr(self.order, name) != value:
                self._before.setdefault(name, _storable(Order, name, getattr(self.order, name)))
                setattr(self.order, name, value)

    def set_line(self, line: OrderLine, **fields: Any) -> None:
        for name, value in fields.items():
            if getattr(line, name) != value:
                self._lines_before.setdefault(line.id, {}).setdefault(name, getattr(line, name))
                self._lines[line.id] = line
                setattr(line, name, value)

    def write(self, what: str, *, reason: str = "", undoes: OrderEvent | None = None, **details: Any) -> OrderEvent:
        """Save what was set and append its event; the next event starts from here."""
        order = self.order
        from_state = self._before.get("state", order.state)
        order.revision += 1
        order.changed_at = self._now
        order.tail_minor = tail_of(order)  # not noted: after an undo, too, it is what tells the order from others
        order.save()
        note_change(order.shop_id)
        for line in self._lines.values():
            line.save()
        lines_before = {str(line): fields for line, fields in self._lines_before.items()}
        before = {"order": self._before, "lines": lines_before}
        self._before, self._lines_before, self._lines = {}, {}, {}
        return OrderEvent.create(
            order=order,
            at=self._now,
            member=self.member,
            what=what,
            from_state=from_state,
            to_state=order.state,
            reason=reason,
            revision=order.revision,
            total_minor=order.total_minor,
            details={"before": before, **details},
            undoes=undoes,
        )


def before(event: OrderEvent) -> tuple[Fields, dict[int, Fields]]:
    """What the order's fields, and each line's, were before the event changed them."""
    was = event.details.get("before", {})
    fields = {name: _restored(name, value) for name, value in was.get("order", {}).items()}
    return fields, {int(line): values for line, values in was.get("lines", {}).items()}


def touched(event: OrderEvent) -> set[tuple[str, str]]:
    """What the event changed, as (line id or "", field)."""
    was = event.details.get("before", {})
    of_lines = {(line, name) for line, values in was.get("lines", {}).items() for name in values}
    of_added = {(str(line), name) for line in lines_added(event) for name in _OF_LINES}
    return of_lines | of_added | {("", name) for name in was.get("order", {})}


def lines_added(event: OrderEvent) -> list[int]:
    """The ids of the lines that came with the event, and go with its undoing."""
    return [int(line) for line in event.details.get("added", ())]


def as_of(events: Sequence[OrderEvent], revision: int) -> tuple[Fields, dict[int, Fields]]:
    """What the order's fields, and each line's, held at this revision, where later events changed them.

    events: all of its order, the oldest first.
    """
    fields: Fields = {}
    of_lines: dict[int, Fields] = {}
    for event in reversed(events):
        if event.revision <= revision:
            break
        was, lines_were = before(event)
        fields |= was
        for line, values in lines_were.items():
            of_lines[line] = of_lines.get(line, {}) | values
    return fields, of_lines


def _storable(kind: type[Order], name: str, value: Any) -> Any:
    field = kind._meta.fields[name]
    if isinstance(field, MomentField):
        return field.db_value(value)
    return value.id if isinstance(value, Row) else value


def _restored(name: str, value: Any) -> Any:
    field = Order._meta.fields[name]
    return field.python_value(value) if isinstance(field, MomentField) else value
