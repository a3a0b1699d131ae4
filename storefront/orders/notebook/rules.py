"""What is open under a name of the notebook, and how a payment is shared out. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from storefront.problems import Problem

ON_BALANCE = ("confirmed", "ready", "sent", "done")  # the shop has said yes, and the goods have not come back


@dataclass(frozen=True)
class Open:
    """An order and what of it is open, in minor units; below zero: the customer has paid ahead."""

    order_id: int
    minor: int


def balance_of(entries: Iterable[Open]) -> int:
    return sum(entry.minor for entry in entries)


def shares(entries: Iterable[Open], minor: int) -> list[Open] | Problem:
    """So much of each order is paid, as the entries stand: the oldest first."""
    parts, left = [], minor
    for entry in entries:
        part = min(left, max(entry.minor, 0))
        if part:
            parts.append(Open(entry.order_id, part))
        left -= part
    return parts if minor > 0 and not left else Problem("notebook.too_much" if left else "payment.amount", "amount")
