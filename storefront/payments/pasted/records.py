"""Which orders still want money, and which references are used. Each in one query, however long the paste."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from storefront.merchants.records import Shop
from storefront.orders.bill import dues
from storefront.orders.records import Order, Payment, UsedReference, ledger_sum
from storefront.orders.states import OPEN
from storefront.payments.pasted.proposing import Awaiting

_STILL_OWED = timedelta(days=60)  # of orders that are over


def awaiting_money(shop: Shop, now: datetime) -> list[Awaiting]:
    """What is under way, done, or lapsed since not long ago, with less in its ledger than its total."""
    mine = (Order.shop == shop) & (Order.currency == shop.currency)
    is_over = Order.state.in_(("done", "lapsed")) & (Order.placed_at >= now - _STILL_OWED)
    found: Any = Order.select(
        Order.reference, Order.revision, Order.total_minor, Order.deposit_percent, Order.tail_minor,
        Order.state, Order.about, Order.placed_at, ledger_sum().alias("paid"),
    ).where(mine & (Order.state.in_(OPEN) | is_over))  # fmt: skip
    return [
        Awaiting(
            reference, revision, None if about else dues(total, paid, percent, state),
            0 if paid > 0 else tail, placed_at.astimezone(UTC).date(),
        )
        for reference, revision, total, percent, tail, state, about, placed_at, paid in found.tuples()
        if paid < total
    ]  # fmt: skip


def numbers_known(shop: Shop, references: Iterable[str]) -> set[str]:
    """Those of them that are orders of this shop."""
    found: Any = Order.select(Order.reference).where(Order.shop == shop, Order.reference.in_(list(references)))
    return {reference for (reference,) in found.tuples()}


def used_fingerprints(shop: Shop, fingerprints: Iterable[str]) -> dict[str, str]:
    """Those of them whose money is in a ledger, with the order's number."""
    found: Any = UsedReference.select(UsedReference.fingerprint, Order.reference).join(Payment).join(Order)
    found = found.where(UsedReference.shop == shop, UsedReference.fingerprint.in_(list(fingerprints)))
    return dict(found.tuples())


def are_pasted(payments: set[int]) -> bool:
    """Whether each of these entries stands for a line somebody pasted."""
    return UsedReference.select().where(UsedReference.payment.in_(payments)).count() == len(payments)
