"""The boxes of one row of photos: read, checked, and shown again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storefront.catalogue import rules
from storefront.catalogue.records import Product
from storefront.desk.boxes import Boxes
from storefront.desk.goods_rows import shop_words
from storefront.desk.product_form import UNIT_LABELS
from storefront.merchants.records import Shop
from storefront.problems import Problem

UNITS = {unit: UNIT_LABELS[unit] for unit in rules.UNITS}


@dataclass(frozen=True)
class PhotoRow:
    """typed: the boxes as they stand. unreadable: what can't be kept so; missing: what is still to be written."""

    product: Product
    typed: Mapping[str, str]
    title: str
    price_minor: int | None
    unit: str
    unreadable: Sequence[Problem]
    missing: Sequence[Problem]

    @property
    def is_ready(self) -> bool:
        says_what_it_is = bool(self.title or self.product.photos)
        return says_what_it_is and self.price_minor is not None and not self.unreadable


def rows_of(shop: Shop, products: Sequence[Product]) -> list[PhotoRow]:
    """As their boxes were left."""
    return [_row(shop, product, product.typed or {}) for product in products]


def read_row(shop: Shop, product: Product, posted: Mapping[str, str]) -> PhotoRow:
    """What a form says of this product; what was left in its boxes where the form does not speak of it."""
    left = product.typed or {}
    boxes = {name: posted.get(f"{name}-{product.number}", left.get(name, "")) for name in ("title", "price", "unit")}
    return _row(shop, product, boxes)


def _row(shop: Shop, product: Product, typed: Mapping[str, str]) -> PhotoRow:
    boxes = Boxes(typed, shop.currency, shop_words(shop))
    title, unit = boxes.line("title"), boxes.line("unit")
    price = boxes.price("price")
    if len(title) > rules.MOST_TITLE:
        boxes.problems.append(Problem("product.title_long", "title", {"most": rules.MOST_TITLE}))
    missing = []
    if title and not boxes.line("price"):
        missing.append(Problem("price.empty", "price"))
    if boxes.line("price") and not title and not product.photos:
        missing.append(Problem("product.title_missing", "title"))
    kept = {"title": title[: 2 * rules.MOST_TITLE], "price": boxes.line("price")[:60], "unit": unit[:20]}
    unit = unit if unit in rules.UNITS else product.unit
    return PhotoRow(product, kept, title, price, unit, boxes.problems, missing)
