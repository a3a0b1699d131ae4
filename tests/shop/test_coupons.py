"""A coupon from a shared link, or typed at the cart, as far as the order."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Shop
from storefront.orders.coupons.actions import CouponDraft, add_coupon, stop
from storefront.orders.coupons.records import Coupon
from storefront.orders.records import Order
from tests.makers import make_product, make_shop
from tests.shop.forms import fields


@pytest.fixture
def shop(app: Flask) -> Shop:
    shop = make_shop()
    make_product(shop, "Mint", 3000)
    add_coupon(shop, CouponDraft("Ramadan10", 10, None, minimum_minor=3000), clock.now())
    return shop


def test_the_link_gives_it_to_the_cart_and_the_cart_to_the_order(client: FlaskClient, shop: Shop) -> None:
    plain = client.get("/amina").data
    assert client.get("/amina?c=ramadan10").data == plain, "everybody gets the same copy"
    came_from = {"Referer": "http://localhost/amina?c=ramadan10"}
    cart = client.post("/amina/cart", data={"q1": "2"}, headers=came_from, follow_redirects=True)
    assert cart.request.args["c"] == "ramadan10"
    assert "−6\u00a0DH" in cart.text and "54\u00a0DH" in cart.text
    client.post("/amina/order", data=fields(cart, "/order"))
    order = Order.get()
    assert (order.coupon, order.total_minor) == ("Ramadan10", 5400)
    page = client.get(f"/amina/o/{order.token}").text
    assert "Coupon Ramadan10" in page and "−6\u00a0DH" in page


def test_it_can_be_typed_and_taken_out_again(client: FlaskClient, shop: Shop) -> None:
    cart = client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True)
    typed = fields(cart, "/order") | {"c": " RAMADAN10"}
    shown = client.post("/amina/cart", data=typed | {"to": "cart"}, follow_redirects=True)
    assert "54\u00a0DH" in shown.text and fields(shown, "/order")["c"] == "Ramadan10"
    without = fields(shown, "/order") | {"c": "", "to": "cart"}
    assert "60\u00a0DH" in client.post("/amina/cart", data=without, follow_redirects=True).text


def test_copied_from_an_arabic_chat_it_is_the_same(client: FlaskClient, shop: Shop) -> None:
    """With marks that nobody sees, or a space that does not break."""
    for copied in ("\u2068ramadan10\u2069", "\u200framadan10\u200e", "ramadan\u00a010"):
        cart = client.get("/amina/cart", query_string={"i": "1x2", "c": copied})
        assert fields(cart, "/order")["c"] == "Ramadan10"


def test_typed_and_sent_at_once_the_new_total_is_shown_first(client: FlaskClient, shop: Shop) -> None:
    cart = client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True)
    answer = client.post("/amina/order", data=fields(cart, "/order") | {"c": "ramadan10"})
    assert answer.status_code == 409 and "the total is now 54\u00a0DH" in answer.text and Order.select().count() == 0
    assert client.post("/amina/order", data=fields(answer, "/order")).status_code == 303
    assert Order.get().total_minor == 5400


def test_one_that_ends_meanwhile_is_said_and_the_order_goes_on_without(client: FlaskClient, shop: Shop) -> None:
    cart = client.get("/amina/cart?i=1x2&c=ramadan10")
    stop(shop, Coupon.get().id, stopped=True)
    answer = client.post("/amina/order", data=fields(cart, "/order"))
    assert answer.status_code == 409 and "has ended" in answer.text and "60\u00a0DH" in answer.text
    assert client.post("/amina/order", data=fields(answer, "/order")).status_code == 303
    assert (Order.get().total_minor, Order.get().coupon) == (6000, "")


def test_one_for_larger_orders_keeps_the_cart(client: FlaskClient, shop: Shop) -> None:
    Coupon.update(minimum_minor=10_000).execute()
    shown = client.get("/amina/cart?i=1x2&c=ramadan10").text
    assert "is for goods of 100\u00a0DH and more" in shown and 'name="q1"' in shown


def test_what_somebody_writes_into_the_address_is_only_text(client: FlaskClient, shop: Shop) -> None:
    shown = client.get("/amina/cart?i=1x2&c=%22%3E%3Cscript%3E").text
    assert "<script>" not in shown.partition("</style>")[2].partition("<script src")[0]
    assert "has no coupon" in shown
    assert client.get("/amina/cart?i=1x2&c=%00%0a").status_code == 200


def test_a_shop_without_coupons_has_no_box(client: FlaskClient, shop: Shop) -> None:
    assert 'name="c"' in client.get("/amina/cart?i=1x2").text
    Coupon.update(stopped=True).execute()
    assert 'name="c"' not in client.get("/amina/cart?i=1x2").text


def test_an_announced_one_stands_at_the_head_while_it_can_be_used(
    client: FlaskClient, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    draft = CouponDraft(
        "Eid", None, 500, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2), announced=True
    )
    add_coupon(shop, draft, now)
    assert "Coupon Eid" not in client.get("/amina").text
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=61))
    assert "Coupon Eid: −5\u00a0DH" in client.get("/amina").text
    assert "Ramadan10" not in client.get("/amina").text
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=121))
    assert "Coupon Eid" not in client.get("/amina").text
