"""What a merchant sees of the goods, hidden and sold out ones too. Every question starts from the shop."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from storefront.catalogue.records import Product, Section
from storefront.catalogue.search import search_key, search_words
from storefront.merchants.records import Shop
from storefront.problems import Missing

PER_PAGE = 60


@dataclass(frozen=True)
class Wanted:
    """Which of the goods, and which page of them."""

    query: str = ""
    section: int | None = None
    page: int = 1


def goods(shop: Shop, wanted: Wanted) -> list[Product]:
    """One page in the merchant's order, and one product more when there is a next page."""
    return _paged(_found(shop, wanted), wanted)


def goods_to_price(shop: Shop, wanted: Wanted) -> list[Product]:
    """The same of what has a price today: what buyers see, and drafts, which wait for one."""
    return _paged(_found(shop, wanted).where(~Product.hidden | Product.price_minor.is_null()), wanted)


def count_goods(shop: Shop, wanted: Wanted) -> int:
    """On all pages of the list."""
    return int(_found(shop, wanted).count())


def every_one(shop: Shop, wanted: Wanted) -> list[Product]:
    """The goods of all pages, with as much as changing them together needs."""
    needed = (Product.id, Product.price_minor, Product.compare_at_minor, Product.title)
    return list(_found(shop, wanted).select(*needed))


def goods_numbered(shop: Shop, numbers: Iterable[int]) -> list[Product]:
    return list(_live(shop).where(Product.number.in_(list(numbers))))


def goods_by_title(shop: Shop) -> dict[str, Product]:
    """By their names as they are searched; of two with one name the first."""
    named = _live(shop).where(Product.title != "").order_by(Product.position.desc(), Product.number.desc())
    return {search_key(product.title): product for product in named}


def finished_goods(shop: Shop) -> list[Product]:
    """Hidden ones too."""
    return list(_live(shop).where(Product.typed.is_null()).order_by(Product.position, Product.number))


def product_of(shop: Shop, number: int) -> Product:
    """Raises Missing for another shop's product, a deleted one and one that never was."""
    product: Product | None = _live(shop).where(Product.number == number).first()
    if product is None:
        raise Missing
    return product


def product_from(shop: Shop, handle: str | None) -> Product | None:
    """The product that a file's row or an earlier copy of the same form already became."""
    return None if handle is None else Product.get_or_none(Product.shop == shop, Product.source_handle == handle)


def products_from_files(shop: Shop) -> dict[str, Product]:
    """Every product that has such a handle, by it; those in the trash too."""
    rows = Product.select().where(Product.shop == shop, Product.source_handle.is_null(False))
    return {str(product.source_handle): product for product in rows}


def deleted_goods(shop: Shop, most: int = 200) -> list[Product]:
    """The trash, last thrown first."""
    thrown = Product.select().where(Product.shop == shop, Product.deleted_at.is_null(False))
    return list(thrown.order_by(Product.deleted_at.desc(), Product.number.desc()).limit(most))


def deleted_product_of(shop: Shop, number: int) -> Product:
    """Raises Missing."""
    thrown = Product.select().where(Product.shop == shop, Product.deleted_at.is_null(False), Product.number == number)
    product: Product | None = thrown.first()
    if product is None:
        raise Missing
    return product


def unnamed_goods(shop: Shop) -> list[Product]:
    """Products that are only photos so far; one that is shown, however that came, is no longer among them."""
    waiting = _live(shop).where(Product.typed.is_null(False), Product.hidden)
    return list(waiting.order_by(Product.position, Product.number).limit(PER_PAGE))


def is_new(shop: Shop) -> bool:
    """Nothing was ever put on its shelves."""
    return shop.next_number == 1


def shelves(shop: Shop) -> list[Section]:
    """Every section, empty ones too."""
    return list(Section.select().where(Section.shop == shop).order_by(Section.position, Section.id))


def section_of(shop: Shop, id: int) -> Section:
    """Raises Missing."""
    section: Section | None = Section.get_or_none(Section.shop == shop, Section.id == id)
    if section is None:
        raise Missing
    return section


def _found(shop: Shop, wanted: Wanted) -> Any:
    found = _live(shop)
    if wanted.section is not None:
        found = found.where(Product.section == wanted.section)
    for word in search_words(wanted.query):
        found = found.where(Product.search_key.contains(word))
    return found


def _paged(found: Any, wanted: Wanted) -> list[Product]:
    ordered = found.order_by(Product.position, Product.number)
    return list(ordered.limit(PER_PAGE + 1).offset((wanted.page - 1) * PER_PAGE))


def _live(shop: Shop) -> Any:
    return Product.select().where(Product.shop == shop, Product.deleted_at.is_null())
