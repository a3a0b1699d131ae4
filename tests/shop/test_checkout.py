"""Placing: once, from the form alone, never at a price nobody has seen."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Product
from storefront.merchants.records import Area, Shop
from storefront.orders.records import Order, OrderLine
from tests.conftest import NOW
from tests.makers import make_area, make_product, make_shop
from tests.shop.forms import fields, place


@pytest.fixture
def shop(app: Flask) -> Shop:
    shop = make_shop()
    make_product(shop, "Mint", 300, stock_milli=10_000)
    make_product(shop, "Soap", 1500)
    return shop


def test_an_order_is_placed_and_its_cart_forgotten(client: FlaskClient, shop: Shop) -> None:
    answer = place(client, {"q1": "2", "q2": "1"})
    order = Order.get()
    assert (answer.status_code, answer.location) == (303, f"/amina/o/{order.token}")
    assert order.total_minor == 2100
    assert client.get_cookie("cart", path="/amina/cart") is None
    assert client.get_cookie("key", path="/amina/cart") is None


def test_one_key_is_one_order(client: FlaskClient, shop: Shop) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    answers = [client.post("/amina/order", data=sent) for _ in range(3)]
    assert len({answer.location for answer in answers}) == 1
    assert Order.select().count() == 1


def test_a_price_nobody_has_seen_is_shown_before_anything_is_written(client: FlaskClient, shop: Shop) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    Product.update(price_minor=400).where(Product.number == 1).execute()
    answer = client.post("/amina/order", data=sent)
    assert answer.status_code == 409
    assert "<s>3\u00a0DH</s> 4\u00a0DH" in answer.text
    assert Order.select().count() == 0
    again = fields(answer, "/order")
    assert again["key"] != sent["key"]
    assert client.post("/amina/order", data=again).status_code == 303
    assert OrderLine.get().unit_price_minor == 400


def test_too_little_stock_is_corrected_in_one_tap(client: FlaskClient, shop: Shop) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "8"}, follow_redirects=True), "/order")
    Product.update(stock_milli=5000).where(Product.number == 1).execute()
    answer = client.post("/amina/order", data=sent)
    assert answer.status_code == 409
    assert "<s>8</s>" in answer.text
    assert client.post("/amina/order", data=fields(answer, "/order")).status_code == 303
    assert OrderLine.get().asked_milli == 5000


@pytest.mark.parametrize("change", [{"paused": True}, {"mode": "ask"}])
def test_a_shop_that_stopped_taking_orders_says_so(client: FlaskClient, shop: Shop, change: dict) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    Shop.update(**change).execute()
    answer = client.post("/amina/order", data=sent)
    assert answer.status_code == 409
    assert "Next: send" not in answer.text
    assert Order.select().count() == 0


def test_a_fee_changed_meanwhile_is_shown_first(client: FlaskClient, shop: Shop) -> None:
    area = make_area(shop, fee_minor=1000)
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    Area.update(fee_minor=5000).execute()
    assert client.post("/amina/order", data=sent | {"area": f"area-{area.id}"}).status_code == 409


def test_area_and_method_as_chosen(client: FlaskClient, shop: Shop) -> None:
    area = make_area(shop, fee_minor=1000)
    place(client, {"q2": "1"}, area=f"area-{area.id}", method="cash", if_missing="similar")
    order = Order.get()
    assert (order.area_name, order.fee_minor, order.method, order.if_missing) == ("Guéliz", 1000, "cash", "similar")
    assert order.total_minor == 2500


def test_a_quantity_written_on_the_review_page_is_counted_again_first(client: FlaskClient, shop: Shop) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    answer = client.post("/amina/order", data=sent | {"q1": "3"})
    assert (answer.status_code, answer.location) == (303, "/amina/cart?i=1x3")
    assert Order.select().count() == 0


def test_a_key_used_long_ago_asks_whether_it_is_meant_again(client: FlaskClient, shop: Shop) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    client.post("/amina/order", data=sent)
    first = Order.get()
    Order.update(placed_at=first.placed_at - timedelta(days=1)).execute()
    answer = client.post("/amina/order", data=sent)
    assert answer.status_code == 409
    assert "You sent this order" in answer.text
    assert f'href="/amina/o/{first.token}"' in answer.text
    again = client.post("/amina/order", data=fields(answer, "/order"))
    assert again.location != f"/amina/o/{first.token}"
    assert Order.select().count() == 2


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"cart": "1x1"},
        {"cart": "x" * 5000, "key": "k", "quote": "q" * 50_000, "area": "area-" + "9" * 30, "method": "\x00"},
        {"cart": "1x999999999", "key": "a" * 26, "quote": "", "area": "area-٣", "if_missing": "?"},
    ],
)
def test_a_made_up_form_is_a_review_never_a_fault(client: FlaskClient, shop: Shop, form: dict) -> None:
    assert client.post("/amina/order", data=form).status_code == 409
    assert Order.select().count() == 0


def test_zoes_key_opens_nothing_of_aminas(client: FlaskClient, shop: Shop) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    client.post("/amina/order", data=sent)
    make_product(make_shop("zoe", name="Zoe"), "Mint", 300)
    assert client.post("/zoe/order", data=sent).status_code == 404
    assert client.get(f"/zoe/o/{Order.get().token}").status_code == 404


def test_another_site_can_not_order(client: FlaskClient, shop: Shop) -> None:
    sent = fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert client.post("/amina/order", data=sent, headers=headers).status_code == 403


def test_too_many_orders_from_one_network_go_on_in_the_chat(client: FlaskClient, shop: Shop) -> None:
    far = {"REMOTE_ADDR": "203.0.113.7"}
    sent = [
        fields(client.get("/amina/cart?i=2x1"), "/order")
        for _ in range(61)  # one more than the setting's default
    ]
    answers = [client.post("/amina/order", data=one, environ_overrides=far) for one in sent]
    assert {answer.status_code for answer in answers[:-1]} == {303}
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "https://wa.me/212612345678?text=" in answers[-1].text
    assert "http://localhost/amina/cart?i=2x1" in answers[-1].text
    repeat = client.post("/amina/order", data=sent[0], environ_overrides=far)
    assert repeat.location == answers[0].location


def test_the_word_of_a_shared_link_goes_as_far_as_the_order_and_no_further(client: FlaskClient, shop: Shop) -> None:
    kept = client.get("/amina")
    assert client.get("/amina?s=flyer").data == kept.data
    to_cart = client.post("/amina/cart", data={"q1": "2"}, headers={"Referer": "http://localhost/amina?s=flyer"})
    review = client.get(to_cart.location)
    assert "s=flyer" in to_cart.location
    assert 'action="/amina/order?s=flyer"' in review.text
    more = client.get("/amina?i=1x2&s=flyer")
    assert 'action="/amina/cart?i=1x2&amp;s=flyer"' in more.text
    placed = client.post("/amina/order?s=flyer", data=fields(review, "/order"))
    assert Order.get().source == "flyer"
    assert placed.location == f"/amina/o/{Order.get().token}"


@pytest.mark.parametrize(
    "page", ["http://localhost/amina?s=<b>", "http://localhost/amina?s=" + "a" * 33, "http://[", ""]
)
def test_what_is_no_word_of_a_link_goes_nowhere(client: FlaskClient, shop: Shop, page: str) -> None:
    answer = client.post("/amina/cart", data={"q1": "2"}, headers={"Referer": page})
    assert "s=" not in answer.location
    assert "s=" not in client.post("/amina/cart?s=A+B", data={"q1": "2"}).location


ALWAYS = {"weekly": {str(day): [["00:00", "24:00"]] for day in range(7)}}
NEVER_TODAY = {"weekly": {str(day): [["08:00", "13:00"], ["16:00", "20:00"]] for day in range(6)}}  # NOW is a Sunday


def sent_by(client: FlaskClient) -> dict[str, str]:
    return fields(client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True), "/order")


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("storefront.clock.now", lambda: moment)


def test_a_closed_shop_says_in_one_line_for_when_the_order_is_and_keeps_it(
    client: FlaskClient, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, NOW)
    Shop.update(hours=NEVER_TODAY).execute()
    page = client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True)
    assert page.text.count("Your order is for ") == 1
    assert "Closed now. Your order is for tomorrow, from 08:00." in page.text
    assert client.post("/amina/order", data=fields(page, "/order")).status_code == 303
    order = Order.get()
    assert (order.wanted_date, order.wanted_slot) == ("2026-11-23", "08:00")
    told = client.get(f"/amina/o/{order.token}").text
    assert told.count("For Mon 23 Nov, from 08:00") == 2  # in the list, and in the text for the chat


def test_an_open_shop_says_nothing(client: FlaskClient, shop: Shop) -> None:
    Shop.update(hours=ALWAYS).execute()
    page = client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True)
    assert "Your order is for" not in page.text
    client.post("/amina/order", data=fields(page, "/order"))
    assert (Order.get().wanted_date, Order.get().wanted_slot) == ("", "")


def test_a_slot_that_passed_is_shown_before_anything_is_written(
    client: FlaskClient, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, NOW)
    Shop.update(hours=ALWAYS, timing={"lead": 1, "lead_in": "days", "order_by": "18:00"}).execute()
    sent = sent_by(client)
    at(monkeypatch, NOW + timedelta(hours=12))  # after six in the evening
    answer = client.post("/amina/order", data=sent)
    assert answer.status_code == 409
    assert "Meanwhile the time of your order has changed." in answer.text
    assert "Your order is for Tue 24 Nov." in answer.text
    assert Order.select().count() == 0
    assert client.post("/amina/order", data=fields(answer, "/order")).status_code == 303
    assert Order.get().wanted_date == "2026-11-24"


def test_areas_with_days_of_their_own_each_say_when(
    client: FlaskClient, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, NOW)
    area = make_area(shop, days=[1, 4])
    page = client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True)
    assert "free, Tue 24 Nov" in page.text
    assert page.text.count("today") == 2  # fetched, and somewhere else
    assert "Your order is for" not in page.text
    sent = fields(page, "/order") | {"area": f"area-{area.id}"}
    assert client.post("/amina/order", data=sent).status_code == 303
    assert Order.get().wanted_date == "2026-11-24"


def test_an_area_to_which_no_day_leads_is_not_offered(client: FlaskClient, shop: Shop) -> None:
    Shop.update(hours=NEVER_TODAY).execute()
    make_area(shop, "Sunday quarter", days=[6])
    assert "Sunday quarter" not in client.get("/amina/cart?i=1x1").text


def test_who_takes_no_orders_while_closed_says_so_and_takes_none(
    client: FlaskClient, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monday = NOW + timedelta(days=1, hours=1)
    at(monkeypatch, monday)
    Shop.update(hours=NEVER_TODAY, timing={"when_closed": "refuse"}).execute()
    sent = sent_by(client)
    at(monkeypatch, monday + timedelta(hours=4))  # the break has begun
    answer = client.post("/amina/order", data=sent)
    assert (answer.status_code, Order.select().count()) == (409, 0)
    assert "We are closed now, and take orders only when we are open." in answer.text
    assert 'name="q1"' not in client.get("/amina").text
    at(monkeypatch, monday + timedelta(hours=8))
    assert client.post("/amina/order", data=sent).status_code == 303


def test_a_shop_that_opens_again_nobody_knows_when_takes_no_orders(client: FlaskClient, shop: Shop) -> None:
    Shop.update(hours={**ALWAYS, "reopens": "2099-01-01"}).execute()
    assert 'name="q1"' not in client.get("/amina").text
    assert "Next: send" not in client.get("/amina/cart?i=1x1").text
