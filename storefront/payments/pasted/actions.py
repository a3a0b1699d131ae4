"""Looks at what was pasted, which is kept nowhere, and books what a member taps."""

from datetime import datetime

from storefront.merchants.records import Member, Shop
from storefront.merchants.sealing import usable_methods
from storefront.money import Money
from storefront.orders.payment import kind_of
from storefront.orders.records import Order, events_of, order_called
from storefront.orders.settle import dues_of, record_payment
from storefront.pay import METHODS
from storefront.payments.pasted.proposing import Finding, propose
from storefront.payments.pasted.reading import Line, read_messages
from storefront.payments.pasted.records import are_pasted, awaiting_money, numbers_known, used_fingerprints
from storefront.payments.pasted.statements import read_statement
from storefront.payments.pasted.tapped import Tapped
from storefront.payments.pasted.written import vocabulary
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.storage.tokens import fingerprint

MOST_LINES = 2000
MOST_CHARACTERS = 100 * MOST_LINES
_LENGTH = 32  # of a fingerprint: 128 bits


def look_at(shop: Shop, text: str, mark: str, now: datetime) -> list[Finding]:
    """mark: the decimal mark of the shop's country. Raises Refused for a text that is empty or too long."""
    if not text.strip():
        raise Refused(Problem("money.nothing", "text"))
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise Refused(Problem("money.too_long", "text", {"most": MOST_LINES}))
    lines = read_statement(text, shop.currency, mark, vocabulary())
    if lines is None:
        lines = read_messages(text, shop.currency, mark, vocabulary())
    names = {fingerprint_of(line): line.name for line in lines if line.minor is not None}
    used = {names[one]: order for one, order in used_fingerprints(shop, names).items()}
    known = numbers_known(shop, {number for line in lines for number in line.orders})
    return propose(lines, awaiting_money(shop, now), used, known)


def fingerprint_of(line: Line) -> str:
    """All that is ever kept of a message."""
    return fingerprint(line.name)[:_LENGTH]


def book(member: Member, tapped: Tapped, now: datetime) -> Order:
    """A second tap changes nothing. Raises Refused when the order changed, or the money is booked for another."""
    with atomic():
        order = order_called(member.shop, tapped.reference)
        if order is None:
            raise Refused(Problem("money.no_order"))
        kind, seen = _as_it_stands(order, tapped)
        amount = Money(tapped.minor, member.shop.currency)
        return record_payment(order, member, kind, amount, _way(order), now, seen=seen, used=tapped.fingerprint)


def _as_it_stands(order: Order, tapped: Tapped) -> tuple[str, int]:
    """What the money is for, and the revision that was seen. Other lines of a paste may have been booked since, as long
    as the order still wants all of this one."""
    later = [event for event in events_of(order) if event.revision > tapped.revision]
    booked = {event.details["payment"] for event in later if event.what == "paid"}
    still = dues_of(order)
    if (
        booked
        and all(event.what in ("paid", "received") for event in later)
        and are_pasted(booked)
        and tapped.minor <= still.now + still.later
    ):
        return kind_of(tapped.minor, still), order.revision
    return tapped.kind, tapped.revision


def _way(order: Order) -> str:
    """What a bank tells of came by no hand: where cash was chosen, it is the shop's one other way, if it has one."""
    others = [row.kind for row in usable_methods(order.shop) if row.kind in METHODS and not METHODS[row.kind].by_hand]
    is_by_hand = order.method in METHODS and METHODS[order.method].by_hand
    return others[0] if is_by_hand and len(others) == 1 else order.method
