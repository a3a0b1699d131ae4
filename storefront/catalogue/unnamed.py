"""Products that are only a photo so far: pictures first, names and prices beside them, shown when they have both.

With script each has its row before its photo is sent. `typed` is what stands in its boxes; None: a finished product.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from storefront.catalogue.actions import edit_product, take_numbers
from storefront.catalogue.drafts import ProductDraft
from storefront.catalogue.inventory import product_from
from storefront.catalogue.photos import add_photos
from storefront.catalogue.quantity import usual_step
from storefront.catalogue.records import Product
from storefront.catalogue.redraft import draft_of
from storefront.merchants.records import Shop
from storefront.storage.database import atomic
from storefront.storage.tokens import fingerprint

EMPTY_FOR = timedelta(days=1)  # so long a row waits for its photo

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Naming:
    product: Product
    title: str
    price_minor: int
    unit: str


def begin(shop: Shop, marks: Sequence[str], now: datetime) -> list[Product]:
    """The product of each mark, which tells a photo from others of this shop: a photo chosen again finds its own.

    One that was thrown away comes back: its photo was chosen again.
    """
    with atomic():
        return [_begun(shop, f"photo-{fingerprint(mark)[:26]}", now) for mark in marks]


def add_unnamed(shop: Shop, photos: Sequence[Mapping[str, Any]], key: str, now: datetime) -> None:
    """A hidden product for each photo; the same photos under the same key again add nothing."""
    with atomic():
        for photo in photos:
            handle = f"{key}-{photo['stem']}"
            if product_from(shop, handle) is None:
                _add(shop, [photo], handle, now)


def hang_first(product: Product, photo: Mapping[str, Any]) -> None:
    """The photo a row waited for; the same again changes nothing."""
    with atomic():
        if not Product.get_by_id(product.id).photos:
            add_photos(product, [photo])


def keep_typed(product: Product, typed: Typed) -> None:
    """What stands in the row's boxes. Nobody else sees it, so no page changes."""
    Product.update(typed=dict(typed)).where(Product.id == product.id, Product.typed.is_null(False)).execute()


def save_rows(namings: Sequence[Naming], others: Sequence[tuple[Product, Typed]], now: datetime) -> None:
    """Give those their names and prices and show them; of the others keep what was typed. Raises Refused."""
    with atomic():
        for product, typed in others:
            keep_typed(product, typed)
        for naming in namings:
            product = Product.get_by_id(naming.product.id)  # its photo may have come meanwhile
            edit_product(product, _named(product, naming), product.row_version, 0, now)


def sweep_empty(now: datetime) -> int:
    """Forget the rows whose photo never came and where nobody wrote anything; how many."""
    waiting = Product.select().where(Product.typed.is_null(False), Product.created_at < now - EMPTY_FOR)
    empty = [product.id for product in waiting if not product.photos and not _has_words(product.typed)]
    return int(Product.delete().where(Product.id.in_(empty)).execute())


def _begun(shop: Shop, handle: str, now: datetime) -> Product:
    known = product_from(shop, handle)
    if known is None:
        return _add(shop, [], handle, now)
    if known.deleted_at is not None:
        Product.update(deleted_at=None, hidden=True, typed=known.typed or {"title": known.title}).where(
            Product.id == known.id
        ).execute()
    return Product.get_by_id(known.id)


def _add(shop: Shop, photos: Sequence[Mapping[str, Any]], handle: str, now: datetime) -> Product:
    number = take_numbers(shop)
    product: Product = Product.create(
        shop=shop,
        number=number,
        position=number,
        title="",
        hidden=True,
        photos=list(photos),
        typed={},
        source_handle=handle,
        created_at=now,
    )
    return product


def _named(product: Product, naming: Naming) -> ProductDraft:
    return replace(
        draft_of(product),
        title=naming.title,
        price_minor=naming.price_minor,
        unit=naming.unit,
        step_milli=usual_step(naming.unit, None),
        hidden=False,
    )


def _has_words(typed: Typed) -> bool:
    return bool(typed.get("title") or typed.get("price"))
