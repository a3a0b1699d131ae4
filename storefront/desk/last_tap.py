"""What a member has just done, wherever they are now: how to take it back, and what to write to the customer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storefront.desk.order_history import LastStep, Teller
from storefront.desk.order_sheet import public_address
from storefront.desk.ready_texts import Customer, ReadyText, customer_of, kind_of, ready_text
from storefront.i18n import Words
from storefront.merchants.records import Member
from storefront.orders.records import events_of, last_event_by, lines_of, payments_of
from storefront.orders.snapshots import order_view

_WRITTEN_WITHIN = timedelta(minutes=3)


@dataclass(frozen=True)
class LastTap:
    """event: its id. undo: while the button is big. text: in the customer's language; None: nothing to say."""

    reference: str
    event: int
    undo: LastStep | None
    text: ReadyText | None
    customer: Customer


def last_tap(member: Member, now: datetime, words: Words, origin: str) -> LastTap | None:
    """One query in nearly every case. origin: of the order's link."""
    event = last_event_by(member)
    if event is None or now - event.at > _WRITTEN_WITHIN or event.what == "undone":
        return None
    order = event.order
    events, lines, ledger = events_of(order), lines_of(order), payments_of(order)
    if events[-1].id != event.id:  # somebody else went on from there
        return None
    step = Teller(order, lines, events, ledger, words).last_step(now)
    text = None
    if kind := kind_of(event.what, events):
        link = public_address(member.shop, order, origin)
        text = ready_text(kind, member.shop, order_view(order, lines, ledger), link)
    undo = step if step and step.fresh else None
    customer = customer_of(member.shop, order.reference)
    return LastTap(order.reference, event.id, undo, text, customer) if undo or text else None
