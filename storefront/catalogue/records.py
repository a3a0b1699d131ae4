"""What is remembered of goods: sections, products, choices, extras, every price there ever was."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import BooleanField, CharField, Check, ForeignKeyField, IntegerField, JSONField, TextField, fn

from storefront.merchants.records import Shop
from storefront.storage.database import Row
from storefront.storage.fields import MomentField, Translated


class Section(Translated, Row):
    """A shelf of the shop."""

    shop_id: int
    products: Any

    shop = ForeignKeyField(Shop, backref="sections", on_delete="CASCADE")
    slug = CharField(max_length=40)
    name = TextField()
    texts: Any = JSONField(default=dict)
    position = IntegerField(default=0)

    class Meta:
        indexes = ((("shop", "slug"), True),)


class Product(Translated, Row):
    """One product. Prices in minor units of the shop's currency, per `unit`; quantities in thousandths.

    price_minor None: ask the price. stock_milli None: unlimited; else what is free now (holds already taken off).
    about_milli: sold by the piece but priced by the unit: one piece is about so much of it.
    photos: [{"stem", "width", "height", "colour", "bytes", "recipe"}], the first is the face.
    """

    shop_id: int
    section_id: int | None
    choices: Any
    extra_groups: Any

    shop = ForeignKeyField(Shop, backref="products", on_delete="CASCADE")
    number = IntegerField()
    section = ForeignKeyField(Section, null=True, backref="products", on_delete="SET NULL")
    title = TextField()
    description = TextField(default="")
    texts: Any = JSONField(default=dict)
    price_minor = IntegerField(null=True)
    compare_at_minor = IntegerField(null=True)
    unit = CharField(default="piece")  # piece | kg | litre | pair | the merchant's own word
    step_milli = IntegerField(default=1000)
    max_milli = IntegerField(null=True)
    about_milli = IntegerField(null=True)
    stock_milli = IntegerField(null=True)
    sold_out = CharField(default="")  # "" | today | until (further notice)
    sold_out_until = MomentField(null=True)  # for today: the next opening, when it comes back by itself
    hidden = BooleanField(default=False)
    service = BooleanField(default=False)  # asked about in the chat, never put in a cart
    asks: Any = JSONField(default=list)
    photos: Any = JSONField(default=list)
    typed: Any = JSONField(null=True)  # of one that is only a photo so far (unnamed.py): its boxes; None: finished
    search_key = TextField(default="")
    position = IntegerField(default=0)
    row_version = IntegerField(default=1)
    source_handle = CharField(null=True)  # the row's name in an imported file, so that importing twice adds nothing
    created_at = MomentField()
    deleted_at = MomentField(null=True)

    class Meta:
        constraints = [Check("stock_milli IS NULL OR stock_milli >= 0")]
        indexes = (
            (("shop", "number"), True),
            (("shop", "hidden", "deleted_at", "position", "number"), False),
            (("shop", "source_handle"), True),
        )


class Choice(Translated, Row):
    """A size, a colour… with its own price and stock. price_minor None: the product's."""

    product_id: int

    product = ForeignKeyField(Product, backref="choices", on_delete="CASCADE")
    number = IntegerField()  # unique in its product, never re-used
    name = TextField()
    texts: Any = JSONField(default=dict)
    price_minor = IntegerField(null=True)
    stock_milli = IntegerField(null=True)
    sold_out = BooleanField(default=False)
    position = IntegerField(default=0)
    deleted_at = MomentField(null=True)

    class Meta:
        constraints = [Check("stock_milli IS NULL OR stock_milli >= 0")]
        indexes = ((("product", "number"), True),)


class ExtraGroup(Translated, Row):
    """Extras that belong together: between `least` and `most` of them may be taken."""

    product_id: int
    extras: Any

    product = ForeignKeyField(Product, backref="extra_groups", on_delete="CASCADE")
    name = TextField()
    texts: Any = JSONField(default=dict)
    least = IntegerField(default=0)
    most = IntegerField(default=1)
    position = IntegerField(default=0)


class Extra(Translated, Row):
    """Something added to a product for a price (per unit of the line)."""

    group_id: int

    group = ForeignKeyField(ExtraGroup, backref="extras", on_delete="CASCADE")
    number = IntegerField()  # unique in its product, never re-used
    name = TextField()
    texts: Any = JSONField(default=dict)
    price_minor = IntegerField(default=0)
    position = IntegerField(default=0)
    deleted_at = MomentField(null=True)


class Price(Row):
    """What a product or choice cost from a price version on. Append-only."""

    product_id: int
    choice_id: int | None

    product = ForeignKeyField(Product, backref="prices", on_delete="CASCADE")
    choice = ForeignKeyField(Choice, null=True, on_delete="CASCADE")
    version = IntegerField()  # the shop's price_version
    minor = IntegerField(null=True)
    at = MomentField()

    class Meta:
        indexes = ((("product", "choice", "version"), False),)


PER_PAGE = 24


def products_on_page(shop: Shop, page: int, section: Section | None = None) -> list[Product]:
    """What a buyer sees on one page of the shop or of a section, and one more when there is a next page."""
    return _paged(_visible(shop) if section is None else _visible(shop).where(Product.section == section), page)


def products_on_sale(shop: Shop, most: int) -> list[Product]:
    """What a buyer sees on all pages of the shop together."""
    return list(_visible(shop).order_by(Product.position, Product.number).limit(most))


def search_products(shop: Shop, words: Iterable[str], page: int) -> list[Product]:
    """Products whose search key holds every one of these normalised words, paged like the shop."""
    found = _visible(shop)
    for word in words:
        found = found.where(Product.search_key.contains(word))
    return _paged(found, page)


def product_numbered(shop: Shop, number: int) -> Product | None:
    """A product by its stable number, deleted ones too; not a hidden one."""
    return Product.get_or_none(Product.shop == shop, Product.number == number, _shown())


def products_numbered(shop: Shop, numbers: Iterable[int]) -> list[Product]:
    """The products of these numbers that a buyer sees, in the shop's order."""
    return list(_visible(shop).where(Product.number.in_(list(numbers))).order_by(Product.position, Product.number))


def deleted_products(shop: Shop, numbers: Iterable[int]) -> list[Product]:
    """Those of these numbers that buyers could see once."""
    gone = (Product.shop == shop) & _shown() & Product.deleted_at.is_null(False)
    return list(Product.select().where(gone, Product.number.in_(list(numbers))))


def choices_of(products: Iterable[Product]) -> dict[int, list[Choice]]:
    """The live choices of these products, by product id, in the merchant's order."""
    query = Choice.select().where(Choice.product.in_([product.id for product in products]), Choice.deleted_at.is_null())
    return _grouped(query.order_by(Choice.position, Choice.number), "product_id")


def extra_groups_of(products: Iterable[Product]) -> dict[int, list[ExtraGroup]]:
    query = ExtraGroup.select().where(ExtraGroup.product.in_([product.id for product in products]))
    return _grouped(query.order_by(ExtraGroup.position, ExtraGroup.id), "product_id")


def extras_of(groups: Iterable[ExtraGroup]) -> dict[int, list[Extra]]:
    """The live extras of these groups, by group id."""
    query = Extra.select().where(Extra.group.in_([group.id for group in groups]), Extra.deleted_at.is_null())
    return _grouped(query.order_by(Extra.position, Extra.number), "group_id")


def sections_of(shop: Shop) -> list[Section]:
    """The sections a buyer can open: those with something on the shelf."""
    shown = _visible(shop).select(Product.section)
    return list(
        Section.select().where(Section.shop == shop, Section.id.in_(shown)).order_by(Section.position, Section.id)
    )


def section_of(product: Product) -> Section | None:
    return None if product.section_id is None else Section.get_or_none(Section.id == product.section_id)


def section_at(shop: Shop, slug: str) -> Section | None:
    return Section.get_or_none(Section.shop == shop, Section.slug == slug)


def prices_changed_at(shop: Shop) -> datetime | None:
    """When the prices a buyer sees were last changed, or said again."""
    last = Price.select(fn.MAX(Price.id)).join(Product).where(Product.shop == shop)
    price = Price.get_or_none(Price.id == last)
    moments = (shop.prices_said_at, None if price is None else price.at)
    return max((moment for moment in moments if moment is not None), default=None)


def prices_as_of(product_ids: Iterable[int], version: int) -> list[Price]:
    """What each of these products, and each of its choices, cost when the shop's prices had this version."""
    then = Price.select(fn.MAX(Price.id)).where(Price.product.in_(list(product_ids)), Price.version <= version)
    return list(Price.select().where(Price.id.in_(then.group_by(Price.product, Price.choice))))


def numbers_on_market(most: int) -> dict[int, list[int]]:
    """Numbers of the goods of the shops on the market, by the shop's id, for the list that search engines read."""
    found = _on_market().select(Product.shop, Product.number).order_by(Shop.opened_at.desc(), Product.number)
    numbers: dict[int, list[int]] = {}
    for shop, number in found.limit(most).tuples():
        numbers.setdefault(shop, []).append(number)
    return numbers


def newest_on_market(words: Iterable[str], most: int) -> list[Product]:
    """The newest goods of the shops on the market that take orders, each with its shop."""
    found = _on_market().where(Shop.mode == "order")
    for word in words:
        found = found.where(Product.search_key.contains(word))
    return list(found.order_by(Product.id.desc()).limit(most))


def _on_market() -> Any:
    listed = (Shop.listed) & (Shop.state == "approved")
    return Product.select(Product, Shop).join(Shop).where(listed, _shown(), Product.deleted_at.is_null())


def _visible(shop: Shop) -> Any:
    return Product.select().where(Product.shop == shop, _shown(), Product.deleted_at.is_null())


def _shown() -> Any:
    return Product.hidden == False  # noqa: E712 - NOT hidden would not use the index


def _paged(products: Any, page: int) -> list[Product]:
    ordered = products.order_by(Product.position, Product.number)
    return list(ordered.limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE))


def _grouped(rows: Iterable[Any], by: str) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, by), []).append(row)
    return grouped
