"""Which part of a photo its squares show: a tap, or one of nine places; made anew from the largest rendition."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from storefront.catalogue.records import Product
from storefront.catalogue.reencoding import outdated_photos, reencode
from storefront.merchants.records import Shop
from storefront.photos.renditions import cut_square
from tests.desk.goods import signed_in
from tests.makers import make_member, make_product, make_shop
from tests.photos.pictures import BLUE, GREEN, RED, as_bytes, near


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


@pytest.fixture
def stem(amina: FlaskClient) -> str:
    """A wide photo: red, green and blue from left to right."""
    stripes = Image.new("RGB", (900, 300), RED)
    stripes.paste(GREEN, (300, 0, 600, 300))
    stripes.paste(BLUE, (600, 0, 900, 300))
    photo = (io.BytesIO(as_bytes(stripes, quality=95)), "stripes.jpg")
    amina.post("/desk/products/new", data={"title": "Flag", "price": "5", "photos": [photo]})
    return Product.get().photos[0]["stem"]


def middle(client: FlaskClient) -> tuple[int, int, int]:
    """The colour in the middle of the thumbnail."""
    stem = Product.get().photos[0]["stem"]
    small = Image.open(io.BytesIO(client.get(f"/media/{stem}-160.jpg").data))
    return small.convert("RGB").getpixel((small.width // 2, small.height // 2))


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ({"place": "0-50"}, RED),
        ({"place": "50-50"}, GREEN),
        ({"place": "100-0"}, BLUE),
        ({"spot.x": "190", "spot.y": "30", "place": "0-50"}, BLUE),
        ({"spot.x": "20", "spot.y": "30"}, RED),
        ({"spot.x": "0", "spot.y": "0", "place": "100-50"}, BLUE),
        ({"spot.x": "99999", "spot.y": "-1"}, BLUE),
        ({"spot.x": "²", "place": "nowhere"}, GREEN),
    ],
)
def test_the_square_is_cut_around_what_was_tapped(
    amina: FlaskClient, stem: str, said: dict[str, str], colour: tuple[int, int, int]
) -> None:
    before = Product.get()
    answer = amina.post(f"/desk/products/1/photos/{stem}/focus", data=said)
    assert answer.location == "/desk/products/1?saved=1#photos"
    assert near(middle(amina), colour)
    after = Product.get()
    assert amina.get(f"/media/{stem}-160.jpg").status_code == 200, "kept pages still show the old square"
    full = [amina.get(f"/media/{each.photos[0]['stem']}-800.jpg").data for each in (before, after)]
    assert full[0] == full[1], "what is opened stays as it is"


def test_a_later_recipe_keeps_the_choice(app: Flask, amina: FlaskClient, stem: str) -> None:
    amina.post(f"/desk/products/1/photos/{stem}/focus", data={"place": "100-50"})
    photo = Product.get().photos[0]
    assert photo["focus"] == [100, 50]
    Product.update(photos=[photo | {"recipe": 0}]).execute()
    assert [done.problem for done in reencode(app.extensions["storefront"].media, outdated_photos())] == [None]
    assert Product.get().photos[0]["focus"] == [100, 50] and near(middle(amina), BLUE)


def test_the_page_shows_the_picture_in_one_size_and_nine_places(amina: FlaskClient, stem: str) -> None:
    page = amina.get(f"/desk/products/1/photos/{stem}").text
    assert 'type="image" name="spot"' in page and 'width="208" height="69"' in page
    assert page.count('type="radio"') == 9 and 'value="50-50" checked' in page


def test_a_photo_whose_file_is_gone_stays_as_it_is(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop, photos=[{"stem": "aaaaaaaa", "width": 800, "height": 600}])
    answer = amina.post("/desk/products/1/photos/aaaaaaaa/focus", data={"place": "0-0"})
    assert answer.status_code == 422 and 'class="problem"' in answer.text
    assert Product.get().photos == [{"stem": "aaaaaaaa", "width": 800, "height": 600}]


def test_a_photo_of_another_product_is_not_there(amina: FlaskClient, stem: str) -> None:
    assert amina.post("/desk/products/1/photos/nnnnnnnn/focus").status_code == 404
    assert amina.get("/desk/products/1/photos/nnnnnnnn").status_code == 404


def test_the_square_never_leaves_the_picture() -> None:
    assert cut_square(900, 300, (50, 50)) == (300, 0, 600, 300)
    assert cut_square(900, 300, (0, 0)) == (0, 0, 300, 300)
    assert cut_square(300, 900, (100, 100)) == (0, 600, 300, 900)
    assert cut_square(300, 300, (7, 93)) == (0, 0, 300, 300)
