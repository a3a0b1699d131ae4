"""Goods of a shelf put into a shop at once as drafts; their drawings are hung by the background worker.

Which drawing a product still waits for stands in its source_handle: "starter:mint" becomes "starter-mint".
"""

from datetime import datetime
from typing import Any

from storefront.catalogue.actions import take_numbers
from storefront.catalogue.photos import add_photos, store
from storefront.catalogue.quantity import usual_step
from storefront.catalogue.records import Product, Section
from storefront.catalogue.search import search_key
from storefront.catalogue.sections import add_section
from storefront.catalogue.starters.shelves import Shelf, StarterGood, picture, said_in
from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.photos.child import Encoded, Upload, encode
from storefront.storage.database import atomic
from storefront.storage.files import MediaStore

WAITS, HAS = "starter:", "starter-"
TOGETHER = 4  # drawings encoded at once: a merchant who sends photos meanwhile soon gets a turn


def take(shop: Shop, shelf: Shelf, now: datetime) -> Section:
    """The section its goods stand in now. Those that were taken before are not taken again."""
    with atomic():
        section = _section(shop, shelf)
        known = _known(shop)
        missing = [good for good in shelf.goods if not known & {WAITS + good.key, HAS + good.key}]
        if missing:
            first = take_numbers(shop, len(missing))
            rows = [_row(shop, section, shelf, good, first + place, now) for place, good in enumerate(missing)]
            Product.insert_many(rows).execute()
            touch(shop)
    return section


def unpriced(shop: Shop) -> list[Product]:
    """What came from a shelf and still waits for its price."""
    return list(_from_shelves(shop).where(Product.hidden, Product.price_minor.is_null(), Product.deleted_at.is_null()))


def hang_drawings(media: MediaStore) -> int:
    """A few of the drawings that products wait for; how many products have theirs now."""
    waiting: dict[str, list[Product]] = {}
    found = Product.select().where(Product.source_handle.startswith(WAITS)).order_by(Product.id).limit(200)
    for product in found:
        waiting.setdefault(str(product.source_handle).removeprefix(WAITS), []).append(product)
    hung = 0
    keys = list(waiting)
    for start in range(0, len(keys), TOGETHER):
        some = keys[start : start + TOGETHER]
        answers = encode([Upload(key, picture(key) if picture(key).is_file() else b"") for key in some])
        for key, answer in zip(some, answers, strict=True):
            if isinstance(answer, Encoded):
                hung += _hang(media, answer, waiting[key])
    return hung


def _hang(media: MediaStore, encoded: Encoded, products: list[Product]) -> int:
    """Whoever has hung a photo of their own meanwhile keeps that one alone."""
    photo = store(media, encoded)
    for product in products:
        with atomic():
            there = Product.get_by_id(product.id)
            if not there.photos:
                add_photos(there, [photo])
            handle = str(product.source_handle).replace(WAITS, HAS, 1)
            Product.update(source_handle=handle).where(Product.id == product.id).execute()
    return len(products)


def _section(shop: Shop, shelf: Shelf) -> Section:
    name = said_in(shelf.names, shop.language)
    there: Section | None = Section.get_or_none(Section.shop == shop, Section.name == name)
    texts = {code: {"name": said_in(shelf.names, code)} for code in shop.languages[1:]}
    return there or add_section(shop, name, texts)


def _known(shop: Shop) -> set[str]:
    return {str(product.source_handle) for product in _from_shelves(shop)}


def _from_shelves(shop: Shop) -> Any:
    taken = Product.source_handle.startswith(WAITS) | Product.source_handle.startswith(HAS)
    return Product.select(Product.id, Product.source_handle).where(Product.shop == shop, taken)


def _row(
    shop: Shop, section: Section, shelf: Shelf, good: StarterGood, number: int, now: datetime
) -> dict[str, object]:
    title = said_in(good.names, shop.language)
    texts = {code: {"title": said_in(good.names, code)} for code in shop.languages[1:]}
    return {
        "shop": shop,
        "number": number,
        "position": number,
        "section": section,
        "title": title,
        "texts": texts,
        "unit": good.unit,
        "step_milli": usual_step(good.unit, None),
        "hidden": True,
        "service": shelf.service or shop.mode == "ask",
        "search_key": search_key(title, *(own["title"] for own in texts.values()), str(number)),
        "source_handle": WAITS + good.key,
        "created_at": now,
    }
