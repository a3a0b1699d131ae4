"""The power goes while people order: every order that was acknowledged is there, once, and holds its goods exactly."""

import threading
from collections import Counter
from http.client import HTTPException
from pathlib import Path

from storefront.catalogue.records import Product
from storefront.orders.records import Order, OrderLine
from storefront.storage import database as storage
from storefront.storage.schema import migrate
from tests.journeys.conftest import Form, PlainPhone, free_port, start
from tests.makers import make_product, make_shop

BUYERS = 6
ORDERS_EACH = 34  # 204 in all
STOCK = 1_000_000


class Buyer(threading.Thread):
    """Orders again and again; a form that got no answer is posted again, unchanged, until it gets one."""

    def __init__(self, box: "Box") -> None:
        super().__init__()
        self.box = box
        self.acknowledged: list[tuple[str, str]] = []

    def run(self) -> None:
        for _ in range(ORDERS_EACH):
            fields = self._until_answered(self._fill_a_cart)
            self.acknowledged.append((fields["key"], self._until_answered(lambda fields=fields: self._place(fields))))

    def _fill_a_cart(self) -> dict[str, str]:
        phone = PlainPhone(self.box.server)
        phone.post("/amina/cart", {"q1": "2", "q2": "3"})
        return Form(phone.page).fields("/order")

    def _place(self, fields: dict[str, str]) -> str:
        phone = PlainPhone(self.box.server)
        phone.post("/amina/order", fields)
        assert phone.status == 200, phone.status
        return phone.url.rpartition("/")[2]

    def _until_answered(self, attempt):
        while True:
            try:
                return attempt()
            except (HTTPException, OSError):
                self.box.up.wait()


class Box:
    """The machine the shop runs on."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.up = folder, free_port(), threading.Event()
        self.switch_on()

    def switch_on(self) -> None:
        self.server, self.process = start(self.folder, self.port)
        self.up.set()

    def cut_the_power(self) -> None:
        self.up.clear()
        self.server.kill()
        self.process.wait()


def test_kill_minus_nine_in_the_middle_of_two_hundred_orders(tmp_path: Path) -> None:
    opened = storage.connect(f"sqlite:///{tmp_path}/storefront.db")
    migrate(opened, tmp_path / "migrate.lock")
    shop = make_shop()
    products = [make_product(shop, name, 100, stock_milli=STOCK) for name in ("Lemons", "Mint")]
    opened.close()

    box = Box(tmp_path)
    buyers = [Buyer(box) for _ in range(BUYERS)]
    for buyer in buyers:
        buyer.start()
    for portion in (0.2, 0.5, 0.8):
        wait_for(lambda portion=portion: sum(len(b.acknowledged) for b in buyers) >= portion * BUYERS * ORDERS_EACH)
        box.cut_the_power()
        box.switch_on()
    for buyer in buyers:
        buyer.join()
    box.cut_the_power()

    acknowledged = [pair for buyer in buyers for pair in buyer.acknowledged]
    stored = {order.key: order.token for order in Order.select()}
    assert {key: stored.get(key) for key, _ in acknowledged} == dict(acknowledged)
    assert len(stored) == Order.select().count() == BUYERS * ORDERS_EACH
    held = Counter()
    for line in OrderLine.select():
        held[line.product_id] += line.held_milli
    for product in products:
        assert Product.get_by_id(product.id).stock_milli + held[product.id] == STOCK
    assert storage.database.execute_sql("PRAGMA integrity_check").fetchone()[0] == "ok"
    opened.close()


def wait_for(claim) -> None:
    """Until the claim holds; looked at ten times a second, given up after a minute."""
    pause = threading.Event()
    for _ in range(600):
        if claim():
            return
        pause.wait(0.1)
    raise AssertionError("nothing happened for a minute")
