"""Orders and shops as plain values, for tests of pure rules; every argument defaulted."""

from typing import Any

from storefront.money import Money
from storefront.orders.views import LineView, OrderView, ShopView
from tests.conftest import NOW


def make_line(number: int, title: str, amount_minor: int, **fields: Any) -> LineView:
    defaults: dict[str, Any] = {
        "line_id": number,
        "choice_name": "",
        "extras": (),
        "unit": "piece",
        "unit_price": Money(1000, "MAD"),
        "asked_milli": 1000,
        "given_milli": None,
        "estimate_milli": None,
        "about": False,
    }
    fields = {**defaults, **fields}
    fields.setdefault("asked_unit", fields["unit"])
    return LineView(number=number, title=title, amount=Money(amount_minor, "MAD"), **fields)


def make_order_view(**fields: Any) -> OrderView:
    lines = fields.get("lines", (make_line(1, "Lemons", 1000),))
    subtotal = Money(sum(line.amount.minor for line in lines), "MAD")
    fee = fields.get("fee", Money(0, "MAD"))
    defaults: dict[str, Any] = {
        "reference": "4827-193",
        "token": "a" * 26,
        "state": "placed",
        "reason": "",
        "revision": 1,
        "payment": "unpaid",
        "language": "en",
        "cart": "1x1",
        "lines": lines,
        "subtotal": subtotal,
        "fee": fee,
        "discount": Money(0, "MAD"),
        "total": subtotal if fee is None else subtotal + fee,
        "paid": Money(0, "MAD"),
        "about": False,
        "delivery": "pick_up",
        "area_name": "",
        "wanted_date": "",
        "wanted_slot": "",
        "method": "cash",
        "pay_when": "after_confirming",
        "if_missing": "ask",
        "asks": (),
        "claims": 0,
        "hold": "none",
        "held_until": None,
        "placed_at": NOW,
        "ended_at": None,
    }
    return OrderView(**{**defaults, **fields})


def make_shop_view(**fields: Any) -> ShopView:
    defaults: dict[str, Any] = {
        "name": "Amina's basket",
        "slug": "amina",
        "phone": "+212612345678",
        "currency": "MAD",
        "channels": (),
        "methods": (),
        "pay_changed_at": None,
    }
    return ShopView(**{**defaults, **fields})
