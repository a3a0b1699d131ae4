"""An order made by hand: goods picked, priced, made once, confirmed, and its link ready to send."""

import re

import pytest
from flask.testing import FlaskClient

from storefront.catalogue.records import Product
from storefront.merchants.records import Member
from storefront.orders.records import Order, events_of
from tests.desk.orders import forms_of
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_area, make_product


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina(languages=["en", "fr"])
    at_the_desk(client, member)
    make_product(member.shop, "Lemons", 900, stock_milli=10_000)
    make_product(member.shop, "Carrots", 500, unit="kg", step_milli=250)
    return member


def test_goods_are_picked_priced_and_made_an_order_with_its_link(client: FlaskClient, amina: Member) -> None:
    area = make_area(amina.shop, "Guéliz", fee_minor=1000)
    assert "This is the order" not in client.get("/desk/new-order").text
    answer = client.post("/desk/new-order", data={"q1": "2", "q2": "1,5 kg"})
    assert (answer.status_code, answer.location) == (303, "/desk/new-order?i=1x2.2x1500m")
    html = client.get(answer.location).text
    assert "25.50" in html
    making = next(form for form in forms_of(html) if form[0] == "/desk/new-order/make")
    form = {**making[1], "a": str(area.id), "m": "cash", "lang": "fr"}
    made = client.post(making[0], data=form)
    order = Order.get()
    assert made.location == f"/desk/orders/{order.reference}"
    assert (order.state, order.total_minor, order.made_by, order.language) == ("confirmed", 3550, amina, "fr")
    assert Product.get_by_id(1).stock_milli == 8000
    text = re.search(r'id="text-made">([^<]*)<', client.get(made.location).text)
    assert text and order.reference in text[1] and text[1].endswith(f"/amina/o/{order.token}")
    assert client.post(making[0], data=form).location == made.location
    assert Order.select().count() == 1, "the same form twice is one order"
    assert [event.what for event in events_of(order)] == ["placed", "received", "confirmed"]


def test_more_is_added_and_taken_out_in_the_address(client: FlaskClient, amina: Member) -> None:
    more = client.post("/desk/new-order", data={"i": "1x2", "q2": "1", "q": "carr"})
    assert more.location == "/desk/new-order?i=1x2.2x1&q=carr"
    less = client.post("/desk/new-order", data={"i": "1x2.2x1", "q1": "0"})
    assert less.location == "/desk/new-order?i=2x1"


def test_what_can_not_be_read_is_kept_beside_its_problem(client: FlaskClient, amina: Member) -> None:
    answer = client.post("/desk/new-order", data={"i": "1x1", "q1": "many"})
    assert answer.status_code == 422
    assert len(problems(answer.text)) == 1
    assert 'value="many"' in answer.text and "This is the order" in answer.text


def test_goods_that_ran_out_meanwhile_make_no_order(client: FlaskClient, amina: Member) -> None:
    html = client.get("/desk/new-order?i=1x2").text
    making = next(form for form in forms_of(html) if form[0] == "/desk/new-order/make")
    Product.update(stock_milli=0).where(Product.number == 1).execute()
    answer = client.post(making[0], data=making[1])
    assert answer.status_code == 409
    assert Order.select().count() == 0


@pytest.mark.parametrize("cart", ["", "x", "999x1", "1x1" * 400, "<b>"])
def test_no_cart_in_the_address_breaks_it(client: FlaskClient, amina: Member, cart: str) -> None:
    assert client.get("/desk/new-order", query_string={"i": cart}).status_code == 200
    assert client.post("/desk/new-order/make", data={"i": cart}).location == "/desk/new-order"
