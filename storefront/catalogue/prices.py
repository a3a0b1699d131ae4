"""Every price there ever was, by the shop's price version: what a link promised can be looked up."""

from collections.abc import Mapping
from datetime import datetime

from storefront.catalogue.many.records import in_parts
from storefront.catalogue.records import Choice, Price, Product, prices_as_of
from storefront.merchants.records import Shop


def remember_prices(product: Product, now: datetime) -> None:
    """Append the product's prices that differ from the last remembered ones, under one new price version."""
    current: dict[int | None, int | None] = {None: product.price_minor}
    live = Choice.select().where(Choice.product == product, Choice.deleted_at.is_null())
    current.update({choice.id: choice.price_minor for choice in live})
    version = Shop.select(Shop.price_version).where(Shop.id == product.shop_id).scalar()
    last = {price.choice_id: price.minor for price in prices_as_of([product.id], version)}
    changed = {choice: minor for choice, minor in current.items() if choice not in last or last[choice] != minor}
    if not changed:
        return
    _append(product.shop_id, [(product.id, choice, minor) for choice, minor in changed.items()], now)


def remember_many(shop: Shop, prices: Mapping[str, int | None], now: datetime) -> None:
    """Append these new prices ("p12": a product's by id, "c7": a choice's) under one new price version."""
    choices = [int(row[1:]) for row in prices if row[0] == "c"]
    owners: dict[int, int] = {}
    for ids in in_parts(choices):
        owners |= {choice.id: choice.product_id for choice in Choice.select().where(Choice.id.in_(ids))}
    lines: list[tuple[int, int | None, int | None]] = []
    for row, minor in prices.items():
        id = int(row[1:])
        lines.append((id, None, minor) if row[0] == "p" else (owners[id], id, minor))
    _append(shop.id, lines, now)


def _append(shop_id: int, lines: list[tuple[int, int | None, int | None]], now: datetime) -> None:
    Shop.update(price_version=Shop.price_version + 1).where(Shop.id == shop_id).execute()
    version = Shop.select(Shop.price_version).where(Shop.id == shop_id).scalar()
    columns = (Price.product, Price.choice, Price.minor, Price.version, Price.at)
    for few in in_parts((*line, version, now) for line in lines):
        Price.insert_many(few, columns).execute()
