"""A file of products on the desk: looked at first, imported after, safe to repeat."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Product
from storefront.desk.importing import AT_ONCE
from storefront.merchants.records import Shop
from tests.desk.goods import signed_in
from tests.makers import make_member, make_shop

GOODS = "title,price\nLemons,12.50\nMint,\nThyme,abc\n"


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def upload(client: FlaskClient, text: str | bytes):  # type: ignore[no-untyped-def]
    data = text if isinstance(text, bytes) else text.encode()
    return client.post("/desk/import", data={"file": (io.BytesIO(data), "goods.csv")})


def test_looking_at_a_file_says_what_it_would_do_and_does_nothing(shop: Shop, amina: FlaskClient) -> None:
    answer = upload(amina, GOODS)
    assert answer.status_code == 303
    report = amina.get(answer.location).text
    assert "Lemons" in report
    assert "Write a price such as" in report
    assert Product.select().count() == 0


def test_importing_twice_gives_the_same_goods(shop: Shop, amina: FlaskClient) -> None:
    at = upload(amina, GOODS).location
    for _ in range(2):
        assert amina.post(at).location == f"{at}?saved=1"
    assert sorted(product.title for product in Product.select()) == ["Lemons", "Mint"]
    assert "Import now" not in amina.get(at).text


def test_a_long_file_comes_in_by_portions_and_says_how_far_it_is(shop: Shop, amina: FlaskClient) -> None:
    rows = "".join(f"Lemon {number},{number}\n" for number in range(1, AT_ONCE + 11))
    at = upload(amina, f"title,price\n{rows}").location
    answer = amina.post(at)
    assert answer.location == f"{at}?on=1"
    assert Product.select().count() == AT_ONCE
    report = amina.get(answer.location).text
    assert f'<progress value="{AT_ONCE}" max="{AT_ONCE + 10}">' in report
    assert 'hx-trigger="load"' in report
    assert amina.post(at).location == f"{at}?saved=1"
    assert Product.select().count() == AT_ONCE + 10


def test_a_product_in_the_trash_is_not_brought_back_in_secret(shop: Shop, amina: FlaskClient) -> None:
    at = upload(amina, "title,price\nLemons,12.50\n").location
    amina.post(at)
    amina.post("/desk/products/1/delete")
    assert "in the trash" in amina.get(at).text


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\0\0", b"name,price\nx,1\n", b"x" * (5 * 1024 * 1024 + 1)])
def test_a_file_that_is_no_list_of_goods_is_refused_at_once(amina: FlaskClient, data: bytes) -> None:
    answer = upload(amina, data)
    assert answer.status_code == 422
    assert 'class="problem"' in answer.text


def test_no_file_is_asked_for(amina: FlaskClient) -> None:
    assert amina.post("/desk/import", data={}).status_code == 422


def test_another_shops_file_is_not_there(app: Flask, amina: FlaskClient) -> None:
    at = upload(amina, GOODS).location
    zoe = signed_in(app, make_member(make_shop("zoe", phone="+212698765432"), "Zoe"))
    assert zoe.get(at).status_code == 404
    assert zoe.post(at).status_code == 404
    assert zoe.get("/desk/import/..%2fsecret_key").status_code == 404
    assert Product.select().count() == 0
