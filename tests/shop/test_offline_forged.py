"""Links of orders written offline, as forgers and bad copies leave them: never a fault, never a price of their own."""

from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront import clock
from storefront.catalogue.prices import remember_prices
from storefront.catalogue.records import Product
from storefront.merchants.records import Area, Shop
from storefront.orders.cart import read_cart
from storefront.orders.records import Order, lines_of
from storefront.storage.tokens import new_token
from tests.makers import make_area, make_choice, make_product, make_shop

KEY = "abcdefghijklmnopqrstuvwx27"
LIVE = {(1, None): 1000, (2, 1): 4000, (2, 2): 4500, (3, None): 700}

garbage = st.text(st.characters(codec="utf-8"), max_size=60)
number = st.one_of(st.integers(0, 12), st.integers(0, 10**9)).map(str)
quantity = st.one_of(st.integers(0, 60).map(str), st.integers(0, 10**10).map(lambda milli: f"{milli}m"), garbage)
item = st.builds(
    "{}{}{}x{}".format,
    number,
    st.sampled_from(["", "", "-1", "-2", "-9", "~1", "~1~2", "-"]),
    st.sampled_from(["", "", "", "@1", "~"]),
    quantity,
)
cart = st.one_of(st.lists(item, max_size=8).map(".".join), garbage)
fields = st.fixed_dictionaries(
    {"i": cart},
    optional={
        "k": st.one_of(st.just(""), st.builds(new_token), garbage),
        "v": st.one_of(number, garbage),
        "a": st.one_of(number, st.sampled_from(["pick_up", "elsewhere", "area-1"]), garbage),
        "m": st.one_of(st.sampled_from(["cash", "upi", "paypal"]), garbage),
        "lang": st.one_of(st.sampled_from(["fr", "ar", "xx"]), garbage),
        "price": st.just("1"),
        "total": st.just("1"),
        "fee": st.just("0"),
    },
)
often = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def shop(app: Flask) -> Shop:
    shop = make_shop(languages=["en", "fr"], pick_up=True)
    lemons = make_product(shop, "Lemons", 900, stock_milli=None)
    dress = make_product(shop, "Dress", 4000)
    make_choice(dress, "Small")
    make_choice(dress, "Large", price_minor=4500)
    make_product(shop, "Mint", 700)
    make_product(shop, "Old", 100, deleted_at=clock.now())
    make_product(shop, "Hidden", 100, hidden=True)
    make_area(shop, "Guéliz", fee_minor=500)
    remember_prices(lemons, clock.now())
    lemons.price_minor = 1000
    lemons.save()
    remember_prices(lemons, clock.now())
    return Shop.get_by_id(shop.id)


def prices_are_live(order: Order) -> bool:
    goods = 0
    for line in lines_of(order):
        assert line.unit_price_minor == LIVE[line.number, line.choice_number]
        goods += (line.unit_price_minor * line.asked_milli + 500) // 1000
    fee = Area.get().fee_minor if order.delivery == "area" else 0
    return bool(order.total_minor == goods + fee)


@often
@given(said=fields)
def test_any_fields_are_answered_and_no_price_is_believed(app: Flask, shop: Shop, said: dict[str, str]) -> None:
    client, before = app.test_client(), Order.select().count()
    shown = client.get("/amina/o", query_string=said)
    assert shown.status_code in (200, 303, 400)
    assert Order.select().count() == before
    sent = client.post("/amina/o", data=said)
    assert sent.status_code in (303, 400, 409)
    if sent.status_code == 303:
        order = Order.get(Order.token == sent.location.partition("?")[0][-26:])
        assert order.key == said["k"]
        assert prices_are_live(order)
        assert client.get("/amina/o", query_string=said).location.startswith(f"/amina/o/{order.token}")
    assert Order.select().count() == before + (sent.status_code == 303)


@often
@given(query=st.one_of(garbage, garbage.map(quote), st.binary(max_size=60).map(quote), fields.map(urlencode)))
def test_any_query_is_answered(app: Flask, shop: Shop, query: str) -> None:
    client = app.test_client()
    for path in (f"/amina/o?{query}", f"/amina/o?i=1x1&k={KEY}&{query}", f"/amina/o?{query}&i=1x1&k={KEY}"):
        assert client.get(path).status_code in (200, 303, 400, 404)
    for body in (query, f"i=1x1&k={KEY}&{query}"):
        sent = client.post("/amina/o", data=body.encode(), content_type="application/x-www-form-urlencoded")
        assert sent.status_code in (303, 400, 404, 409)
    assert all(prices_are_live(order) for order in Order.select())


@often
@given(numbers=st.lists(st.integers(1, 9_999_999), min_size=1, max_size=8, unique=True))
def test_what_the_shop_does_not_have_is_named_as_gone(app: Flask, shop: Shop, numbers: list[int]) -> None:
    text = ".".join(f"{number}x2" for number in [3, *numbers])
    page = app.test_client().get("/amina/o", query_string={"i": text, "k": new_token()}).text
    sold = {product.number for product in Product.select().where(~Product.hidden, Product.deleted_at.is_null())}
    for one in read_cart(text)[0].items:
        gone = f"No. {one.number}: This is no longer sold here." in page or (one.number == 4 and "Old: This" in page)
        assert gone == (one.number not in sold)
