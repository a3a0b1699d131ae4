"""Undoing: one more event, after which state, stock, quantities and ledger are exactly what they were before."""

from collections.abc import Sequence
from datetime import datetime

from storefront.merchants.records import Member
from storefront.orders.coupons.counting import count_again
from storefront.orders.holds import hold_exactly
from storefront.orders.journal import Change, before, lines_added, touched
from storefront.orders.pricing import refind
from storefront.orders.records import Order, OrderEvent, OrderLine, Payment, UsedReference, events_of, lines_of
from storefront.orders.states import PRICED_IN, STATES, WEIGHED_IN
from storefront.problems import Missing, Problem, Refused
from storefront.storage.database import atomic

_MOVES = ("received", "confirmed", "ready", "sent", "done", "refused", "cancelled", "returned")
EDITS = ("fee", "discount", "amount", "priced", "delivery", "added")
_BY_MEMBERS = frozenset((*_MOVES, *EDITS, "given", "paid", "refunded", "noted"))
_WHILE = {"given": WEIGHED_IN, **dict.fromkeys(EDITS, PRICED_IN)}  # as long as it may be done, it may be undone


def undo(order: Order, event_id: int, member: Member, now: datetime) -> Order:
    """Raises Missing for another order's event, Refused when something later builds on it or the goods are gone."""
    with atomic():
        order = Order.get_by_id(order.id)
        events = events_of(order)
        event = next((one for one in events if one.id == event_id), None)
        if event is None:
            raise Missing
        problem = why_not(event, events)
        if problem:
            raise Refused(problem)
        change = Change(order, member, now)
        _restore(change, event)
        _take_back_payment(event, member, now)
        change.write("undone", undoes=event)
        OrderLine.delete().where(OrderLine.id.in_(lines_added(event)), OrderLine.held_milli == 0).execute()
    return order


def why_not(event: OrderEvent, events: Sequence[OrderEvent]) -> Problem | None:
    """Why this event can't be undone; None: it can. events: all of its order."""
    undone = {one.undoes_id for one in events if one.undoes_id is not None}
    if event.what not in _BY_MEMBERS or event.id in undone:
        return Problem("undo.not_possible")
    if events[-1].to_state not in _WHILE.get(event.what, STATES):
        return Problem("undo.later")
    later = [one for one in events if one.id > event.id and one.undoes_id is None and one.id not in undone]
    if any(touched(event) & touched(one) for one in later):
        return Problem("undo.later")
    return None


def last_undoable(events: Sequence[OrderEvent]) -> OrderEvent | None:
    """What an Undo button undoes: the newest event that can be."""
    return next((event for event in reversed(events) if why_not(event, events) is None), None)


def _restore(change: Change, event: OrderEvent) -> None:
    fields, of_lines = before(event)
    lines = {line.id: line for line in lines_of(change.order)}
    count_again(change, fields.pop("coupon_counted", change.order.coupon_counted))
    change.set(**fields)
    holds = change.order.hold in ("held", "taken")
    held = {line: values["held_milli"] if holds else 0 for line, values in of_lines.items() if "held_milli" in values}
    hold_exactly(change, lines.values(), held)
    for line_id, values in of_lines.items():
        change.set_line(lines[line_id], **{name: value for name, value in values.items() if name != "held_milli"})
    refind(change.order, [line for line in lines.values() if line.id not in lines_added(event)])


def _take_back_payment(event: OrderEvent, member: Member, now: datetime) -> None:
    entry = Payment.get_or_none(Payment.id == event.details.get("payment"))
    if entry is not None:
        Payment.create(
            order=entry.order_id,
            at=now,
            member=member,
            method=entry.method,
            kind=entry.kind,
            amount_minor=-entry.amount_minor,
            undoes=entry,
        )
        UsedReference.delete().where(UsedReference.payment == entry).execute()
