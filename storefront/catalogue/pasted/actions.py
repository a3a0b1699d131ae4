"""A checked price list becomes goods: new ones, drafts where a price is missing, or a new price for what is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storefront.catalogue import actions
from storefront.catalogue.drafts import ProductDraft
from storefront.catalogue.inventory import product_from
from storefront.catalogue.quantity import usual_step
from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.storage.database import atomic


@dataclass(frozen=True)
class Chosen:
    """One row as it was checked. place: which one of its list. known: the product whose price it tells."""

    place: int
    title: str
    price_minor: int | None
    unit: str
    known: Product | None = None


def take_list(shop: Shop, key: str, chosen: Sequence[Chosen], now: datetime) -> None:
    """All of them or none; the same list again, by its key, adds nothing. Raises Refused."""
    with atomic():
        for row in chosen:
            if row.known is not None:
                if row.price_minor not in (None, row.known.price_minor):
                    actions.set_price(row.known, row.price_minor, now)
            elif product_from(shop, _handle(key, row)) is None:
                actions.add_product(shop, _draft(key, row), now)


def _draft(key: str, row: Chosen) -> ProductDraft:
    return ProductDraft(
        title=row.title,
        price_minor=row.price_minor,
        unit=row.unit,
        step_milli=usual_step(row.unit, None),
        hidden=row.price_minor is None,
        source_handle=_handle(key, row),
    )


def _handle(key: str, row: Chosen) -> str:
    return f"list-{key}-{row.place}"
