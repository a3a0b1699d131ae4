"""Five hundred pasted lines of a bank against five thousand orders that await money."""

import time
from collections.abc import Callable
from typing import Any

from bench.table import show
from storefront import clock
from storefront.merchants.records import Shop
from storefront.orders.records import Order
from storefront.orders.reference import make_reference
from storefront.payments.pasted.actions import look_at
from storefront.storage.database import atomic
from storefront.storage.tokens import new_token

ORDERS, LINES, MOST_SECONDS = 5000, 500, 1
_AT_ONCE = 200
_SMS = (
    "{code} Confirmed.You have received {currency} {amount} from RAVI SHARMA 0712345678 on 23/11/26 at 10:15 AM. "
    "{note} New balance is {currency} 88,345.00."
)
_ROW = "23/11/2026,VIR RECU SHARMA {note},{code},,{amount},88345.00"


def measure(shop: Shop, place: Callable[[], None]) -> None:
    """place: makes one order of this shop."""
    place()
    _fill(shop)
    rows = [("", "lines", "orders", "seconds", "wanted")]
    for name, head, one, between in (
        ("messages", "", _SMS, "\n"),
        ("a statement", "Date,Description,Reference,Debit,Credit,Balance\n", _ROW, "\n"),
    ):
        text = head + between.join(_line(one, shop.currency, number) for number in range(LINES))
        started = time.perf_counter()
        found = look_at(shop, text, ".", clock.now())
        seconds = time.perf_counter() - started
        if sum(one.what == "match" for one in found) < LINES // 2:
            raise RuntimeError(f"{name}: not understood")
        rows.append((name, str(len(found)), str(ORDERS), f"{seconds:.2f}", f"≤ {MOST_SECONDS}"))
    show("Pasted money matched to orders", rows)


def _line(shape: str, currency: str, number: int) -> str:
    note = _reference(number * 7) if number % 2 else ""
    amount = f"{100 + number % 90}.{number % 100:02d}"
    return shape.format(code=f"Q{number:07d}LM", currency=currency, amount=amount, note=note)


def _reference(number: int) -> str:
    return str(Order.select(Order.reference).order_by(Order.id.desc()).offset(number % ORDERS).limit(1).get().reference)


def _fill(shop: Shop) -> None:
    """Copies of its newest order, each with a number and a sum of its own."""
    newest: Any = Order.select().where(Order.shop == shop).order_by(Order.id.desc()).dicts().get()
    order = {name: value for name, value in newest.items() if name != "id"} | {"state": "confirmed", "about": False}
    rows = [
        {**order, "token": new_token(), "key": new_token(), "reference": number, "total_minor": 10_000 + at % 9000}
        for at, number in enumerate(_numbers(ORDERS))
    ]
    with atomic():
        for start in range(0, ORDERS, _AT_ONCE):
            Order.insert_many(rows[start : start + _AT_ONCE]).execute()


def _numbers(many: int) -> list[str]:
    return [make_reference(f"{number:06d}") for number in range(900_000, 900_000 + many)]
