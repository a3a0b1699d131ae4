"""Sizes and colours as a grid: each pair is a choice with its own price and stock."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue import grid
from storefront.catalogue.drafts import ChoiceDraft
from storefront.catalogue.records import Choice
from storefront.merchants.records import Shop
from tests.desk.goods import boxes, signed_in
from tests.makers import make_choice, make_member, make_product, make_shop

AT = "/desk/products/1/grid"
KINDS = "rows=S,+M&columns=red,+blue"


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def choices() -> dict[str, tuple[int, int | None, int | None]]:
    live = Choice.select().where(Choice.deleted_at.is_null()).order_by(Choice.position)
    return {choice.name: (choice.number, choice.price_minor, choice.stock_milli) for choice in live}


def test_two_kinds_become_a_choice_for_each_pair(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Dress")
    page = amina.get(f"{AT}?{KINDS}").text
    assert choices() == {}, "looking makes nothing"
    typed = {"cell-S · red-price": "50", "cell-S · red-stock": "3", "cell-M · blue-price": "-"}
    assert amina.post(AT, data=boxes(page) | typed).location == "/desk/products/1?saved=1"
    assert choices() == {"S · red": (1, 5000, 3000), "S · blue": (2, None, None), "M · red": (3, None, None)}
    again = boxes(amina.get(AT).text)
    assert (again["rows"], again["columns"]) == ("S, M", "red, blue")
    assert again["cell-M · blue-price"] == "–", "what is not sold stays away"
    version = Shop.get_by_id(shop.id).version
    amina.post(AT, data=again)
    assert len(choices()) == 3 and Shop.get_by_id(shop.id).version > version


def test_choices_there_are_keep_their_numbers_prices_and_stock(shop: Shop, amina: FlaskClient) -> None:
    dress = make_product(shop, "Dress")
    make_choice(dress, "S", price_minor=5000, stock_milli=2000)
    make_choice(dress, "M", texts={"ar": {"name": "وسط"}})
    amina.post(AT, data=boxes(amina.get(f"{AT}?{KINDS}").text))
    assert choices() == {
        "S · red": (1, 5000, 2000),
        "S · blue": (3, None, None),
        "M · red": (2, None, None),
        "M · blue": (4, None, None),
    }


def test_a_row_left_out_goes_and_a_new_one_comes(shop: Shop, amina: FlaskClient) -> None:
    dress = make_product(shop, "Dress")
    for name in ("S · red", "M · red"):
        make_choice(dress, name, price_minor=100)
    amina.post(AT, data=boxes(amina.get(f"{AT}?rows=M, L&columns=red").text))
    assert choices() == {"M · red": (2, 100, None), "L · red": (3, None, None)}


def test_stock_sold_meanwhile_stays_sold(shop: Shop, amina: FlaskClient) -> None:
    make_choice(make_product(shop, "Dress"), "S", stock_milli=5000)
    page = boxes(amina.get(AT).text)
    Choice.update(stock_milli=4000).execute()
    amina.post(AT, data=page | {"cell-S-stock": "7"})
    assert choices()["S"][2] == 6000


def test_what_cannot_be_read_is_asked_back(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Dress")
    typed = boxes(amina.get(f"{AT}?{KINDS}").text) | {"cell-S · red-price": "ten"}
    answer = amina.post(AT, data=typed)
    assert answer.status_code == 422 and 'value="ten"' in answer.text
    assert choices() == {}


def test_two_members_at_once_are_told(shop: Shop, amina: FlaskClient) -> None:
    make_choice(make_product(shop, "Dress"), "S", price_minor=100)
    mine = boxes(amina.get(AT).text)
    amina.post(AT, data=mine | {"cell-S-price": "2"})
    answer = amina.post(AT, data=mine | {"cell-S-price": "3"})
    assert answer.status_code == 409 and "Now there: 2" in answer.text and 'value="3"' in answer.text
    amina.post(AT, data=boxes(answer.text))
    assert choices()["S"][1] == 300


def test_more_than_a_hundred_pairs_are_too_many(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, "Dress")
    rows = ",".join(str(number) for number in range(30))
    assert amina.get(f"{AT}?rows={rows}&columns=a,b,c,d").status_code == 422


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("S, M ,, L", ["S", "M", "L"]), ("أحمر، أزرق", ["أحمر", "أزرق"]), ("a\nb · c", ["a", "b c"]), ("", [])],
)
def test_kinds_are_read_with_any_comma(text: str, kinds: list[str]) -> None:
    assert grid.read_kinds(text) == kinds


def test_choices_that_are_no_pairs_are_one_kind() -> None:
    mixed = grid.grid_of([ChoiceDraft("S · red"), ChoiceDraft("big")])
    assert (mixed.rows, mixed.columns) == (("S · red", "big"), ("",))
