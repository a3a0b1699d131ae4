"""A product's photos, in their order."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue.photos import sweep
from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.storage.files import MediaStore
from storefront.wire.host import Host
from tests.desk.goods import photo, signed_in
from tests.makers import make_member, make_product, make_shop


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def stems() -> list[str]:
    return [each["stem"] for each in Product.get(Product.number == 1).photos]


def with_three_photos(shop: Shop) -> None:
    make_product(shop, photos=[{"stem": stem * 8, "bytes": {"160.webp": 4}} for stem in "abc"])


def test_a_photo_is_put_first_moved_and_removed(shop: Shop, amina: FlaskClient) -> None:
    with_three_photos(shop)
    at = "/desk/products/1/photos"
    amina.post(f"{at}/cccccccc/first")
    assert stems() == ["cccccccc", "aaaaaaaa", "bbbbbbbb"]
    amina.post(f"{at}/bbbbbbbb/place", data={"step": "-1"})
    assert stems() == ["cccccccc", "bbbbbbbb", "aaaaaaaa"]
    assert amina.post(f"{at}/cccccccc/remove").location.startswith("/desk/products/1?removed=sealed")
    assert stems() == ["bbbbbbbb", "aaaaaaaa"]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["without script", "htmx"])
def test_a_removed_photo_comes_back_to_its_place_once(
    app: Flask, shop: Shop, amina: FlaskClient, headers: dict[str, str]
) -> None:
    with_three_photos(shop)
    make_product(shop, "Olives")
    media: MediaStore = app.extensions["storefront"].media
    old = (clock.now() - timedelta(days=9)).timestamp()
    for stem in "abc":
        media.put(f"{stem * 8}-160.webp", b"webp")
        os.utime(media.path(f"{stem * 8}-160.webp"), (old, old))
    page = amina.post("/desk/products/1/photos/bbbbbbbb/remove", headers=headers, follow_redirects=True).text
    assert stems() == ["aaaaaaaa", "cccccccc"] and "The photo was removed." in page
    assert sweep(media, clock.now()) == 0, "for a day it can come back"
    kept = re.findall(r'name="photo" value="([^"]+)"', page)[0]
    assert amina.post("/desk/products/2/photos/back", data={"photo": kept}).status_code == 404, "of another product"
    for _ in range(2):
        assert amina.post("/desk/products/1/photos/back", data={"photo": kept}).status_code == 303
        assert stems() == ["aaaaaaaa", "bbbbbbbb", "cccccccc"]


def test_a_photo_whose_files_are_gone_does_not_come_back(shop: Shop, amina: FlaskClient) -> None:
    with_three_photos(shop)
    page = amina.post("/desk/products/1/photos/bbbbbbbb/remove", follow_redirects=True).text
    kept = re.findall(r'name="photo" value="([^"]+)"', page)[0]
    assert amina.post("/desk/products/1/photos/back", data={"photo": kept}).status_code == 404
    assert amina.post("/desk/products/1/photos/back", data={"photo": "made up"}).status_code == 404
    assert stems() == ["aaaaaaaa", "cccccccc"]


def test_through_htmx_only_the_photos_come_back(shop: Shop, amina: FlaskClient) -> None:
    with_three_photos(shop)
    answer = amina.post("/desk/products/1/photos/bbbbbbbb/first", headers={"HX-Request": "true"})
    assert answer.text.count("<form") == 3
    assert "<html" not in answer.text


def test_the_sweep_takes_what_nobody_shows_and_only_after_a_day(app: Flask, shop: Shop, amina: FlaskClient) -> None:
    amina.post("/desk/products/new", data={"title": "Mint", "price": "5", "photos": [photo("green")]})
    amina.post("/desk/products/new", data={"title": "", "price": "ten", "photos": [photo("gold")]})
    host: Host = app.extensions["storefront"]
    shown = stems()[0]
    assert sweep(host.media, clock.now()) == 0
    assert sweep(host.media, clock.now() + timedelta(days=1, minutes=1)) > 0
    assert {Path(name).name[:8] for name in host.media.names()} == {shown}
