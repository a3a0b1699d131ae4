"""What is done to a shop as a whole. Each verb is one transaction."""

from storefront.merchants.records import Shop


def touch(shop: Shop) -> None:
    """Tell every kept page of this shop that it is out of date, inside the transaction that changes the shop."""
    Shop.update(version=Shop.version + 1).where(Shop.id == shop.id).execute()
