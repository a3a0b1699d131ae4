"""The order's page as a receipt: what was paid, when and how, and a code by which anybody can check the paper."""

from dataclasses import dataclass

from storefront.money import Money
from storefront.orders.check_code import check_code
from storefront.orders.pay_words import entry_text
from storefront.orders.records import Order, payments_of
from storefront.orders.views import OrderView
from storefront.shop.visit import Visit


@dataclass(frozen=True)
class Paid:
    """One entry: "22 Nov 2026", "Payment, Pix", "R$ 149,50"."""

    day: str
    text: str
    amount: str


@dataclass(frozen=True)
class Receipt:
    placed: str
    paid: tuple[Paid, ...]
    code: str
    check: str  # where the code can be checked


def receipt_of(visit: Visit, row: Order, order: OrderView) -> Receipt | None:
    """None while no money has moved. Entries a member took back are not on it, nor is what took them back."""
    if order.payment in ("unpaid", "claimed"):
        return None
    entries = payments_of(row)
    undone = {entry.undoes_id for entry in entries}
    paid = tuple(
        Paid(
            visit.words.date(entry.at, visit.shop.time_zone),
            entry_text(entry.kind, entry.method, visit.words),
            visit.words.money(Money(entry.amount_minor, order.total.currency)),
        )
        for entry in entries
        if entry.undoes_id is None and entry.id not in undone
    )
    return Receipt(
        visit.words.date(order.placed_at, visit.shop.time_zone), paid, check_code(order.token), visit.trail.to("check")
    )
