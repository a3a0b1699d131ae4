"""Loading: every shop once, through the rooms' own actions; what is there is left alone."""

from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

from storefront.catalogue.records import Product
from storefront.demo import load as demo
from storefront.demo.reading import NAMES, Goods
from storefront.merchants import passwords
from storefront.merchants.records import Member, Shop, areas_of, channels_of, listed_shops, methods_of, shop_at
from storefront.storage.files import MediaStore
from tests.conftest import NOW


@pytest.fixture
def loaded(database: peewee.Database) -> Iterator[list[Shop]]:
    yield demo.load(None, NOW, lambda _said: None)


def test_each_shop_is_opened_with_all_its_goods(loaded: list[Shop]) -> None:
    for shop, goods in zip(loaded, map(Goods, NAMES), strict=True):
        data = goods.data
        assert shop.slug == goods.slug
        assert shop.name == goods.main(goods.data["name"])
        assert tuple(shop.languages) == goods.codes
        assert Product.select().where(Product.shop == shop).count() == len(goods.data["products"])
        assert len(areas_of(shop)) == len(goods.areas())
        assert [method.kind for method in methods_of(shop)] == [method["kind"] for method in data["methods"]]
        assert [channel.kind for channel in channels_of(shop)] == [channel["kind"] for channel in data["channels"]]


def test_the_shops_stand_on_the_market(loaded: list[Shop]) -> None:
    assert {shop.slug for shop in listed_shops()} == {shop.slug for shop in loaded}


def test_loading_again_changes_nothing(loaded: list[Shop]) -> None:
    versions = {shop.slug: shop.version for shop in Shop.select()}
    said: list[str] = []
    again = demo.load(None, NOW, said.append)
    assert [shop.id for shop in again] == [shop.id for shop in loaded]
    assert {shop.slug: shop.version for shop in Shop.select()} == versions
    assert said == []


def test_the_public_password_signs_the_owner_in(loaded: list[Shop]) -> None:
    owner = Member.get(Member.shop == loaded[0])
    assert passwords.matches(demo.PASSWORD, owner.password_hash)


def test_buyers_are_not_warned_of_a_fresh_change_of_payment(loaded: list[Shop]) -> None:
    assert all(shop.pay_changed_at is None or (NOW - shop.pay_changed_at).days > 7 for shop in Shop.select())


def test_sold_out_today_comes_back_and_sold_out_for_good_does_not(loaded: list[Shop]) -> None:
    gone = {product.sold_out: product for product in Product.select().where(Product.sold_out != "")}
    assert gone["today"].sold_out_until > NOW
    assert gone["until"].sold_out_until is None


def test_a_shop_that_cannot_be_completed_is_not_left_half_made(
    database: peewee.Database,
) -> None:
    goods = Goods("hairdresser")
    goods.data["products"][-1]["price"] = -5
    with pytest.raises(Exception, match="price"):
        demo.open_with_goods(goods, NOW)
    assert shop_at(goods.slug) is None


def test_a_broken_off_loading_is_taken_up_where_it_stopped(loaded: list[Shop], tmp_path: Path) -> None:
    """Only the one product without a picture gets one."""
    photo = {"stem": "aaaaaaaa", "width": 1, "height": 1, "colour": 0, "bytes": {}}
    Product.update(photos=[photo]).where(Product.id > 1).execute()
    said: list[str] = []
    demo.load(MediaStore(tmp_path / "media"), NOW, said.append)
    assert said == ["pictures: 1 of 1"]
    first = Product.get_by_id(1)
    assert len(first.photos) == 1
    with MediaStore(tmp_path / "media").open(f"{first.photos[0]['stem']}-160.webp") as file:
        assert file.read(4) == b"RIFF"
