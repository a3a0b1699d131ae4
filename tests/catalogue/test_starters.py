"""Shelves to begin with: whole, quick to take, drawn in the background, off until priced."""

from pathlib import Path

import peewee
import pytest

from storefront.catalogue.photos import add_photos
from storefront.catalogue.records import Product
from storefront.catalogue.starters import actions
from storefront.catalogue.starters.shelves import FOLDER, NAMES, picture, shelf
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Shop
from storefront.storage.files import media_store
from tests.conftest import NOW
from tests.makers import make_product, make_shop


@pytest.fixture
def shop(database: peewee.Database) -> Shop:
    return make_shop(languages=["fr", "ar"], next_number=5)


@pytest.mark.parametrize("key", NAMES)
def test_every_shelf_is_named_in_every_language_and_drawn(key: str) -> None:
    one = shelf(key)
    assert 12 <= len(one.goods) <= 24
    for names in (one.names, *(good.names for good in one.goods)):
        assert names.keys() == LANGUAGES.keys() and all(names.values())
    for good in one.goods:
        assert 0 < picture(good.key).stat().st_size <= 2048, good.key
    for code in LANGUAGES:
        assert len({good.names[code] for good in one.goods}) == len(one.goods), code


def test_no_drawing_is_left_over() -> None:
    wanted = {good.key for key in NAMES for good in shelf(key).goods}
    assert {file.stem for file in (FOLDER / "pictures").iterdir()} == wanted


def test_goods_come_named_in_the_shops_languages_and_off(shop: Shop) -> None:
    version = shop.version
    section = actions.take(shop, shelf("fishmonger"), NOW)
    first = Product.select().order_by(Product.number).first()
    assert (first.number, first.title, first.texts) == (5, "Sardines", {"ar": {"title": "سردين"}})
    assert (first.hidden, first.price_minor, first.unit, first.step_milli) == (True, None, "kg", 50)
    assert (section.name, section.texts) == ("Poissonnerie", {"ar": {"name": "بائع السمك"}})
    after = Shop.get_by_id(shop.id)
    assert after.next_number == 25 and after.version > version


def test_taking_a_shelf_twice_adds_nothing_and_numbers_go_on(shop: Shop) -> None:
    actions.take(shop, shelf("fishmonger"), NOW)
    actions.take(shop, shelf("fishmonger"), NOW)
    assert Product.select().count() == 20
    assert make_product(Shop.get_by_id(shop.id)).number == 25


def test_drawings_are_hung_by_and_by_and_never_beside_a_photo_of_ones_own(shop: Shop, tmp_path: Path) -> None:
    media = media_store(f"file:{tmp_path}/media")
    actions.take(shop, shelf("hairdresser"), NOW)
    Product.delete().where(Product.number > 7).execute()
    own = {"stem": "aaaaaaaa", "width": 1, "height": 1, "colour": 1, "bytes": {}, "recipe": 9}
    add_photos(Product.get(Product.number == 6), [own])
    assert actions.hang_drawings(media) == 3
    photos = {product.number: product.photos for product in Product.select()}
    assert photos[6] == [own]
    assert all(media.path(f"{photos[number][0]['stem']}-160.webp").is_file() for number in (5, 7))
    Product.update(photos=[]).execute()
    assert actions.hang_drawings(media) == 0, "what was taken off does not come back"
