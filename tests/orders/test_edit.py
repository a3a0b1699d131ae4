"""Changing an order until the shop's yes: what it comes to, what stands on the shelf, what undo brings back."""

from datetime import timedelta

import pytest

from storefront.catalogue.records import Product
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders import edit, move
from storefront.orders.cart import Cart, read_cart
from storefront.orders.mark import set_mark
from storefront.orders.records import Order, events_of, lines_of
from storefront.orders.totals import total_minor
from storefront.orders.undo import undo
from storefront.problems import Missing, Refused
from tests.conftest import NOW
from tests.makers import make_area, make_member, make_product, make_shop
from tests.orders.placing import place_order

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def amina(database) -> Member:
    shop = make_shop()
    make_product(shop, "Lemons", 900, stock_milli=10_000)
    make_product(shop, "Bream", 8000, unit="kg", about_milli=600, stock_milli=10_000)
    make_product(shop, "Mint", 300)
    make_product(shop, "Olives", 4000, unit="kg", step_milli=250, stock_milli=5_000)
    return make_member(shop)


def stock() -> list[int | None]:
    return [product.stock_milli for product in Product.select().order_by(Product.number)]


def cart(text: str) -> Cart:
    return read_cart(text)[0]


def books(order: Order) -> tuple[object, ...]:
    now = Order.get_by_id(order.id)
    kept = {name: value for name, value in now.__data__.items() if name not in ("revision", "changed_at")}
    return kept, [line.__data__ for line in lines_of(now)], stock()


def refused(call, *args) -> str:
    with pytest.raises(Refused) as caught:
        call(*args)
    return str(caught.value)


def test_an_amount_moves_the_total_and_the_shelf(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    (line,) = lines_of(order)
    for milli, total, left in ((5000, 4500, 5000), (1000, 900, 9000), (0, 0, 10_000), (2000, 1800, 8000)):
        order = edit.set_amount(order, line.id, milli, amina, LATER)
        assert (order.total_minor, stock()[0]) == (total, left)
    assert lines_of(order)[0].given_milli is None, "it is as asked again"


def test_pieces_to_be_weighed_stay_about(amina: Member) -> None:
    order = place_order(amina.shop, "2x2")
    (line,) = lines_of(order)
    order = edit.set_amount(order, line.id, 3000, amina, LATER)
    assert (order.total_minor, order.about, stock()[1]) == (3 * 4800, True, 7000)
    order = edit.set_amount(order, line.id, 0, amina, LATER)
    assert (order.total_minor, order.about, stock()[1]) == (0, False, 10_000)


def test_more_than_there_is_changes_nothing(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    before = books(order)
    assert "order.short" in refused(edit.set_amount, order, lines_of(order)[0].id, 11_000, amina, LATER)
    assert "line.short" in refused(edit.add_goods, order, cart("4x6"), None, amina, LATER)
    assert "line.gone" in refused(edit.add_goods, order, cart("99x1"), None, amina, LATER)
    assert "quantity.step" in refused(edit.add_goods, order, cart("4x100m"), None, amina, LATER)
    assert "order.nothing_picked" in refused(edit.add_goods, order, cart(""), None, amina, LATER)
    assert books(order) == before


def test_goods_are_added_at_todays_price_and_held(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    Product.update(price_minor=5000).where(Product.number == 4).execute()
    order = edit.add_goods(order, cart("3x2.4x1500m"), None, amina, LATER)
    assert order.total_minor == 1800 + 600 + 7500
    assert stock() == [8000, 10_000, None, 3500]
    assert [(line.title, line.reason) for line in lines_of(order)] == [
        ("Lemons", ""), ("Mint", "added"), ("Olives", "added"),
    ]  # fmt: skip
    assert "olives" in order.search_key


def test_a_label_given_meanwhile_leaves_the_order_found_by_its_new_goods(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    seen = Order.get_by_id(order.id)
    edit.set_delivery(order, "area", make_area(amina.shop, "Guéliz").id, amina, LATER)
    edit.add_goods(order, cart("3x2"), None, amina, LATER)
    set_mark(seen, "Fatima")
    assert Order.get_by_id(order.id).search_key == "fatima gueliz lemons mint"


def test_counted_goods_added_to_an_order_that_held_none_are_held_for_as_long_as_a_new_orders(amina: Member) -> None:
    order = place_order(amina.shop, "3x1")
    assert order.hold == "none"
    order = edit.add_goods(order, cart("1x4"), None, amina, LATER)
    assert (order.hold, order.held_until, stock()[0]) == ("held", LATER + timedelta(minutes=120), 6000)
    assert undo(order, events_of(order)[-1].id, amina, LATER).hold == "none"
    assert stock()[0] == 10_000


def test_something_similar_takes_a_lines_place(amina: Member) -> None:
    order = place_order(amina.shop, "1x10.3x1")
    lemons, _ = lines_of(order)
    order = edit.add_goods(order, cart("1x10"), lemons.id, amina, LATER)  # its own goods are free first
    *_, other = lines_of(order)
    assert (other.instead_of_id, lines_of(order)[0].given_milli, lines_of(order)[0].reason) == (
        lemons.id,
        0,
        "replaced",
    )
    assert (order.total_minor, stock()[0]) == (9300, 0)


def test_a_price_is_this_orders_alone(amina: Member) -> None:
    order = place_order(amina.shop, "1x2")
    order = edit.set_price(order, lines_of(order)[0].id, Money(750, "MAD"), amina, LATER)
    assert order.total_minor == 1500
    assert Product.get(Product.number == 1).price_minor == 900


def test_another_area_brings_its_fee_and_a_way_to_pay_that_suits(amina: Member) -> None:
    area = make_area(amina.shop, "Guéliz", fee_minor=1000, free_above_minor=5000)
    order = place_order(amina.shop, "1x2", delivery="pick_up", method="pickup")
    order = edit.set_delivery(order, "area", area.id, amina, LATER)
    assert (order.area_name, order.fee_minor, order.total_minor, order.method) == ("Guéliz", 1000, 2800, "cash")
    order = edit.set_delivery(order, "elsewhere", None, amina, LATER)
    assert (order.fee_minor, order.about) == (None, True)
    assert "order.delivery_gone" in refused(edit.set_delivery, order, "area", 999, amina, LATER)


@pytest.mark.parametrize("hold_minutes", [120, 0])
@pytest.mark.parametrize(
    "change",
    [
        lambda order, lines, amina: edit.set_amount(order, lines[0].id, 7000, amina, LATER),
        lambda order, lines, amina: edit.set_amount(order, lines[1].id, 1000, amina, LATER),
        lambda order, lines, amina: edit.set_amount(order, lines[0].id, 0, amina, LATER),
        lambda order, lines, amina: edit.set_price(order, lines[0].id, Money(1, "MAD"), amina, LATER),
        lambda order, lines, amina: edit.add_goods(order, cart("4x2.3x1"), None, amina, LATER),
        lambda order, lines, amina: edit.add_goods(order, cart("4x2.3x1"), lines[0].id, amina, LATER),
        lambda order, lines, amina: edit.set_delivery(order, "elsewhere", None, amina, LATER),
    ],
)
def test_undo_brings_back_exactly_what_was(amina: Member, change, hold_minutes: int) -> None:
    type(amina.shop).update(hold_minutes=hold_minutes).execute()
    order = move.receive(place_order(amina.shop, "1x2.2x2"), amina, NOW)
    before = books(order)
    order = change(order, lines_of(order), amina)
    assert books(order) != before
    assert order.total_minor == total_minor(order, lines_of(order))
    undo(order, events_of(order)[-1].id, amina, LATER)
    assert books(order) == before


def test_goods_that_were_changed_after_they_were_added_go_only_when_that_is_undone(amina: Member) -> None:
    order = move.receive(place_order(amina.shop, "3x1"), amina, NOW)
    before = books(order)
    order = edit.add_goods(order, cart("4x1"), None, amina, LATER)
    added = events_of(order)[-1]
    order = edit.set_amount(order, lines_of(order)[1].id, 2000, amina, LATER)
    assert "undo.later" in refused(undo, order, added.id, amina, LATER)
    undo(order, events_of(order)[-1].id, amina, LATER)
    undo(order, added.id, amina, LATER)
    assert books(order) == before


def test_nothing_is_changed_after_the_yes(amina: Member) -> None:
    order = move.confirm(place_order(amina.shop, "1x2"), amina, NOW)
    line = lines_of(order)[0].id
    for call in (
        (edit.set_amount, order, line, 1000),
        (edit.set_price, order, line, Money(1, "MAD")),
        (edit.add_goods, order, cart("3x1"), None),
        (edit.set_delivery, order, "elsewhere", None),
    ):
        assert "order.settled" in refused(*call, amina, LATER)


def test_another_orders_line_is_absent(amina: Member) -> None:
    order, other = place_order(amina.shop, "3x1"), place_order(amina.shop, "1x1")
    line = lines_of(other)[0].id
    for call in ((edit.set_amount, order, line, 1000), (edit.add_goods, order, cart("3x1"), line)):
        with pytest.raises(Missing):
            call[0](*call[1:], amina, LATER)
