"""A kept page by either way out: through Flask the first time, past it afterwards."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.merchants.actions import freeze, touch
from storefront.merchants.records import Shop
from storefront.storage.database import database
from storefront.wire import handing_out
from tests.makers import make_product, make_shop

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def etag(client: FlaskClient) -> str:
    """Of Amina's page, which is kept now."""
    make_product(make_shop())
    return str(client.get("/amina").headers["ETag"])


def test_both_ways_give_the_same(client: FlaskClient, app: Flask) -> None:
    make_product(make_shop())
    client.get("/amina", headers=BROWSER)
    app.extensions["kept_pages"].settle()
    through = client.get("/amina?page=1", headers=BROWSER)
    past = client.get("/amina?page=1", headers=BROWSER)
    assert dict(through.headers) == dict(past.headers)
    assert (through.status, through.data) == (past.status, past.data)


def test_the_second_time_flask_is_not_asked(client: FlaskClient, app: Flask, etag: str) -> None:
    app.before_request_funcs[None].append(lambda: pytest.fail("Flask was asked"))
    assert client.get("/amina").headers["ETag"] == etag


def test_a_frozen_shop_is_gone_at_once(client: FlaskClient, etag: str) -> None:
    freeze(Shop.get())
    assert client.get("/amina").status_code == 410


def test_an_address_that_moved_to_another_shop_shows_that_shop(client: FlaskClient, etag: str) -> None:
    Shop.update(slug="amina-old").execute()
    make_shop(name="Zoe's basket")
    assert "Zoe" in client.get("/amina").text


def test_a_fault_of_the_database_is_a_page(client: FlaskClient, app: Flask, etag: str, monkeypatch) -> None:
    app.testing = False

    def broken(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(handing_out, "version_at", broken)
    assert client.get("/amina").status_code == 200  # Flask asks for itself
    monkeypatch.setattr(database.obj, "execute_sql", broken)
    answer = client.get("/amina")
    assert (answer.status_code, answer.mimetype) == (500, "text/html")


@pytest.mark.parametrize("known", ["{0}", "*", '"else", {0}', "{1}", '"else",{1} , W/"other"'])
def test_what_a_browser_has_is_not_sent_again(client: FlaskClient, etag: str, known: str) -> None:
    answer = client.get("/amina", headers={"If-None-Match": known.format(etag, etag.removeprefix("W/"))})
    assert (answer.status_code, answer.data) == (304, b"")
    assert set(answer.headers.keys()) == {"ETag", "Cache-Control", "Vary"}  # and gunicorn's Date


@pytest.mark.parametrize("known", ["", '"else"', 'W/"', "garbage", '"' * 999, ",,,", "W/*"])
def test_what_it_has_not_is_sent(client: FlaskClient, etag: str, known: str) -> None:
    answer = client.get("/amina", headers={"If-None-Match": known})
    assert answer.status_code == 200
    assert answer.text.startswith("<!doctype html>")


def test_after_an_edit_the_old_tag_gets_the_new_page(client: FlaskClient, etag: str) -> None:
    Shop.update(notice="Open on Friday").execute()
    touch(Shop.get())
    answer = client.get("/amina", headers={"If-None-Match": etag})
    assert (answer.status_code, "Open on Friday" in answer.text) == (200, True)


def test_head_is_the_same_without_a_body(client: FlaskClient, etag: str) -> None:
    whole, head = client.get("/amina", headers=BROWSER), client.head("/amina", headers=BROWSER)
    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)


def test_saving_data_is_another_page_at_the_same_address(client: FlaskClient, etag: str) -> None:
    for _ in range(2):
        assert client.get("/amina", headers={"Save-Data": "on"}).headers["ETag"] != etag
        for said in ("off", "maybe", "on, off", ""):
            assert client.get("/amina", headers={"Save-Data": said}).headers["ETag"] == etag


def test_garbage_from_all_sides_is_a_plain_page(client: FlaskClient, etag: str) -> None:
    garbage = {
        "Accept-Encoding": "br;q=;;,\x7f, dcz;q=x",
        "Available-Dictionary": ":*:",
        "Range": "bytes=5-2",
        "Save-Data": "\x7f",
        "If-Modified-Since": "yesterday",
    }
    for _ in range(2):
        assert client.get("/amina", headers=garbage).status_code == 200
