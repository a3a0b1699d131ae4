"""Money: what a member says was received goes into the ledger; what a buyer says was sent is only noted."""

from dataclasses import dataclass
from datetime import datetime

from storefront.merchants.records import Member
from storefront.money import MOST_MINOR, Money
from storefront.orders.bill import Dues, dues
from storefront.orders.journal import Change
from storefront.orders.move import receive_first
from storefront.orders.payment import KINDS, MOST_CLAIMS, kind_of, paid_minor
from storefront.orders.records import Order, Payment, UsedReference, lines_of, order_paid_by, payments_of
from storefront.pay import METHODS
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic

_MOST_TAIL = 12


@dataclass(frozen=True)
class Collected:
    """Money a provider took for the shop. proof: which money it is, one and the same however often it is told."""

    method: str
    amount: Money
    proof: str


def record_payment(
    order: Order,
    member: Member,
    kind: str,
    amount: Money,
    method: str,
    now: datetime,
    seen: int | None = None,
    used: str = "",
) -> Order:
    """One entry of the ledger; a refund is given as a positive amount.

    seen: the revision of the page the member looked at, so that a double tap books nothing twice.
    used: the fingerprint of the money's own reference, which counts once in a shop.
    """
    if kind not in KINDS:
        raise Refused(Problem("payment.kind", "kind"))
    if not 0 < amount.minor <= MOST_MINOR or amount.currency != order.currency:
        raise Refused(Problem("payment.amount", "amount"))
    with atomic():
        order = Order.get_by_id(order.id)
        if used and _is_booked(order, used):
            return order
        if seen is not None and seen != order.revision:
            raise Refused(Problem("order.changed"))
        entries = [(entry.kind, entry.amount_minor) for entry in payments_of(order)]
        if kind == "refund" and amount.minor > paid_minor(entries):
            raise Refused(Problem("payment.refund", "amount"))
        change = Change(order, member, now) if kind == "refund" else _seen_if_possible(order, member, now)
        minor = -amount.minor if kind == "refund" else amount.minor
        entry = Payment.create(order=order, at=now, member=member, method=method, kind=kind, amount_minor=minor)
        if used:
            UsedReference.create(shop=order.shop_id, fingerprint=used, payment=entry)
        change.write("refunded" if kind == "refund" else "paid", payment=entry.id)
    return change.order


def dues_of(order: Order) -> Dues:
    """What it asks for as its ledger stands."""
    paid = paid_minor((entry.kind, entry.amount_minor) for entry in payments_of(order))
    return dues(order.total_minor, paid, order.deposit_percent, order.state)


def _is_booked(order: Order, used: str) -> bool:
    """Whether the order's ledger holds this money. Raises Refused when another order's does."""
    paid = order_paid_by(order.shop_id, used)
    if paid is not None and paid.id != order.id:
        raise Refused(Problem("payment.used", values={"reference": paid.reference}))
    return paid is not None


def _seen_if_possible(order: Order, member: Member, now: datetime) -> Change:
    """Money implies having seen the order. One that lapsed and whose goods are gone stays so: its money is here."""
    change = Change(order, member, now)
    try:
        with atomic():
            receive_first(change, lines_of(order), now)
    except Refused:
        return Change(Order.get_by_id(order.id), member, now)
    return change


def settle(order: Order, collected: Collected, now: datetime, member: Member | None = None) -> bool:
    """What a provider proves goes into the ledger, once. member: who said that it counts, where that was in doubt.

    An order nobody has seen stays so: its buyer has still to send it.
    """
    if collected.amount.minor <= 0 or collected.amount.currency != order.currency:
        raise ValueError("an amount that no ledger of this order can hold")
    with atomic():
        if Payment.select().where(Payment.proof == collected.proof).exists():
            return False
        change = Change(Order.get_by_id(order.id), member, now)
        entry = Payment.create(
            order=order,
            at=now,
            member=member,
            method=collected.method,
            kind=kind_of(collected.amount.minor, dues_of(change.order)),
            amount_minor=collected.amount.minor,
            proof=collected.proof,
        )
        change.write("settled", payment=entry.id)
    return True


def book_refund(order: Order, collected: Collected, now: datetime, member: Member) -> bool:
    """All that a provider gave back so far; only what was not booked before, and not more than is here."""
    with atomic():
        ledger = payments_of(order)
        before = -sum(entry.amount_minor for entry in ledger if entry.kind == "refund" and entry.undoes_id is None)
        here = paid_minor((entry.kind, entry.amount_minor) for entry in ledger)
        minor = min(collected.amount.minor - before, here)
        if minor <= 0:
            return False
        change = Change(Order.get_by_id(order.id), member, now)
        entry = Payment.create(
            order=order, at=now, member=member, method=collected.method, kind="refund", amount_minor=-minor
        )
        change.write("refunded", payment=entry.id)
    return True


def set_review(order: Order, reason: str, member: Member | None, now: datetime) -> None:
    """Why a member must look at a provider's payment; "" when they have. Call inside the transaction that says so."""
    change = Change(Order.get_by_id(order.id), member, now)
    if change.order.review != reason:
        change.set(review=reason)
        change.write("review" if reason else "reviewed", reason=reason)


def claim(order: Order, tail: str, method: str, now: datetime) -> Order:
    """A buyer's "I have paid", with the last characters of the transfer's reference; twice the same is once.

    method: what the form said. The desk shows its name, so that a word of the buyer's own is none.
    """
    tail = "".join(character for character in tail if character.isalnum())[-_MOST_TAIL:]
    with atomic():
        order = Order.get_by_id(order.id)
        if any(one["tail"] == tail for one in order.claims):
            return order
        if len(order.claims) >= MOST_CLAIMS:
            raise Refused(Problem("claim.enough"))
        way = method if method in METHODS else order.method
        said = {"at": int(now.timestamp()), "tail": tail, "method": way}
        change = Change(order, None, now)
        change.set(claims=[*order.claims, said])
        change.write("claimed")
    return order
