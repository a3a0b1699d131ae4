"""Which photos hang on a product."""

import pytest

from storefront.catalogue.photos import add_photos
from storefront.catalogue.records import Product
from storefront.catalogue.rules import MOST_PHOTOS
from storefront.merchants.records import Shop
from storefront.problems import Refused
from tests.makers import make_product, make_shop

pytestmark = pytest.mark.usefixtures("database")


def photo(stem: str) -> dict[str, object]:
    return {"stem": stem, "width": 800, "height": 600, "colour": 1, "bytes": {}}


def test_a_photo_hangs_once_however_often_it_is_sent() -> None:
    product = make_product(make_shop())
    add_photos(product, [photo("aaaaaaaa"), photo("bbbbbbbb"), photo("aaaaaaaa")])
    add_photos(product, [photo("bbbbbbbb"), photo("cccccccc")])
    assert [hung["stem"] for hung in Product.get().photos] == ["aaaaaaaa", "bbbbbbbb", "cccccccc"]


def test_photos_that_hang_already_change_nothing() -> None:
    product = make_product(make_shop(), photos=[photo("aaaaaaaa")])
    add_photos(product, [photo("aaaaaaaa")])
    add_photos(product, [])
    assert (Product.get().row_version, Shop.get().version) == (1, 1)


def test_one_photo_too_many_hangs_none() -> None:
    product = make_product(make_shop())
    with pytest.raises(Refused, match=r"product\.photos_many"):
        add_photos(product, [photo(f"photo{number:03d}") for number in range(MOST_PHOTOS + 1)])
    assert Product.get().photos == []
