"""Products that are only a photo so far: ten pictures first, their names and prices on one screen after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from storefront.catalogue.actions import edit_product, take_number
from storefront.catalogue.drafts import ProductDraft
from storefront.catalogue.inventory import product_from
from storefront.catalogue.quantity import usual_step
from storefront.catalogue.records import Product
from storefront.catalogue.redraft import draft_of
from storefront.merchants.records import Shop
from storefront.storage.database import atomic


@dataclass(frozen=True)
class Naming:
    product: Product
    title: str
    price_minor: int
    unit: str


def add_unnamed(shop: Shop, photos: Sequence[Mapping[str, Any]], key: str, now: datetime) -> None:
    """A hidden product for each photo; the same photos under the same key again add nothing."""
    with atomic():
        for photo in photos:
            handle = f"{key}-{photo['stem']}"
            if product_from(shop, handle) is None:
                _add(shop, photo, handle, now)


def _add(shop: Shop, photo: Mapping[str, Any], handle: str, now: datetime) -> None:
    number = take_number(shop)
    Product.create(
        shop=shop,
        number=number,
        position=number,
        title="",
        hidden=True,
        photos=[photo],
        source_handle=handle,
        created_at=now,
    )


def name_all(namings: Sequence[Naming], now: datetime) -> None:
    """Give each its name and price and show it, all of them or none. Raises Refused."""
    with atomic():
        for naming in namings:
            edit_product(naming.product, _named(naming), naming.product.row_version, 0, now)


def _named(naming: Naming) -> ProductDraft:
    return replace(
        draft_of(naming.product),
        title=naming.title,
        price_minor=naming.price_minor,
        unit=naming.unit,
        step_milli=usual_step(naming.unit, None),
        hidden=False,
    )
