"""Coupons: worth what they say, on goods only, and counted as safely as stock."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.i18n import words
from storefront.merchants.records import Member, Shop
from storefront.money import MOST_MINOR, Money
from storefront.orders import move
from storefront.orders.coupons.actions import CouponDraft, add_coupon, allow, stop
from storefront.orders.coupons.records import Coupon
from storefront.orders.coupons.rules import key_of, off_of
from storefront.orders.gather import review_cart
from storefront.orders.message import chat_text
from storefront.orders.place import Changed, Placing, place
from storefront.orders.records import Order, events_of, lines_of
from storefront.orders.review import Review, Wish
from storefront.orders.snapshots import order_view, shop_view
from storefront.orders.sweep import lapse_unsent
from storefront.orders.undo import last_undoable, undo
from storefront.orders.weigh import give, set_discount, set_fee
from storefront.problems import Refused
from storefront.storage.database import database as opened
from storefront.storage.tokens import new_token
from tests.conftest import NOW
from tests.makers import make_area, make_member, make_product, make_shop

AT_THE_END = NOW + timedelta(days=2)


@pytest.fixture
def amina(database: object) -> Member:
    shop = make_shop()
    make_product(shop, price_minor=4999)
    return make_member(shop)


def coupon(shop: Shop, **fields: Any) -> Coupon:
    drafted = {"code": "Ramadan10", "percent": 10, "off_minor": None} | fields
    return add_coupon(shop, CouponDraft(**drafted), NOW)


def review(shop: Shop, cart: str = "1x2", code: str = "ramadan10", now: Any = NOW, **wish: Any) -> Review:
    return review_cart(shop, cart, "en", Wish(coupon=code, **wish), now)


def form(shop: Shop, cart: str = "1x2", code: str = "ramadan10", now: Any = NOW, **wish: Any) -> Placing:
    seen = review(shop, cart, code, now, **wish)
    delivery = seen.quoted.delivery
    return Placing(
        new_token(), seen.cart, seen.quote, delivery.kind, delivery.area_id, seen.method, "ask", "en", coupon=code
    )


def order(shop: Shop, cart: str = "1x2", code: str = "ramadan10", now: Any = NOW, **wish: Any) -> Order:
    return place(shop, form(shop, cart, code, now, **wish), now).order


def used() -> int:
    return Coupon.get().used


@pytest.mark.parametrize(
    ("percent", "off", "goods", "taken"),
    [
        (10, 0, 9998, 1000),
        (10, 0, 9994, 999),
        (50, 0, 1, 1),
        (100, 0, 777, 777),
        (0, 500, 400, 400),
        (0, 500, 900, 500),
    ],
)
def test_what_a_coupon_takes_off(percent: int, off: int, goods: int, taken: int) -> None:
    assert off_of(percent, off, goods) == taken


@given(percent=st.integers(0, 100), off=st.integers(0, MOST_MINOR), goods=st.integers(0, MOST_MINOR))
def test_it_never_takes_more_than_the_goods(percent: int, off: int, goods: int) -> None:
    assert 0 <= off_of(percent, off, goods) <= goods


@pytest.mark.parametrize("typed", ["ramadan10", " RAMADAN10 ", "ｒａｍａｄａｎ１０", "Rama dan 10"])
def test_one_code_however_it_is_typed(typed: str) -> None:
    assert key_of(typed) == "ramadan10"


def test_it_is_taken_off_the_goods_and_not_off_the_delivery(amina: Member) -> None:
    area = make_area(amina.shop, fee_minor=2000)
    coupon(amina.shop)
    placed = order(amina.shop, delivery="area", area_id=area.id)
    assert (placed.total_minor, placed.fee_minor, used()) == (9998 - 1000 + 2000, 2000, 1)
    view = order_view(placed)
    assert (view.coupon, view.coupon_off, view.discount) == ("Ramadan10", Money(1000, "MAD"), Money(0, "MAD"))
    text = chat_text(view, shop_view(amina.shop, "en"), words("en", "MA"), "https://x.example")
    assert "Coupon Ramadan10: −10 DH\n" in text


def test_a_coupon_in_any_script(amina: Member) -> None:
    coupon(amina.shop, code="دیوالی")
    coupon(amina.shop, code="दिवाली")
    assert order(amina.shop, code="दिवाली").coupon == "दिवाली"


@pytest.mark.parametrize(
    ("fields", "now", "key"),
    [
        ({"starts_at": NOW + timedelta(hours=1)}, NOW, "coupon.not_yet"),
        ({"ends_at": AT_THE_END}, AT_THE_END, "coupon.ended"),
        ({"minimum_minor": 10_000}, NOW, "coupon.too_small"),
        ({"code": "other"}, NOW, "coupon.unknown"),
    ],
)
def test_one_that_cant_be_used_says_why_and_the_order_goes_on_without(
    amina: Member, fields: dict[str, Any], now: Any, key: str
) -> None:
    coupon(amina.shop, **fields)
    seen = review(amina.shop, now=now)
    assert seen.coupon_problem and seen.coupon_problem.key == key
    assert not seen.has_changed and seen.can_be_placed and seen.quoted.total.minor == 9998
    placed = order(amina.shop, now=now)
    assert (placed.total_minor, placed.coupon, used()) == (9998, "", 0)


def test_one_that_ends_between_cart_and_order_is_shown_before_anything_is_written(amina: Member) -> None:
    made, sent = coupon(amina.shop), form(amina.shop)
    stop(amina.shop, made.id, stopped=True)
    with pytest.raises(Changed) as caught:
        place(amina.shop, sent, NOW)
    shown = caught.value.review
    assert shown.quoted.total.minor == 9998 and shown.coupon_problem.key == "coupon.ended"
    assert Order.select().count() == 0


def test_the_last_use_goes_to_one_of_many_at_once(amina: Member) -> None:
    coupon(amina.shop, most=3)
    forms = [form(amina.shop) for _ in range(16)]
    barrier = Barrier(len(forms))

    def buy(sent: Placing) -> bool:
        barrier.wait()
        try:
            return place(amina.shop, sent, NOW).order.coupon == "Ramadan10"
        except Changed as changed:
            assert changed.review.coupon_problem.key == "coupon.used_up"
            return False
        finally:
            opened.close()

    with ThreadPoolExecutor(len(forms)) as pool:
        assert sum(pool.map(buy, forms)) == 3
    assert used() == Order.select().where(Order.coupon_counted).count() == 3


def test_one_key_twice_counts_once(amina: Member) -> None:
    coupon(amina.shop)
    sent = form(amina.shop)
    assert place(amina.shop, sent, NOW).order.id == place(amina.shop, sent, NOW).order.id
    assert used() == 1


@pytest.mark.parametrize("end", ["refuse", "cancel"])
def test_a_use_is_given_back_once_and_taken_again_by_undo(amina: Member, end: str) -> None:
    coupon(amina.shop, most=1)
    ended = getattr(move, end)(order(amina.shop), amina, "other", NOW)
    assert (used(), ended.coupon_counted) == (0, False)
    back = undo(ended, last_undoable(events_of(ended)).id, amina, NOW)
    assert (used(), back.coupon_counted, back.total_minor) == (1, True, 8998)


def test_an_undo_waits_for_a_use_that_somebody_else_took(amina: Member) -> None:
    made = coupon(amina.shop, most=1)
    ended = move.cancel(order(amina.shop), amina, "other", NOW)
    order(amina.shop)
    event = last_undoable(events_of(ended)).id
    with pytest.raises(Refused, match=r"order\.coupon_used_up"):
        undo(ended, event, amina, NOW)
    assert (Order.get_by_id(ended.id).state, used()) == ("cancelled", 1)
    allow(amina.shop, made.id, 2)
    assert undo(ended, event, amina, NOW).state == "placed"
    assert used() == 2


def test_one_that_lapses_gives_back_and_counts_again_when_it_is_received_late(amina: Member) -> None:
    coupon(amina.shop)
    placed, late = order(amina.shop), NOW + timedelta(days=3)
    lapse_unsent(late)
    assert used() == 0
    assert move.receive(placed, amina, late).coupon_counted
    assert used() == 1


def test_goods_that_come_back_leave_the_use_where_it_is(amina: Member) -> None:
    coupon(amina.shop)
    move.return_(move.finish(order(amina.shop), amina, NOW), amina, "other", NOW)
    assert used() == 1


def test_weighing_changes_a_percentage_and_keeps_an_amount(amina: Member) -> None:
    coupon(amina.shop)
    coupon(amina.shop, code="five", percent=None, off_minor=6000)
    tenth, fixed = order(amina.shop), order(amina.shop, code="five")
    for placed in (tenth, fixed):
        give(placed, lines_of(placed)[0].id, 1000, amina, NOW)
    assert Order.get_by_id(tenth.id).total_minor == 4999 - 500
    assert Order.get_by_id(fixed.id).total_minor == 0, "at most what the goods cost"


def test_the_merchants_discount_comes_on_top_and_never_below_nothing(amina: Member) -> None:
    coupon(amina.shop)
    placed = order(amina.shop)
    with pytest.raises(Refused, match=r"order\.discount"):
        set_discount(placed, Money(8999, "MAD"), amina, NOW)
    set_discount(placed, Money(8998, "MAD"), amina, NOW)
    set_fee(placed, Money(500, "MAD"), amina, NOW)
    view = order_view(Order.get_by_id(placed.id))
    assert view.subtotal - view.coupon_off - view.discount + view.fee == view.total == Money(500, "MAD")


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"code": " "}, "coupon.code"),
        ({"code": "a/b"}, "coupon.code"),
        ({"code": "x" * 25}, "text.too_long"),
        ({"percent": None}, "coupon.worth"),
        ({"off_minor": 5}, "coupon.worth"),
        ({"percent": 101}, "number.out_of_range"),
        ({"most": 0}, "number.out_of_range"),
        ({"starts_at": AT_THE_END, "ends_at": NOW}, "coupon.dates"),
    ],
)
def test_one_that_makes_no_sense_is_not_made(amina: Member, fields: dict[str, Any], key: str) -> None:
    with pytest.raises(Refused, match=key.replace(".", r"\.")):
        coupon(amina.shop, **fields)
    assert Coupon.select().count() == 0


def test_a_code_is_there_once_and_never_fewer_uses_than_there_were(amina: Member) -> None:
    made = coupon(amina.shop)
    with pytest.raises(Refused, match=r"coupon\.taken"):
        coupon(amina.shop, code="RAMADAN 10")
    order(amina.shop)
    order(amina.shop)
    with pytest.raises(Refused, match=r"number\.out_of_range"):
        allow(amina.shop, made.id, 1)
    allow(amina.shop, made.id, 2)
    assert review(amina.shop).coupon_problem.key == "coupon.used_up"


def test_pages_that_tell_of_it_learn_that_its_last_use_went_or_came_back(amina: Member) -> None:
    coupon(amina.shop, most=1, announced=True)
    before = Shop.get_by_id(amina.shop.id).version
    placed = order(amina.shop)
    taken = Shop.get_by_id(amina.shop.id).version
    move.cancel(placed, amina, "other", NOW)
    assert before < taken < Shop.get_by_id(amina.shop.id).version
