"""What is asked now and later: deposits, and amounts that can be told apart."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.i18n import words
from storefront.merchants.records import Member, Shop, ShopMethod
from storefront.money import MOST_MINOR, Money
from storefront.orders import move
from storefront.orders.bill import deposit_of, dues
from storefront.orders.handover import bill_of, ways_to_pay
from storefront.orders.message import chat_text
from storefront.orders.place import Placing, place
from storefront.orders.records import Order, lines_of, payments_of
from storefront.orders.settle import Collected, record_payment, settle
from storefront.orders.snapshots import order_view, shop_view
from storefront.orders.states import STATES
from storefront.orders.undo import last_undoable, undo
from storefront.orders.weigh import give, set_discount
from storefront.pay import METHODS, Prompt
from storefront.storage.database import database as opened
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import form_for, place_order

VPA = {"vpa": "amina@okbank", "payee": "Amina"}


@given(
    total=st.integers(0, MOST_MINOR),
    paid=st.integers(0, MOST_MINOR),
    percent=st.integers(0, 99),
    state=st.sampled_from(STATES),
)
def test_paid_now_and_later_less_what_goes_back_is_the_total(total: int, paid: int, percent: int, state: str) -> None:
    found = dues(total, paid, percent, state)
    assert paid + found.now + found.later - found.back == total
    assert min(found.now, found.later, found.back) >= 0
    assert 0 <= deposit_of(total, percent) <= total


@pytest.mark.parametrize(
    ("total", "paid", "percent", "state", "now", "later"),
    [
        (24_000, 0, 20, "confirmed", 4800, 19_200),
        (24_001, 0, 50, "confirmed", 12_001, 12_000),  # halves up
        (24_000, 1000, 20, "confirmed", 3800, 19_200),
        (24_000, 4800, 20, "confirmed", 19_200, 0),
        (24_000, 0, 20, "sent", 24_000, 0),  # at the door everything is due
        (24_000, 0, 0, "confirmed", 24_000, 0),
        (1, 0, 20, "confirmed", 1, 0),  # too little to be parted
        (0, 0, 20, "confirmed", 0, 0),
        (4000, 4800, 20, "confirmed", 0, 0),
    ],
)
def test_a_deposit_comes_first(total: int, paid: int, percent: int, state: str, now: int, later: int) -> None:
    assert (dues(total, paid, percent, state).now, dues(total, paid, percent, state).later) == (now, later)


@pytest.fixture
def amina(database: object) -> Member:
    """Twenty percent by UPI, the rest in cash."""
    shop = make_shop(currency="INR", country="IN", deposit_percent=20)
    ShopMethod.create(shop=shop, kind="cash", position=0)
    ShopMethod.create(shop=shop, kind="upi", settings=VPA, position=1)
    make_product(shop, price_minor=12_000)
    return make_member(shop)


def rupees(amount: int) -> Money:
    return Money(amount * 100, "INR")


def offered(order: Order, shop: Shop) -> dict[str, Prompt]:
    return {way.method.kind: way.prompt for way in ways_to_pay(order_view(order), shop_view(shop, "en"), NOW)}


def test_the_deposit_is_asked_by_a_way_that_reaches_over_the_distance(amina: Member) -> None:
    order = place_order(amina.shop, "1x2", method="cash")
    (kind,) = shown = offered(order, amina.shop)
    assert kind == "upi" and "am=48.00" in shown["upi"].code


def test_the_rest_is_asked_by_every_way(amina: Member) -> None:
    order = place_order(amina.shop, "1x2", method="cash")
    record_payment(order, amina, "deposit", rupees(48), "upi", NOW)
    shown = offered(Order.get_by_id(order.id), amina.shop)
    assert shown["cash"].ready == rupees(192)
    assert "am=192.00" in shown["upi"].code


def test_a_deposit_makes_it_part_and_the_rest_makes_it_paid(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    assert settle(order, Collected("stripe", rupees(48), "one"), NOW)
    assert (order_view(order).payment, order_view(order).due_now) == ("part", rupees(192))
    assert settle(order, Collected("stripe", rupees(192), "two"), NOW)
    assert (order_view(order).payment, order_view(order).due) == ("paid", rupees(0))
    assert [entry.kind for entry in payments_of(order)] == ["deposit", "balance"]


def test_the_chat_text_says_both_parts_in_one_line(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    text = chat_text(order_view(order), shop_view(amina.shop, "en"), words("en", "IN"), "https://x.example")
    assert "₹48 now, ₹192 when you get it\n" in text


def test_while_it_is_to_be_weighed_no_part_is_named(amina: Member) -> None:
    make_product(amina.shop, "Fish", 50_000, unit="kg", about_milli=700)
    order = place_order(amina.shop, "2x1")
    text = chat_text(order_view(order), shop_view(amina.shop, "en"), words("en", "IN"), "https://x.example")
    assert "now," not in text
    assert bill_of(order_view(order), METHODS["upi"]).amount is None


def test_what_changes_after_the_deposit_changes_the_rest(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    record_payment(order, amina, "deposit", rupees(48), "upi", NOW)
    (line,) = lines_of(order)
    give(order, line.id, 1000, amina, NOW)
    view = order_view(Order.get_by_id(order.id))
    assert (view.due_now, view.due_later, view.to_give_back) == (rupees(72), rupees(0), rupees(0))


def test_what_is_paid_too_much_is_to_give_back(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    record_payment(order, amina, "deposit", rupees(48), "upi", NOW)
    set_discount(order, rupees(200), amina, NOW)
    view = order_view(Order.get_by_id(order.id))
    assert (view.payment, view.to_give_back) == ("paid", rupees(8))
    record_payment(order, amina, "refund", rupees(8), "upi", NOW)
    assert order_view(Order.get_by_id(order.id)).to_give_back == rupees(0)


def test_a_shop_paid_by_hand_only_asks_no_deposit(amina: Member) -> None:
    ShopMethod.delete().where(ShopMethod.kind == "upi").execute()
    assert place_order(amina.shop, "1x2").deposit_percent == 0


def test_a_setting_changed_later_leaves_the_order_as_it_was(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    Shop.update(deposit_percent=50).where(Shop.id == amina.shop.id).execute()
    assert order_view(Order.get_by_id(order.id)).due_now == rupees(48)


def test_a_deposit_is_made_up_to_what_a_wallet_can_carry(database: object) -> None:
    shop = make_shop(currency="KES", country="KE", deposit_percent=20)
    ShopMethod.create(shop=shop, kind="mpesatill", settings={"till": "123456", "name": "Amina"})
    make_product(shop, price_minor=123_300)
    bill = bill_of(order_view(place_order(shop, "1x1")), METHODS["mpesatill"])
    assert (bill.amount, bill.later) == (Money(24_700, "KES"), Money(98_600, "KES"))


@pytest.fixture
def zoe(database: object) -> Member:
    """Told apart, without deposits."""
    shop = make_shop("zoe", currency="INR", country="IN", tells_apart=True)
    for kind, settings in (("upi", VPA), ("cash", {})):
        ShopMethod.create(shop=shop, kind=kind, settings=settings)
    make_product(shop, price_minor=12_000)
    return make_member(shop, "Zoe")


def tails(*orders: Order) -> list[int]:
    return [Order.get_by_id(order.id).tail_minor for order in orders]


def test_equal_amounts_are_told_apart_by_their_last_digits(zoe: Member) -> None:
    orders = [place_order(zoe.shop, "1x2") for _ in range(3)]
    other = place_order(zoe.shop, "1x1")
    assert tails(*orders, other) == [0, 1, 2, 0]
    assert {order.total_minor for order in orders} == {24_000}
    assert "am=240.02" in offered(orders[2], zoe.shop)["upi"].code
    assert offered(orders[2], zoe.shop)["cash"].ready == rupees(240)


def test_the_cents_are_no_part_of_the_total_and_nobody_has_to_give_them_back(zoe: Member) -> None:
    _, order = (place_order(zoe.shop, "1x2") for _ in range(2))
    record_payment(order, zoe, "balance", Money(24_001, "INR"), "upi", NOW)
    view = order_view(Order.get_by_id(order.id))
    assert (view.payment, view.due, view.to_give_back) == ("paid", rupees(0), rupees(0))


def test_without_the_cents_it_is_paid_as_well(zoe: Member) -> None:
    _, order = (place_order(zoe.shop, "1x2") for _ in range(2))
    record_payment(order, zoe, "balance", rupees(240), "cash", NOW)
    assert (order_view(order).payment, order_view(order).due) == ("paid", rupees(0))


def test_the_cents_are_free_again_when_an_order_ends_or_is_paid(zoe: Member) -> None:
    first, second, third = (place_order(zoe.shop, "1x2") for _ in range(3))
    move.cancel(second, zoe, "twice", NOW)
    record_payment(first, zoe, "balance", rupees(240), "cash", NOW)
    assert tails(place_order(zoe.shop, "1x2"), place_order(zoe.shop, "1x2"), third) == [0, 1, 2]


def test_an_order_that_comes_back_gets_others(zoe: Member) -> None:
    _, second = (place_order(zoe.shop, "1x2") for _ in range(2))
    ended = move.refuse(second, zoe, "other", NOW)
    place_order(zoe.shop, "1x2")
    undo(ended, last_undoable(list(ended.events)).id, zoe, NOW)
    assert tails(second) == [2]


def test_an_amount_that_becomes_equal_is_told_apart(zoe: Member) -> None:
    first, second = place_order(zoe.shop, "1x2"), place_order(zoe.shop, "1x3")
    set_discount(second, rupees(120), zoe, NOW)
    assert tails(first, second) == [0, 1]


def test_nothing_to_pay_stays_nothing(zoe: Member) -> None:
    orders = [place_order(zoe.shop, "1x2") for _ in range(2)]
    for order in orders:
        set_discount(order, rupees(240), zoe, NOW)
    assert tails(*orders) == [0, 0]
    assert not offered(Order.get_by_id(orders[1].id), zoe.shop)


def test_where_money_has_no_cents_none_are_asked(database: object) -> None:
    shop = make_shop(currency="XOF", country="SN", tells_apart=True)
    make_product(shop, price_minor=500)
    assert tails(*(place_order(shop, "1x1") for _ in range(3))) == [0, 0, 0]


def test_orders_placed_at_one_moment_never_ask_the_same(zoe: Member) -> None:
    forms = [form_for(zoe.shop, "1x2") for _ in range(12)]
    barrier = Barrier(len(forms))

    def buy(form: Placing) -> Order:
        barrier.wait()
        order = place(zoe.shop, form, NOW).order
        opened.close()
        return order

    with ThreadPoolExecutor(len(forms)) as pool:
        assert sorted(tails(*pool.map(buy, forms))) == list(range(12))
