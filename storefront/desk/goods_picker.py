"""Goods to pick for an order: found by a word or a number, each with a box for how many."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storefront.catalogue.records import Product, choices_of, products_numbered, products_on_sale, search_products
from storefront.catalogue.search import search_words
from storefront.desk.boxes import Boxes
from storefront.desk.goods_rows import shop_words
from storefront.i18n import Words
from storefront.i18n.digits import ascii_digits, read_number
from storefront.merchants.records import Shop
from storefront.orders.cart import Cart, Item, read_cart
from storefront.orders.gather import offers_for
from storefront.orders.offers import Offer
from storefront.problems import Problem, Refused

_MOST = 12  # goods shown at once
_MOST_ROWS = 40


@dataclass(frozen=True)
class Pick:
    """box: the name of its box ("q7-2"). closed: why it can't be had, in words; "" if it can."""

    box: str
    name: str
    number: int
    price: str
    left: str
    closed: str


def picks(shop: Shop, query: str, language: str, words: Words, now: datetime) -> tuple[Pick, ...]:
    """The goods a query finds, or the first of the shop. language: of the order they are for."""
    products = _found(shop, query)
    choices = choices_of(products)
    items: list[Item] = []
    for product in products:
        numbers: list[int | None] = [choice.number for choice in choices.get(product.id, [])]
        items += [Item(product.number, number, (), 1000) for number in numbers or [None]]
    items = items[:_MOST_ROWS]
    offers = offers_for(shop, Cart(tuple(items)), language, now)
    return tuple(_pick(offers[item.name], words) for item in items)


def read_picks(shop: Shop, typed: Mapping[str, str], language: str, now: datetime) -> tuple[Item, ...]:
    """What was written into the boxes, a 0 too. Raises Refused, each problem beside its box."""
    written = {name: item for name in typed if (item := _item_of(name)) and typed[name].strip()}
    offers = offers_for(shop, Cart(tuple(written.values())), language, now)
    boxes = Boxes(typed, shop.currency, shop_words(shop))
    read = {item: boxes.quantity(name, offers[item.name].asked_unit) for name, item in written.items()}
    if boxes.problems:
        raise Refused(*boxes.problems)
    return tuple(Item(item.number, item.choice, item.extras, milli or 0) for item, milli in read.items())


def _item_of(box: str) -> Item | None:
    items = read_cart(f"{box[1:]}x1")[0].items if box.startswith("q") else ()
    return items[0] if len(items) == 1 else None


def _found(shop: Shop, query: str) -> list[Product]:
    words, number = search_words(query), read_number(ascii_digits(query.strip()), 7)
    if number is not None:
        return products_numbered(shop, [number])
    return search_products(shop, words, 1)[:_MOST] if words else products_on_sale(shop, _MOST)


def _pick(offer: Offer, words: Words) -> Pick:
    left = "" if offer.stock_milli is None else words.quantity(offer.stock_milli, offer.asked_unit)
    name = words.listed((offer.title, offer.choice_name))
    return Pick(
        box=f"q{offer.item.name}",
        name=name or words.gettext("No. %(number)s", number=offer.item.number),
        number=offer.item.number,
        price=words.money(offer.unit_price) + words.price_unit(offer.unit),
        left=words.gettext("%(left)s left", left=left) if left else "",
        closed=words.problem(Problem(offer.closed)) if offer.closed else "",
    )
