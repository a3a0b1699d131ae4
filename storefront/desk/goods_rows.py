"""The list of goods as the desk shows it: what each row says, and the address of the list it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from storefront import clock
from storefront.catalogue import inventory
from storefront.catalogue.availability import is_sold_out, said_sold_out
from storefront.catalogue.inventory import Wanted
from storefront.catalogue.quantity import asked_unit
from storefront.catalogue.records import Choice, Product, choices_of
from storefront.desk.boxes import price_box
from storefront.i18n import Words, words
from storefront.i18n.digits import read_number
from storefront.merchants.records import Shop
from storefront.problems import Problem

LIST = "/desk/products"


@dataclass(frozen=True)
class GoodsRow:
    """One product in the list. sold_out: "" | today | until | none (nothing left)."""

    product: Product
    price_box: str
    sold_out: str
    counted_in: str
    choices: int
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Complaint:
    """What was typed into one row, and what is wrong with it."""

    number: int
    typed: str
    problems: Sequence[Problem]


@dataclass(frozen=True)
class GoodsPage:
    """One page of the list."""

    wanted: Wanted
    rows: list[GoodsRow]
    has_next: bool

    @property
    def back(self) -> str:
        return query_of(self.wanted)

    @property
    def after(self) -> Wanted:
        return replace(self.wanted, page=self.wanted.page + 1)

    def turned(self, pages: int) -> str:
        """What leads to the next or the previous page."""
        return query_of(replace(self.wanted, page=self.wanted.page + pages))


def goods_page(shop: Shop, wanted: Wanted, complaint: Complaint | None = None, *, pricing: bool = False) -> GoodsPage:
    """pricing: only of what has a price today."""
    found = (inventory.goods_to_price if pricing else inventory.goods)(shop, wanted)
    rows = rows_of(shop, found[: inventory.PER_PAGE], clock.now(), complaint)
    return GoodsPage(wanted, rows, has_next=len(found) > inventory.PER_PAGE)


def rows_of(
    shop: Shop, products: Sequence[Product], now: datetime, complaint: Complaint | None = None
) -> list[GoodsRow]:
    choices = choices_of(products)
    spoken = shop_words(shop)
    return [_row(shop, product, choices.get(product.id, []), now, spoken, complaint) for product in products]


def _row(
    shop: Shop, product: Product, choices: list[Choice], now: datetime, spoken: Words, complaint: Complaint | None
) -> GoodsRow:
    price = price_box(product.price_minor, shop.currency, spoken)
    said = product.sold_out if said_sold_out(product, now) else ""
    sold_out = said or ("none" if is_sold_out(product, choices, now) else "")
    counted_in = asked_unit(product.unit, product.about_milli)
    if complaint and complaint.number == product.number:
        return GoodsRow(product, complaint.typed, sold_out, counted_in, len(choices), complaint.problems)
    return GoodsRow(product, price, sold_out, counted_in, len(choices))


def shop_words(shop: Shop) -> Words:
    """Its first language, and how numbers are written where it sells, whatever language its members read."""
    return words(shop.language, shop.country)


def wanted_of(arguments: Mapping[str, Any]) -> Wanted:
    """Read leniently: an address that makes no sense shows the first page of everything."""
    return Wanted(
        query=str(arguments.get("q", ""))[:100].strip(),
        section=_bounded(arguments.get("section")),
        page=_bounded(arguments.get("page")) or 1,
    )


def wanted_back(query_string: str) -> Wanted:
    """The list a row's form came from."""
    return wanted_of(dict(parse_qsl(query_string[:500])))


def told(wanted: Wanted, **said: str) -> str:
    """The address of the list, with what it should say above."""
    query = urlencode(said)
    return f"{list_url(wanted)}{'&' if query_of(wanted) else '?'}{query}"


def query_of(wanted: Wanted) -> str:
    said = {"q": wanted.query, "section": wanted.section, "page": wanted.page if wanted.page > 1 else None}
    return urlencode({name: value for name, value in said.items() if value})


def list_url(wanted: Wanted) -> str:
    return f"{LIST}?{query}" if (query := query_of(wanted)) else LIST


def _bounded(text: Any) -> int | None:
    return read_number(str(text or ""), 7) or None
