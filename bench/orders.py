"""Orders placed one after another beside bare durable commits to the same disk."""

import time
from collections.abc import Callable
from pathlib import Path

from bench.table import show
from storefront import clock
from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.orders.gather import review_cart
from storefront.orders.place import Placing, place
from storefront.orders.review import Wish
from storefront.storage.database import PRAGMAS
from storefront.storage.engine import sqlite_module
from storefront.storage.tokens import new_token

ORDERS = 300
LINES = 3
MOST_CPU_MS = 3


def measure(instance: Path, shop: Shop) -> None:
    placed = _timed(placing(shop))
    committed = _timed(_committing(instance / "bare.db"))
    show(
        f"{ORDERS} orders of {LINES} lines, one after another",
        [
            ("", "a second", "CPU ms each", "wanted"),
            ("bare durable commit of one row", *committed, ""),
            ("order placed", *placed, f"≤ {MOST_CPU_MS} ms"),
        ],
    )


def _timed(work: Callable[[], None]) -> tuple[str, str]:
    work()  # what is made once is made now
    started, cpu = time.perf_counter(), time.process_time()
    for _ in range(ORDERS):
        work()
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
    return f"{ORDERS / seconds:.0f}", f"{cpu_seconds / ORDERS * 1000:.2f}"


def placing(shop: Shop) -> Callable[[], None]:
    """Places the same cart again and again, each time as a new order."""
    goods = Product.select().where(
        Product.shop == shop,
        Product.stock_milli.is_null(),
        Product.price_minor.is_null(False),
        Product.deleted_at.is_null(),
    )
    cart = ".".join(f"{product.number}x1" for product in goods.order_by(Product.number).limit(LINES))
    now = clock.now()
    review = review_cart(shop, cart, shop.language, Wish(), now)
    if not review.can_be_placed:
        raise RuntimeError(f"{cart} cannot be ordered from {shop.slug}")

    def once() -> None:
        chosen = (
            review.quote,
            review.quoted.delivery.kind,
            review.quoted.delivery.area_id,
            review.method,
            review.if_missing,
        )
        place(shop, Placing(new_token(), review.cart, *chosen, shop.language), now)

    return once


def _committing(path: Path) -> Callable[[], None]:
    """One row a transaction, with the same promises about power cuts as the shops' own database."""
    connection = sqlite_module().connect(path, isolation_level=None)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, token TEXT UNIQUE, placed_at INTEGER)"
    )

    def once() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO orders (token, placed_at) VALUES (?, ?)", (new_token(), int(time.time())))
        connection.execute("COMMIT")

    return once
