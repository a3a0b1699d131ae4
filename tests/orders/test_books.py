"""Whatever is paid, tipped, weighed, given back, undone or ended, in any order: the books of every order balance."""

import contextlib
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from storefront.merchants.records import ShopMethod
from storefront.money import Money
from storefront.orders import move
from storefront.orders.bill import deposit_of
from storefront.orders.handover import bill_of
from storefront.orders.notebook.actions import entries_under, take_money, write_down
from storefront.orders.notebook.records import balances_of, mark_called
from storefront.orders.payment import KINDS
from storefront.orders.records import Order, Payment, events_of, lines_of, payments_of
from storefront.orders.settle import Collected, record_payment, settle
from storefront.orders.snapshots import order_view
from storefront.orders.states import OPEN
from storefront.orders.sweep import sweep
from storefront.orders.undo import undo
from storefront.orders.weigh import give, set_discount, set_fee
from storefront.pay import METHODS
from storefront.problems import Missing, Refused
from storefront.storage import database as storage
from storefront.storage.schema import migrate
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

UPI = METHODS["upi"]
VERBS = (
    move.confirm,
    move.ready,
    move.send,
    move.finish,
    lambda order, member, now: move.refuse(order, member, "other", now),
    lambda order, member, now: move.cancel(order, member, "other", now),
    lambda order, member, now: move.return_(order, member, "other", now),
)
some_order, some_money = st.integers(0, 5), st.integers(1, 30_000)


class Books(RuleBasedStateMachine):
    """A shop that asks a third ahead, tells equal amounts apart and keeps a notebook."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = storage.connect(f"sqlite:///{self.folder}/storefront.db")
        migrate(self.database, self.folder / "migrate.lock")
        self.shop = make_shop(
            currency="INR", country="IN", lapse_hours=1, deposit_percent=33, tells_apart=True, somewhere_else=True
        )
        for kind, kept in (("upi", {"vpa": "amina@okbank", "payee": "Amina"}), ("cash", {}), ("notebook", {})):
            ShopMethod.create(shop=self.shop, kind=kind, settings=kept)
        self.amina = make_member(self.shop)
        make_product(self.shop, "Lemons", price_minor=4999)
        make_product(self.shop, "Olives", price_minor=3333, unit="kg", step_milli=250)
        self.now, self.proofs, self.put_in = NOW, 0, {}

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    def pick(self, number: int) -> Order | None:
        orders = list(Order.select().order_by(Order.id))
        return orders[number % len(orders)] if orders else None

    def tell(self, order: Order, minor: int) -> None:
        """What we believe the shop holds, kept beside its books."""
        self.put_in[order.id] = self.put_in.get(order.id, 0) + minor

    @rule(pieces=st.integers(1, 2), method=st.sampled_from(["upi", "cash", "notebook"]))
    def place(self, pieces: int, method: str) -> None:
        place_order(self.shop, f"1x{pieces}.2x1250m", self.now, method=method, delivery="pick_up")

    @rule(number=some_order, verb=st.sampled_from(VERBS))
    def act(self, number: int, verb) -> None:
        if order := self.pick(number):
            with contextlib.suppress(Refused):
                verb(order, self.amina, self.now)

    @rule(number=some_order, line=st.integers(0, 1), milli=st.integers(0, 3000))
    def weigh(self, number: int, line: int, milli: int) -> None:
        if order := self.pick(number):
            with contextlib.suppress(Refused):
                give(order, lines_of(order)[line].id, milli, self.amina, self.now)

    @rule(number=some_order, minor=some_money, change=st.sampled_from([set_fee, set_discount]))
    def price(self, number: int, minor: int, change) -> None:
        if order := self.pick(number):
            with contextlib.suppress(Refused):
                change(order, Money(minor, "INR"), self.amina, self.now)

    @rule(number=some_order, kind=st.sampled_from(list(KINDS)), minor=some_money)
    def book(self, number: int, kind: str, minor: int) -> None:
        if order := self.pick(number):
            with contextlib.suppress(Refused):
                record_payment(order, self.amina, kind, Money(minor, "INR"), "upi", self.now)
                self.tell(order, {"tip": 0, "refund": -minor}.get(kind, minor))

    @rule(number=some_order)
    def pay_what_is_asked(self, number: int) -> None:
        order = self.pick(number)
        asked = bill_of(order_view(order), UPI).amount if order else None
        if asked is not None and asked.minor > 0:
            self.proofs += 1
            assert settle(order, Collected("upi", asked, f"{self.proofs}"), self.now)
            assert not settle(order, Collected("upi", asked, f"{self.proofs}"), self.now)
            self.tell(order, asked.minor)

    @rule(number=some_order, name=st.sampled_from(["Fatima", "blue door"]))
    def note(self, number: int, name: str) -> None:
        if order := self.pick(number):
            with contextlib.suppress(Refused):
                write_down(order, self.amina, name, self.now)

    @rule(name=st.sampled_from(["Fatima", "blue door"]), minor=some_money)
    def pay_on_a_name(self, name: str, minor: int) -> None:
        if mark := mark_called(self.shop, name):
            before = {payment.id for payment in Payment.select()}
            seen = sum(entry.minor for _, entry in entries_under(mark))
            with contextlib.suppress(Refused, Missing):
                take_money(self.amina, mark.id, Money(minor, "INR"), "cash", seen, self.now)
            taken = [payment for payment in Payment.select() if payment.id not in before]
            assert sum(payment.amount_minor for payment in taken) in (0, minor)
            for payment in taken:
                self.tell(payment.order, payment.amount_minor)

    @rule(number=some_order, back=st.integers(1, 4))
    def undo_something(self, number: int, back: int) -> None:
        if order := self.pick(number):
            event = events_of(order)[-back:][0]
            paid = Payment.get_or_none(Payment.id == event.details.get("payment"))
            with contextlib.suppress(Refused):
                undo(order, event.id, self.amina, self.now)
                self.tell(order, 0 if paid is None or paid.kind == "tip" else -paid.amount_minor)

    @rule()
    def wait(self) -> None:
        self.now += timedelta(minutes=61)
        sweep(self.now)

    @invariant()
    def every_ledger_holds_what_was_put_in(self) -> None:
        for order in Order.select():
            assert order_view(order).paid.minor == self.put_in.get(order.id, 0)

    @invariant()
    def what_is_paid_and_what_is_asked_are_the_total(self) -> None:
        for order in Order.select():
            view = order_view(order)
            above = max(view.paid.minor - view.total.minor, 0)
            assert view.paid.minor + view.due_now.minor + view.due_later.minor - above == view.total.minor
            assert view.to_give_back.minor in (0, above)
            assert view.due_later.minor <= view.total.minor - deposit_of(view.total.minor, order.deposit_percent)
            if view.payment == "paid":
                assert view.due.minor == 0
            if view.payment == "part":
                assert 0 < view.paid.minor < view.total.minor

    @invariant()
    def no_two_open_orders_of_which_nothing_is_paid_ask_the_same(self) -> None:
        asked = []
        for order in Order.select().where(Order.state.in_(OPEN), ~Order.about):
            view = order_view(order)
            if view.paid.minor == 0 and view.due.minor:
                asked.append(bill_of(view, UPI).amount)
        assert len(set(asked)) == len(asked)

    @invariant()
    def the_notebook_is_the_sum_of_its_orders(self) -> None:
        for balance in balances_of(self.shop):
            entries = entries_under(balance.mark)
            assert balance.minor == sum(order.total_minor - self.put_in.get(order.id, 0) for order, _ in entries)
            assert all(payments_of(order) or entry.minor == order.total_minor for order, entry in entries)


def test_the_books_balance_whatever_happens() -> None:
    run_state_machine_as_test(
        Books,
        settings=settings(max_examples=15, stateful_step_count=30, suppress_health_check=list(HealthCheck)),
    )
