"""What each page of the desk costs a shop that has sold for two years: 5,000 goods, 100,000 orders.

Run by itself: `python -m bench.desk`.
"""

import gc
import random
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import peewee
from flask import Flask
from flask.testing import FlaskClient

from bench.table import show
from storefront import clock
from storefront.app import create_app
from storefront.catalogue.records import Product
from storefront.config import read_settings
from storefront.merchants.records import Member, Shop
from storefront.merchants.sign_in import let_in
from storefront.numbers.records import DayNumber
from storefront.orders.methods import NOTEBOOK
from storefront.orders.notebook.records import Mark
from storefront.orders.records import Order, OrderEvent, OrderLine, Payment
from storefront.orders.reference import make_reference
from storefront.storage import database as storage
from storefront.storage.database import Row, atomic
from storefront.storage.schema import migrate
from storefront.storage.tokens import new_token

ORDERS, GOODS, DAYS = 100_000, 5_000, 730
NOTED_OF, FAMILIES = 21, 20  # every 21st order is noted under one of twenty names
ROUNDS, MOST_MS = 25, 60
NAMES = ("lemons", "olives", "sardines", "mint", "bread", "carrots", "apples", "rice", "tea", "honey")
FINISHED = ("done",) * 17 + ("refused", "cancelled", "returned")
_AT_ONCE = 500


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = _app(Path(folder))
        member = _shop()
        _sell_for_two_years(member)
        _count_ninety_days(member)
        gc.collect()
        gc.freeze()  # as gunicorn.conf.py does: what the service keeps is not looked through again and again
        client = app.test_client()
        client.set_cookie("sid", let_in(member, clock.now()).token)
        last = Order.select().order_by(Order.id.desc()).get()
        rows = [(name, *_measure(client, address)) for name, address in _pages(last)]
        show(
            f"The desk of a shop with {Product.select().count()} goods and {Order.select().count()} orders",
            [("page", "ms", "slowest", "queries"), *rows, ("wanted", f"≤ {MOST_MS}", "", "")],
        )


def _pages(order: Order) -> list[tuple[str, str]]:
    return [
        ("Today", "/desk"),
        ("to confirm", "/desk?show=confirm"),
        ("to be paid", "/desk?show=pay"),
        ("to send", "/desk?show=send"),
        ("old, not finished", "/desk?show=old"),
        ("all orders", "/desk?show=all"),
        ("all orders, page 8,000", "/desk?show=all&page=8000"),
        ("found by amount", "/desk/orders?number=54,32"),
        ("found by a frequent word", "/desk/orders?number=lemons"),
        ("found by three words", "/desk/orders?number=mint+rice+honey"),
        ("found nowhere", "/desk/orders?number=zucchini"),
        ("for the rider", "/desk/rider"),
        ("one order", f"/desk/orders/{order.reference}"),
        ("change an order", f"/desk/orders/{order.reference}/edit"),
        ("new order", "/desk/new-order?i=1x2.2x3"),
        ("payments to look at", "/desk/payments"),
        ("the notebook", "/desk/notebook"),
        ("one name in it", f"/desk/notebook/{Mark.get().id}"),
        ("paste what was received", "/desk/pasted"),
        ("numbers of 90 days", "/desk/numbers"),
        ("goods", "/desk/products"),
        ("goods, page 200", "/desk/products?page=200"),
        ("goods found", "/desk/products?q=lemons"),
        ("one product", "/desk/products/7"),
        ("many goods at once", "/desk/products/many"),
        ("today's prices", "/desk/products/prices"),
        ("the day's list", "/desk/products/prices/list"),
        ("starter shelves", "/desk/products/shelves"),
        ("trash", "/desk/products/trash"),
        ("sections", "/desk/sections"),
        ("coupons", "/desk/coupons"),
        ("share", "/desk/share"),
        ("settings", "/desk/settings"),
        ("staff", "/desk/settings/staff"),
        ("own answers", "/desk/settings/replies"),
    ]


def _measure(client: FlaskClient, address: str) -> tuple[str, str, str]:
    """What the processor spends on it, whatever else the machine does meanwhile."""
    client.get(address)
    times = []
    for _ in range(ROUNDS):
        begun = time.thread_time()
        client.get(address)
        times.append((time.thread_time() - begun) * 1000)
    return f"{statistics.median(times):.1f}", f"{max(times):.1f}", str(_queries(client, address))


def _queries(client: FlaskClient, address: str) -> int:
    asked: list[str] = []
    execute: Any = peewee.SqliteDatabase.execute_sql

    def counted(self: peewee.Database, sql: str, *args: object, **kwargs: object) -> Any:
        asked.append(sql)
        return execute(self, sql, *args, **kwargs)

    with patch.object(peewee.SqliteDatabase, "execute_sql", counted):
        client.get(address)
    return len(asked)


def _app(folder: Path) -> Flask:
    where = {"DATABASE_URL": f"sqlite:///{folder}/storefront.db", "MEDIA_URL": f"file:{folder}/media"}
    own = {"INSTANCE": str(folder), "SECRET_KEY": "only-for-the-bench", "SIGNUP": "open", **where}
    app = create_app(read_settings({f"STOREFRONT_{name}": value for name, value in own.items()}))
    migrate(storage.database.obj, folder / "migrate.lock")
    return app


def _shop() -> Member:
    now = clock.now()
    shop = Shop.create(
        slug="souk", name="Souk", phone="+212612345678", country="MA", currency="MAD", time_zone="Africa/Casablanca",
        languages=["en"], opened_at=now, created_at=now, state="approved",
    )  # fmt: skip
    goods = [
        {"shop": shop.id, "number": at, "position": at, "title": f"{NAMES[at % 10]} {at}", "price_minor": 100 + at,
         "search_key": f"{NAMES[at % 10]} {at}", "created_at": now}
        for at in range(1, GOODS + 1)
    ]  # fmt: skip
    _write(Product, goods)
    return Member.create(shop=shop, name="Amina", phone="+212612345678", role="owner", created_at=now)


def _sell_for_two_years(member: Member) -> None:
    """Nearly all is finished; of the last days some wait; one in a thousand was forgotten."""
    chance, begun = random.Random(7), clock.now() - timedelta(days=DAYS)
    orders, lines, events, ledger = [], [], [], []
    for at in range(1, ORDERS + 1):
        placed = begun + timedelta(seconds=at * DAYS * 86400 // ORDERS)
        is_new = at > ORDERS - 300
        state = (
            chance.choice(("received", "confirmed", "ready", "sent", "placed")) if is_new else chance.choice(FINISHED)
        )
        state = "confirmed" if at % 1000 == 0 else state
        titles = chance.sample(NAMES, 3)
        prices = [chance.randrange(300, 3000) for _ in titles]
        orders.append(_order(member, at, placed, state, titles, sum(prices)))
        lines += [
            _line(at, position, title, price)
            for position, (title, price) in enumerate(zip(titles, prices, strict=True))
        ]
        events += [
            _event(at, member, placed, what, sum(prices), revision)
            for revision, what in enumerate(("placed", state), 1)
        ]
        if state == "done":
            ledger.append({"order": at, "at": placed, "member": member.id, "method": "cash", "kind": "balance",
                           "amount_minor": sum(prices)})  # fmt: skip
    for model, rows in ((Order, orders), (OrderLine, lines), (OrderEvent, events), (Payment, ledger)):
        _write(model, rows)


def _order(member: Member, at: int, placed: datetime, state: str, titles: list[str], total: int) -> dict[str, object]:
    return {
        "id": at, "shop": member.shop_id, "token": new_token(), "key": new_token(),
        "reference": make_reference(f"{at:06d}"), "state": state, "revision": 2, "currency": "MAD", "language": "en",
        "cart": "1x1", "delivery": "elsewhere" if at % 2 else "pick_up", "total_minor": total,
        "method": "cash" if at % NOTED_OF else NOTEBOOK, "mark": "" if at % NOTED_OF else f"Family {at % FAMILIES}",
        "taken_by": member.id, "search_key": " ".join(titles), "placed_at": placed, "received_at": placed,
        "changed_at": placed, "fee_minor": 0,
    }  # fmt: skip


def _count_ninety_days(member: Member) -> None:
    """What was seen, ordered and sold each day: a hundred of the goods, through twenty shared links."""
    today = clock.now().date().toordinal()
    seen = [("view", ""), ("cart", ""), ("placed", ""), ("received", ""), ("confirmed", ""), ("paid", "")]
    kinds = seen + [("source", f"link-{at}") for at in range(20)] + [("sold", str(at)) for at in range(1, 101)]
    rows = [
        {"shop": member.shop_id, "kind": kind, "day": today - day, "name": name, "count": 5 + day, "minor": 100 * day}
        for day in range(90)
        for kind, name in kinds
    ]
    _write(DayNumber, rows)
    _write(Mark, [{"shop": member.shop_id, "name": f"Family {at}"} for at in range(FAMILIES)])


def _line(order: int, position: int, title: str, price: int) -> dict[str, object]:
    return {"order": order, "position": position, "number": position + 1, "title": title, "asked_milli": 1000,
            "unit": "piece", "unit_price_minor": price, "product": position + 1}  # fmt: skip


def _event(order: int, member: Member, at: datetime, what: str, total: int, revision: int) -> dict[str, object]:
    return {"order": order, "at": at, "member": None if what == "placed" else member.id, "what": what,
            "to_state": what, "revision": revision, "total_minor": total}  # fmt: skip


def _write(model: type[Row], rows: list[dict[str, object]]) -> None:
    with atomic():
        for start in range(0, len(rows), _AT_ONCE):
            model.insert_many(rows[start : start + _AT_ONCE]).execute()


if __name__ == "__main__":
    main()
