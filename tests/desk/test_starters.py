"""A shelf taken at the desk leads to its prices; what never gets one goes together."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Product, Section
from storefront.merchants.records import Shop
from tests.desk.goods import boxes, signed_in
from tests.desk.test_many_goods import undo_form
from tests.desk.test_products import queries_of
from tests.makers import make_member, make_product, make_shop

SHELVES = "/desk/products/shelves"


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def test_a_shelf_is_taken_priced_and_sold(shop: Shop, amina: FlaskClient, client: FlaskClient) -> None:
    assert "Tomatoes" in amina.get(SHELVES).text
    prices = amina.post(SHELVES, data={"shelf": "greengrocer"}).location
    assert prices == f"/desk/products/prices?section={Section.get().id}"
    page = boxes(amina.get(prices).text)
    assert "Tomatoes" not in client.get("/amina").text
    amina.post("/desk/products/prices", data=page | {"price-1": "8", "price-3": "6"})
    shown = client.get("/amina").text
    assert "Tomatoes" in shown and "Onions" in shown and "Potatoes" not in shown


def test_what_never_got_a_price_goes_into_the_trash_together_and_back(shop: Shop, amina: FlaskClient) -> None:
    mine = make_product(shop, "My draft", None, hidden=True)
    amina.post(SHELVES, data={"shelf": "greengrocer"})
    amina.post("/desk/products/2/price", data={"price": "8"})
    answer = amina.post(f"{SHELVES}/clear")
    live = Product.select().where(Product.deleted_at.is_null())
    assert {product.title for product in live} == {mine.title, "Tomatoes"}
    amina.post(undo_form(amina.get(answer.location).text))
    assert live.count() == 22


def test_a_shelf_that_is_none_is_not_there(amina: FlaskClient) -> None:
    for key in ("", "weapons", "../goods/bakery"):
        assert amina.post(SHELVES, data={"shelf": key}).status_code == 404


def test_the_prices_of_a_shelf_ask_no_more_of_the_database(amina: FlaskClient) -> None:
    few = queries_of(amina, "/desk/products/prices")
    amina.post(SHELVES, data={"shelf": "bakery"})
    assert queries_of(amina, "/desk/products/prices") == few
