"""Reads a shop's rows as plain values."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from storefront.catalogue.records import Product
from storefront.exports.tables import TABLES, Table
from storefront.merchants.records import Shop, ShopMethod
from storefront.merchants.sealing import without_secrets


def rows_of(shop: Shop, table: Table) -> Iterator[dict[str, Any]]:
    """One at a time, whatever their number."""
    fields = [field for field in table.model._meta.sorted_fields if field.name not in table.without]
    rows = table.model.select(*fields).where(_owned(shop, table)).order_by(table.model.id)
    for row in rows.iterator():
        yield {field.column_name: _plain(_value(row, field.name, field.column_name)) for field in fields}


def stems_of(shop: Shop) -> list[str]:
    """Of its photos, those of goods in the trash too, and of its own picture."""
    hung = Product.select(Product.photos).where(Product.shop == shop).order_by(Product.id)
    stems = [photo["stem"] for product in hung for photo in product.photos]
    return list(dict.fromkeys([*stems, *filter(None, [shop.logo])]))


def _owned(shop: Shop, table: Table) -> Any:
    if table.of == "id":
        return table.model.id == shop.id
    field = getattr(table.model, table.of)
    if field.rel_model is Shop:
        return field == shop.id
    owner = next(one for one in TABLES if one.model is field.rel_model)
    return field.in_(owner.model.select(owner.model.id).where(_owned(shop, owner)))


def _value(row: Any, name: str, column: str) -> Any:
    if isinstance(row, ShopMethod) and name == "settings":
        return without_secrets(row)
    return getattr(row, column)  # of a reference its number: nothing more is asked


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
