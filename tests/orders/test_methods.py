"""Only what can be paid is offered, and what is offered can be paid."""

import pytest

from storefront.merchants.records import ShopMethod
from storefront.money import Money
from storefront.orders.gather import review_cart
from storefront.orders.handover import ways_to_pay
from storefront.orders.methods import payable, refusals
from storefront.orders.review import Wish
from storefront.orders.snapshots import shop_view
from storefront.pay import Bill
from storefront.problems import Problem
from tests.conftest import NOW
from tests.makers import make_product, make_shop
from tests.orders.views import make_order_view

UPI = ("upi", {"vpa": "amina@upi", "payee": "Amina"})


def test_a_kind_nobody_knows_and_one_of_another_currency_are_left_out() -> None:
    assert list(payable([("barter", {}), UPI, ("bank", {})], "MAD")) == ["bank"]


@pytest.mark.parametrize("kept", [[], [("barter", {})], [UPI]])
def test_where_nothing_is_left_the_shop_is_paid_by_hand(kept: list[tuple[str, dict[str, str]]]) -> None:
    assert payable(kept, "MAD") == {"cash": {}, "pickup": {}}


def test_of_what_is_not_offered_the_shop_learns_why() -> None:
    kept = payable([UPI, ("cash", {})], "INR")
    why = {"upi": Problem("method.amount_too_large", values={"most": "100000.00", "currency": "INR"})}
    assert refusals(kept, Bill(Money(100_000_01, "INR"), "INR", "4827-193")) == why
    assert refusals(kept, Bill(Money(100_000_00, "INR"), "INR", "4827-193")) == {}


@pytest.mark.usefixtures("database")
def test_the_review_offers_exactly_what_the_order_can_be_paid_by() -> None:
    shop = make_shop()
    make_product(shop)
    for kind, settings in (("barter", {}), UPI):
        ShopMethod.create(shop=shop, kind=kind, settings=settings)
    review = review_cart(shop, "1x1", "en", Wish(method="upi"), NOW)
    assert review.methods == ("cash", "pickup")
    assert [problem.key for problem in review.problems] == ["order.method_gone"]
    ways = ways_to_pay(make_order_view(method="cash"), shop_view(shop, "en"), NOW)
    assert tuple(way.method.kind for way in ways) == review.methods
