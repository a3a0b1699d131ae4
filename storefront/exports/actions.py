"""Writes a shop into a file of its own."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from storefront.catalogue.feeds.own_csv import Goods, write
from storefront.catalogue.inventory import finished_goods, shelves
from storefront.catalogue.names import name_of
from storefront.catalogue.redraft import drafts_of
from storefront.exports.records import rows_of, stems_of
from storefront.exports.tables import TABLES
from storefront.i18n import words
from storefront.merchants.records import Shop
from storefront.photos.renditions import FULL, file_name
from storefront.problems import Missing
from storefront.storage.database import snapshot
from storefront.storage.files import MediaStore


def goods_as_csv(shop: Shop) -> str:
    """As `flask shop import` reads them, with their photos' names."""
    said, products = words(shop.language, shop.country), finished_goods(shop)
    drafts, names = drafts_of(products), {section.id: section.name for section in shelves(shop)}
    goods = [
        Goods(
            str(product.source_handle or f"no-{product.number}"),
            replace(drafts[product.id], title=name_of(product, said)),
            names.get(product.section_id, ""),
            tuple(f"{photo['stem']}.jpg" for photo in product.photos),
        )
        for product in products
    ]
    return write(goods, shop.currency)


def write_zip(shop: Shop, media: MediaStore, out: IO[bytes], tell: Callable[[str, int], None]) -> None:
    """goods.csv, each table as a line of JSON a row, and the photos. tell: each part's name, and how much is in it."""
    with ZipFile(out, "w", ZIP_DEFLATED) as into, snapshot():
        into.writestr("goods.csv", goods_as_csv(shop))
        for table in TABLES:
            name = table.model._meta.table_name
            tell(name, _write_rows(into, f"{name}.jsonl", rows_of(shop, table)))
        tell("photos", _write_photos(into, shop, media))


def _write_rows(into: ZipFile, name: str, rows: Iterable[dict[str, Any]]) -> int:
    count = 0
    with into.open(name, "w") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            count += 1
    return count


def _write_photos(into: ZipFile, shop: Shop, media: MediaStore) -> int:
    """The largest there is of each; one that is gone is left out."""
    count = 0
    for stem in stems_of(shop):
        with suppress(Missing), media.open(file_name(stem, FULL, "jpg")) as photo:
            into.writestr(f"photos/{stem}.jpg", photo.read(), ZIP_STORED)
            count += 1
    return count
