"""The rows that placing an order reads inside its transaction, by statements that are compiled once.

Building a statement costs peewee more than SQLite needs to answer it, and everybody else waits for this transaction.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import cast

from storefront.catalogue.records import Choice, Extra, ExtraGroup, Product
from storefront.merchants.records import Shop
from storefront.orders.records import Order


def terms_row(shop: Shop) -> Shop:
    """The shop as it is now. Whole: the order made on its terms is handed on with it."""
    return cast(Shop, Shop.raw(_terms(), shop.id).get())


def products(shop: Shop, numbers: Collection[int]) -> Iterable[Product]:
    return Product.raw(_products(len(numbers)), shop.id, *numbers) if numbers else ()


def choices(products: Collection[int]) -> Iterable[Choice]:
    return Choice.raw(_choices(len(products)), *products) if products else ()


def extras(products: Collection[int]) -> Iterable[Extra]:
    """With their groups. Few goods have extras, so that the rare join is built only where there is a group."""
    if not products or not ExtraGroup.raw(_groups(len(products)), *products).execute():
        return ()
    wanted = ExtraGroup.product.in_(products) & Extra.deleted_at.is_null()
    return Extra.select(Extra, ExtraGroup).join(ExtraGroup).where(wanted)


def is_known_key(key: str) -> bool:
    return bool(Order.raw(_key(), key).execute())


def is_free_reference(shop: Shop, reference: str) -> bool:
    return not Order.raw(_reference(), shop.id, reference).execute()


@cache
def _terms() -> str:
    return str(Shop.select().where(Shop.id == 0).sql()[0])


@cache
def _products(count: int) -> str:
    columns = (
        Product.id, Product.number, Product.title, Product.texts, Product.price_minor, Product.unit, Product.step_milli,
        Product.max_milli, Product.about_milli, Product.stock_milli, Product.sold_out, Product.sold_out_until,
        Product.service, Product.asks,
    )  # fmt: skip
    wanted = (Product.shop == 0) & Product.number.in_([0] * count) & ~Product.hidden & Product.deleted_at.is_null()
    return str(Product.select(*columns).where(wanted).sql()[0])


@cache
def _choices(count: int) -> str:
    wanted = Choice.product.in_([0] * count) & Choice.deleted_at.is_null()
    return str(Choice.select().where(wanted).order_by(Choice.id).sql()[0])


@cache
def _groups(count: int) -> str:
    return str(ExtraGroup.select(ExtraGroup.id).where(ExtraGroup.product.in_([0] * count)).sql()[0])


@cache
def _key() -> str:
    return str(Order.select(Order.id).where(Order.key == "").sql()[0])


@cache
def _reference() -> str:
    return str(Order.select(Order.id).where(Order.shop == 0, Order.reference == "").sql()[0])
