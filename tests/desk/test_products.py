"""The list of goods: what a thumb changes there."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.storage import database
from tests.desk.goods import signed_in
from tests.makers import make_choice, make_member, make_product, make_section, make_shop

HTMX = {"HX-Request": "true"}


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop(languages=["fr"])


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def fresh(product: Product) -> Product:
    return Product.get_by_id(product.id)


def numbers_in(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'<li class="goods" id="p(\d+)"', html)]


def test_the_list_shows_hidden_and_sold_out_goods_too(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Lemons", hidden=True)
    make_product(shop, "Mint", sold_out="until")
    page = amina.get("/desk/products").text
    assert "Lemons" in page
    assert "Mint" in page


def test_goods_and_money_are_called_as_the_member_speaks(app: Flask, shop: Shop) -> None:
    make_product(shop, "Sardines", texts={"ar": {"title": "سردين"}})
    desk = signed_in(app, make_member(shop, language="ar"))
    for path in ("/desk/products", "/desk/products/prices", "/desk/products/many", "/desk/products/1/delete"):
        assert "سردين" in desk.get(path).text, path
    assert "درهم" in desk.get("/desk/products/prices").text
    assert "(درهم)" in desk.get("/desk/products/1").text and "MAD" not in desk.get("/desk/products/1").text


def test_goods_are_found_by_word_and_by_section(shop: Shop, amina: FlaskClient) -> None:
    herbs = make_section(shop, "herbs", "Herbs")
    make_product(shop, "Café noir")
    make_product(shop, "Mint", section=herbs)
    assert "Café noir" in (found := amina.get("/desk/products?q=CAFE").text)
    assert 'id="p2"' not in found
    assert 'id="p1"' not in amina.get(f"/desk/products?section={herbs.id}").text


def test_a_price_is_read_as_the_shops_country_writes_it(shop: Shop, amina: FlaskClient) -> None:
    product = make_product(shop)
    answer = amina.post("/desk/products/1/price", data={"price": "12,50", "back": "q=lem"})
    assert (answer.status_code, answer.location) == (303, "/desk/products?q=lem#p1")
    assert fresh(product).price_minor == 1250


def test_a_price_changed_through_htmx_answers_with_its_row_alone(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    make_product(shop, "Mint")
    answer = amina.post("/desk/products/1/price", data={"price": "10"}, headers=HTMX)
    assert answer.status_code == 200
    assert answer.text.count("<li") == 1
    assert "<html" not in answer.text


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("typed", ["ten", "1,234", "-3", ""])
def test_a_price_nobody_can_read_is_asked_back_with_what_was_typed(
    shop: Shop, amina: FlaskClient, typed: str, headers: dict[str, str]
) -> None:
    product = make_product(shop)
    answer = amina.post("/desk/products/1/price", data={"price": typed}, headers=headers)
    assert answer.status_code == 422
    assert f'name="price" inputmode="decimal" autocomplete="off" value="{typed}"' in answer.text
    assert 'class="problem"' in answer.text
    assert fresh(product).price_minor == 900


def test_stock_goes_up_and_down_by_one_and_never_below_nothing(shop: Shop, amina: FlaskClient) -> None:
    product = make_product(shop, stock_milli=1000)
    amina.post("/desk/products/1/stock", data={"step": "1"})
    assert fresh(product).stock_milli == 2000
    for _ in range(2):
        amina.post("/desk/products/1/stock", data={"step": "-1"})
    assert amina.post("/desk/products/1/stock", data={"step": "-1"}).status_code == 422
    assert fresh(product).stock_milli == 0


def test_sold_out_today_and_back(shop: Shop, amina: FlaskClient) -> None:
    product = make_product(shop)
    amina.post("/desk/products/1/sold-out", data={"until": "today"})
    assert (fresh(product).sold_out, fresh(product).sold_out_until is not None) == ("today", True)
    amina.post("/desk/products/1/sold-out", data={"until": ""})
    assert fresh(product).sold_out == ""


def test_hidden_and_shown(shop: Shop, amina: FlaskClient) -> None:
    product = make_product(shop)
    amina.post("/desk/products/1/hidden", data={"hidden": "1"})
    assert fresh(product).hidden
    amina.post("/desk/products/1/hidden", data={"hidden": "0"})
    assert not fresh(product).hidden


def test_a_product_without_a_name_is_not_shown_to_buyers(shop: Shop, amina: FlaskClient) -> None:
    product = make_product(shop, "", hidden=True)
    assert amina.post("/desk/products/1/hidden", data={"hidden": "0"}).status_code == 422
    assert fresh(product).hidden


def test_moving_up_changes_places_with_the_neighbour_of_the_list_shown(shop: Shop, amina: FlaskClient) -> None:
    herbs = make_section(shop, "herbs", "Herbs")
    mint = make_product(shop, "Mint", section=herbs)
    lemons = make_product(shop, "Lemons")
    thyme = make_product(shop, "Thyme", section=herbs)
    amina.post("/desk/products/3/place", data={"step": "-1", "back": f"section={herbs.id}"})
    assert [fresh(product).position for product in (thyme, lemons, mint)] == [1, 2, 3]
    amina.post("/desk/products/3/place", data={"step": "-1", "back": ""})
    assert fresh(thyme).position == 1


def test_moving_through_htmx_answers_with_the_row_alone(shop: Shop, amina: FlaskClient) -> None:
    for name in ("Lemons", "Mint", "Figs"):
        make_product(shop, name)
    first = amina.post("/desk/products/2/place", data={"step": "-1"}, headers=HTMX)
    assert (first.headers["HX-Retarget"], first.headers["HX-Reswap"]) == ("#p1", "beforebegin")
    assert numbers_in(first.text) == [2] and '<li id="p2" hx-swap-oob="delete">' in first.text
    last = amina.post("/desk/products/2/place", data={"behind": "3"}, headers=HTMX)
    assert (last.headers["HX-Retarget"], last.headers["HX-Reswap"]) == ("#p3", "afterend")
    assert numbers_in(last.text) == [2]


def test_what_moves_to_another_page_gives_its_place_to_what_came_from_there(shop: Shop, amina: FlaskClient) -> None:
    for number in range(62):
        make_product(shop, f"Thing {number}")
    down = amina.post("/desk/products/60/place", data={"step": "1"}, headers=HTMX)
    assert (down.headers["HX-Retarget"], down.headers["HX-Reswap"]) == ("#p60", "outerHTML")
    assert numbers_in(down.text) == [61]
    assert numbers_in(amina.get("/desk/products?page=2").text) == [60, 62]
    up = amina.post("/desk/products/60/place", data={"step": "-1", "back": "page=2"}, headers=HTMX)
    assert (up.headers["HX-Retarget"], numbers_in(up.text)) == ("#p60", [61])


def test_the_only_one_stays_where_it_is(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Lemons")
    answer = amina.post("/desk/products/1/place", data={"step": "1"}, headers=HTMX)
    assert (answer.headers["HX-Retarget"], numbers_in(answer.text)) == ("#p1", [1])


def test_where_others_took_all_away_the_list_is_shown_anew(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Lemons")
    answer = amina.post("/desk/products/1/place", data={"step": "1", "back": "page=9"}, headers=HTMX)
    assert answer.headers["HX-Redirect"].startswith("/desk/products")


def test_sixty_goods_a_page_and_links_to_the_others(shop: Shop, amina: FlaskClient) -> None:
    for number in range(61):
        make_product(shop, f"Thing {number}")
    assert amina.get("/desk/products").text.count('<li class="goods"') == 60
    assert 'href="/desk/products?page=2"' in amina.get("/desk/products").text
    assert amina.get("/desk/products?page=2").text.count('<li class="goods"') == 1


def test_more_goods_ask_no_more_of_the_database(shop: Shop, amina: FlaskClient) -> None:
    make_choice(make_product(shop), "S")
    few = queries_of(amina)
    for number in range(40):
        make_choice(make_product(shop, f"Thing {number}"), "S")
    assert queries_of(amina) == few


def queries_of(amina: FlaskClient, path: str = "/desk/products") -> int:
    asked: list[str] = []
    execute = database.database.obj.execute_sql
    database.database.obj.execute_sql = lambda sql, *rest: (asked.append(sql), execute(sql, *rest))[1]
    try:
        amina.get(path)
    finally:
        del database.database.obj.execute_sql
    return len(asked)


CONTROLS = ("price", "stock", "sold-out", "hidden", "place", "delete", "restore", "", "photos/abcdefgh/first")


@pytest.mark.parametrize("control", CONTROLS)
def test_another_shops_product_is_not_there(app: Flask, shop: Shop, control: str) -> None:
    product = make_product(shop, stock_milli=1000)
    before = fresh(product)
    make_product(shop, "Thrown", deleted_at=product.created_at)
    zoe = signed_in(app, make_member(make_shop("zoe", phone="+212698765432"), "Zoe"))
    for number in (1, 2, 77):
        assert zoe.post(f"/desk/products/{number}/{control}".rstrip("/"), data={"price": "1"}).status_code == 404
    for number in (1, 2, 77, 10**20):
        assert zoe.get(f"/desk/products/{number}").status_code == 404
    assert fresh(product) == before
    assert fresh(product).row_version == before.row_version


def test_strangers_are_sent_to_the_sign_in(client: FlaskClient) -> None:
    assert client.get("/desk/products").location.startswith("/signin")
