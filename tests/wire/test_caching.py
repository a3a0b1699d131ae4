"""Kept pages: made once, true as long as they are handed out, the same for everybody."""

from flask import Flask
from flask.testing import FlaskClient

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.storage.database import database
from tests.makers import make_product, make_shop


def test_a_kept_page_costs_one_read(client: FlaskClient, monkeypatch) -> None:
    make_product(make_shop())
    client.get("/amina")
    asked: list[str] = []
    run = database.obj.execute_sql
    monkeypatch.setattr(database.obj, "execute_sql", lambda sql, *rest: asked.append(sql) or run(sql, *rest))
    client.get("/amina")
    assert len(asked) == 1


def test_an_edit_shows_at_once(client: FlaskClient) -> None:
    shop = make_shop()
    before = client.get("/amina")
    Shop.update(notice="Fresh sardines").execute()
    touch(shop)
    after = client.get("/amina", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Fresh sardines" in after.text


def test_one_weak_tag_for_every_encoding(client: FlaskClient) -> None:
    make_product(make_shop())
    tags = {client.get("/amina", headers={"Accept-Encoding": coding}).headers["ETag"] for coding in ("br", "gzip", "")}
    assert len(tags) == 1
    assert tags.pop().startswith('W/"')


def test_public_pages_say_how_long_and_set_no_cookie(client: FlaskClient) -> None:
    make_product(make_shop())
    for address in ("/amina", "/amina/p/1", "/amina/search?q=lemons", "/"):
        headers = client.get(address).headers
        assert headers["Cache-Control"] == (
            "public, max-age=0, s-maxage=1, stale-while-revalidate=604800, stale-if-error=604800"
        )
        assert set(headers["Vary"].split(", ")) - {"Available-Dictionary"} == {"Accept-Encoding", "Save-Data"}
        assert "Set-Cookie" not in headers


def test_other_parameters_are_the_same_page(client: FlaskClient, app: Flask) -> None:
    make_shop()
    kept = app.extensions["kept_pages"]
    for address in ("/amina", "/amina?utm_source=x", "/amina?page=1", "/amina?lang=xx", "/amina?lite=2"):
        client.get(address)
    assert len(kept) == 1


def test_two_hosts_do_not_share_a_page(client: FlaskClient) -> None:
    make_shop()
    assert "http://one.example/amina" in client.get("/amina", base_url="http://one.example").text
    assert "http://one.example" not in client.get("/amina", base_url="http://two.example").text
