"""Boxes set lines; the review page can be sent as it is; no GET changes anything."""

import re

import pytest
from flask.testing import FlaskClient

from storefront.catalogue.records import Extra, ExtraGroup
from tests.makers import make_area, make_product, make_shop
from tests.shop.forms import fields


def shop_with_goods() -> None:
    shop = make_shop()
    make_product(shop, "Lemons", 900, unit="kg", step_milli=250)
    make_product(shop, "Mint", 300)
    make_product(shop, "Soap", 1500)


def cart_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("cart", path="/amina/cart")
    return "" if cookie is None else cookie.value


def test_a_box_sets_its_line_zero_removes_it_blank_leaves_it(client: FlaskClient, app) -> None:
    shop_with_goods()
    client.post("/amina/cart", data={"q1": "¼", "q2": "٢", "q3": "1"})
    assert cart_of(client) == "1x250m.2x2.3x1"
    client.post("/amina/cart", data={"q1": "", "q2": "0", "q3": "4"})
    assert cart_of(client) == "1x250m.3x4"


def test_the_same_post_twice_changes_nothing(client: FlaskClient) -> None:
    shop_with_goods()
    first = client.post("/amina/cart", data={"q2": "2"})
    key = client.get_cookie("key", path="/amina/cart")
    second = client.post("/amina/cart", data={"q2": "2"})
    assert first.location == second.location == "/amina/cart?i=2x2"
    assert client.get_cookie("key", path="/amina/cart") == key


def test_the_cookies_live_under_the_cart_alone(client: FlaskClient) -> None:
    shop_with_goods()
    answer = client.post("/amina/cart", data={"q2": "2"})
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    assert all(
        "Path=/amina/cart" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie for cookie in cookies
    )
    secure = client.post("/amina/cart", data={"q2": "2"}, base_url="https://localhost")
    assert all("Secure" in cookie for cookie in secure.headers.getlist("Set-Cookie"))
    assert not client.get("/amina").headers.getlist("Set-Cookie")
    assert not client.get("/amina/cart?i=2x2").headers.getlist("Set-Cookie")


def test_an_emptied_cart_forgets_its_key(client: FlaskClient) -> None:
    shop_with_goods()
    client.post("/amina/cart", data={"q2": "2"})
    client.post("/amina/cart", data={"q2": "0"})
    assert client.get_cookie("key", path="/amina/cart") is None


@pytest.mark.parametrize(
    ("to", "leads_to"),
    [
        ("shop", "/amina?i=2x1"),
        ("page-2", "/amina?i=2x1&page=2"),
        ("c-fruit", "/amina/c/fruit?i=2x1"),
        ("c-fruit-page-3", "/amina/c/fruit?i=2x1&page=3"),
        ("https://evil.example", "/amina/cart?i=2x1"),
        ("//evil.example", "/amina/cart?i=2x1"),
    ],
)
def test_a_button_says_where_to_go_on(client: FlaskClient, to: str, leads_to: str) -> None:
    shop_with_goods()
    answer = client.post("/amina/cart", data={"q2": "1", "to": to})
    assert (answer.status_code, answer.location) == (303, leads_to)


@pytest.mark.parametrize("typed", ["many", "-1", "1e5", "1" + "0" * 30, "0.1"])
def test_what_can_not_be_read_is_asked_again_with_all_that_was_typed(client: FlaskClient, typed: str) -> None:
    shop_with_goods()
    answer = client.post("/amina/cart", data={"q1": "1.5", "q2": typed})
    assert answer.status_code == 422
    assert 'name="q1" inputmode="decimal" placeholder="kg" size="3"' in answer.text
    assert ' value="1.5"' in answer.text
    assert f'value="{typed}"' in answer.text
    assert answer.text.count('class="e"') == 1
    assert cart_of(client) == ""


def test_five_hundred_kilos_are_doubted_and_one_tap_says_grams(client: FlaskClient) -> None:
    shop_with_goods()
    answer = client.post("/amina/cart", data={"q1": "500", "q2": "1"})
    assert answer.status_code == 422
    assert re.findall(r'name="pick" value="([^"]*)"', answer.text) == ["q1 500 g", "q1 500 kg"]
    client.post("/amina/cart", data={"q1": "500", "q2": "1", "pick": "q1 500 g"})
    assert cart_of(client) == "1x500m.2x1"


def test_extras_of_the_product_page_make_a_line_of_their_own(client: FlaskClient) -> None:
    product = make_product(make_shop(), "Coffee", 1000)
    group = ExtraGroup.create(product=product, name="Milk", least=1, most=1)
    for number, name in ((1, "None"), (2, "Oat")):
        Extra.create(group=group, number=number, name=name, price_minor=number * 100)
    client.post("/amina/cart", data={"q1": "1", "e1-0": "2", "from": "p-1"})
    answer = client.post("/amina/cart", data={"q1": "3", "e1-0": "1", "from": "p-1"}, follow_redirects=True)
    assert cart_of(client) == "1~2x1.1~1x3"
    assert 'name="q1~2"' in answer.text
    refused = client.post("/amina/cart", data={"q1": "1", "from": "p-1"})
    assert refused.status_code == 422
    assert 'name="e1-0"' in refused.text


def test_more_than_sixty_kinds_are_refused_not_cut(client: FlaskClient) -> None:
    make_shop()
    answer = client.post("/amina/cart", data={f"q{number}": "1" for number in range(1, 62)})
    assert answer.status_code == 422
    assert "at most 60" in answer.text


def test_the_review_page_has_everything_preselected(client: FlaskClient) -> None:
    shop = make_shop(pick_up=False)
    make_area(shop, "Guéliz", fee_minor=1000)
    make_area(shop, "Médina", fee_minor=2000)
    make_product(shop, "Mint", 300)
    review = client.get("/amina/cart?i=1x2")
    sent = fields(review, "/order")
    assert sent["area"].startswith("area-")
    assert (sent["method"], sent["if_missing"], sent["cart"]) == ("cash", "ask", "1x2")
    assert '<data value="1600">' in review.text
    assert "Next: send to Amina" in review.text
    assert 'content="noindex"' in review.text


def test_what_can_not_be_read_in_a_cart_link_is_named(client: FlaskClient) -> None:
    shop_with_goods()
    answer = client.get("/amina/cart?i=2x1.rubbish")
    assert "rubbish" in answer.text
    assert fields(answer, "/order")["cart"] == "2x1"


def test_somebody_elses_cart_leaves_ones_own_alone(client: FlaskClient) -> None:
    shop_with_goods()
    client.post("/amina/cart", data={"q2": "2"})
    key = client.get_cookie("key", path="/amina/cart").value
    answer = client.get("/amina/cart?i=3x1")
    assert "Add to mine" in answer.text
    assert "Order this" in answer.text
    assert cart_of(client) == "2x2"
    assert fields(answer, "/order")["key"] != key
    for _ in range(2):
        client.post("/amina/cart?i=2x2", data={"add": "3x1"})
        assert cart_of(client) == "2x2.3x1"


def test_ordering_somebody_elses_cart_keeps_ones_own(client: FlaskClient) -> None:
    shop_with_goods()
    client.post("/amina/cart", data={"q2": "2"})
    answer = client.post("/amina/order", data=fields(client.get("/amina/cart?i=3x1"), "/order"))
    assert answer.status_code == 303
    assert cart_of(client) == "2x2"


def test_closed_by_hours_never_blocks_an_order(client: FlaskClient) -> None:
    opens = {"weekly": {str(day): [["00:00", "00:01"]] for day in range(7)}}
    make_product(make_shop(hours=opens))
    answer = client.get("/amina/cart?i=1x1")
    assert "Closed now. Your order is for " in answer.text
    assert "Next: send" in answer.text
