"""The notebook at the desk: lists, money, names; and that no buyer ever sees a name."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member, ShopMethod
from storefront.money import Money
from storefront.orders import move, settle
from storefront.orders.notebook.records import mark_called
from storefront.orders.records import Order, payments_of
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_product
from tests.orders.placing import place_order


@pytest.fixture
def amina(app: Flask) -> Member:
    member = make_amina(languages=["ar", "en"])
    for kind in ("cash", "notebook"):
        ShopMethod.create(shop=member.shop, kind=kind)
    make_product(member.shop, price_minor=5000)
    return member


@pytest.fixture
def desk(amina: Member, client: FlaskClient) -> FlaskClient:
    return at_the_desk(client, amina)


@pytest.fixture
def order(amina: Member, desk: FlaskClient) -> Order:
    order = move.confirm(place_order(amina.shop, "1x2", clock.now(), method="notebook"), amina, clock.now())
    assert desk.post(f"/desk/orders/{order.reference}/mark", data={"mark": "blue door"}).status_code == 303
    return order


def place_of(amina: Member) -> str:
    return f"/desk/notebook/{mark_called(amina.shop, 'blue door').id}"


def test_the_list_shows_who_has_what_open(amina: Member, desk: FlaskClient, order: Order) -> None:
    assert 'href="/desk/notebook"' in desk.get("/desk").text
    shown = desk.get("/desk/notebook").text
    assert "blue door" in shown and "Open in all: 100\u00a0DH" in shown and f'href="{place_of(amina)}"' in shown
    assert place_of(amina) in desk.get(f"/desk/orders/{order.reference}").text


def test_money_is_taken_on_a_name(amina: Member, desk: FlaskClient, order: Order) -> None:
    page = desk.get(place_of(amina)).text
    seen = re.findall(r'name="seen" value="(\d+)"', page)[0]
    posted = {"amount": "40", "method": "cash", "seen": seen}
    assert desk.post(f"{place_of(amina)}/payment", data=posted).status_code == 303
    again = desk.post(f"{place_of(amina)}/payment", data=posted)
    assert again.status_code == 422 and "What is open has changed meanwhile" in again.text
    assert [entry.amount_minor for entry in payments_of(order)] == [4000]


def test_who_paid_too_much_gets_it_back_and_owes_nothing(amina: Member, desk: FlaskClient, order: Order) -> None:
    settle.record_payment(order, amina, "balance", Money(16000, "MAD"), "cash", clock.now())
    for page in (desk.get("/desk/notebook").text, desk.get(place_of(amina)).text):
        assert "to give back: 60\u00a0DH" in page and "−60" not in page and "-60" not in page
    assert "Open in all" not in desk.get("/desk/notebook").text


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"amount": "", "method": "cash"}, "Write how much was paid."),
        ({"amount": "1000", "method": "cash"}, "That is more than is open."),
        ({"amount": "1", "method": "pigeon"}, "Choose one of these."),
        ({"amount": "zwölf", "method": "cash"}, ""),
    ],
)
def test_what_is_wrong_with_a_payment_is_said_and_kept(
    amina: Member, desk: FlaskClient, order: Order, posted: dict[str, str], said: str
) -> None:
    answer = desk.post(f"{place_of(amina)}/payment", data={"seen": "10000"} | posted)
    assert answer.status_code == 422 and said in answer.text and f'value="{posted["amount"]}"' in answer.text
    assert payments_of(order) == []


def test_the_text_for_the_customer_speaks_the_shops_language_and_holds_no_name(
    amina: Member, desk: FlaskClient, order: Order
) -> None:
    page = desk.get(place_of(amina)).text
    text = re.findall(r'id="balance">([^<]*)<', page)[0]
    assert order.reference in text and "100" in text and "درهم" in text
    assert "blue" not in text


def test_a_name_is_changed_and_put_aside_and_is_in_no_address(amina: Member, desk: FlaskClient, order: Order) -> None:
    at = place_of(amina)
    assert desk.post(f"{at}/name", data={"name": "green door"}).headers["Location"] == f"{at}?saved=1"
    assert problems(desk.post(f"{at}/name", data={"name": " "}).text) == ["Write a name."]
    desk.post(f"{at}/aside")
    assert "green door" not in desk.get("/desk/notebook").text
    assert "green door" in desk.get("/desk/notebook?all=1").text
    desk.post(f"{at}/aside", data={"back": "1"})
    assert "green door" in desk.get("/desk/notebook").text


def test_an_order_is_written_down_with_its_name(amina: Member, desk: FlaskClient) -> None:
    order = move.confirm(place_order(amina.shop, "1x1", clock.now(), method="cash"), amina, clock.now())
    at = f"/desk/orders/{order.reference}"
    assert f'formaction="{at}/notebook"' in desk.get(at).text
    assert desk.post(f"{at}/notebook", data={"mark": ""}).status_code == 422
    assert desk.post(f"{at}/notebook", data={"mark": "blue door"}).status_code == 303
    shown = desk.get(at).text
    assert "Written into the notebook" in shown and f'formaction="{at}/notebook"' not in shown


def test_no_buyer_sees_the_name(amina: Member, desk: FlaskClient, order: Order, app: Flask) -> None:
    page = app.test_client().get(f"/amina/o/{order.token}?lang=en").text
    assert "As agreed with the shop" in page and "blue door" not in page


def test_a_shop_without_a_notebook_is_not_shown_one(app: Flask, client: FlaskClient) -> None:
    desk = at_the_desk(client, make_amina("plain"))
    assert "/desk/notebook" not in desk.get("/desk").text
    assert "Nothing here yet" in desk.get("/desk/notebook").text
