"""The rows of a pasted price list as boxes to check, and read back from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storefront.catalogue.pasted.actions import Chosen
from storefront.catalogue.pasted.reading import MOST_ROWS, Row
from storefront.catalogue.records import Product
from storefront.catalogue.rules import MOST_TITLE, UNITS
from storefront.catalogue.search import search_key
from storefront.desk.boxes import Boxes
from storefront.desk.goods_rows import shop_words
from storefront.desk.product_form import UNIT_LABELS
from storefront.i18n import N_, Words
from storefront.merchants.records import Shop
from storefront.money import Money, read_price
from storefront.problems import Problem

_FAULTS = {
    "range": N_("From one price to another: write one."),
    "several": N_("Several prices, or several pieces for one price: write one."),
    "currency": N_("This price is in another currency."),
    "": N_("No price found. Without one it becomes a draft."),
}


@dataclass(frozen=True)
class ListRow:
    """hint: why it has no price. units: value and label. known: what may become of it where a product has its name."""

    place: int
    hint: str
    units: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...]


def first_values(rows: Sequence[Row], there: Mapping[str, Product], shop: Shop) -> dict[str, str]:
    """What stands in the boxes as they are first shown. A known product's price is offered to be changed."""
    values: dict[str, str] = {}
    for place, row in enumerate(rows):
        known = there.get(search_key(row.name))
        values[f"title-{place}"] = row.name
        values[f"price-{place}"] = _written(row.price, shop)
        values[f"unit-{place}"] = row.unit or (known.unit if known else "piece")
        values[f"fault-{place}"] = row.fault if not row.price else "none"
        if row.is_sure:
            values[f"take-{place}"] = "1"
        if known and row.price and row.unit in ("", known.unit):
            values[f"known-{place}"] = str(known.number)
    return values


def list_rows(values: Mapping[str, str], there: Mapping[str, Product], words: Words, shop: Shop) -> list[ListRow]:
    return [
        ListRow(
            place,
            ""
            if values.get(f"price-{place}")
            else words.gettext(_FAULTS.get(values.get(f"fault-{place}", ""), _FAULTS[""])),
            _units(values.get(f"unit-{place}", ""), words),
            _offers(there.get(search_key(values[f"title-{place}"])), words, shop),
        )
        for place in range(MOST_ROWS)
        if f"title-{place}" in values
    ]


def chosen_rows(boxes: Boxes, known: Mapping[int, Product]) -> list[Chosen]:
    """The ticked ones; what is wrong with them is among the boxes' problems."""
    return [_chosen(boxes, place, known) for place in range(MOST_ROWS) if boxes.ticked(f"take-{place}")]


def _chosen(boxes: Boxes, place: int, known: Mapping[int, Product]) -> Chosen:
    title, number = boxes.line(f"title-{place}"), boxes.number(f"known-{place}", 0) or 0
    product = known.get(number)
    price = boxes.price(f"price-{place}")
    if not title:
        boxes.problems.append(Problem("product.title_missing", f"title-{place}"))
    if len(title) > MOST_TITLE:
        boxes.problems.append(Problem("product.title_long", f"title-{place}", {"most": MOST_TITLE}))
    if number and product is None:
        boxes.problems.append(Problem("list.gone", f"title-{place}"))
    if product is not None and price is None and not boxes.line(f"price-{place}"):
        boxes.problems.append(Problem("price.empty", f"price-{place}"))
    return Chosen(place, title, price, boxes.line(f"unit-{place}")[:20] or "piece", product)


def _written(price: str, shop: Shop) -> str:
    """As the box writes prices; what could be two stays as it was written, and is asked back."""
    words = shop_words(shop)
    read = read_price(price, shop.currency, words.decimal_mark) if price else None
    return words.money_editable(read) if isinstance(read, Money) else price


def _units(unit: str, words: Words) -> tuple[tuple[str, str], ...]:
    known = tuple((one, words.gettext(UNIT_LABELS[one])) for one in UNITS)
    return known if unit in ("", *UNITS) else (*known, (unit, unit))


def _offers(product: Product | None, words: Words, shop: Shop) -> tuple[tuple[str, str], ...]:
    if product is None:
        return ()
    new = ("", words.gettext("Add as a new product"))
    if product.price_minor is None:
        return (str(product.number), words.gettext("A draft: give it this price")), new
    now = words.amount(product.price_minor, shop.currency) + words.price_unit(product.unit)
    return (str(product.number), words.gettext("Now %(price)s: change it", price=now)), new
