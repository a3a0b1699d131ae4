"""Shopify's product CSV, in the headers before 2025 and since. Source: help.shopify.com, "Using CSV files".

Rows with the same handle are one product: the first carries its texts, each further row a variant or a photo.
"""

from dataclasses import replace
from itertools import groupby

from storefront.catalogue.drafts import ChoiceDraft, ProductDraft
from storefront.catalogue.feeds.imported import Feed, Imported, RefusedRow
from storefront.catalogue.feeds.numbers import read_cell_milli, read_cell_price
from storefront.catalogue.feeds.plain import plain_text
from storefront.catalogue.feeds.table import Table, TableRow
from storefront.catalogue.rules import MOST_DESCRIPTION, check
from storefront.problems import Problem

HANDLE = ("handle", "url handle")
PRICE = ("variant price", "price")
COMPARE_AT = ("variant compare at price", "compare-at price")
STOCK = ("variant inventory qty", "inventory quantity")
TRACKER = ("variant inventory tracker", "inventory tracker")
PUBLISHED = ("published", "published on online store")
PHOTO = ("image src", "product image url")


def is_shopify(table: Table) -> bool:
    """Whether the header has a column that only Shopify's files have."""
    return "title" in table.columns and not {"variant price", "url handle", "body (html)"}.isdisjoint(table.columns)


def read(table: Table, currency: str) -> Feed:
    products: list[Imported] = []
    refused: list[RefusedRow] = []
    for handle, rows in groupby(table.rows, key=lambda row: row.get(*HANDLE)):
        answer = _read_product(handle, tuple(rows), table, currency)
        (products if isinstance(answer, Imported) else refused).append(answer)  # type: ignore[arg-type]
    return Feed(tuple(products), tuple(refused))


def _read_product(handle: str, rows: tuple[TableRow, ...], table: Table, currency: str) -> Imported | RefusedRow:
    first = rows[0]
    refused = RefusedRow(first.line, first.get("title") or handle, ())
    if not handle:
        return replace(refused, problems=(Problem("import.no_handle", "handle"),))
    variants = tuple(_read_variant(row, table, currency) for row in rows if _is_variant(row) or row is first)
    faults = tuple(fault for variant in variants for fault in variant if isinstance(fault, Problem))
    if variants[0][1] is None:
        faults = (*faults, Problem("import.no_price", "price"))
    if faults:
        return replace(refused, problems=faults)
    draft, notes = _draft(first, variants)
    problems = tuple(check(draft))
    if problems:
        return replace(refused, problems=problems)
    photos = dict.fromkeys(_file_name(url) for row in rows if (url := row.get(*PHOTO)))
    return Imported(first.line, handle, draft, first.get("type"), tuple(photos), notes)


Variant = tuple[str, int | Problem | None, int | Problem | None, int | Problem | None]


def _read_variant(row: TableRow, table: Table, currency: str) -> Variant:
    """(name, price, compare-at price, stock)."""
    options = [row.get(f"option{n} value") for n in (1, 2, 3)]
    name = " · ".join(option for option in options if option and option != "Default Title")
    counted = row.get(*TRACKER) if any(column in table.columns for column in TRACKER) else "yes"
    return (
        name,
        read_cell_price(row.get(*PRICE), currency, ".", "price"),
        read_cell_price(row.get(*COMPARE_AT), currency, ".", "compare_at"),
        read_cell_milli(row.get(*STOCK), "product.stock_unreadable", "stock") if counted else None,
    )


def _draft(first: TableRow, variants: tuple[Variant, ...]) -> tuple[ProductDraft, tuple[Problem, ...]]:
    _, price, compare_at, stock = (part if not isinstance(part, Problem) else None for part in variants[0])
    notes: tuple[Problem, ...] = ()
    if isinstance(compare_at, int) and isinstance(price, int) and compare_at <= price:
        compare_at, notes = None, (Problem("product.compare_at_low", "compare_at"),)
    has_choices = bool(variants[0][0])
    status, published = first.get("status").casefold(), first.get(*PUBLISHED).casefold()
    description = plain_text(first.get("body (html)", "description"))
    draft = ProductDraft(
        title=first.get("title"),
        description=description[:MOST_DESCRIPTION],
        price_minor=price if isinstance(price, int) else None,
        compare_at_minor=compare_at if isinstance(compare_at, int) else None,
        stock_milli=stock if isinstance(stock, int) and not has_choices else None,
        hidden=status in ("draft", "archived") or published == "false",
        choices=_choices(variants) if has_choices else (),
    )
    return draft, notes


def _choices(variants: tuple[Variant, ...]) -> tuple[ChoiceDraft, ...]:
    return tuple(
        ChoiceDraft(name, price if isinstance(price, int) else None, stock if isinstance(stock, int) else None)
        for name, price, _, stock in variants
        if name
    )


def _is_variant(row: TableRow) -> bool:
    return bool(row.get("option1 value") or row.get(*PRICE))


def _file_name(url: str) -> str:
    """The last part of the address: the photo is looked for in the merchant's own folder."""
    return url.partition("?")[0].rstrip("/").rpartition("/")[2]
