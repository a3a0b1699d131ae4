"""Pasting an SMS or a chat message at the desk: the order that is there, or a priced one to take."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront import clock
from storefront.catalogue.records import Product
from storefront.merchants.records import FormerSlug, Member
from storefront.orders.records import Order
from storefront.storage.tokens import is_token
from tests.desk.orders import forms_of
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_area, make_product, make_shop
from tests.orders.placing import place_order

KEY = "abcdefghijklmnopqrstuvwx27"


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    make_product(member.shop, "Lemons", 900, stock_milli=20_000)
    make_product(member.shop, "Mint", 300)
    at_the_desk(client, member)
    return member


def paste(client: FlaskClient, text: str) -> TestResponse:
    return client.post("/desk/pasted", data={"text": text})


def tap(client: FlaskClient, shown: TestResponse, **changes: str) -> TestResponse:
    fields = dict(forms_of(shown.text))["/desk/pasted/take"]
    return client.post("/desk/pasted/take", data={**fields, **changes})


def test_an_sms_becomes_the_priced_order_with_one_tap(client: FlaskClient, amina: Member) -> None:
    shown = paste(client, f"Aminas basket 1x2.2x1 v1 {KEY}")
    assert "2 × Lemons (no. 1)" in shown.text and "21\xa0DH" in shown.text
    assert "Not used: Aminas basket" in shown.text
    assert Order.select().count() == 0
    taken = tap(client, shown)
    order = Order.get()
    assert (taken.status_code, taken.location) == (303, f"/desk/orders/{order.reference}")
    assert (order.key, order.total_minor, order.state, order.made_by.name) == (KEY, 2100, "received", "Amina")
    assert tap(client, shown).location == taken.location
    assert Order.select().count() == 1


def test_pasting_it_again_leads_to_the_order(client: FlaskClient, amina: Member) -> None:
    text = f"http://localhost/amina/o?i=1x2&k={KEY}&v=1"
    tap(client, paste(client, text))
    assert paste(client, text).location == f"/desk/orders/{Order.get().reference}"


@pytest.mark.parametrize("text", ["Order {reference}, MAD 9.00", "http://localhost/amina/o/{token}", "x 1x1 {key}"])
def test_an_order_that_is_there_is_opened(client: FlaskClient, amina: Member, text: str) -> None:
    order = place_order(amina.shop, "1x1", now=clock.now())
    pasted = paste(client, text.format(reference=order.reference, token=order.token, key=order.key))
    assert (pasted.status_code, pasted.location) == (303, f"/desk/orders/{order.reference}")


def test_goods_alone_get_a_key_of_their_own(client: FlaskClient, amina: Member) -> None:
    shown = paste(client, "Salam 1x2")
    assert is_token(dict(forms_of(shown.text))["/desk/pasted/take"]["k"])
    tap(client, shown)
    tap(client, shown)
    assert [order.total_minor for order in Order.select()] == [1800]


def test_what_was_not_understood_stays_in_sight(client: FlaskClient, amina: Member) -> None:
    shown = paste(client, "1x50.milk.9x1 for Ravi near the mosque").text
    for said in (
        "Lemons: 50 → 20",
        "No. 9: This is no longer sold here.",
        "We can&#39;t read this part of the order: milk",
        "Not used: for Ravi near the mosque",
        "1x50.milk.9x1 for Ravi near the mosque</textarea>",
    ):
        assert said in shown


def test_a_link_that_was_cut_is_an_order_all_the_same_and_what_was_lost_is_said(
    client: FlaskClient, amina: Member
) -> None:
    shown = paste(client, f"http://localhost/amina/o?i=1x2.7x1&v=1&a=nowhere&k={KEY[:9]}")
    assert "2 × Lemons (no. 1)" in shown.text and "No. 7: This is no longer sold here." in shown.text
    assert f"Not used: k={KEY[:9]} a=nowhere" in shown.text
    tap(client, shown)
    assert (Order.get().total_minor, Order.get().key.startswith(KEY[:9])) == (1800, False)


def test_the_member_may_choose_where_it_goes(client: FlaskClient, amina: Member) -> None:
    area = make_area(amina.shop, "Guéliz", fee_minor=500)
    shown = paste(client, f"1x1 a{area.id} {KEY}")
    assert shown.text.index(f'<option value="{area.id}"') < shown.text.index('<option value="pick_up"')
    tap(client, shown, a="elsewhere", m="cash")
    assert (Order.get().delivery, Order.get().method) == ("elsewhere", "cash")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hello, are you open?", "There is no order in this text."),
        ("", "There is no order in this text."),
        ("Order 4827-193", "There is no order with this number here."),
        (f"http://localhost/amina/o/{KEY}", "There is no order with this number here."),
        (f"http://localhost/zoe/o?i=1x2&k={KEY}", "This order is for another shop."),
    ],
)
def test_no_order_in_it_is_said_plainly(client: FlaskClient, amina: Member, text: str, problem: str) -> None:
    answer = paste(client, text)
    assert answer.status_code == 422
    assert problems(answer.text)[0].startswith(problem)
    assert text in answer.text.replace("&amp;", "&")


def test_another_shops_order_is_as_absent_as_none(client: FlaskClient, amina: Member) -> None:
    zoe = make_shop("zoe")
    make_product(zoe)
    theirs = place_order(zoe, "1x1", now=clock.now(), key=KEY)
    for text in (f"http://localhost/zoe/o/{theirs.token}", f"/amina/o/{theirs.token}", f"Order {theirs.reference}"):
        assert paste(client, text).status_code == 422
    assert client.post("/desk/pasted/take", data={"i": "1x1", "k": KEY}).status_code == 404


def test_a_link_to_the_shops_former_address_is_its_own(client: FlaskClient, amina: Member) -> None:
    FormerSlug.create(slug="old-amina", shop=amina.shop)
    assert "Take this order" in paste(client, f"http://localhost/old-amina/o?i=1x2&k={KEY}").text


def test_an_order_that_cannot_be_made_says_so(client: FlaskClient, amina: Member) -> None:
    shown = paste(client, f"1x1 {KEY}")
    Product.update(stock_milli=0).execute()
    assert "can&#39;t be made an order" in paste(client, f"1x1 {KEY}").text
    assert tap(client, shown).status_code == 409
    assert Order.select().count() == 0


@pytest.mark.parametrize("form", [{}, {"i": "1x1"}, {"k": KEY}, {"i": "x", "k": KEY}, {"i": "1x1", "k": "short"}])
def test_a_forged_tap_makes_nothing(client: FlaskClient, amina: Member, form: dict[str, str]) -> None:
    assert client.post("/desk/pasted/take", data=form).status_code in (409, 422)
    assert Order.select().count() == 0


def test_the_order_number_box_takes_goods_too(client: FlaskClient, amina: Member) -> None:
    sent = client.get("/desk/orders?number=1x2.2x1", follow_redirects=True)
    assert sent.request.path == "/desk/pasted" and "Take this order" in sent.text
    assert 'href="/desk/pasted"' in client.get("/desk").text
