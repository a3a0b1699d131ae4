"""The order in which goods stand."""

from typing import Any

from storefront.catalogue.records import Product
from storefront.merchants.actions import touch
from storefront.storage.database import atomic


def move_product(product: Product, step: int, section: int | None = None) -> None:
    """One place up (-1) or down (+1): it changes places with its neighbour (of the section, if one is given)."""
    with atomic():
        here = Product.get_by_id(product.id)
        neighbour = _neighbour(here, step, section)
        if neighbour is None:
            return
        Product.update(position=neighbour.position).where(Product.id == here.id).execute()
        Product.update(position=here.position).where(Product.id == neighbour.id).execute()
        if here.position == neighbour.position:  # an old tie, broken by number until now
            Product.update(position=Product.position + step).where(Product.id == here.id).execute()
        touch(product.shop)


def place_before(product: Product, other: Product) -> None:
    """Wherever it stood, it now stands right before the other one."""
    _squeeze_in(product, other, behind=False)


def place_behind(product: Product, other: Product) -> None:
    _squeeze_in(product, other, behind=True)


def _squeeze_in(product: Product, other: Product, behind: bool) -> None:
    """All that comes later moves on by two, so that there is a free place even where positions were equal."""
    if product.id == other.id:
        return
    with atomic():
        other = Product.get_by_id(other.id)
        number = Product.number > other.number if behind else Product.number >= other.number
        later = (Product.position > other.position) | ((Product.position == other.position) & number)
        Product.update(position=Product.position + 2).where(Product.shop == other.shop_id, later).execute()
        Product.update(position=other.position + 1).where(Product.id == product.id).execute()
        touch(other.shop)


def _neighbour(here: Product, step: int, section: int | None) -> Product | None:
    row: Any = Product.select().where(Product.shop == here.shop_id, Product.deleted_at.is_null(), Product.id != here.id)
    if section is not None:
        row = row.where(Product.section == section)
    tie = Product.position == here.position
    if step < 0:
        row = row.where((Product.position < here.position) | (tie & (Product.number < here.number)))
        row = row.order_by(Product.position.desc(), Product.number.desc())
    else:
        row = row.where((Product.position > here.position) | (tie & (Product.number > here.number)))
        row = row.order_by(Product.position, Product.number)
    return next(iter(row.limit(1)), None)
