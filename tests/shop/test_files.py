"""Files under names that never change, and what every host is asked for."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.storage.database import database
from storefront.wire.host import host
from tests.makers import make_product, make_shop


@pytest.fixture
def photo(app: Flask) -> str:
    with app.app_context():
        host().media.put("abcdefgh-160.webp", b"RIFF" + bytes(996))
    return "/media/abcdefgh-160.webp"


def test_a_photo_is_kept_for_ever_under_a_strong_tag(client: FlaskClient, photo: str) -> None:
    answer = client.get(photo)
    assert answer.mimetype == "image/webp"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["ETag"].startswith('"')
    assert client.get(photo, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_rest_of_a_photo_can_be_fetched_after_a_drop(client: FlaskClient, photo: str) -> None:
    answer = client.get(photo, headers={"Range": "bytes=990-"})
    assert (answer.status_code, len(answer.data)) == (206, 10)
    assert answer.headers["Content-Range"] == "bytes 990-999/1000"


@pytest.mark.parametrize("name", ["none.jpg", "abcdefgh-160.jpg", "..%2f..%2fetc", "abcdefgh-160.webp.part"])
def test_no_file_is_404(client: FlaskClient, photo: str, name: str) -> None:
    assert client.get(f"/media/{name}").status_code == 404
    assert client.get(f"/static/{name}").status_code == 404


def test_robots_are_kept_from_carts_and_told_of_the_map(client: FlaskClient) -> None:
    told = client.get("/robots.txt").text
    assert "Disallow: /*/cart" in told
    assert "Sitemap: http://localhost/sitemap.xml" in told


def test_the_map_has_only_shops_that_want_to_be_found(client: FlaskClient) -> None:
    make_product(make_shop(listed=True))
    make_product(make_shop("zoe", listed=False))
    make_product(make_shop("new", listed=True, state="new"))
    drawn = client.get("/sitemap.xml").text
    assert "<loc>http://localhost/amina/p/1</loc>" in drawn
    assert "zoe" not in drawn
    assert "/new" not in drawn


def test_the_map_asks_as_often_for_many_shops_as_for_one(client: FlaskClient) -> None:
    def statements() -> int:
        said: list[str] = []
        database.connection().set_trace_callback(said.append)
        client.get("/sitemap.xml")
        database.connection().set_trace_callback(None)
        return len(said)

    make_product(make_shop(listed=True))
    one = statements()
    for slug in ("zoe", "ravi", "baker"):
        make_product(make_shop(slug, listed=True))
    assert statements() == one


def test_health_and_icon(client: FlaskClient) -> None:
    assert client.get("/health").text == "ok\n"
    assert 0 < len(client.get("/favicon.ico").data) < 500


def test_a_shop_on_the_wall_and_in_the_address_book(client: FlaskClient) -> None:
    make_shop(name="Amina; fruit, more")
    assert client.get("/amina/qr.png").mimetype == "image/png"
    card = client.get("/amina/card.vcf").text
    assert "FN:Amina\\; fruit\\, more\r\n" in card
    assert "TEL;TYPE=CELL:+212612345678\r\n" in card
    assert "URL:http://localhost/amina\r\n" in card
