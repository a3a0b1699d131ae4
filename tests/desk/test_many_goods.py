"""Many goods changed together at the desk, copied, put in order and thrown away; each can be taken back."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.many.rules import stepped
from storefront.catalogue.records import Choice, ExtraGroup, Product
from storefront.merchants.records import Shop
from tests.desk.goods import signed_in
from tests.desk.test_products import HTMX, queries_of
from tests.makers import make_choice, make_member, make_product, make_section, make_shop

MANY = "/desk/products/many"


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def column(field: str) -> list[object]:
    return [getattr(product, field) for product in Product.select().order_by(Product.number)]


def undo_form(html: str) -> str:
    return re.findall(r'action="(/desk/products/changes/\d+/undo)"', html)[0]


@pytest.mark.parametrize(
    ("minor", "percent", "expected"),
    [
        (2000, 10, 2200),
        (2000, 7, 2150),
        (2000, -7, 1850),
        (39_900, 5, 42_000),
        (100, 1, 101),
        (1, 10, 1),
        (10, -90, 1),
        (10, -95, 1),
        (0, 10, 1),
    ],
)
def test_a_price_changes_in_handy_steps_and_never_to_nothing(minor: int, percent: int, expected: int) -> None:
    assert stepped(minor, percent) == expected


def test_all_prices_of_the_list_rise_and_one_tap_takes_it_back(shop: Shop, amina: FlaskClient) -> None:
    herbs = make_section(shop, "herbs", "Herbs")
    make_product(shop, "Mint", 2000, section=herbs)
    dress = make_product(shop, "Thyme", None, section=herbs)
    make_choice(dress, "S", price_minor=1000)
    make_product(shop, "Lemons", 2000)
    version = Shop.get_by_id(shop.id).version
    answer = amina.post(MANY, data={"what": "raise", "percent": "10", "back": f"section={herbs.id}"})
    assert answer.location == f"/desk/products?section={herbs.id}&saved=1"
    assert column("price_minor") == [2200, None, 2000]
    assert Choice.get().price_minor == 1100
    assert Shop.get_by_id(shop.id).version > version
    page = amina.get(answer.location).text
    assert "Prices changed." in page
    assert amina.post(undo_form(page)).location == "/desk/products"
    assert column("price_minor") == [2000, None, 2000] and Choice.get().price_minor == 1000
    assert "Prices changed." not in amina.get("/desk/products").text


def test_only_those_ticked_are_changed(shop: Shop, amina: FlaskClient) -> None:
    for name in ("Mint", "Thyme", "Lemons"):
        make_product(shop, name)
    amina.post(MANY, data={"what": "hide", "tick": ["1", "3"]})
    assert column("hidden") == [True, False, True]
    amina.post(MANY, data={"what": "show", "tick": "3"})
    assert column("hidden") == [True, False, False]


def test_a_tick_that_is_no_number_ticks_nothing(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Mint")
    for tick in ("x", "9" * 5000):
        assert amina.post(MANY, data={"what": "hide", "tick": tick}).status_code == 303
        assert column("hidden") == [False]


def test_all_back_in_stock(shop: Shop, amina: FlaskClient) -> None:
    dress = make_product(shop, sold_out="until")
    make_choice(dress, "S", sold_out=True)
    make_product(shop, "Mint", sold_out="today")
    amina.post(MANY, data={"what": "back"})
    assert column("sold_out") == ["", ""] and not Choice.get().sold_out


def test_goods_move_to_a_section_and_to_none(shop: Shop, amina: FlaskClient) -> None:
    herbs = make_section(shop, "herbs", "Herbs")
    make_product(shop)
    amina.post(MANY, data={"what": "move", "section": str(herbs.id), "tick": "1"})
    assert column("section_id") == [herbs.id]
    amina.post(MANY, data={"what": "move", "section": ""})
    assert column("section_id") == [None]
    theirs = make_section(make_shop("zoe"), "shelf", "Shelf")
    assert amina.post(MANY, data={"what": "move", "section": str(theirs.id)}).status_code == 404


@pytest.mark.parametrize("typed", ["", "0", "ten", "501", "1.5"])
def test_a_percentage_nobody_can_mean_is_asked_back_and_the_ticks_stay(
    shop: Shop, amina: FlaskClient, typed: str
) -> None:
    make_product(shop)
    answer = amina.post(MANY, data={"what": "raise", "percent": typed, "tick": "1"})
    assert answer.status_code == 422 and "whole number from 1 to 500" in answer.text
    assert 'name="tick" value="1" checked' in answer.text
    assert column("price_minor") == [900]


def test_what_somebody_changed_meanwhile_is_told_when_undone(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    page = amina.post(MANY, data={"what": "raise", "percent": "10"}, follow_redirects=True).text
    amina.post("/desk/products/1/price", data={"price": "3"})
    answer = amina.post(undo_form(page))
    assert answer.location == "/desk/products?left=1"
    assert "stays" in amina.get(answer.location).text
    assert column("price_minor") == [300]


def test_a_copy_stands_behind_its_original_hidden_and_is_made_once(shop: Shop, amina: FlaskClient) -> None:
    dress = make_product(shop, "Dress", photos=[{"stem": "aaaaaaaa", "width": 1, "height": 1, "colour": 1}])
    make_choice(dress, "S", price_minor=100)
    ExtraGroup.create(product=dress, name="Bows")
    make_product(shop, "Mint")
    key = re.findall(r'name="key" value="([a-z2-7]{26})"', amina.get("/desk/products").text)[0]
    for _ in range(2):
        assert amina.post("/desk/products/1/duplicate", data={"key": key}).location == "/desk/products/3"
    copy = Product.get(Product.number == 3)
    assert (copy.title, copy.hidden, copy.photos[0]["stem"]) == ("Dress", True, "aaaaaaaa")
    assert [(choice.name, choice.price_minor) for choice in copy.choices] == [("S", 100)]
    order = [p.number for p in Product.select().order_by(Product.position, Product.number)]
    assert order == [1, 3, 2]
    answer = amina.post("/desk/products/1/duplicate", headers=HTMX)
    assert answer.headers["HX-Redirect"] == "/desk/products/4"


@pytest.mark.parametrize(
    ("moved", "where", "order"),
    [
        (4, "before=1", [4, 1, 2, 3]),
        (1, "behind=3", [2, 3, 1, 4]),
        (3, "before=2", [1, 3, 2, 4]),
        (2, "before=2", [1, 2, 3, 4]),
    ],
)
def test_a_dragged_product_stays_where_it_was_dropped(
    shop: Shop, amina: FlaskClient, moved: int, where: str, order: list[int]
) -> None:
    for number in range(4):
        make_product(shop, f"Thing {number}", position=5 if number < 3 else 6)
    name, value = where.split("=")
    amina.post(f"/desk/products/{moved}/place", data={name: value}, headers=HTMX)
    assert [p.number for p in Product.select().order_by(Product.position, Product.number)] == order


def test_deleting_asks_once_and_is_taken_back_from_the_trash(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    asked = amina.get("/desk/products/1/delete").text
    assert "Lemons" in asked and Product.get().deleted_at is None
    assert amina.post("/desk/products/1/delete").location == "/desk/products/trash"
    assert 'action="/desk/products/1/restore"' in amina.get("/desk/products/trash").text
    amina.post("/desk/products/1/restore")
    assert Product.get().deleted_at is None


def test_more_goods_ask_no_more_of_the_database(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    few = queries_of(amina, MANY)
    for number in range(70):
        make_product(shop, f"Thing {number}")
    assert queries_of(amina, MANY) == few


def test_another_shops_goods_are_out_of_reach(app: Flask, shop: Shop, amina: FlaskClient) -> None:
    make_product(make_shop("zoe", next_number=7))
    make_product(shop)
    amina.post(MANY, data={"what": "hide", "tick": "7"})
    assert column("hidden") == [False, False]
    assert amina.post("/desk/products/1/place", data={"before": "7"}).status_code == 404
