"""What an order's page says, and to whom."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Shop, ShopMethod
from storefront.merchants.sign_in import let_in
from storefront.orders.records import Order, Payment
from tests.makers import make_member, make_product, make_shop
from tests.shop.forms import fields, place


@pytest.fixture
def address(app: Flask, client: FlaskClient) -> str:
    shop = make_shop(languages=["en", "ar"], country="IN", currency="INR")
    make_product(shop, "Lemons", 900, unit="kg", step_milli=250)
    ShopMethod.create(shop=shop, kind="upi", settings={"vpa": "amina@upi", "payee": "Amina"})
    ShopMethod.create(shop=shop, kind="cash", settings={}, position=1)
    return str(place(client, {"q1": "1.5"}).location)


def test_it_is_not_sent_until_the_buyer_sends_it(client: FlaskClient, address: str) -> None:
    shown = client.get(address).text
    order = Order.get()
    assert f'data-reference="{order.reference}" data-state="placed" data-payment="unpaid"' in shown
    assert "Not sent yet – one last step" in shown
    assert "Send on WhatsApp" in shown
    assert f"http%3A%2F%2Flocalhost%2Famina%2Fo%2F{order.token}" in shown
    assert f"http://localhost/amina/o/{order.token}" in shown
    assert "Order the same" in shown
    assert 'href="/amina/cart?i=1x1500m"' in shown


def test_looking_changes_nothing(client: FlaskClient, address: str) -> None:
    before = Order.get().changed_at, Order.get().state
    for agent in ("Mozilla/5.0", "WhatsApp/2.23", "facebookexternalhit/1.1"):
        client.get(address, headers={"User-Agent": agent})
    assert (Order.get().changed_at, Order.get().state) == before


@pytest.mark.parametrize("agent", ["WhatsApp/2.23.20", "facebookexternalhit/1.1", "TelegramBot (like TwitterBot)"])
def test_a_preview_robot_learns_the_shop_and_nothing_else(client: FlaskClient, address: str, agent: str) -> None:
    shown = client.get(address, headers={"User-Agent": agent}).text
    assert "Amina" in shown
    for secret in ("Lemons", Order.get().reference, Order.get().token, "₹", "wa.me"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("received", "The shop has seen your order"),
        ("confirmed", "The shop says yes"),
        ("ready", "Ready to pick up"),
        ("sent", "On its way"),
        ("done", "Done – thank you"),
        ("refused", "The shop can&#39;t do this order"),
        ("lapsed", "Too old – order again"),
    ],
)
def test_each_state_in_words(client: FlaskClient, address: str, state: str, says: str) -> None:
    Order.update(state=state, reason="sold_out" if state == "refused" else "").execute()
    shown = client.get(address).text
    assert says in shown
    assert f'data-state="{state}"' in shown
    assert "Not sent yet" not in shown
    assert ("Sold out" in shown) == (state == "refused")


def test_wait_for_the_yes_then_pay_and_other_ways_are_links(client: FlaskClient, address: str) -> None:
    shown = client.get(address).text
    assert "Wait for the shop&#39;s yes before you pay." in shown
    assert "amina@upi" in shown
    assert f'href="{address}?pay=cash"' in shown
    assert "yes before you pay" not in client.get(f"{address}?pay=cash").text
    Order.update(state="confirmed").execute()
    assert "yes before you pay" not in client.get(address).text


def test_the_code_is_drawn_on_demand(client: FlaskClient, address: str) -> None:
    drawn = client.get(f"{address}/qr/upi.png")
    assert (drawn.status_code, drawn.mimetype) == (200, "image/png")
    assert client.get(f"{address}/qr/cash.png").status_code == 404
    assert client.get(f"{address}/qr/none.png").status_code == 404


def test_what_is_paid_asks_for_nothing_more(client: FlaskClient, address: str) -> None:
    order = Order.get()
    Payment.create(order=order, at=clock.now(), method="upi", kind="balance", amount_minor=order.total_minor)
    shown = client.get(address).text
    assert 'data-payment="paid"' in shown
    assert "amina@upi" not in shown


def test_i_have_paid_three_times_and_only_the_shop_makes_it_so(client: FlaskClient, address: str) -> None:
    for tail in ("A1", "B2", "C3"):
        assert client.post(f"{address}/claim", data={"tail": tail, "method": "upi"}).status_code == 303
    shown = client.get(address)
    assert 'data-payment="claimed"' in shown.text
    assert "/claim" not in shown.text
    assert "amina@upi" in shown.text
    assert client.post(f"{address}/claim", data={"tail": "D4", "method": "upi"}).status_code == 422
    assert Payment.select().count() == 0


def test_a_feature_phone_sends_by_sms_and_says_its_number(client: FlaskClient, address: str) -> None:
    agent = "Mozilla/5.0 (Mobile; Nokia_2720_Flip; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.2"
    shown = client.get(address, headers={"User-Agent": agent}).text
    assert f"Tell them number {Order.get().reference}" in shown
    assert shown.index('href="sms:') < shown.index('href="tel:') < shown.index('href="https://wa.me')


def test_another_channel_on_request(client: FlaskClient, address: str) -> None:
    shown = client.get(f"{address}?via=sms").text
    assert shown.index('class="b w" href="sms:') < shown.index('href="https://wa.me')


def test_an_order_speaks_the_language_it_was_placed_in(client: FlaskClient, address: str) -> None:
    Order.update(language="ar").execute()
    assert 'lang="ar" dir="rtl"' in client.get(address).text
    assert '<html lang="en"' in client.get(f"{address}?lang=en").text


def test_it_is_private_tagged_and_asked_again(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert 'content="noindex"' in answer.text
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_buyers_are_told_for_a_week_that_money_goes_elsewhere(client: FlaskClient, address: str) -> None:
    Shop.update(pay_changed_at=clock.now() - timedelta(days=6)).execute()
    assert "The shop changed where money goes" in client.get(address).text
    Shop.update(pay_changed_at=clock.now() - timedelta(days=8)).execute()
    assert "The shop changed where money goes" not in client.get(address).text


def test_long_after_its_end_only_what_became_of_it(client: FlaskClient, address: str) -> None:
    Order.update(state="done", ended_at=clock.now() - timedelta(days=91)).execute()
    shown = client.get(address).text
    assert "Done – thank you" in shown
    assert "Ask the shop" in shown
    assert "Lemons" not in shown
    assert "amina@upi" not in shown


@pytest.mark.parametrize("token", ["", "x", "a" * 26, "../../etc", "%00"])
def test_a_guessed_address_is_nothing(client: FlaskClient, address: str, token: str) -> None:
    assert client.get(f"/amina/o/{token}").status_code == 404


def test_a_frozen_shop_shows_no_order_and_no_payment(client: FlaskClient, address: str) -> None:
    Shop.update(state="frozen").execute()
    answer = client.get(address)
    assert answer.status_code == 410
    assert "amina@upi" not in answer.text


def test_the_same_again_is_a_cart(client: FlaskClient, address: str) -> None:
    answer = client.get("/amina/cart?i=1x1500m")
    assert fields(answer, "/order")["cart"] == "1x1500m"


def test_a_signed_in_member_of_this_shop_acts_on_the_same_page(client: FlaskClient, address: str) -> None:
    assert f'href="/signin?next={address}"' in client.get(address).text
    signed = let_in(make_member(Shop.get()), clock.now())
    client.set_cookie("sid", signed.token)
    answer = client.get(address)
    assert "For the shop" in answer.text
    assert f"/desk/orders/{Order.get().reference}/" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_zoe_sees_aminas_order_as_any_stranger(client: FlaskClient, address: str) -> None:
    signed = let_in(make_member(make_shop("zoe"), "Zoe"), clock.now())
    client.set_cookie("sid", signed.token)
    shown = client.get(address).text
    assert f"/desk/orders/{Order.get().reference}/" not in shown
