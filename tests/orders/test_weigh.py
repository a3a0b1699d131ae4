"""What is really given, and what it comes to then."""

from datetime import timedelta

import pytest

from storefront.catalogue.records import Product
from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders import move
from storefront.orders.records import Order, events_of, lines_of
from storefront.orders.sweep import expire_holds
from storefront.orders.undo import last_undoable, undo
from storefront.orders.weigh import give, set_discount, set_fee
from storefront.problems import Missing, Refused
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def shop(database: object) -> Shop:
    return make_shop()


@pytest.fixture
def amina(shop: Shop) -> Member:
    return make_member(shop)


def fish(shop: Shop, **fields: object) -> Product:
    """Sold by the piece, priced by the kilo, about 600 g each."""
    return make_product(shop, "Sea bream", 12_000, unit="kg", about_milli=600, **fields)


def line_id(order: Order, place: int = 0) -> int:
    return lines_of(order)[place].id


def test_pieces_priced_by_weight_are_about_until_weighed(shop: Shop, amina: Member) -> None:
    fish(shop)
    order = place_order(shop, "1x2")
    assert (order.total_minor, order.about) == (14_400, True)
    weighed = give(order, line_id(order), 1235, amina, NOW)
    assert (weighed.total_minor, weighed.about, lines_of(weighed)[0].given_milli) == (14_820, False, 1235)
    assert [event.what for event in events_of(weighed)] == ["placed", "received", "given"]
    assert events_of(weighed)[-1].total_minor == 14_820


def test_the_total_stays_about_until_the_last_line_is_weighed(shop: Shop, amina: Member) -> None:
    fish(shop), fish(shop)
    order = place_order(shop, "1x1.2x1")
    assert give(order, line_id(order), 500, amina, NOW).about
    assert not give(order, line_id(order, 1), 700, amina, NOW).about


def test_an_agreed_fee_settles_an_order_for_somewhere_else(shop: Shop, amina: Member) -> None:
    make_product(shop, price_minor=900)
    order = place_order(shop, "1x2", delivery="elsewhere")
    settled = set_fee(order, Money(2500, "MAD"), amina, NOW)
    assert (settled.fee_minor, settled.total_minor, settled.about) == (2500, 4300, False)


def test_counted_kilos_follow_the_scales(shop: Shop, amina: Member) -> None:
    olives = make_product(shop, "Olives", 4000, unit="kg", step_milli=250, stock_milli=2000)
    order = place_order(shop, "1x500m")
    give(order, line_id(order), 620, amina, NOW)
    assert Product.get_by_id(olives.id).stock_milli == 1380
    move.confirm(order, amina, NOW)
    assert Product.get_by_id(olives.id).stock_milli == 1380
    give(order, line_id(order), 400, amina, NOW)
    assert Product.get_by_id(olives.id).stock_milli == 1600


def test_counted_pieces_do_not_follow_the_scales(shop: Shop, amina: Member) -> None:
    bream = fish(shop, stock_milli=5000)
    order = place_order(shop, "1x2")
    give(order, line_id(order), 1310, amina, NOW)
    assert Product.get_by_id(bream.id).stock_milli == 3000


def test_a_line_left_out_goes_back_to_the_shelf_and_costs_nothing(shop: Shop, amina: Member) -> None:
    bream = fish(shop, stock_milli=5000)
    make_product(shop, "Lemons", 900)
    order = place_order(shop, "1x2.2x1")
    left_out = give(order, line_id(order), 0, amina, NOW)
    assert (left_out.total_minor, left_out.about) == (900, False)
    assert Product.get_by_id(bream.id).stock_milli == 5000
    move.confirm(order, amina, NOW)
    assert Product.get_by_id(bream.id).stock_milli == 5000


def test_more_than_the_shelf_has_is_refused_whole(shop: Shop, amina: Member) -> None:
    olives = make_product(shop, "Olives", 4000, unit="kg", step_milli=250, stock_milli=1000)
    order = place_order(shop, "1x500m")
    with pytest.raises(Refused, match=r"order\.short"):
        give(order, line_id(order), 1500, amina, NOW)
    assert (lines_of(order)[0].given_milli, Product.get_by_id(olives.id).stock_milli) == (None, 500)
    assert [event.what for event in events_of(order)] == ["placed"]


def test_undo_of_weighing_restores_line_total_and_shelf(shop: Shop, amina: Member) -> None:
    olives = make_product(shop, "Olives", 4000, unit="kg", step_milli=250, stock_milli=2000)
    order = place_order(shop, "1x500m")
    give(order, line_id(order), 620, amina, NOW)
    restored = undo(order, last_undoable(events_of(order)).id, amina, NOW)
    (line,) = lines_of(restored)
    assert (line.given_milli, line.held_milli, restored.total_minor) == (None, 500, 2000)
    assert Product.get_by_id(olives.id).stock_milli == 1500


def test_a_discount_is_at_most_the_goods(shop: Shop, amina: Member) -> None:
    make_product(shop, price_minor=900)
    order = place_order(shop, "1x2", delivery="elsewhere")
    assert set_discount(order, Money(300, "MAD"), amina, NOW).total_minor == 1500
    for wrong in (Money(1801, "MAD"), Money(-1, "MAD"), Money(100, "EUR")):
        with pytest.raises(Refused, match=r"order\.discount"):
            set_discount(order, wrong, amina, NOW)


def test_goods_left_out_below_the_discount_cost_nothing_rather_than_less(shop: Shop, amina: Member) -> None:
    make_product(shop, price_minor=900)
    order = place_order(shop, "1x2")
    set_discount(order, Money(1800, "MAD"), amina, NOW)
    assert give(order, line_id(order), 1000, amina, NOW).total_minor == 0


def test_after_the_shops_yes_fee_and_discount_stand_but_weights_may_change(shop: Shop, amina: Member) -> None:
    fish(shop)
    order = move.confirm(place_order(shop, "1x1"), amina, NOW)
    with pytest.raises(Refused, match=r"order\.settled"):
        set_fee(order, Money(100, "MAD"), amina, NOW)
    with pytest.raises(Refused, match=r"order\.settled"):
        set_discount(order, Money(100, "MAD"), amina, NOW)
    assert give(order, line_id(order), 650, amina, NOW).total_minor == 7800
    move.send(order, amina, NOW)
    with pytest.raises(Refused, match=r"order\.settled"):
        give(order, line_id(order), 600, amina, NOW)


@pytest.mark.parametrize("milli", [-1, 10**9, 10**30])
def test_an_impossible_weight_is_refused(shop: Shop, amina: Member, milli: int) -> None:
    fish(shop)
    order = place_order(shop, "1x1")
    with pytest.raises(Refused, match=r"order\.given"):
        give(order, line_id(order), milli, amina, NOW)


def test_another_orders_line_is_missing(shop: Shop, amina: Member) -> None:
    fish(shop)
    mine, other = place_order(shop, "1x1"), place_order(shop, "1x1")
    with pytest.raises(Missing):
        give(mine, line_id(other), 500, amina, NOW)


def test_what_was_given_stands_once_the_order_has_ended(shop: Shop, amina: Member) -> None:
    lemons = make_product(shop, stock_milli=5000)
    order = place_order(shop, "1x2")
    give(order, line_id(order), 0, amina, NOW)
    given = events_of(order)[-1]
    move.cancel(order, amina, "other", NOW)
    with pytest.raises(Refused, match=r"undo\.later"):
        undo(order, given.id, amina, NOW)
    assert Product.get_by_id(lemons.id).stock_milli == 5000


def test_undo_of_leaving_out_takes_nothing_for_an_order_that_holds_nothing(shop: Shop, amina: Member) -> None:
    lemons = make_product(shop, stock_milli=5000)
    order = place_order(shop, "1x2")
    give(order, line_id(order), 0, amina, NOW)
    given = events_of(order)[-1]
    expire_holds(NOW + timedelta(minutes=shop.hold_minutes))
    undo(order, given.id, amina, NOW)
    line = lines_of(order)[0]
    assert (line.given_milli, line.held_milli, Product.get_by_id(lemons.id).stock_milli) == (None, 0, 5000)


def test_an_agreed_fee_is_undone_only_before_the_shops_yes(shop: Shop, amina: Member) -> None:
    make_product(shop)
    order = place_order(shop, "1x2", delivery="elsewhere")
    set_fee(order, Money(2500, "MAD"), amina, NOW)
    fee = events_of(order)[-1]
    move.confirm(order, amina, NOW)
    with pytest.raises(Refused, match=r"undo\.later"):
        undo(order, fee.id, amina, NOW)


def test_no_weight_makes_a_total_beyond_what_is_ever_read(shop: Shop, amina: Member) -> None:
    make_product(shop, price_minor=10**11, unit="kg")
    order = place_order(shop, "1x1")
    with pytest.raises(Refused, match=r"order\.too_large"):
        give(order, line_id(order), 11_000, amina, NOW)
