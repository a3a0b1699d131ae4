"""A product made after another one: the same in everything but its number, hidden until it is made different."""

from dataclasses import replace
from datetime import datetime

from storefront.catalogue.actions import add_product
from storefront.catalogue.positions import place_behind
from storefront.catalogue.records import Product
from storefront.catalogue.redraft import draft_of
from storefront.storage.database import atomic


def duplicate(product: Product, key: str, now: datetime) -> Product:
    """The copy, right behind it in the list. The same key again gives the copy there is."""
    draft = draft_of(product)
    groups = (
        replace(group, extras=tuple(replace(extra, number=None) for extra in group.extras))
        for group in draft.extra_groups
    )
    copied = replace(
        draft,
        hidden=True,
        choices=tuple(replace(choice, number=None) for choice in draft.choices),
        extra_groups=tuple(groups),
        source_handle=f"copy-{key}",
    )
    with atomic():
        copy = add_product(product.shop, copied, now, product.photos)
        if copy.position > product.position + 1:
            place_behind(copy, product)
    return copy
