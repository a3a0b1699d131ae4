"""Orders composed without a network: re-priced from live data, made once, and both sides learn what changed."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import peewee
import pytest

from storefront.catalogue.prices import remember_prices
from storefront.catalogue.records import Choice, Extra, ExtraGroup, Product
from storefront.i18n import words
from storefront.merchants.records import Shop
from storefront.orders.changes import Difference, changes_noted, said
from storefront.orders.composed import Composed
from storefront.orders.network_share import shares
from storefront.orders.offers import Shelf
from storefront.orders.offline import look_at, take
from storefront.orders.place import Changed
from storefront.orders.records import Order, events_of, lines_of
from storefront.orders.review import Wish
from storefront.problems import Missing
from storefront.storage.tokens import new_token
from tests.conftest import NOW
from tests.makers import make_area, make_choice, make_member, make_product, make_shop

pytestmark = pytest.mark.usefixtures("database")
ENGLISH = words("en", "MA")


def fresh(shop: Shop) -> Shop:
    return Shop.get_by_id(shop.id)


def reprice(product: Product, minor: int | None) -> None:
    """As the desk does: the row and the price list."""
    product.price_minor = minor
    product.save()
    remember_prices(product, NOW)


def composed(cart: str, version: int = 0, **wish: object) -> Composed:
    return Composed(new_token(), cart, version, Wish(**wish))  # type: ignore[arg-type]


def told(shop: Shop, order: Composed) -> list[str]:
    return texts(look_at(fresh(shop), order, "en", NOW).changes)


def texts(changes: Iterable[Difference]) -> list[str]:
    return [said(change, ENGLISH).replace("\xa0", " ") for change in changes]


def test_a_price_that_moved_is_said_from_the_list_of_all_prices() -> None:
    shop = make_shop()
    lemons, mint = make_product(shop, "Lemons", 900), make_product(shop, "Mint", 300)
    for product in (lemons, mint):
        remember_prices(product, NOW)
    then = fresh(shop).price_version
    reprice(lemons, 950)
    reprice(lemons, 1000)
    order = composed("1x2.2x1", then)
    assert told(shop, order) == ["Lemons: 9 DH → 10 DH"]
    assert look_at(fresh(shop), order, "en", NOW).review.quoted.total.minor == 2300
    assert told(shop, replace(order, price_version=fresh(shop).price_version - 1)) == ["Lemons: 9.50 DH → 10 DH"]


@pytest.mark.parametrize("version", [0, 10**8, 2**62])
def test_a_version_nobody_had_tells_no_old_price(version: int) -> None:
    shop = make_shop()
    lemons = make_product(shop)
    remember_prices(lemons, NOW)
    reprice(lemons, 1000)
    assert told(shop, composed("1x1", version)) == []


def test_a_choice_has_its_own_old_price_and_extras_cost_what_they_cost_now() -> None:
    shop = make_shop()
    dress = make_product(shop, "Dress", 5000)
    red, blue = make_choice(dress, "red", price_minor=5500), make_choice(dress, "blue")
    group = ExtraGroup.create(product=dress, name="Bows")
    Extra.create(group=group, number=1, name="bow", price_minor=100)
    remember_prices(dress, NOW)
    then = fresh(shop).price_version
    Choice.update(price_minor=6000).where(Choice.id == red.id).execute()
    reprice(dress, 5200)
    assert told(shop, composed("1-1~1x1.1-2x1", then)) == [
        "Dress, red: 56 DH → 61 DH",
        "Dress, blue: 50 DH → 52 DH",
    ]
    assert blue.price_minor is None


def test_goods_gone_short_unknown_and_unread_are_all_named() -> None:
    shop = make_shop()
    make_product(shop, "Lemons", stock_milli=3000)
    make_product(shop, "Mint", deleted_at=NOW)
    make_product(shop, "Secret", hidden=True)
    order = composed("1x5.2x1.3x1.77x1.hello")
    assert told(shop, order) == [
        "Lemons: 5 → 3",
        "Mint: This is no longer sold here.",
        "No. 3: This is no longer sold here.",
        "No. 77: This is no longer sold here.",
        "We can't read this part of the order: hello",
    ]
    placed = take(shop, order, "en", NOW)
    assert [(line.number, line.asked_milli) for line in lines_of(placed.order)] == [(1, 3000)]
    assert placed.order.total_minor == 2700


def test_what_changed_stays_with_the_order() -> None:
    shop = make_shop(languages=["en", "fr"])
    lemons = make_product(shop, "Lemons", 900)
    remember_prices(lemons, NOW)
    then = fresh(shop).price_version
    reprice(lemons, 1000)
    order = take(shop, composed("1x1", then, delivery="area", area_id=99), "en", NOW).order
    noted = changes_noted(events_of(order)[0].details)
    assert texts(noted) == [
        "Lemons: 9 DH → 10 DH",
        "The shop no longer delivers that way. Look at how you get your order.",
    ]
    assert [change.number for change in noted] == [1, 0]
    assert order.total_minor == 1000


def test_area_and_method_are_taken_when_they_are_offered() -> None:
    shop = make_shop()
    make_product(shop)
    area = make_area(shop, fee_minor=2000)
    order = take(shop, composed("1x1", delivery="area", area_id=area.id, method="cash"), "en", NOW).order
    assert (order.delivery, order.area_id, order.fee_minor, order.method) == ("area", area.id, 2000, "cash")
    assert (order.total_minor, events_of(order)[0].details) == (2900, {})


def test_looking_writes_nothing() -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=5000)
    look_at(shop, composed("1x2"), "en", NOW)
    assert (Order.select().count(), Product.get_by_id(lemons.id).stock_milli) == (0, 5000)


@pytest.mark.parametrize("trouble", [{"paused": True}, {"mode": "ask"}, {"state": "frozen"}])
def test_a_shop_that_takes_no_orders_takes_none_from_a_link(trouble: dict[str, object]) -> None:
    shop = make_shop(**trouble)
    make_product(shop)
    with pytest.raises(Changed):
        take(shop, composed("1x1"), "en", NOW)
    assert Order.select().count() == 0


@pytest.mark.parametrize("cart", ["", "1x1", "9x1", "rubbish"])
def test_nothing_that_can_be_had_makes_no_order(cart: str) -> None:
    shop = make_shop()
    make_product(shop, stock_milli=0)
    with pytest.raises(Changed):
        take(shop, composed(cart), "en", NOW)


def test_a_member_who_takes_it_has_seen_it() -> None:
    shop = make_shop()
    make_product(shop)
    amina = make_member(shop)
    order = take(shop, composed("1x1"), "en", NOW, member=amina).order
    assert (order.state, order.made_by_id, order.taken_by_id) == ("received", amina.id, amina.id)
    assert [(event.what, event.member) for event in events_of(order)] == [("placed", amina), ("received", amina)]


def test_a_member_who_comes_second_gets_the_buyers_order() -> None:
    shop = make_shop()
    make_product(shop)
    wanted = composed("1x1")
    first = take(shop, wanted, "en", NOW)
    second = take(shop, replace(wanted, cart="1x9"), "en", NOW + timedelta(days=1), member=make_member(shop))
    assert (second.is_repeat, second.order.id, second.order.state) == (True, first.order.id, "received")
    assert (second.order.made_by_id, second.order.total_minor) == (None, 900)


def test_the_same_link_gives_its_order_also_when_everything_is_sold_out_since() -> None:
    shop = make_shop()
    make_product(shop, stock_milli=1000)
    wanted = composed("1x1")
    first = take(shop, wanted, "en", NOW)
    Shop.update(paused=True).execute()
    assert take(fresh(shop), wanted, "en", NOW).order == first.order


def test_another_shops_key_is_missing() -> None:
    amina, zoe = make_shop(), make_shop("zoe")
    for shop in (amina, zoe):
        make_product(shop)
    wanted = composed("1x1")
    take(amina, wanted, "en", NOW)
    with pytest.raises(Missing):
        take(zoe, wanted, "en", NOW)


def test_phone_and_merchant_at_once_make_one_order(database: peewee.Database) -> None:
    shop = make_shop()
    lemons = make_product(shop, stock_milli=50_000)
    members = [None, make_member(shop)] * 4
    for _ in range(5):
        wanted, together = composed("1x2"), Barrier(len(members))

        def post(member: object, wanted: Composed = wanted, together: Barrier = together) -> tuple[int, bool]:
            together.wait()
            try:
                placed = take(shop, wanted, "en", NOW, member=member)  # type: ignore[arg-type]
            finally:
                database.close()
            return placed.order.id, placed.is_repeat

        with ThreadPoolExecutor(len(members)) as pool:
            answers = list(pool.map(post, members))
        assert len({order for order, _ in answers}) == 1
        assert [repeat for _, repeat in answers].count(False) == 1
        assert Order.get(Order.key == wanted.key).state == "received"
    assert (Order.select().count(), Product.get_by_id(lemons.id).stock_milli) == (5, 40_000)


def test_an_order_that_could_not_be_committed_counts_for_nobodys_share(database: peewee.Database) -> None:
    lemons = make_product(make_shop(), stock_milli=10_000)
    database.execute_sql("CREATE TABLE lost (id INTEGER REFERENCES shop(id) DEFERRABLE INITIALLY DEFERRED)")
    database.execute_sql('CREATE TRIGGER lose AFTER INSERT ON "order" BEGIN INSERT INTO lost VALUES (-1); END')
    with pytest.raises(peewee.IntegrityError):
        take(lemons.shop, composed("1x2"), "en", NOW, network="203.0.113.0/24")
    assert shares().may_hold("203.0.113.0/24", Shelf("product", lemons.id), 2000, 10_000, 1000, NOW)


def test_what_a_member_takes_counts_for_no_network() -> None:
    lemons = make_product(make_shop(), stock_milli=10_000)
    order = take(
        lemons.shop, composed("1x5"), "en", NOW, member=make_member(lemons.shop), network="203.0.113.0/24"
    ).order
    assert [line.held_milli for line in lines_of(order)] == [5000]
