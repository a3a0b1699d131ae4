"""The day's list as a chat text, one in each language of the shop: what there is today and what it costs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storefront.catalogue.availability import is_sold_out, price_span
from storefront.catalogue.inventory import shelves
from storefront.catalogue.names import name_of
from storefront.catalogue.records import Choice, Product, Section, choices_of, products_on_sale
from storefront.chat.text import plain
from storefront.chat.whatsapp import share_link
from storefront.i18n import Words, words
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Shop
from storefront.money import Money
from storefront.wire.caching import public_origin

MOST_LINES = 80  # more than anybody reads in a chat; the link shows the rest
_LOOKED_AT = 200
SOURCE = "list"  # where orders from it say they come from


@dataclass(frozen=True)
class DayList:
    """code, language: whose words these are. whatsapp: opens a draft with the text."""

    code: str
    language: str
    direction: str
    text: str
    whatsapp: str


@dataclass(frozen=True)
class _Goods:
    shop: Shop
    shelves: Sequence[tuple[Section | None, Sequence[Product]]]
    choices: Mapping[int, list[Choice]]
    more: bool


def day_lists(shop: Shop, now: datetime) -> list[DayList]:
    goods = _goods(shop, now)
    made = []
    for code in shop.languages:
        text = "\n".join(_lines(goods, words(code, shop.country), now))
        known = LANGUAGES[code]
        made.append(DayList(code, known.name, known.direction, text, share_link(text)))
    return made


def _goods(shop: Shop, now: datetime) -> _Goods:
    """What can be had now and has a price, shelf by shelf; three questions however much it is."""
    products = products_on_sale(shop, _LOOKED_AT)
    choices = choices_of(products)
    there = [
        product
        for product in products
        if price_span(product, choices.get(product.id, []))
        and not is_sold_out(product, choices.get(product.id, []), now)
    ]
    listed = there[:MOST_LINES]
    on = [(shelf, [p for p in listed if p.section_id == (shelf and shelf.id)]) for shelf in (None, *shelves(shop))]
    has_more = len(there) > len(listed) or len(products) == _LOOKED_AT
    return _Goods(shop, [(shelf, goods) for shelf, goods in on if goods], choices, has_more)


def _lines(goods: _Goods, spoken: Words, now: datetime) -> Iterator[str]:
    shop = goods.shop
    yield f"*{plain(shop.text('name', spoken.language))}*"
    yield spoken.gettext("Prices of %(day)s", day=spoken.day(now, shop.time_zone))
    for shelf, products in goods.shelves:
        yield ""
        if shelf is not None:
            yield f"*{plain(shelf.text('name', spoken.language))}*"
        for product in products:
            yield _line(product, goods.choices.get(product.id, []), spoken, shop.currency)
    yield ""
    if goods.more:
        yield spoken.gettext("And more, see:")
    yield _address(shop, spoken.language)


def _line(product: Product, choices: list[Choice], spoken: Words, currency: str) -> str:
    least, most = price_span(product, choices) or (0, 0)
    price = spoken.money_plain(Money(least, currency)) + spoken.price_unit(product.unit)
    if most > least:
        price = spoken.gettext("from %(price)s", price=price)
    return f"{plain(name_of(product, spoken))} – {price}"


def _address(shop: Shop, code: str) -> str:
    lang = "" if code == shop.language else f"lang={code}&"
    return f"{public_origin()}/{shop.slug}?{lang}s={SOURCE}"
