"""Photos of products: their order, and many of them that become as many products."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue.photos import sweep
from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.wire.host import Host
from tests.desk.goods import boxes, photo, signed_in, text_as_photo
from tests.makers import make_member, make_product, make_shop

UNNAMED = "/desk/products/unnamed"


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def stems() -> list[str]:
    return [each["stem"] for each in Product.get().photos]


def with_three_photos(shop: Shop) -> None:
    make_product(shop, photos=[{"stem": stem * 8} for stem in "abc"])


def test_a_photo_is_put_first_moved_and_removed(shop: Shop, amina: FlaskClient) -> None:
    with_three_photos(shop)
    at = "/desk/products/1/photos"
    amina.post(f"{at}/cccccccc/first")
    assert stems() == ["cccccccc", "aaaaaaaa", "bbbbbbbb"]
    amina.post(f"{at}/bbbbbbbb/place", data={"step": "-1"})
    assert stems() == ["cccccccc", "bbbbbbbb", "aaaaaaaa"]
    assert amina.post(f"{at}/cccccccc/remove").location == "/desk/products/1#photos"
    assert stems() == ["bbbbbbbb", "aaaaaaaa"]


def test_through_htmx_only_the_photos_come_back(shop: Shop, amina: FlaskClient) -> None:
    with_three_photos(shop)
    answer = amina.post("/desk/products/1/photos/bbbbbbbb/first", headers={"HX-Request": "true"})
    assert answer.text.count("<form") == 3
    assert "<html" not in answer.text


def test_ten_photos_become_ten_products_named_on_one_screen(shop: Shop, amina: FlaskClient) -> None:
    colours = ["red", "lime", "blue", "teal", "navy", "gold", "pink", "gray", "plum", "tan"]
    start = boxes(amina.get("/desk/photos").text)
    answer = amina.post("/desk/photos", data={**start, "photos": [photo(colour) for colour in colours]})
    assert answer.location == UNNAMED
    assert {product.hidden for product in Product.select()} == {True}
    page = amina.get(UNNAMED).text
    typed = {f"title-{n}": f"Fish {n}" for n in range(1, 11)} | {f"price-{n}": str(n) for n in range(1, 11)}
    assert amina.post(UNNAMED, data=boxes(page) | typed).location == "/desk/products?saved=1"
    named = [(product.title, product.price_minor, product.hidden) for product in Product.select()]
    assert named == [(f"Fish {n}", n * 100, False) for n in range(1, 11)]


def test_the_same_photos_sent_twice_make_no_more_products(shop: Shop, amina: FlaskClient) -> None:
    start = boxes(amina.get("/desk/photos").text)
    for _ in range(2):
        amina.post("/desk/photos", data={**start, "photos": [photo()]})
    assert Product.select().count() == 1


def test_a_bad_photo_among_many_is_named_and_the_good_ones_wait(shop: Shop, amina: FlaskClient) -> None:
    start = boxes(amina.get("/desk/photos").text)
    answer = amina.post("/desk/photos", data={**start, "photos": [photo(), text_as_photo("song.jpg")]})
    assert answer.status_code == 422
    assert "song.jpg" in answer.text
    assert Product.select().count() == 0
    amina.post("/desk/photos", data=boxes(answer.text))
    assert Product.select().count() == 1


def test_no_photo_at_all_is_asked_for(amina: FlaskClient) -> None:
    assert amina.post("/desk/photos", data={}).status_code == 422


def test_names_without_prices_are_asked_back_and_nothing_is_shown_yet(shop: Shop, amina: FlaskClient) -> None:
    for _ in range(3):
        make_product(shop, "", None, hidden=True)
    typed = {"title-1": "Mint", "price-1": "5", "title-2": "Thyme", "price-2": "", "title-3": "", "price-3": ""}
    answer = amina.post(UNNAMED, data=typed)
    assert answer.status_code == 422
    assert boxes(answer.text)["title-2"] == "Thyme"
    assert {product.hidden for product in Product.select()} == {True}
    assert amina.post(UNNAMED, data=typed | {"price-2": "6"}).location == f"{UNNAMED}?saved=1"
    assert [product.hidden for product in Product.select().order_by(Product.number)] == [False, False, True]


def test_another_shops_unnamed_photos_are_out_of_reach(app: Flask, shop: Shop) -> None:
    product = make_product(shop, "", None, hidden=True)
    zoe = signed_in(app, make_member(make_shop("zoe", phone="+212698765432"), "Zoe"))
    zoe.post(UNNAMED, data={f"title-{product.number}": "Mine", f"price-{product.number}": "1"})
    assert Product.get_by_id(product.id).title == ""


def test_the_sweep_takes_what_nobody_shows_and_only_after_a_day(app: Flask, shop: Shop, amina: FlaskClient) -> None:
    amina.post("/desk/products/new", data={"title": "Mint", "price": "5", "photos": [photo("green")]})
    amina.post("/desk/products/new", data={"title": "", "price": "ten", "photos": [photo("gold")]})
    host: Host = app.extensions["storefront"]
    shown = stems()[0]
    assert sweep(host.media, clock.now()) == 0
    assert sweep(host.media, clock.now() + timedelta(days=1, minutes=1)) > 0
    assert {Path(name).name[:8] for name in host.media.names()} == {shown}


def test_what_is_named_by_the_kilo_is_sold_in_parts_of_it(shop: Shop, amina: FlaskClient) -> None:
    for _ in range(2):
        make_product(shop, "", None, hidden=True)
    typed = {"title-1": "Lemons", "price-1": "9", "unit-1": "kg", "title-2": "Eggs", "price-2": "2", "unit-2": "acre"}
    amina.post(UNNAMED, data=typed)
    lemons, eggs = Product.select().order_by(Product.number)
    assert (lemons.unit, lemons.step_milli) == ("kg", 50)
    assert (eggs.unit, eggs.step_milli) == ("piece", 1000)
