"""Pasting a price list at the desk: rows to check, saved once, nothing invented and nothing lost."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.catalogue.records import Product
from storefront.merchants.records import Member
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_product, make_shop

LIST = "Sardines 20dh/kg\nTomates … 8\nMenthe\nOuvert ?"


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    return member


def paste(client: FlaskClient, text: str = LIST) -> TestResponse:
    return client.post("/desk/products/pasted", data={"text": text})


def fields(page: TestResponse) -> dict[str, str]:
    """The form as it stands on the page."""
    inputs = re.findall(r"<input ([^>]*)>", page.text.split('action="/desk/products/pasted/save"')[1])
    filled = {}
    for attributes in inputs:
        name, value = re.search(r'name="([^"]*)"', attributes)[1], re.search(r'value="([^"]*)"', attributes)[1]
        if "checkbox" not in attributes or " checked" in attributes:
            filled[name] = value
    for name, options in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', page.text, re.DOTALL):
        filled[name] = re.search(r'value="([^"]*)" selected', options)[1]
    return filled


def save(client: FlaskClient, page: TestResponse, **changes: str | None) -> TestResponse:
    form = {name: value for name, value in {**fields(page), **changes}.items() if value is not None}
    return client.post("/desk/products/pasted/save", data=form)


def goods() -> list[tuple[str, int | None, str, bool]]:
    return [(one.title, one.price_minor, one.unit, one.hidden) for one in Product.select().order_by(Product.number)]


def test_a_list_becomes_goods_with_one_save_however_often_it_is_sent(client: FlaskClient, amina: Member) -> None:
    shown = paste(client)
    assert shown.status_code == 200 and "Ouvert ?" in shown.text and goods() == []
    for _ in range(2):
        assert save(client, shown).location == "/desk/products?saved=1"
    assert goods() == [("Sardines", 2000, "kg", False), ("Tomates", 800, "piece", False)]


def test_what_has_no_price_becomes_a_draft_when_it_is_ticked(client: FlaskClient, amina: Member) -> None:
    save(client, paste(client), **{"take-0": None, "take-1": None, "take-2": "1"})
    assert goods() == [("Menthe", None, "piece", True)]


def test_names_prices_and_units_may_be_changed_first(client: FlaskClient, amina: Member) -> None:
    save(
        client, paste(client), **{"title-0": "Sardines fraîches", "price-0": "22,50", "unit-0": "piece", "take-1": None}
    )
    assert goods() == [("Sardines fraîches", 2250, "piece", False)]


def test_a_product_of_that_name_gets_the_new_price(client: FlaskClient, amina: Member) -> None:
    make_product(amina.shop, "SARDINES", 1800, unit="kg")
    shown = paste(client, "Sardines 20dh/kg")
    assert "Now 18\xa0DH/kg: change it" in shown.text
    save(client, shown)
    assert goods() == [("SARDINES", 2000, "kg", False)]
    save(client, shown, **{"known-0": ""})
    assert len(goods()) == 2, "or becomes a second one, if wanted"


def test_another_unit_is_not_taken_for_the_same_price(client: FlaskClient, amina: Member) -> None:
    make_product(amina.shop, "Sardines", 300, unit="piece")
    assert fields(paste(client, "Sardines 20dh/kg"))["known-0"] == ""


def test_a_draft_that_gets_its_price_is_shown(client: FlaskClient, amina: Member) -> None:
    make_product(amina.shop, "Menthe", None, hidden=True)
    save(client, paste(client, "Menthe 2"))
    assert goods() == [("Menthe", 200, "piece", False)]


def test_a_box_that_cannot_be_read_keeps_everything(client: FlaskClient, amina: Member) -> None:
    again = save(client, paste(client), **{"price-0": "20-25", "title-1": ""})
    assert again.status_code == 422 and goods() == []
    assert problems(again.text) == ["Write a price such as 12.50.", "Give the product a name."]
    assert 'value="20-25"' in again.text and "Ouvert ?" in again.text


def test_a_price_that_may_be_two_is_asked_back(client: FlaskClient, amina: Member) -> None:
    shown = paste(client, "Canapé 1.500 dh")
    assert fields(shown)["price-0"] == "1.500"
    assert "Did you mean" in problems(save(client, shown).text)[0]


def test_nothing_ticked_and_nothing_found_are_said(client: FlaskClient, amina: Member) -> None:
    assert save(client, paste(client), **{"take-0": None, "take-1": None}).status_code == 422
    for text in ("", "?!", "a" * 20_001):
        assert paste(client, text).status_code == 422
    assert goods() == []


def test_another_shops_product_is_as_absent_as_none(client: FlaskClient, amina: Member) -> None:
    zoe = make_shop("zoe", next_number=77)
    make_product(zoe, "Sardines", 100)
    refused = save(client, paste(client, "Sardines 20"), **{"known-0": "77"})
    assert refused.status_code == 422 and "no longer here" in problems(refused.text)[0]
    assert goods() == [("Sardines", 100, "piece", False)]


def test_the_desk_leads_there(client: FlaskClient, amina: Member) -> None:
    for page in ("/desk/products", "/desk/photos"):
        assert 'href="/desk/products/pasted"' in client.get(page).text
