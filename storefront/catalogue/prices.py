"""Every price there ever was, by the shop's price version: what a link promised can be looked up."""

from datetime import datetime

from storefront.catalogue.records import Choice, Price, Product
from storefront.merchants.records import Shop


def remember_prices(product: Product, now: datetime) -> None:
    """Append the product's prices that differ from the last remembered ones, under one new price version."""
    current: dict[int | None, int | None] = {None: product.price_minor}
    live = Choice.select().where(Choice.product == product, Choice.deleted_at.is_null())
    current.update({choice.id: choice.price_minor for choice in live})
    last = _last_prices(product)
    changed = {choice: minor for choice, minor in current.items() if choice not in last or last[choice] != minor}
    if not changed:
        return
    Shop.update(price_version=Shop.price_version + 1).where(Shop.id == product.shop_id).execute()
    version = Shop.select(Shop.price_version).where(Shop.id == product.shop_id).scalar()
    Price.insert_many(
        [
            {"product": product.id, "choice": choice, "version": version, "minor": minor, "at": now}
            for choice, minor in changed.items()
        ]
    ).execute()


def _last_prices(product: Product) -> dict[int | None, int | None]:
    rows = Price.select().where(Price.product == product).order_by(Price.version)
    return {row.choice_id: row.minor for row in rows}
