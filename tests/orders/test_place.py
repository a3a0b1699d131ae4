"""Placing on a real database: repeats, moved prices, short stock, races."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import peewee
import pytest

from storefront.catalogue.records import Extra, ExtraGroup, Product
from storefront.merchants.records import Area, Shop
from storefront.orders.place import Changed, place
from storefront.orders.records import Order, OrderEvent, OrderLine, lines_of
from storefront.problems import Missing
from tests.conftest import NOW
from tests.makers import make_area, make_choice, make_product, make_shop
from tests.orders.placing import form_for, place_order

pytestmark = pytest.mark.usefixtures("database")


def stock_of(product: Product) -> int | None:
    return Product.get_by_id(product.id).stock_milli


def test_untouched_review_page_becomes_an_order_with_copied_lines() -> None:
    shop = make_shop(languages=["en", "fr"])
    make_product(shop, "Sardines", 2000, unit="kg", step_milli=250, texts={"fr": {"title": "Sardines fraîches"}})
    make_product(shop, "Rope", 550)
    order = place_order(shop, "1x500m.2x3", language="fr")
    first, second = lines_of(order)
    assert (order.state, order.total_minor, order.currency, order.revision) == ("placed", 1000 + 1650, "MAD", 1)
    assert (first.title, first.asked_milli, first.unit_price_minor, first.unit) == (
        "Sardines fraîches",
        500,
        2000,
        "kg",
    )
    assert (second.title, second.asked_milli, second.held_milli) == ("Rope", 3000, 0)
    assert [event.what for event in order.events] == ["placed"]
    assert order.hold == "none"


def test_the_order_comes_with_its_whole_shop() -> None:
    shop = make_shop()
    make_product(shop)
    placed, kept = place_order(shop, "1x1").shop, Shop.get_by_id(shop.id)
    assert {**placed.__data__, "orders_version": kept.orders_version} == kept.__data__


def test_key_seen_before_gives_that_order_and_writes_nothing() -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=10_000)
    form = form_for(shop, "1x2")
    first = place(shop, form, NOW)
    again = place(shop, replace(form, cart="1x5", quote="something else"), NOW + timedelta(days=2))
    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert again.order == first.order
    assert (Order.select().count(), OrderLine.select().count(), stock_of(lemons)) == (1, 1, 8000)


def test_the_shop_and_its_goods_ask_in_the_buyers_language() -> None:
    shop = make_shop(languages=["fr", "ar"], asks=["Jour", "Heure"], texts={"ar": {"asks": "اليوم\nالساعة"}})
    make_product(shop, asks=["Ouvertes ?"], texts={"ar": {"asks": "مفتوحة؟"}})
    make_product(shop, asks=["Vidé ?"])
    assert place_order(shop, "1x1.2x1", language="ar").asks == ["اليوم", "الساعة", "مفتوحة؟", "Vidé ?"]
    assert place_order(shop, "1x1", language="fr").asks == ["Jour", "Heure", "Ouvertes ?"]


def test_another_shops_key_is_missing() -> None:
    amina, zoe = make_shop(), make_shop("zoe")
    for shop in (amina, zoe):
        make_product(shop)
    form = form_for(amina, "1x1")
    place(amina, form, NOW)
    with pytest.raises(Missing):
        place(zoe, replace(form_for(zoe, "1x1"), key=form.key), NOW)


def test_moved_price_shows_old_and_new_and_writes_nothing() -> None:
    shop = make_shop()
    lemons = make_product(shop, price_minor=900, stock_milli=10_000)
    form = form_for(shop, "1x2")
    Product.update(price_minor=950).where(Product.id == lemons.id).execute()
    with pytest.raises(Changed) as caught:
        place(shop, form, NOW)
    review = caught.value.review
    (line,) = review.lines
    assert (line.was_price.minor, line.line.offer.unit_price.minor) == (900, 950)
    assert review.key not in ("", form.key)
    assert (Order.select().count(), stock_of(lemons)) == (0, 10_000)
    corrected = replace(form, key=review.key, cart=review.cart, quote=review.quote)
    assert place(shop, corrected, NOW).order.total_minor == 1900


def test_short_stock_is_corrected_to_what_is_left() -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=5000)
    make_product(shop, "Bread")
    form = form_for(shop, "1x5.2x1")
    Product.update(stock_milli=3000).where(Product.id == lemons.id).execute()
    with pytest.raises(Changed) as caught:
        place(shop, form, NOW)
    review = caught.value.review
    assert review.cart == "1x3.2x1"
    assert [line.was_milli for line in review.lines] == [5000, None]
    assert review.lines[0].line.problem.key == "line.short"
    assert review.can_be_placed


def test_deleted_product_is_taken_out_and_named() -> None:
    shop = make_shop()
    lemons = make_product(shop)
    make_product(shop, "Bread")
    form = form_for(shop, "1x5.2x1")
    Product.update(deleted_at=NOW).where(Product.id == lemons.id).execute()
    with pytest.raises(Changed) as caught:
        place(shop, form, NOW)
    assert caught.value.review.cart == "2x1"
    assert caught.value.review.lines[0].line.problem.key == "line.gone"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"paused": True}, "shop.paused"),
        ({"mode": "ask"}, "shop.asks_only"),
        ({"state": "frozen"}, "shop.frozen"),
        ({"paused": True, "paused_until": NOW + timedelta(hours=1)}, "shop.paused"),
    ],
)
def test_shop_that_takes_no_orders_writes_nothing(fields: dict[str, object], key: str) -> None:
    shop = make_shop()
    make_product(shop)
    form = form_for(shop, "1x1")
    Shop.update(**fields).where(Shop.id == shop.id).execute()
    with pytest.raises(Changed) as caught:
        place(shop, form, NOW)
    assert [problem.key for problem in caught.value.review.problems] == [key]
    assert not caught.value.review.can_be_placed
    assert Order.select().count() == 0


def test_pause_that_is_over_stops_nobody() -> None:
    shop = make_shop(paused=True, paused_until=NOW)
    make_product(shop)
    assert place_order(shop, "1x1").state == "placed"


def test_area_fee_that_moved_asks_again_even_of_a_buyer_who_fetches() -> None:
    shop = make_shop()
    make_product(shop)
    area = make_area(shop, fee_minor=2000)
    form = form_for(shop, "1x1")
    Area.update(fee_minor=2500).where(Area.id == area.id).execute()
    with pytest.raises(Changed):
        place(shop, form, NOW)


def test_area_below_its_minimum_turns_to_one_that_takes_the_order() -> None:
    shop = make_shop()
    make_product(shop, price_minor=900)
    area = make_area(shop, fee_minor=2000, minimum_minor=10_000)
    form = replace(form_for(shop, "1x1"), delivery="area", area_id=area.id)
    with pytest.raises(Changed) as caught:
        place(shop, form, NOW)
    assert [problem.key for problem in caught.value.review.problems] == ["order.below_minimum"]
    assert caught.value.review.quoted.delivery.kind == "pick_up"
    assert caught.value.review.can_be_placed


def test_area_is_copied_with_its_fee_and_elsewhere_leaves_the_total_open() -> None:
    shop = make_shop()
    make_product(shop, price_minor=900)
    area = make_area(shop, "Guéliz", fee_minor=2000)
    near = place_order(shop, "1x1", delivery="area", area_id=area.id)
    far = place_order(shop, "1x1", delivery="elsewhere")
    assert (near.area_name, near.fee_minor, near.total_minor, near.about) == ("Guéliz", 2000, 2900, False)
    assert (far.area_name, far.fee_minor, far.total_minor, far.about) == ("", None, 900, True)


def test_malformed_key_is_answered_with_a_fresh_one() -> None:
    shop = make_shop()
    make_product(shop)
    with pytest.raises(Changed) as caught:
        place(shop, form_for(shop, "1x1", key="1"), NOW)
    assert len(caught.value.review.key) == 26


@pytest.mark.parametrize("field", ["cart", "quote", "key", "delivery", "method", "if_missing", "source"])
@pytest.mark.parametrize("value", ["", "\x00", "9" * 700, "7x999999999.8~1", "é" * 200, ";;;-", "1x1@9e9"])
def test_no_posted_field_breaks_it(field: str, value: str) -> None:
    shop = make_shop()
    make_product(shop)
    try:
        placed = place(shop, replace(form_for(shop, "1x1"), **{field: value}), NOW)
    except Changed as changed:
        assert changed.review.key
    else:
        assert placed.order.total_minor == 900


def test_counted_goods_are_held_for_the_shops_minutes() -> None:
    shop = make_shop(hold_minutes=30)
    lemons = make_product(shop, stock_milli=10_000)
    version = Shop.get_by_id(shop.id).version
    order = place_order(shop, "1x4")
    assert (order.hold, order.held_until, lines_of(order)[0].held_milli) == ("held", NOW + timedelta(minutes=30), 4000)
    assert stock_of(lemons) == 6000
    assert Shop.get_by_id(shop.id).version == version + 1


def test_shop_without_holds_only_checks() -> None:
    shop = make_shop(hold_minutes=0)
    lemons = make_product(shop, stock_milli=4000)
    order = place_order(shop, "1x4")
    assert (order.hold, order.held_until, stock_of(lemons)) == ("none", None, 4000)


def test_choices_hold_their_own_stock() -> None:
    shop = make_shop()
    shirt = make_product(shop, "Shirt", 39_900)
    small = make_choice(shirt, "S", stock_milli=3000)
    make_choice(shirt, "M", stock_milli=0, price_minor=44_900)
    order = place_order(shop, "1-1x2")
    assert (lines_of(order)[0].choice_name, order.total_minor) == ("S", 79_800)
    assert type(small).get_by_id(small.id).stock_milli == 1000


def test_one_network_holds_a_fifth_of_a_product_and_may_order_more() -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=20_000)
    held = place_order(shop, "1x4", network="203.0.113.0/24")
    unheld = place_order(shop, "1x1", network="203.0.113.0/24")
    other = place_order(shop, "1x3", network="198.51.100.0/24")
    assert [order.hold for order in (held, unheld, other)] == ["held", "none", "held"]
    assert stock_of(lemons) == 13_000
    later = NOW + timedelta(minutes=shop.hold_minutes)
    assert place_order(shop, "1x1", network="203.0.113.0/24", now=later).hold == "held"


def test_one_order_holds_no_more_than_its_share_by_naming_a_product_twice() -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=20_000)
    wrapping = ExtraGroup.create(product=lemons, name="Wrapping")
    for number, name in enumerate(("Box", "Bag"), 1):
        Extra.create(group=wrapping, number=number, name=name)
    place_order(shop, "1x4.1~1x4.1~2x4", network="192.0.2.0/24")
    assert stock_of(lemons) == 16_000


def test_clashing_reference_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = make_shop()
    make_product(shop)
    drawn = iter([5, 5, 6])
    monkeypatch.setattr("secrets.randbelow", lambda _: next(drawn))
    first, second = place_order(shop, "1x1"), place_order(shop, "1x1")
    assert first.reference[:7] == "0000-05"
    assert second.reference[:7] == "0000-06"


def test_fifty_double_taps_for_the_last_ten_pieces_sell_exactly_ten(database: peewee.Database) -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=10_000)
    forms = [form_for(shop, "1x1") for _ in range(50)]
    barrier = Barrier(50)

    def double_tap(form):
        barrier.wait()
        outcomes = []
        for _ in range(2):
            try:
                outcomes.append(place(shop, form, NOW).order.id)
            except Changed as changed:
                outcomes.append(changed.review.lines[0].line.problem.key)
        database.close()
        return outcomes

    with ThreadPoolExecutor(50) as pool:
        outcomes = list(pool.map(double_tap, forms))
    sold = [first for first, _ in outcomes if isinstance(first, int)]
    assert len(set(sold)) == len(sold) == Order.select().count() == 10
    assert all(first == second for first, second in outcomes)
    assert {first for first, _ in outcomes if not isinstance(first, int)} == {"line.sold_out"}
    assert stock_of(lemons) == 0


def test_one_key_twenty_times_at_once_is_one_order(database: peewee.Database) -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=100_000)
    form = form_for(shop, "1x3")
    barrier = Barrier(20)

    def tap(_):
        barrier.wait()
        order = place(shop, form, NOW).order.id
        database.close()
        return order

    with ThreadPoolExecutor(20) as pool:
        assert len(set(pool.map(tap, range(20)))) == 1
    assert (Order.select().count(), OrderEvent.select().count(), stock_of(lemons)) == (1, 1, 97_000)


def test_placing_takes_few_statements_however_long_the_cart(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = make_shop()
    for _ in range(12):
        make_product(shop)
    form = form_for(shop, ".".join(f"{number}x1" for number in range(1, 13)))
    statements: list[str] = []
    execute = peewee.SqliteDatabase.execute_sql

    def counted(self, sql, *args, **kwargs):
        statements.append(sql)
        return execute(self, sql, *args, **kwargs)

    monkeypatch.setattr(peewee.SqliteDatabase, "execute_sql", counted)
    place(shop, form, NOW)
    assert len(statements) <= 14, statements
