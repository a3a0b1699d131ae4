"""A day's work: twenty orders, three members, partly at the same time; in the evening the books balance to the unit."""

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from peewee import fn

from storefront.catalogue.records import Product
from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders import edit, move, settle, weigh
from storefront.orders.cart import read_cart
from storefront.orders.place import Changed
from storefront.orders.records import Order, OrderLine, Payment, events_of, lines_of, payments_of
from storefront.orders.totals import is_about, total_minor
from storefront.orders.undo import undo, why_not
from storefront.problems import Refused
from storefront.storage.database import database as opened
from tests.conftest import NOW
from tests.makers import make_area, make_member, make_product, make_shop
from tests.orders.placing import place_order

ORDERS, IN_THE_MORNING = 20, {"Lemons": 60_000, "Olives": 30_000, "Bream": 40_000, "Mint": None}
CARTS = ("1x3", "2x750m", "3x2", "1x1.4x2", "2x1.3x1", "1x2.2x500m.3x1.4x1")


class Market:
    """Amina's stall with three members, each with a head of their own for what to do next."""

    def __init__(self) -> None:
        self.shop: Shop = make_shop(hold_minutes=600, pay_when="at_once")
        make_product(self.shop, "Lemons", 900, stock_milli=60_000)
        make_product(self.shop, "Olives", 4000, unit="kg", step_milli=250, stock_milli=30_000)
        make_product(self.shop, "Bream", 8000, unit="kg", about_milli=600, stock_milli=40_000)
        make_product(self.shop, "Mint", 333)
        self.areas = [
            make_area(self.shop, name, fee_minor=fee).id for name, fee in (("Guéliz", 1000), ("Médina", 1500))
        ]
        self.members = [
            make_member(self.shop, name, phone=f"+21261234567{at}", role=role)
            for at, (name, role) in enumerate((("Amina", "owner"), ("Samira", "seller"), ("Pia", "seller")))
        ]

    def at_once(self, work: Callable[[Member, random.Random], None], day: int) -> None:
        """Every member does it, all beginning at the same moment."""
        begin = threading.Barrier(len(self.members))

        def one(at: int) -> None:
            begin.wait(timeout=30)
            try:
                work(self.members[at], random.Random(day * 10 + at))
            finally:
                opened.close()

        with ThreadPoolExecutor(len(self.members)) as hands:
            list(hands.map(one, range(len(self.members))))

    def handle(self, member: Member, chance: random.Random) -> None:
        """Goes through all the orders and does with each what comes to their mind."""
        for step, order in enumerate(chance.sample(list(Order.select()), ORDERS)):
            now = NOW + timedelta(minutes=1 + step)
            with suppress(Refused):
                chance.choice(self.deeds(order, member, chance))(now)

    def deeds(self, order: Order, member: Member, chance: random.Random) -> list[Callable]:
        lines, events = lines_of(order), events_of(order)
        line = chance.choice(lines)
        milli, minor = chance.randrange(0, 5) * 250, chance.randrange(1, 9000)
        instead = chance.choice([None, line.id])
        goods = read_cart(chance.choice(CARTS))[0]
        area = chance.choice(self.areas)
        amount = Money(minor, "MAD")
        undoable = [event for event in events if why_not(event, events) is None]
        return [
            lambda now: edit.set_amount(order, line.id, milli, member, now),
            lambda now: edit.set_price(order, line.id, amount, member, now),
            lambda now: edit.add_goods(order, goods, instead, member, now),
            lambda now: edit.set_delivery(order, "area", area, member, now),
            lambda now: weigh.give(order, line.id, milli, member, now),
            lambda now: weigh.set_discount(order, Money(minor // 10, "MAD"), member, now),
            lambda now: move.confirm(order, member, now),
            lambda now: move.send(order, member, now),
            lambda now: move.finish(order, member, now),
            lambda now: move.refuse(order, member, "sold_out", now),
            lambda now: move.cancel(order, member, "changed_mind", now),
            lambda now: move.return_(order, member, "not_home", now),
            lambda now: settle.record_payment(order, member, "part", amount, "cash", now, seen=order.revision),
            lambda now: settle.record_payment(order, member, "refund", Money(minor // 3 + 1, "MAD"), "cash", now),
            lambda now: undo(order, chance.choice(undoable or events).id, member, now),
        ]

    def close(self, member: Member) -> None:
        """The evening: what is still open goes out and is paid to the unit; what came to nothing is paid back."""
        now = NOW + timedelta(hours=9)
        for order in Order.select():
            for line in lines_of(order):
                if line.about and order.state in ("placed", "received", "confirmed", "ready"):
                    weigh.give(order, line.id, 600, member, now)
            with suppress(Refused):
                order = move.finish(order, member, now)
            kept = Order.get_by_id(order.id)
            owed = kept.total_minor if kept.state in ("done", "sent") else 0
            left = owed - paid(kept)
            if left:
                kind = "balance" if left > 0 else "refund"
                settle.record_payment(kept, member, kind, Money(abs(left), "MAD"), "cash", now)


def paid(order: Order) -> int:
    return sum(entry.amount_minor for entry in payments_of(order))


def check_the_books() -> None:
    for title, all_of_it in IN_THE_MORNING.items():
        product = Product.get(Product.title == title)
        held = OrderLine.select(fn.SUM(OrderLine.held_milli)).where(OrderLine.product == product).scalar() or 0
        if all_of_it is None:
            assert (product.stock_milli, held) == (None, 0)
        else:
            assert product.stock_milli + held == all_of_it, title
    for order in Order.select():
        lines, events = lines_of(order), events_of(order)
        assert order.total_minor == total_minor(order, lines) == events[-1].total_minor
        assert order.about == is_about(order, lines)
        assert [event.revision for event in events] == list(range(1, order.revision + 1)), "nobody's change was lost"
        assert paid(order) >= 0
        if order.hold not in ("held", "taken"):
            assert sum(line.held_milli for line in lines) == 0


@pytest.mark.parametrize("day", range(3))
def test_after_a_days_work_goods_totals_and_money_are_what_they_must_be(database, day: int) -> None:
    market = Market()
    cart = random.Random(day)
    for minute in range(ORDERS):
        place_order(market.shop, cart.choice(CARTS), NOW + timedelta(seconds=minute), method="cash")
    check_the_books()
    for _ in range(4):
        market.at_once(market.handle, day)
        check_the_books()
    market.close(market.members[0])
    check_the_books()
    for order in Order.select():
        owed = order.total_minor if order.state in ("done", "sent") else 0
        assert paid(order) == owed, order.state
    till = Payment.select(fn.SUM(Payment.amount_minor)).scalar()
    sold = Order.select(fn.SUM(Order.total_minor)).where(Order.state.in_(("done", "sent"))).scalar() or 0
    assert till == sold
    by_hand = sum(event.member_id is not None for order in Order.select() for event in events_of(order))
    assert by_hand > 100, "it was a day's work"


def test_two_members_who_take_the_last_goods_at_once_take_them_once(database) -> None:
    market = Market()
    Product.update(stock_milli=3000).where(Product.title == "Lemons").execute()
    orders = [place_order(market.shop, "4x1", NOW) for _ in market.members]
    refused = []

    def take(member: Member, chance: random.Random) -> None:
        order = orders[market.members.index(member)]
        try:
            edit.add_goods(order, read_cart("1x2")[0], None, member, NOW)
        except (Refused, Changed) as why:
            refused.append(why)

    market.at_once(take, 0)
    assert len(refused) == 2
    assert Product.get(Product.title == "Lemons").stock_milli == 1000
