"""Our own product file, read and written: one row a product, or one row a choice under the same handle.

Columns: handle, title, price, and as wanted description, compare_at, unit, step, max, about, stock, section, hidden,
choice, photo; `title_ar`, `description_ar` … for other languages.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from storefront.catalogue.drafts import ChoiceDraft, ProductDraft
from storefront.catalogue.feeds.imported import Feed, Imported, RefusedRow
from storefront.catalogue.feeds.numbers import read_cell_milli, read_cell_price
from storefront.catalogue.feeds.table import Table, TableRow, as_text
from storefront.catalogue.quantity import usual_step
from storefront.catalogue.rules import check
from storefront.money import Money
from storefront.problems import Problem

YES = {"1", "yes", "true", "x", "oui", "نعم", "sim", "हाँ"}
COLUMNS = (
    "handle", "title", "price", "compare_at", "unit", "step", "max", "about", "stock", "section", "hidden", "choice",
    "photo", "description",
)  # fmt: skip
NOTHING: dict[str, str] = {}


@dataclass(frozen=True)
class Goods:
    """One product to be written. section: its shelf's name; photos: names of files."""

    handle: str
    draft: ProductDraft
    section: str = ""
    photos: tuple[str, ...] = ()


def read(table: Table, currency: str, decimal_mark: str) -> Feed:
    """Feed of the table. A row without a handle is known by its title. Raises nothing: bad rows are in it."""
    products: list[Imported] = []
    refused: list[RefusedRow] = []
    for handle, rows in groupby(table.rows, key=lambda row: row.get("handle", "title")):
        answer = _read_product(handle, tuple(rows), currency, decimal_mark)
        (products if isinstance(answer, Imported) else refused).append(answer)  # type: ignore[arg-type]
    return Feed(tuple(products), tuple(refused))


def _read_product(handle: str, rows: tuple[TableRow, ...], currency: str, mark: str) -> Imported | RefusedRow:
    first = rows[0]
    numbers: dict[str, int | Problem | None] = {
        "price_minor": read_cell_price(first.get("price"), currency, mark, "price"),
        "compare_at_minor": read_cell_price(first.get("compare_at"), currency, mark, "compare_at"),
        "step_milli": read_cell_milli(first.get("step"), "product.step_unreadable", "step"),
        "max_milli": read_cell_milli(first.get("max"), "product.max_below_step", "max"),
        "about_milli": read_cell_milli(first.get("about"), "product.about_unreadable", "about"),
    }
    choices = tuple(_read_choice(row, currency, mark) for row in rows if row.get("choice"))
    stock = None if choices else read_cell_milli(first.get("stock"), "product.stock_unreadable", "stock")
    parts = (*numbers.values(), stock, *choices)
    faults = tuple(part for part in parts if isinstance(part, Problem))
    if faults:
        return RefusedRow(first.line, first.get("title") or handle, faults)
    draft = ProductDraft(
        title=first.get("title"),
        description=first.get("description"),
        texts=_texts(first),
        unit=first.get("unit") or "piece",
        hidden=first.get("hidden").casefold() in YES,
        choices=tuple(choice for choice in choices if isinstance(choice, ChoiceDraft)),
        stock_milli=stock if isinstance(stock, int) else None,
    )
    draft = replace(draft, **numbers)  # type: ignore[arg-type]
    if numbers["step_milli"] is None:
        draft = replace(draft, step_milli=usual_step(draft.unit, draft.about_milli))
    if problems := tuple(check(draft)):
        return RefusedRow(first.line, draft.title or handle, problems)
    photos = tuple(dict.fromkeys(name for row in rows if (name := row.get("photo"))))
    return Imported(first.line, handle, draft, first.get("section"), photos, _notes(draft))


def _notes(draft: ProductDraft) -> tuple[Problem, ...]:
    """A missing price is allowed here, but never without saying so."""
    priced = draft.price_minor is not None or any(choice.price_minor is not None for choice in draft.choices)
    return () if priced else (Problem("import.ask_price", "price"),)


def _read_choice(row: TableRow, currency: str, mark: str) -> ChoiceDraft | Problem:
    price = read_cell_price(row.get("price"), currency, mark, "price")
    stock = read_cell_milli(row.get("stock"), "product.stock_unreadable", "stock")
    for part in (price, stock):
        if isinstance(part, Problem):
            return part
    return ChoiceDraft(row.get("choice"), price, stock)  # type: ignore[arg-type]


def _texts(row: TableRow) -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for column, cell in row.cells.items():
        name, _, language = column.partition("_")
        if name in ("title", "description") and language and cell.strip():
            texts.setdefault("pt-BR" if language == "pt-br" else language, {})[name] = cell.strip()
    return texts


def write(goods: Iterable[Goods], currency: str) -> str:
    """The file's text. It has no place for extras and for what is asked of a buyer."""
    goods = list(goods)
    languages = sorted(
        {language for one in goods for language, texts in one.draft.texts.items() if any(texts.values())}
    )
    translated = [f"{name}_{language}" for language in languages for name in ("title", "description")]
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, (*COLUMNS, *translated), restval="")
    table.writeheader()
    for one in goods:
        for row in _rows(one, currency):
            table.writerow({column: as_text(cell) for column, cell in row.items()})
    return out.getvalue()


def _rows(one: Goods, currency: str) -> Iterator[dict[str, str]]:
    """The product's own cells stand in its first row, which is its first choice's too."""
    choices = [_choice_cells(choice, one.draft, currency) for choice in one.draft.choices]
    photos = [{"photo": name} for name in one.photos]
    for cells in zip_longest([_product_cells(one, currency)], choices, photos, fillvalue=NOTHING):
        yield {column: cell for part in cells for column, cell in part.items()} | {"handle": one.handle}


def _product_cells(one: Goods, currency: str) -> dict[str, str]:
    draft = one.draft
    texts = {f"{name}_{language}": text for language, own in draft.texts.items() for name, text in own.items() if text}
    return {
        "title": draft.title,
        "price": _price(draft.price_minor, currency),
        "compare_at": _price(draft.compare_at_minor, currency),
        "unit": draft.unit,
        "step": _quantity(draft.step_milli),
        "max": _quantity(draft.max_milli),
        "about": _quantity(draft.about_milli),
        "stock": _quantity(draft.stock_milli),
        "section": one.section,
        "hidden": "yes" if draft.hidden else "",
        "description": draft.description,
        **{column: text for column, text in texts.items() if column.partition("_")[0] in ("title", "description")},
    }


def _choice_cells(choice: ChoiceDraft, draft: ProductDraft, currency: str) -> dict[str, str]:
    minor = draft.price_minor if choice.price_minor is None else choice.price_minor
    return {"choice": choice.name, "price": _price(minor, currency), "stock": _quantity(choice.stock_milli)}


def _price(minor: int | None, currency: str) -> str:
    """Read alike whatever the reader's decimal mark is: 1.250 could be a thousand, 1.2500 could not."""
    if minor is None:
        return ""
    price = Money(minor, currency)
    return f"{price.plain()}0" if price.exponent == 3 else price.plain()


def _quantity(milli: int | None) -> str:
    if milli is None:
        return ""
    whole, part = divmod(milli, 1000)
    return f"{whole}.{part:03d}".rstrip("0").rstrip(".")
