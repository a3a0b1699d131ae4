"""Today's prices on one screen, and the day's list as a text for the chat."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Choice, Price, Product
from storefront.merchants.records import Shop
from tests.desk.goods import boxes, signed_in
from tests.desk.test_products import queries_of
from tests.makers import make_choice, make_member, make_product, make_section, make_shop

PRICES = "/desk/products/prices"


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop(languages=["fr", "ar"], name="La Barque")


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def prices() -> list[int | None]:
    return [product.price_minor for product in Product.select().order_by(Product.number)]


def test_each_price_stands_in_its_box_and_one_save_writes_those_that_changed(shop: Shop, amina: FlaskClient) -> None:
    for name in ("Sardines", "Hake", "Sole"):
        make_product(shop, name, unit="kg")
    page = boxes(amina.get(PRICES).text)
    assert (page["price-1"], page["seen-price-1"]) == ("9", "900")
    version = shop.version
    answer = amina.post(PRICES, data=page | {"price-2": "12,5", "price-3": ""})
    assert answer.location == f"{PRICES}/list?saved=1"
    assert prices() == [900, 1250, 900], "an empty box is yesterday's price"
    after = Shop.get_by_id(shop.id)
    assert after.version > version and Price.select().count() == 1


def test_the_same_as_yesterday_says_that_these_are_todays_prices(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    assert "prices of" not in amina.get("/amina?lang=fr").text
    assert Shop.get_by_id(shop.id).prices_said_at is None
    amina.post(PRICES, data=boxes(amina.get(PRICES).text))
    assert Shop.get_by_id(shop.id).prices_said_at is not None
    assert "prix du" in amina.get("/amina").text
    assert Price.select().count() == 0


def test_a_price_nobody_can_read_stops_them_all_and_stays_in_its_box(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    make_product(shop, "Mint")
    answer = amina.post(PRICES, data=boxes(amina.get(PRICES).text) | {"price-1": "twelve", "price-2": "5"})
    assert answer.status_code == 422
    assert 'value="twelve"' in answer.text and answer.text.count('class="problem"') == 1
    assert prices() == [900, 900]


def test_two_members_at_once_are_told_and_the_rest_is_saved(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    make_product(shop, "Mint")
    mine = boxes(amina.get(PRICES).text)
    amina.post(PRICES, data=mine | {"price-1": "10"})
    answer = amina.post(PRICES, data=mine | {"price-1": "11", "price-2": "5"})
    assert answer.status_code == 409
    assert "Now there: 10" in answer.text and 'value="11"' in answer.text
    assert prices() == [1000, 500]
    assert amina.post(PRICES, data=boxes(answer.text)).status_code == 303
    assert prices() == [1100, 500]


def test_who_left_a_price_alone_does_not_take_anothers_back(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    mine = boxes(amina.get(PRICES).text)
    amina.post(PRICES, data=mine | {"price-1": "10"})
    assert amina.post(PRICES, data=mine).status_code == 303
    assert prices() == [1000]


def test_choices_with_their_own_price_have_a_box_each(shop: Shop, amina: FlaskClient) -> None:
    dress = make_product(shop, "Dress", None)
    make_choice(dress, "S", price_minor=5000)
    make_choice(dress, "L", price_minor=6000)
    page = boxes(amina.get(PRICES).text)
    assert "price-1" not in page
    amina.post(PRICES, data=page | {"price-1-2": "65"})
    assert [choice.price_minor for choice in Choice.select()] == [5000, 6500]


def test_a_draft_is_shown_once_it_has_its_price_and_what_was_hidden_stays_away(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Sardines", None, hidden=True)
    make_product(shop, "Old", 500, hidden=True)
    page = amina.get(PRICES).text
    assert "price-1" in boxes(page) and "price-2" not in boxes(page)
    amina.post(PRICES, data=boxes(page) | {"price-1": "20"})
    assert not Product.get(Product.number == 1).hidden
    assert Product.get(Product.number == 2).hidden


def test_an_old_price_that_is_no_longer_higher_goes(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, compare_at_minor=1200)
    amina.post(PRICES, data=boxes(amina.get(PRICES).text) | {"price-1": "12"})
    assert Product.get().compare_at_minor is None


def test_many_pages_are_gone_through_one_by_one(shop: Shop, amina: FlaskClient) -> None:
    for number in range(61):
        make_product(shop, f"Thing {number}")
    first = amina.post(PRICES, data=boxes(amina.get(PRICES).text))
    assert first.location == f"{PRICES}?page=2&saved=1"
    second = amina.get(first.location).text
    assert "price-61" in boxes(second)
    assert amina.post(PRICES, data=boxes(second)).location == f"{PRICES}/list?saved=1"


def test_the_same_as_yesterday_is_said_of_all_pages_at_once(shop: Shop, amina: FlaskClient) -> None:
    for number in range(61):
        make_product(shop, f"Thing {number}")
    page = boxes(amina.get(PRICES).text) | {"same": "1"}
    assert amina.post(PRICES, data=page).location == f"{PRICES}/list?saved=1"
    typed = amina.post(PRICES, data=page | {"price-1": "5"})
    assert (typed.location, prices()[0]) == (f"{PRICES}?page=2&saved=1", 500), "who presses Enter goes on"


def test_more_goods_ask_no_more_of_the_database(shop: Shop, amina: FlaskClient) -> None:
    make_choice(make_product(shop), "S", price_minor=5)
    few = [queries_of(amina, path) for path in (PRICES, f"{PRICES}/list")]
    for number in range(40):
        make_choice(make_product(shop, f"Thing {number}", section=make_section(shop, f"s{number}")), "S", price_minor=5)
    assert [queries_of(amina, path) for path in (PRICES, f"{PRICES}/list")] == few


def lists(html: str) -> list[str]:
    return re.findall(r'<p class="copy"[^>]*>(.*?)</p>', html, re.S)


def test_the_days_list_says_in_each_language_what_there_is_and_what_it_costs(shop: Shop, amina: FlaskClient) -> None:
    fish = make_section(shop, "fish", "Poissons", texts={"ar": {"name": "أسماك"}})
    make_product(shop, "Sardines", 2000, unit="kg", section=fish, texts={"ar": {"title": "سردين"}})
    make_product(shop, "Gone", 2000, section=fish, sold_out="today")
    make_product(shop, "Asked", None)
    make_product(shop, "Hidden", 100, hidden=True)
    french, arabic = lists(amina.get(f"{PRICES}/list").text)
    assert "*La Barque*" in french and "*Poissons*" in french
    assert "Sardines – 20 DH/kg" in french
    assert french.rstrip().endswith("http://localhost/amina?s=list")
    assert "سردين" in arabic and "lang=ar&amp;s=list" in arabic
    for absent in ("Gone", "Asked", "Hidden"):
        assert absent not in french


def test_a_very_long_list_ends_with_the_link_to_the_rest(shop: Shop, amina: FlaskClient) -> None:
    for number in range(90):
        make_product(shop, f"Thing {number}")
    french = lists(amina.get(f"{PRICES}/list").text)[0]
    assert "Thing 79" in french and "Thing 80" not in french
    assert french.count("http") == 1


def test_another_shops_prices_cannot_be_written(app: Flask, shop: Shop, amina: FlaskClient) -> None:
    make_product(make_shop("zoe", next_number=7))
    amina.post(PRICES, data={"price-7": "1", "seen-price-7": "900"})
    assert prices() == [900]
