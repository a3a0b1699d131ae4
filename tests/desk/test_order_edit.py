"""An order changed at the desk until the shop's yes; two members at once; what the buyer's page says of it."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue.records import Product
from storefront.merchants.records import Member
from storefront.orders import move
from storefront.orders.records import Order, events_of, lines_of
from tests.desk.orders import do, fresh
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_area, make_choice, make_member, make_product
from tests.orders.placing import place_order


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    make_product(member.shop, "Lemons", 900, stock_milli=10_000)
    make_product(member.shop, "Mint", 300)
    dress = make_product(member.shop, "Dress", 5000)
    make_choice(dress, "red", stock_milli=4000)
    return member


@pytest.fixture
def samira(app: Flask, amina: Member) -> FlaskClient:
    return at_the_desk(app.test_client(), make_member(amina.shop, "Samira", role="seller", phone="+212600000000"))


def edit_page(client: FlaskClient, order: Order, query: str = "") -> str:
    return client.get(f"/desk/orders/{order.reference}/edit{query}").text


def boxes(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input [^>]*name="((?:amount|price)-\d+)" value="([^"]*)"', html))


def buyers_page(client: FlaskClient, order: Order) -> str:
    html = client.application.test_client().get(f"/amina/o/{order.token}").text
    return unescape(re.sub(r"<[^>]*>", " ", html)).replace("\xa0", " ")


def test_quantity_price_and_area_in_one_form(client: FlaskClient, amina: Member) -> None:
    area = make_area(amina.shop, "Guéliz", fee_minor=1000)
    order = place_order(amina.shop, "1x2.2x1", now=clock.now())
    lemons, mint = (line.id for line in lines_of(order))
    assert boxes(edit_page(client, order)) == {
        f"amount-{lemons}": "2", f"price-{lemons}": "9", f"amount-{mint}": "1", f"price-{mint}": "3",
    }  # fmt: skip
    typed = {f"amount-{lemons}": "5", f"price-{lemons}": "8,50", f"amount-{mint}": "0", f"price-{mint}": "3"}
    answer = do(client, order, "edit", **typed, area=str(area.id))
    assert (answer.status_code, answer.location) == (303, f"/desk/orders/{order.reference}")
    assert fresh(order).total_minor == 5 * 850 + 1000
    assert [event.what for event in events_of(order)] == [
        "placed", "received", "amount", "amount", "priced", "delivery",
    ]  # fmt: skip
    page = buyers_page(client, order)
    for said in ("Lemons: 9 DH → 8.50 DH", "Delivery: pick-up → Guéliz"):
        assert said in page, said


def test_goods_are_found_picked_and_put_in_a_lines_place(client: FlaskClient, amina: Member) -> None:
    order = place_order(amina.shop, "1x2", now=clock.now())
    (line,) = lines_of(order)
    assert re.findall(r'name="(q[\d-]+)"', edit_page(client, order)) == ["q1", "q2", "q3-1"]
    assert re.findall(r'name="(q[\d-]+)"', edit_page(client, order, "?q=DRESS")) == ["q3-1"]
    assert re.findall(r'name="(q[\d-]+)"', edit_page(client, order, "?q=2")) == ["q2"]
    do(client, order, "add", **{"q2": "2", "q3-1": "1", "q1": ""}, instead=line.id)
    assert fresh(order).total_minor == 600 + 5000
    page = buyers_page(client, order)
    assert "Mint instead of Lemons" in page and "Dress instead of Lemons" in page
    told = re.findall(r'<li class="row"><span>([^<]*)<', client.get(f"/desk/orders/{order.reference}").text)
    assert told[0] == "Added: Mint, Dress"
    do(client, order, "undo", event=events_of(order)[-1].id)
    assert fresh(order).total_minor == 1800
    assert "instead of" not in buyers_page(client, order)
    assert "Undone: Added: Mint, Dress" in client.get(f"/desk/orders/{order.reference}").text


@pytest.mark.parametrize(
    ("noun", "fields", "said"),
    [
        ("edit", {"amount-1": "lots"}, "lots"),
        ("edit", {"price-1": "-5"}, "-5"),
        ("edit", {"amount-1": "99"}, ""),
        ("edit", {"area": "999"}, ""),
        ("add", {"q1": "many"}, "many"),
        ("add", {"q1": "99"}, "99"),
        ("add", {}, ""),
        ("add", {"q999": "1"}, ""),
    ],
)
def test_what_can_not_be_is_told_and_what_was_typed_kept(
    client: FlaskClient, amina: Member, noun: str, fields: dict[str, str], said: str
) -> None:
    order = place_order(amina.shop, "1x2", now=clock.now())
    answer = do(client, order, noun, **fields)
    assert answer.status_code in (409, 422)
    assert len(problems(answer.text)) == 1 or fields == {"q999": "1"}
    assert f'value="{said}"' in answer.text
    assert [event.what for event in events_of(order)] == ["placed"]


def test_second_tap_adds_nothing_twice(client: FlaskClient, amina: Member) -> None:
    order = place_order(amina.shop, "1x2", now=clock.now())
    seen = fresh(order).revision
    assert do(client, order, "add", q2="1", seen=seen).status_code == 303
    assert do(client, order, "add", q2="1", seen=seen).status_code == 409
    assert len(lines_of(order)) == 2


def test_two_members_in_different_boxes_are_merged_and_told(
    client: FlaskClient, samira: FlaskClient, amina: Member
) -> None:
    order = move.receive(place_order(amina.shop, "1x2.2x1", now=clock.now()), amina, clock.now())
    lemons, mint = (line.id for line in lines_of(order))
    seen = order.revision
    do(samira, order, "edit", **{f"amount-{lemons}": "3", f"amount-{mint}": "1"})
    mine = {f"amount-{lemons}": "2", f"amount-{mint}": "4"}  # the first box as Amina's page showed it
    answer = do(client, order, "edit", **mine, seen=seen)
    assert answer.location == f"/desk/orders/{order.reference}?since={seen}"
    assert fresh(order).total_minor == 3 * 900 + 4 * 300
    assert "Quantity changed: Lemons – Samira" in client.get(answer.location).text
    assert "Quantity changed: Lemons – Samira" not in samira.get(answer.location).text.partition("What happened")[0]


def test_two_members_in_one_box_are_told_and_nothing_is_overwritten(
    client: FlaskClient, samira: FlaskClient, amina: Member
) -> None:
    order = move.receive(place_order(amina.shop, "1x2.2x1", now=clock.now()), amina, clock.now())
    lemons, mint = (line.id for line in lines_of(order))
    seen = order.revision
    do(samira, order, "edit", **{f"price-{lemons}": "8"})
    answer = do(client, order, "edit", **{f"price-{lemons}": "7", f"amount-{mint}": "4"}, seen=seen)
    assert answer.status_code == 409
    assert problems(answer.text) == ["Somebody has changed this meanwhile. It is now: 8"]
    assert boxes(answer.text)[f"price-{lemons}"] == "7"
    assert fresh(order).total_minor == 2 * 800 + 300, "not even the other box"
    again = re.search(r'name="seen" value="(\d+)"', answer.text)
    assert again
    assert do(client, order, "edit", **{f"price-{lemons}": "7"}, seen=again[1]).status_code == 303
    assert fresh(order).total_minor == 2 * 700 + 300


@pytest.mark.parametrize(
    ("noun", "theirs", "mine"),
    [("lines", {"given-1": "3"}, {"given-1": "4"}), ("fee", {"discount": "1"}, {"discount": "2"})],
)
def test_weights_and_discounts_of_two_members_do_not_overwrite_each_other(
    client: FlaskClient, samira: FlaskClient, amina: Member, noun: str, theirs: dict[str, str], mine: dict[str, str]
) -> None:
    order = move.receive(place_order(amina.shop, "1x2", now=clock.now()), amina, clock.now())
    seen = order.revision
    do(samira, order, noun, **theirs)
    before = fresh(order).total_minor
    assert do(client, order, noun, **mine, seen=seen).status_code == 409
    assert fresh(order).total_minor == before
    untouched = {"given-1": ""} if noun == "lines" else {"fee": "0", "discount": ""}
    assert do(client, order, noun, **untouched, seen=seen).status_code == 303, "an untouched box says nothing"
    assert fresh(order).total_minor == before


def test_confirmed_order_has_no_more_boxes(client: FlaskClient, amina: Member) -> None:
    order = move.confirm(place_order(amina.shop, "1x2", now=clock.now()), amina, clock.now())
    assert boxes(edit_page(client, order)) == {}
    assert f'href="/desk/orders/{order.reference}/edit"' not in client.get(f"/desk/orders/{order.reference}").text
    assert do(client, order, "edit", **{"amount-1": "3"}).status_code == 409
    assert Product.get_by_id(1).stock_milli == 8000


def test_the_customer_is_written_what_it_comes_to_now(client: FlaskClient, amina: Member) -> None:
    order = move.receive(place_order(amina.shop, "1x2", now=clock.now(), language="fr"), amina, clock.now())
    do(client, order, "edit", **{"amount-1": "3"}, next="/desk")
    for address in ("/desk", f"/desk/orders/{order.reference}"):
        text = re.search(r'id="text-changed">([^<]*)<', client.get(address).text)
        assert text and order.reference in text[1] and "27" in text[1]
