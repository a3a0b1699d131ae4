"""The ledger: only members write it; buyers say, and hide nothing by saying."""

from datetime import timedelta

import pytest

from storefront.catalogue.records import Product
from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders import move
from storefront.orders.records import Order, events_of, payments_of
from storefront.orders.settle import claim, record_payment
from storefront.orders.snapshots import order_view
from storefront.orders.sweep import lapse_unsent
from storefront.orders.undo import last_undoable, undo
from storefront.problems import Refused
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def amina(database: object) -> Member:
    return make_member(make_shop())


@pytest.fixture
def order(amina: Member) -> Order:
    make_product(amina.shop, price_minor=5000)
    return place_order(amina.shop, "1x2")


def dirhams(amount: int) -> Money:
    return Money(amount * 100, "MAD")


def test_part_and_balance_make_it_paid(order: Order, amina: Member) -> None:
    record_payment(order, amina, "part", dirhams(40), "cash", NOW)
    assert (order_view(order).payment, order_view(order).due) == ("part", dirhams(60))
    record_payment(order, amina, "balance", dirhams(60), "cash", NOW)
    assert (order_view(order).payment, order_view(order).due) == ("paid", dirhams(0))


def test_recording_a_payment_implies_having_seen_the_order(order: Order, amina: Member) -> None:
    assert record_payment(order, amina, "balance", dirhams(100), "cash", NOW).state == "received"


def test_money_for_a_cancelled_order_is_to_be_looked_at_and_then_sent_back(order: Order, amina: Member) -> None:
    record_payment(order, amina, "balance", dirhams(100), "upi", NOW)
    cancelled = move.cancel(order, amina, "changed_mind", NOW)
    assert order_view(cancelled).payment == "review"
    refunded = record_payment(cancelled, amina, "refund", dirhams(100), "upi", NOW)
    assert (order_view(refunded).payment, refunded.state) == ("refunded", "cancelled")


def test_a_double_tap_books_once(order: Order, amina: Member) -> None:
    seen = order.revision
    record_payment(order, amina, "part", dirhams(50), "cash", NOW, seen)
    with pytest.raises(Refused, match=r"order\.changed"):
        record_payment(order, amina, "part", dirhams(50), "cash", NOW, seen)
    assert [entry.amount_minor for entry in payments_of(order)] == [5000]


@pytest.mark.parametrize(
    ("kind", "amount", "key"),
    [
        ("gift", dirhams(1), "payment.kind"),
        ("part", dirhams(0), "payment.amount"),
        ("part", dirhams(-5), "payment.amount"),
        ("part", Money(100, "EUR"), "payment.amount"),
        ("part", Money(10**30, "MAD"), "payment.amount"),
        ("refund", dirhams(1), "payment.refund"),
    ],
)
def test_a_wrong_entry_is_refused(order: Order, amina: Member, kind: str, amount: Money, key: str) -> None:
    with pytest.raises(Refused) as caught:
        record_payment(order, amina, kind, amount, "cash", NOW)
    assert [problem.key for problem in caught.value.problems] == [key]
    assert payments_of(order) == []


def test_undo_appends_the_opposite_entry(order: Order, amina: Member) -> None:
    record_payment(order, amina, "balance", dirhams(100), "cash", NOW)
    undo(order, last_undoable(events_of(order)).id, amina, NOW)
    first, second = payments_of(order)
    assert (first.amount_minor, second.amount_minor, second.undoes_id) == (10_000, -10_000, first.id)
    assert order_view(order).payment == "unpaid"


def test_a_payment_can_be_undone_after_the_order_went_on(order: Order, amina: Member) -> None:
    record_payment(order, amina, "balance", dirhams(100), "cash", NOW)
    paid = next(event for event in events_of(order) if event.what == "paid")
    done = move.finish(order, amina, NOW)
    undone = undo(done, paid.id, amina, NOW)
    assert (undone.state, order_view(undone).payment) == ("done", "unpaid")


def test_a_claim_is_said_three_times_at_most_and_hides_nothing(order: Order, amina: Member) -> None:
    for tail in ("123", "456", "789"):
        order = claim(order, tail, "upi", NOW)
    assert (order_view(order).payment, order_view(order).claims) == ("claimed", 3)
    with pytest.raises(Refused, match=r"claim\.enough"):
        claim(order, "000", "upi", NOW)
    assert order_view(record_payment(order, amina, "part", dirhams(1), "upi", NOW)).payment == "part"


def test_the_same_claim_twice_is_one(order: Order) -> None:
    claim(order, " 12-34 ", "upi", NOW)
    assert len(claim(order, "1234", "upi", NOW).claims) == 1


def test_a_claim_keeps_only_the_last_characters(order: Order) -> None:
    (said,) = claim(order, "<b>" + "9" * 400 + "ABC", "upi", NOW).claims
    assert said["tail"] == "9" * 9 + "ABC"


def test_a_claim_names_a_way_to_pay_and_nothing_a_buyer_made_up(order: Order) -> None:
    assert claim(order, "123", "pix", NOW).claims[0]["method"] == "pix"
    assert claim(order, "456", "Your bank: all paid", NOW).claims[1]["method"] == order.method


def test_paying_a_lapsed_order_takes_its_goods_again_and_tells_the_pages(amina: Member) -> None:
    lemons = make_product(amina.shop, price_minor=5000, stock_milli=5000)
    order = place_order(amina.shop, "1x2")
    late = NOW + timedelta(days=3)
    lapse_unsent(late)
    before = Shop.get_by_id(amina.shop.id).version
    record_payment(order, amina, "balance", dirhams(100), "cash", late)
    assert Product.get_by_id(lemons.id).stock_milli == 3000
    assert Shop.get_by_id(amina.shop.id).version > before


def test_money_for_a_lapsed_order_whose_goods_are_gone_is_booked_and_to_be_looked_at(amina: Member) -> None:
    lemons = make_product(amina.shop, price_minor=5000, stock_milli=5000)
    mint = make_product(amina.shop, "Mint", price_minor=100, stock_milli=3000)
    order = place_order(amina.shop, "1x2.2x1")
    late = NOW + timedelta(days=3)
    lapse_unsent(late)
    Product.update(stock_milli=0).where(Product.id == mint.id).execute()
    booked = record_payment(order, amina, "balance", dirhams(101), "upi", late)
    assert (booked.state, order_view(booked).payment) == ("lapsed", "review")
    assert [event.what for event in events_of(booked)] == ["placed", "lapsed", "paid"]
    assert Product.get_by_id(lemons.id).stock_milli == 5000
