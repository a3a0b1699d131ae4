"""What merchants do with products. One transaction each; whatever a page shows bumps the shop's version in it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from storefront.catalogue import parts, rules
from storefront.catalogue.availability import is_draft
from storefront.catalogue.drafts import ProductDraft
from storefront.catalogue.inventory import product_from
from storefront.catalogue.photos import add_photos
from storefront.catalogue.prices import remember_prices
from storefront.catalogue.records import Choice, Product, Section
from storefront.catalogue.search import search_key
from storefront.catalogue.stock import add_stock
from storefront.merchants.actions import touch
from storefront.merchants.hours import Hours, next_midnight, next_opening
from storefront.merchants.records import Shop
from storefront.money import MOST_MINOR
from storefront.problems import Missing, Problem, Refused
from storefront.storage.database import atomic


def add_product(shop: Shop, draft: ProductDraft, now: datetime, photos: Sequence[Mapping[str, Any]] = ()) -> Product:
    """A new product, last in its shop, under the next number; photos are stored already. Raises Refused.

    A source_handle seen before gives the product it became: a form sent twice adds nothing.
    """
    _refuse_faults(draft, len(photos))
    with atomic():
        if known := product_from(shop, draft.source_handle):
            return known
        _expect_section(shop, draft.section_id)
        number = take_numbers(shop)
        product = Product.create(
            shop=shop,
            number=number,
            position=number,
            stock_milli=draft.stock_milli,
            photos=[dict(photo) for photo in photos],
            created_at=now,
            **_fields(draft),
        )
        parts.write(product, draft, now)
        _index(product)
        remember_prices(product, now)
        touch(shop)
    return product


def edit_product(
    product: Product,
    draft: ProductDraft,
    seen: int,
    stock_change: int,
    now: datetime,
    photos: Sequence[Mapping[str, Any]] = (),
) -> Product:
    """Make the product as drafted, with these photos behind its own.

    seen: the row_version of the form; stock_change: thousandths, relative.
    Raises Refused: product.changed_meanwhile when another member saved first; stock.below_zero.
    """
    shop = product.shop
    _refuse_faults(draft, len(product.photos) + len(photos))
    with atomic():
        _expect_section(shop, draft.section_id)
        changed = (
            Product.update(row_version=Product.row_version + 1, **_fields(draft))
            .where(Product.id == product.id, Product.row_version == seen)
            .execute()
        )
        if not changed:
            raise Refused(Problem("product.changed_meanwhile"))
        product = Product.get_by_id(product.id)
        _count(product, draft.stock_milli, stock_change)
        if photos:
            add_photos(product, photos)
        parts.write(product, draft, now)
        _index(product)
        remember_prices(product, now)
        touch(shop)
    return Product.get_by_id(product.id)


def set_price(product: Product, minor: int | None, now: datetime) -> None:
    """The price alone, from the list of goods; a draft is shown with it. Raises Refused."""
    if minor is not None and not 0 < minor <= MOST_MINOR:
        raise Refused(Problem("price.out_of_range", "price"))
    with atomic():
        product = Product.get_by_id(product.id)
        compare_at = product.compare_at_minor
        if compare_at is not None and (minor is None or compare_at <= minor):
            compare_at = None
        hidden = bool(product.hidden) and not (is_draft(product) and minor is not None)
        _update(product, price_minor=minor, compare_at_minor=compare_at, hidden=hidden)
        product.price_minor = minor
        remember_prices(product, now)
        touch(product.shop)


def change_stock(product: Product, choice: Choice | None, milli: int) -> None:
    """Add (or with a negative number take) counted stock. Raises Refused when it would go below zero."""
    row: Any = choice if choice is not None else product
    with atomic():
        if not add_stock(row, milli):
            raise Refused(Problem("stock.below_zero", "stock"))
        touch(product.shop)


def mark_sold_out(product: Product, until: str, now: datetime) -> None:
    """until: "today" (comes back by itself at the shop's next opening), "until" (further notice), "" (back)."""
    shop = product.shop
    back_at = _next_day(shop, now) if until == "today" else None
    with atomic():
        _update(product, sold_out=until, sold_out_until=back_at)
        touch(shop)


def hide(product: Product, hidden: bool) -> None:
    """Raises Refused: what has neither name nor photo is shown to nobody."""
    if not (hidden or product.title or product.photos):
        raise Refused(Problem("product.title_missing", "title"))
    with atomic():
        _update(product, hidden=hidden)
        touch(product.shop)


def delete_product(product: Product, now: datetime) -> None:
    """Out of the shop; its number is never used again and its orders keep what they copied."""
    with atomic():
        _update(product, deleted_at=now)
        touch(product.shop)


def restore_product(product: Product) -> None:
    with atomic():
        _update(product, deleted_at=None)
        touch(product.shop)


def _refuse_faults(draft: ProductDraft, photos: int) -> None:
    problems = rules.check(draft, photos)
    if problems:
        raise Refused(*problems)


def _expect_section(shop: Shop, section: int | None) -> None:
    """Call inside the transaction that writes it: another member may be taking the section away."""
    if section is not None and not Section.select().where(Section.id == section, Section.shop == shop).exists():
        raise Missing


def take_numbers(shop: Shop, count: int = 1) -> int:
    """The shop's next product number, the first of so many, inside the caller's transaction."""
    Shop.update(next_number=Shop.next_number + count).where(Shop.id == shop.id).execute()
    shop.next_number = Shop.select(Shop.next_number).where(Shop.id == shop.id).scalar()
    return int(shop.next_number) - count


def _fields(draft: ProductDraft) -> dict[str, Any]:
    return {
        "section": draft.section_id,
        "title": draft.title.strip(),
        "description": draft.description.strip(),
        "texts": draft.texts,
        "price_minor": draft.price_minor,
        "compare_at_minor": draft.compare_at_minor,
        "unit": draft.unit.strip(),
        "step_milli": draft.step_milli,
        "max_milli": draft.max_milli,
        "about_milli": draft.about_milli,
        "hidden": draft.hidden,
        "service": draft.service,
        "asks": list(draft.asks),
        "source_handle": draft.source_handle,
        "typed": None,
    }


def _index(product: Product) -> None:
    said = [
        product.title,
        product.description,
        *(version.get(name, "") for version in product.texts.values() for name in ("title", "description")),
    ]
    names = [choice.name for choice in product.choices.where(Choice.deleted_at.is_null())]
    Product.update(search_key=search_key(*said, *names, str(product.number))).where(Product.id == product.id).execute()


def _count(product: Product, wanted: int | None, change: int) -> None:
    """Stock moves relatively, so that goods sold since the form was opened stay sold."""
    if wanted is None or product.stock_milli is None:
        Product.update(stock_milli=wanted).where(Product.id == product.id).execute()
    elif change and not add_stock(product, change):
        raise Refused(Problem("stock.below_zero", "stock"))


def _update(product: Product, **fields: Any) -> None:
    """A small change from the list: it counts for the optimistic lock like any other."""
    Product.update(row_version=Product.row_version + 1, **fields).where(Product.id == product.id).execute()


def _next_day(shop: Shop, now: datetime) -> datetime:
    """A shop without hours opens again at its own midnight."""
    midnight = next_midnight(now, shop.time_zone)
    return next_opening(Hours.from_json(shop.hours), midnight, shop.time_zone) or midnight
