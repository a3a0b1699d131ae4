"""A session that ends while somebody writes: they sign in again and go on where they were, with what they wrote."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Product
from storefront.merchants.records import Member, Session
from storefront.pay import METHODS
from storefront.telling.means import means
from storefront.telling.ways import WAYS
from tests.desk.people import PASSWORD, at_the_desk, make_amina
from tests.makers import make_product

HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def amina(app: Flask) -> Member:
    return make_amina()


@pytest.fixture
def desk(app: Flask, amina: Member) -> FlaskClient:
    return at_the_desk(app.test_client(), amina)


def hidden(html: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', html)
    return {unescape(name): unescape(value) for name, value in found}


def form_of(desk: FlaskClient, path: str) -> dict[str, str]:
    return hidden(desk.get(path).text)


def signs_in(desk: FlaskClient, waiting: str, name: str = "amina") -> str:
    return desk.post("/signin", data=hidden(waiting) | {"name": name, "password": PASSWORD}).text


def test_what_was_written_waits_and_goes_on(desk: FlaskClient) -> None:
    form = form_of(desk, "/desk/products/new") | {"title": 'Sardines "fresh"', "price": "20", "unit": "kg"}
    Session.delete().execute()
    waiting = desk.post("/desk/products/new", data=form)
    assert waiting.status_code == 403 and "What you wrote is kept" in waiting.text
    wrong = desk.post("/signin", data=hidden(waiting.text) | {"name": "amina", "password": "wrong one"}).text
    on = signs_in(desk, wrong)
    assert 'action="/desk/products/new"' in on
    assert Product.select().count() == 0, "only her tap goes on"
    del desk.environ_base["HTTP_SEC_FETCH_SITE"]  # the page holds the token of the new session
    assert desk.post("/desk/products/new", data=hidden(on)).status_code == 303
    product = Product.get()
    assert (product.title, product.price_minor, product.unit) == ('Sardines "fresh"', 2000, "kg")


def test_through_htmx_the_boxes_to_sign_in_take_the_place_of_the_page(desk: FlaskClient, amina: Member) -> None:
    make_product(amina.shop)
    form = form_of(desk, "/desk/products") | {"price": "12"}
    Session.delete().execute()
    answer = desk.post("/desk/products/1/price", data=form, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == (
        200,
        "main",
        "innerHTML",
    )
    on = signs_in(desk, answer.text)
    desk.post("/desk/products/1/price", data=hidden(on))
    assert Product.get().price_minor == 1200


def test_somebody_else_who_signs_in_goes_on_with_nothing(desk: FlaskClient, amina: Member) -> None:
    make_amina("zoe", phone="+212698765432")
    form = form_of(desk, "/desk/products/new") | {"title": "Sardines", "price": "20"}
    Session.delete().execute()
    waiting = desk.post("/desk/products/new", data=form).text
    assert "Sardines" not in signs_in(desk, waiting, "zoe")


@pytest.mark.parametrize("made_for", ["", "1", "MQ.forged", "ü"])
def test_a_form_of_nobody_we_know_is_not_kept(client: FlaskClient, amina: Member, made_for: str) -> None:
    answer = client.post("/desk/products/new", data={"made_for": made_for, "title": "Sardines"}, headers=HERE)
    assert (answer.status_code, answer.location) == (303, "/signin?next=/desk")


def test_another_sites_form_is_refused_and_not_kept(desk: FlaskClient) -> None:
    form = form_of(desk, "/desk/products/new") | {"title": "Sardines"}
    Session.delete().execute()
    answer = desk.post("/desk/products/new", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403 and "Sardines" not in answer.text


def test_passwords_are_not_written_into_the_page(desk: FlaskClient) -> None:
    form = form_of(desk, "/desk/settings/me") | {
        "old": PASSWORD,
        "new": "another one",
        "password": PASSWORD,
        "name": "A",
    }
    Session.delete().execute()
    waiting = desk.post("/desk/settings/password", data=form).text
    assert hidden(waiting)["kept-name"] == "A"
    assert PASSWORD not in waiting and "another one" not in waiting


@pytest.mark.parametrize(("place", "kinds"), [("methods", METHODS), ("bells", WAYS)])
def test_nor_is_any_key_of_a_provider(desk: FlaskClient, place: str, kinds: Mapping[str, Any]) -> None:
    form = form_of(desk, "/desk/settings/me")
    Session.delete().execute()
    for kind, one in kinds.items():
        boxes = one.settings if place == "methods" else one.boxes(means())
        typed = {box.name: f"typed-{'secret' if box.secret else 'open'}" for box in boxes}
        waiting = desk.post(f"/desk/settings/{place}/{kind}", data=form | typed | {"open": "typed-open"}).text
        assert "typed-open" in waiting and "typed-secret" not in waiting, kind


@pytest.mark.parametrize(
    "path", ["https://evil.example/desk/", "//evil.example/desk/", "/signup", "/desk/\\evil", "/desk//x"]
)
def test_it_goes_on_at_our_desk_only(desk: FlaskClient, path: str) -> None:
    form = form_of(desk, "/desk/products/new")
    carried = {"keep_path": path, "keep_for": form["made_for"], "kept-title": "Sardines"}
    answer = desk.post("/signin", data=carried | {"name": "amina", "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/desk")


def test_htmx_comes_back_to_the_page_it_was_on(client: FlaskClient, amina: Member) -> None:
    was_on = {"HX-Request": "true", "HX-Current-URL": "http://localhost/desk/products?section=3"}
    assert client.get("/desk", headers=was_on).headers["HX-Redirect"] == "/signin?next=/desk/products"


def test_shared_photos_that_found_nobody_are_asked_for_again(client: FlaskClient, desk: FlaskClient) -> None:
    assert client.post("/desk/photos", headers=HERE).location == "/signin?next=/desk/photos%3Fagain%3D1"
    assert "Your photos did not come along" in desk.get("/desk/photos?again=1").text
