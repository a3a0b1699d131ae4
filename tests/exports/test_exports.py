"""A shop in a file: all that is its own, nothing of its neighbour's, and nothing that opens a door."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask

import storefront.app  # noqa: F401 - every table is known then
from storefront.catalogue.importing import import_feed, read_feed
from storefront.catalogue.inventory import finished_goods, shelves
from storefront.catalogue.records import Product
from storefront.catalogue.redraft import drafts_of
from storefront.exports.actions import goods_as_csv, write_zip
from storefront.exports.tables import STAYING, TABLES
from storefront.merchants.records import Session, Shop
from storefront.orders.records import Order
from storefront.storage.database import Row
from storefront.storage.files import MediaStore
from tests.conftest import NOW
from tests.house.stalls import PASSWORD, Stall, set_up_stall
from tests.makers import make_choice, make_product, make_section, make_shop
from tests.payments.till import SECRETS


@pytest.fixture
def amina(app: Flask, media: MediaStore) -> Stall:
    media.put("aminaaaa-800.jpg", b"Amina's picture")
    media.put("zoezoezo-800.jpg", b"Zoe's picture")
    with app.app_context():
        set_up_stall(app, "zoe", "tamarind", "zoezoezo", 1)
        return set_up_stall(app, "amina", "cardamom", "aminaaaa", 70)


@pytest.fixture
def media(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "photos")


def zipped(shop: Shop, media: MediaStore) -> dict[str, bytes]:
    out = io.BytesIO()
    write_zip(shop, media, out, lambda part, count: None)
    with ZipFile(out) as file:
        return {name: file.read(name) for name in file.namelist()}


def rows(parts: dict[str, bytes], table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in parts[f"{table}.jsonl"].decode().splitlines()]


def test_every_table_leaves_or_stays_and_somebody_has_said_which() -> None:
    leaving = [table.model for table in TABLES]
    assert sorted([*leaving, *STAYING], key=lambda model: model.__name__) == sorted(
        every_kind_of_row(Row), key=lambda model: model.__name__
    )
    for table in TABLES:
        assert table.without <= table.model._meta.fields.keys()


def every_kind_of_row(kind: type[Row]) -> list[type[Row]]:
    own = [one for one in kind.__subclasses__() if one.__module__.startswith("storefront.") and one is not kind]
    return [one for one in own if ".migrations." not in one.__module__] + [
        further for one in own for further in every_kind_of_row(one)
    ]


def test_all_that_is_the_shops_leaves_and_nothing_of_its_neighbours(amina: Stall, media: MediaStore) -> None:
    parts = zipped(amina.shop, media)
    assert {"goods.csv", "photos/aminaaaa.jpg"} <= parts.keys()
    assert parts["photos/aminaaaa.jpg"] == b"Amina's picture"
    whole = b"\n".join(parts.values())
    assert b"cardamom lemons" in parts["goods.csv"]
    for said in (b"cardamom quarter", b"cardamom answer", b"cardamom door", b"cardamom10", amina.reference.encode()):
        assert said in whole
    assert b"tamarind" not in whole
    assert b"zoe" not in whole
    assert [row["token"] for row in rows(parts, "order")] == [
        order.token for order in Order.select().where(Order.shop == amina.shop).order_by(Order.id)
    ]
    for table in ("order_line", "order_event", "payment", "extra", "choice", "product"):
        assert rows(parts, table), table


def test_nothing_that_opens_a_door_leaves(amina: Stall, media: MediaStore) -> None:
    whole = b"\n".join(zipped(amina.shop, media).values()).decode()
    member = amina.member
    doors = [order.key for order in Order.select()] + [session.fingerprint for session in Session.select()]
    doors += [amina.join, amina.link, amina.key, member.password_hash, PASSWORD, "ntfy.example", "sealed1:"]
    doors += SECRETS.values()
    assert all(doors)
    assert [door for door in doors if door in whole] == []
    assert '"kind":"stripe","settings":{}' in whole


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize("currency", ["TND", "MAD", "XOF"])
def test_goods_come_in_again_as_they_went_out(database: object, currency: str, mark: str) -> None:
    shop = make_shop(currency=currency)
    shelf = make_section(shop, "fish", "Fish")
    make_product(shop, "=Tuna", 1250, unit="kg", step_milli=250, max_milli=4500, section=shelf, stock_milli=9500)
    make_product(
        shop, '-5 °C ice, "crushed"', None, hidden=True, description="Two\nlines", texts={"ar": {"title": "-5 ثلج"}}
    )
    dress = make_product(shop, "Dress", 45_000, compare_at_minor=60_000)
    make_choice(dress, "Red", price_minor=46_000, stock_milli=2000)
    make_choice(dress, "Blue", price_minor=47_000)
    other = make_shop("other", currency=currency)
    outcomes = list(import_feed(other, read_feed(other, goods_as_csv(shop).encode(), "csv", mark), NOW))
    assert [(line.outcome, line.problems) for line in outcomes if line.outcome != "added"] == []
    assert told(other) == told(shop)


def told(shop: Shop) -> list[object]:
    goods = finished_goods(shop)
    drafts, shelf = drafts_of(goods), {section.id: section.name for section in shelves(shop)}
    return [
        (
            replace(draft, source_handle=None, section_id=None, choices=(), price_minor=None),
            shelf.get(draft.section_id),
            [(one.name, one.price_minor, one.stock_milli) for one in draft.choices] or draft.price_minor,
        )
        for draft in map(drafts.__getitem__, (product.id for product in goods))
    ]


def test_unfinished_and_thrown_goods_are_in_no_list(amina: Stall) -> None:
    listed = csv.DictReader(io.StringIO(goods_as_csv(amina.shop)))
    assert {row["title"] for row in listed if row["title"]} == {"cardamom lemons", "cardamom dress"}
    assert Product.select().where(Product.shop == amina.shop).count() == 4
