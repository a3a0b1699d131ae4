"""Every price there ever was, by the shop's price version: what a link promised can be looked up."""

from datetime import datetime

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
    Shop.update(price_version=version + 1).where(Shop.id == product.shop_id).execute()
    Price.insert_many(
        [
            {"product": product.id, "choice": choice, "version": version + 1, "minor": minor, "at": now}
            for choice, minor in changed.items()
        ]
    ).execute()
