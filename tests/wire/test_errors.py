"""Every refusal is a small page with the right status, in the shop's look and language."""

from typing import NoReturn

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from storefront.orders.records import Order
from storefront.problems import Problem, Refused
from tests.held import held_database
from tests.makers import make_product, make_shop
from tests.shop.forms import fields


def test_an_error_under_a_shop_looks_like_the_shop(client: FlaskClient) -> None:
    make_shop(accent="plum", languages=["en", "ar"])
    answer = client.get("/amina/nothing/here?lang=ar")
    assert answer.status_code == 404
    assert '<html lang="ar" dir="rtl" class="plum">' in answer.text
    assert 'href="/amina?lang=ar"' in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "style-src 'sha256-" in answer.headers["Content-Security-Policy"]


def test_elsewhere_it_speaks_the_readers_language(client: FlaskClient) -> None:
    answer = client.get("/nobody", headers={"Accept-Language": "fr-CA,fr;q=0.9"})
    assert answer.status_code == 404
    assert '<html lang="fr"' in answer.text


def test_a_wrong_method_is_405_and_says_which_are_right(client: FlaskClient) -> None:
    make_shop()
    answer = client.post("/amina/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_too_large_is_413(client: FlaskClient) -> None:
    make_shop()
    answer = client.post("/amina/cart", data={"q1": "1" * 50_000_000})
    assert answer.status_code == 413


@pytest.mark.parametrize("code", [429, 503])
def test_come_back_later_says_when(app: Flask, code: int) -> None:
    app.add_url_rule("/busy", view_func=lambda: abort(code))
    answer = app.test_client().get("/busy")
    assert answer.status_code == code
    assert int(answer.headers["Retry-After"]) > 0


def test_our_own_fault_shows_a_page_and_no_traceback(app: Flask) -> None:
    app.testing = False
    app.add_url_rule("/broken", view_func=lambda: 1 / 0)
    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "Try again" in answer.text


def test_a_refusal_nobody_foresaw_is_a_conflict_and_no_fault(app: Flask) -> None:
    def refuse() -> NoReturn:
        raise Refused(Problem("product.changed_meanwhile"))

    app.add_url_rule("/raced", view_func=refuse)
    answer = app.test_client().get("/raced")
    assert answer.status_code == 409
    assert "Look again" in answer.text


@pytest.mark.parametrize(
    "path", ["/%00", "/amina%00", "/\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "/" + "a" * 5000]
)
def test_odd_addresses_are_nothing(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_while_the_database_is_held_an_order_is_asked_for_again_and_made_once(client: FlaskClient) -> None:
    make_product(make_shop(), "Lemons", 900)
    review = client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True)
    form = fields(review, "/order")
    with held_database():
        answer = client.post("/amina/order", data=form)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert client.post("/amina/order", data=form).status_code == 303 and Order.select().count() == 1
