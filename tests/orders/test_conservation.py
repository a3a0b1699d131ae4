"""Whatever is done to orders, in any order: goods on the shelf and goods in orders are always all the goods."""

import contextlib
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from peewee import fn

from storefront.catalogue.records import Product
from storefront.orders import move
from storefront.orders.place import Changed
from storefront.orders.records import Order, OrderLine, events_of, lines_of
from storefront.orders.sweep import sweep
from storefront.orders.totals import total_minor
from storefront.orders.undo import undo
from storefront.orders.weigh import give
from storefront.problems import Refused
from storefront.storage import database as storage
from storefront.storage.schema import migrate
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

ALL = 10_000
VERBS = (
    move.receive,
    move.confirm,
    move.send,
    move.finish,
    lambda order, member, now: move.refuse(order, member, "other", now),
    lambda order, member, now: move.cancel(order, member, "other", now),
    lambda order, member, now: move.return_(order, member, "other", now),
)


class Counter(RuleBasedStateMachine):
    """Amina's counter on a busy day: ten pieces, ten kilos."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = storage.connect(f"sqlite:///{self.folder}/storefront.db")
        migrate(self.database, self.folder / "migrate.lock")
        self.shop = make_shop(hold_minutes=30, lapse_hours=1)
        self.amina = make_member(self.shop)
        self.goods = [
            make_product(self.shop, "Lemons", stock_milli=ALL),
            make_product(self.shop, "Olives", 4000, unit="kg", step_milli=250, stock_milli=ALL),
        ]
        self.now = NOW

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    def pick(self, number: int) -> Order | None:
        orders = list(Order.select().order_by(Order.id))
        return orders[number % len(orders)] if orders else None

    @rule(pieces=st.integers(1, 6), quarters=st.integers(1, 12))
    def place(self, pieces: int, quarters: int) -> None:
        with contextlib.suppress(Changed):
            place_order(self.shop, f"1x{pieces}.2x{quarters * 250}m", self.now)

    @rule(number=st.integers(0, 9), verb=st.sampled_from(VERBS))
    def act(self, number: int, verb) -> None:
        order = self.pick(number)
        if order:
            with contextlib.suppress(Refused):
                verb(order, self.amina, self.now)

    @rule(number=st.integers(0, 9), line=st.integers(0, 1), milli=st.integers(0, 3000))
    def weigh(self, number: int, line: int, milli: int) -> None:
        order = self.pick(number)
        if order:
            lines = lines_of(order)
            with contextlib.suppress(Refused):
                give(order, lines[line % len(lines)].id, milli, self.amina, self.now)

    @rule(number=st.integers(0, 9), back=st.integers(1, 3))
    def undo_something(self, number: int, back: int) -> None:
        order = self.pick(number)
        if order:
            event = events_of(order)[-back:][0]
            with contextlib.suppress(Refused):
                undo(order, event.id, self.amina, self.now)

    @rule(minutes=st.sampled_from([1, 29, 31, 61]))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        sweep(self.now)
        assert sweep(self.now) == 0

    @invariant()
    def nothing_is_lost_or_sold_twice(self) -> None:
        for product in self.goods:
            held = OrderLine.select(fn.SUM(OrderLine.held_milli)).where(OrderLine.product == product).scalar() or 0
            assert Product.get_by_id(product.id).stock_milli + held == ALL

    @invariant()
    def an_order_holds_what_its_hold_says(self) -> None:
        for order in Order.select():
            held = sum(line.held_milli for line in lines_of(order))
            assert order.hold in ("held", "taken") or held == 0
            assert order.total_minor == total_minor(order, lines_of(order))


def test_goods_are_conserved_whatever_happens() -> None:
    run_state_machine_as_test(
        Counter,
        settings=settings(max_examples=12, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
    )
