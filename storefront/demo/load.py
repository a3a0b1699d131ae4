"""Loads the demonstration shops through the same actions as a merchant's own hands. What is there is left alone."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from storefront.catalogue.actions import add_product, mark_sold_out
from storefront.catalogue.photos import add_photos, store
from storefront.catalogue.records import Product
from storefront.catalogue.sections import add_section
from storefront.demo.reading import NAMES, Goods
from storefront.merchants.opening import open_shop
from storefront.merchants.records import Member, Shop, shop_at
from storefront.merchants.selling import add_area, save_channels, save_method
from storefront.merchants.settings import (
    save_hours,
    save_languages,
    save_member,
    save_notice,
    save_profile,
    save_selling,
)
from storefront.photos.child import Upload, encode
from storefront.problems import Problem
from storefront.storage.database import atomic
from storefront.storage.files import MediaStore

PASSWORD = "storefront-demo"  # public: everybody may sign in to these shops
PROJECT = Path(__file__).parents[2]
BATCH = 12  # pictures encoded by one child while another draws the next

Say = Callable[[str], object]


def load(media: MediaStore | None, now: datetime, say: Say) -> list[Shop]:
    """The demonstration shops, those that were missing opened now. media None: without pictures."""
    wanted: dict[str, list[Product]] = {}
    shops = []
    for goods in map(Goods, NAMES):
        shop = shop_at(goods.slug)
        if shop is None:
            shop = open_with_goods(goods, now)
            say(f"{shop.name}: {len(goods.pictures)} products")
        for product in _bare(shop, len(goods.pictures)):
            wanted.setdefault(goods.pictures[product.number - 1], []).append(product)
        shops.append(shop)
    if media is not None and wanted:
        _hang_pictures(media, wanted, say)
    return shops


def open_with_goods(goods: Goods, now: datetime) -> Shop:
    """All of one shop or nothing of it."""
    with atomic():
        owner = open_shop(goods.opening(PASSWORD), now)
        save_member(owner, goods.data["owner"], goods.desk_language)
        _furnish(owner, goods)
        shop = owner.shop
        sections = {
            section["key"]: add_section(shop, goods.main(section["name"]), goods.others(name=section["name"])).id
            for section in goods.data["sections"]
        }
        for described in goods.data["products"]:
            product = add_product(shop, goods.product(described, sections), now)
            if described.get("sold_out"):
                mark_sold_out(product, described["sold_out"], now)
    return Shop.get_by_id(shop.id)


def _furnish(owner: Member, goods: Goods) -> None:
    """Payment was set up long ago, or every buyer would be warned that it is new."""
    shop, data = owner.shop, goods.data
    save_profile(owner, goods.profile(), shop.row_version, goods.opened)
    save_languages(shop, goods.languages(), shop.row_version + 1)
    save_selling(shop, goods.selling())
    save_hours(shop, {"weekly": data["hours"]})
    save_notice(shop, goods.main(data.get("notice", "")), None)
    for area in goods.areas():
        add_area(shop, area)
    addresses = {channel["kind"]: channel["address"] for channel in data["channels"]}
    save_channels(owner, addresses, list(addresses), goods.opened)
    for method in data["methods"]:
        save_method(owner, method["kind"], method.get("settings", {}), PASSWORD, goods.opened)


def _bare(shop: Shop, count: int) -> list[Product]:
    """Its demonstration products that have no picture yet: new ones, and those of a loading that was broken off."""
    products = Product.select().where(Product.shop == shop, Product.number <= count)
    return [product for product in products if not product.photos]


def _hang_pictures(media: MediaStore, wanted: dict[str, list[Product]], say: Say) -> None:
    done = 0
    with tempfile.TemporaryDirectory(prefix="storefront-demo-") as folder:
        drawn = _drawn(folder, list(wanted))
        while batch := list(islice(drawn, BATCH)):
            answers = encode([Upload(name, Path(folder, f"{name}.jpg")) for name in batch])
            for name, answer in zip(batch, answers, strict=True):
                if isinstance(answer, Problem):
                    say(f"No picture of {name} for now ({answer.key}); load again to try again.")
                else:
                    _hang(store(media, answer), wanted[name])
            done += len(batch)
            say(f"pictures: {done} of {len(wanted)}")


def _hang(photo: dict[str, Any], products: list[Product]) -> None:
    for product in products:
        add_photos(product, [photo])


def _drawn(folder: str, names: list[str]) -> Iterator[str]:
    """Each name as soon as its picture lies in the folder."""
    command = [sys.executable, "-m", "storefront.demo.draw", folder, *names]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as child:
        if child.stdout is not None:
            yield from (line.strip() for line in child.stdout)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
