"""What is remembered of a change of many goods, and statements that take a few hundred rows each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from peewee import CharField, ForeignKeyField, JSONField, ValuesList

from storefront.catalogue.records import Product
from storefront.merchants.records import Member, Shop
from storefront.storage.database import Row
from storefront.storage.fields import MomentField

TOGETHER = 400  # rows a statement

Item = TypeVar("Item")


class GoodsChange(Row):
    """Many goods changed with one tap: each changed field of each row, before and after.

    before, after = {"p12": {"price_minor": 900}, "c7": {…}}: products and choices by id.
    """

    shop_id: int

    shop = ForeignKeyField(Shop, on_delete="CASCADE")
    member = ForeignKeyField(Member, null=True, on_delete="SET NULL")
    what = CharField()
    at = MomentField()
    before: Any = JSONField()
    after: Any = JSONField()
    undone_at = MomentField(null=True)


def newest_change(shop: Shop, since: datetime) -> GoodsChange | None:
    """Without its rows, which may be thousands."""
    found = GoodsChange.select(GoodsChange.id, GoodsChange.what, GoodsChange.undone_at)
    change: GoodsChange | None = (
        found.where(GoodsChange.shop == shop, GoodsChange.at >= since).order_by(GoodsChange.id.desc()).first()
    )
    return change


def change_of(shop: Shop, id: int) -> GoodsChange | None:
    return GoodsChange.get_or_none(GoodsChange.shop == shop, GoodsChange.id == id)


def values_of(shop: Shop, kind: Any, fields: list[str], ids: Iterable[int]) -> dict[int, Any]:
    """The values of these fields, in their order, by the row's id; only of rows that are this shop's."""
    found: dict[int, Any] = {}
    for few in in_parts(ids):
        rows: Any = kind.select(kind.id, *(getattr(kind, field) for field in fields)).where(kind.id.in_(few))
        rows = rows.where(kind.shop == shop) if kind is Product else rows.join(Product).where(Product.shop == shop)
        found |= {id: list(values) for id, *values in rows.tuples()}
    return found


def write_field(kind: Any, field: str, values: Mapping[int, Any]) -> None:
    """Another value for each of these rows, by id."""
    for few in in_parts(values.items()):
        said = ValuesList(few).alias("said")
        update = {field: said.c.column2}
        if kind is Product:
            update["row_version"] = Product.row_version + 1
        kind.update(update).from_(said).where(kind.id == said.c.column1).execute()


def in_parts(rows: Iterable[Item]) -> Iterator[list[Item]]:
    """As many at a time as a statement takes."""
    left = iter(rows)
    while part := list(islice(left, TOGETHER)):
        yield part
