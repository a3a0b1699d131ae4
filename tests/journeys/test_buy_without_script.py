"""Ravi buys on a phone without script: three things, from two pages of goods, in four requests after the first."""

import html
import re
from urllib.parse import unquote

import pytest

from storefront.merchants.records import Shop
from storefront.orders.records import Order, OrderLine
from tests.journeys.conftest import Form, PlainPhone, Server
from tests.makers import make_area, make_product, make_shop


@pytest.fixture
def shop(server: Server) -> Shop:
    """Amina's shop with thirty goods: more than one page."""
    shop = make_shop()
    make_area(shop, fee_minor=1000)
    for number in range(1, 31):
        make_product(shop, f"Fruit {number}", number * 100, stock_milli=50_000)
    return shop


def order_without_changing_anything(phone: PlainPhone) -> str:
    """Press the button that places, as the page stands."""
    return phone.post(
        "order" if phone.url.endswith("/cart") else f"{phone.server.url}/amina/order", Form(phone.page).fields("/order")
    )


def test_three_things_in_four_requests(server: Server, shop: Shop) -> None:
    phone = PlainPhone(server)
    phone.get("/amina")
    before = phone.requests
    phone.post("/amina/cart", {"q1": "2", "q2": "1", "q3": "3"})
    page = order_without_changing_anything(phone)
    assert phone.requests - before <= 4
    assert "Not sent yet" in page
    assert 'data-state="placed"' in page
    assert [(line.number, line.asked_milli) for line in OrderLine.select().order_by(OrderLine.position)] == [
        (1, 2000),
        (2, 1000),
        (3, 3000),
    ]
    assert "https://wa.me/212612345678?text=" in page


def test_without_cookies_the_cart_travels_in_addresses_across_pages(server: Server, shop: Shop) -> None:
    phone = PlainPhone(server, keeps_cookies=False)
    page = phone.get("/amina")
    action = str(next(form["action"] for form in Form(page).forms if str(form["action"]).find("/cart") >= 0))
    page = phone.post(action, {"q1": "2", "to": "page-2"})
    form = next(form for form in Form(page).forms if "/cart" in str(form["action"]))
    page = phone.post(str(form["action"]), {**form["fields"], "q27": "1", "q28": "4"})  # type: ignore[dict-item]
    assert "Fruit 1" in page
    order_without_changing_anything(phone)
    assert "Not sent yet" in phone.page
    assert sorted((line.number, line.asked_milli) for line in OrderLine.select()) == [(1, 2000), (27, 1000), (28, 4000)]
    assert not phone.cookies


def test_pressing_twice_and_going_back_is_still_one_order(server: Server, shop: Shop) -> None:
    phone = PlainPhone(server)
    phone.post("/amina/cart", {"q1": "2"})
    fields = Form(phone.page).fields("/order")
    first = PlainPhone(server)
    first.post("/amina/order", fields)
    first.post("/amina/order", fields)
    assert Order.select().count() == 1


def test_the_chat_text_ends_where_the_buyer_writes(server: Server, shop: Shop) -> None:
    phone = PlainPhone(server)
    phone.post("/amina/cart", {"q1": "2"})
    page = order_without_changing_anything(phone)
    link = html.unescape(re.findall(r'href="(https://wa\.me/[^"]+)"', page)[0])
    text = unquote(link.partition("?text=")[2])
    order = Order.get()
    assert len(link.encode()) <= 2000
    assert f"\n{server.url}/amina/o/{order.token}\n" in text
    assert re.findall(r"https?://", text) == ["http://"]
    assert text.endswith("\n\nName and landmark: ")
