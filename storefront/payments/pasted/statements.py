"""Statements: a table with headings, as banks and wallets export it, or OFX. Pure."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from storefront.payments.pasted.amounts import read_amount
from storefront.payments.pasted.days import days_in
from storefront.payments.pasted.folding import cased, cleaned, folded
from storefront.payments.pasted.reading import Line, orders_in, provider_reference, said_direction, shaped_reference
from storefront.payments.pasted.vocabulary import Vocabulary

_SEPARATORS = ",;\t|"
_HEADINGS_WITHIN = 30  # lines: exports begin with the account and the period
_LEAST_HEADINGS = 2
_MONEY = ("amount", "credit", "debit")
_TRANSACTION = re.compile(r"<STMTTRN>(.*?)(?=<STMTTRN>|</STMTTRN>|</BANKTRANLIST>|\Z)", re.S | re.I)
_TAG = re.compile(r"<(TRNAMT|FITID|DTPOSTED|NAME|MEMO|REFNUM|CHECKNUM)>([^<\r\n]*)", re.I)


def read_statement(text: str, currency: str, mark: str, vocabulary: Vocabulary) -> list[Line] | None:
    """None: this is no statement, but messages."""
    if "<stmttrn>" in text.lower():
        return [_of_ofx(found[1], currency, mark) for found in _TRANSACTION.finditer(text)]
    for separator in _SEPARATORS:
        rows = _rows(text, separator)
        for number, row in enumerate(rows[:_HEADINGS_WITHIN]):
            columns = [vocabulary.headings.get(folded(cleaned(cell)), "") for cell in row]
            if sum(map(bool, columns)) >= _LEAST_HEADINGS and any(column in _MONEY for column in columns):
                return list(_lines(rows[number + 1 :], columns, currency, mark, vocabulary))
    return None


def _rows(text: str, separator: str) -> list[list[str]]:
    """Without blank ones. A quotation mark that never ends, or a cell without end, is no table."""
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(map(str.strip, row))]
    except csv.Error:
        return []


def _lines(
    rows: Sequence[Sequence[str]], columns: Sequence[str], currency: str, mark: str, vocabulary: Vocabulary
) -> Iterator[Line]:
    cells_of = [_cells(row, columns) for row in rows]
    signed = any(_is_minus(cells.get("amount", "")) for cells in cells_of)
    for row, cells in zip(rows, cells_of, strict=True):
        text = cleaned(" ".join(row))
        yield _of_row(cells, text, signed, currency, mark, vocabulary) if cells else Line(text)


def _cells(row: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """Texts of several columns together, else the first that says something. None of a row that is too long:
    with a separator inside a cell nobody knows which one is the amount."""
    cells: dict[str, str] = {}
    for column, cell in zip(columns, map(cleaned, row), strict=False) if len(row) <= len(columns) else ():
        together = f"{cells.get(column, '')} {cell}".strip()
        cells[column] = together if column in ("text", "") else cells.get(column) or cell
    return cells


def _of_row(
    cells: Mapping[str, str], text: str, signed: bool, currency: str, mark: str, vocabulary: Vocabulary
) -> Line:
    """signed: one column for both ways, told apart by minus signs; else words have to say it."""
    words = " ".join(cells.get(column, "") for column in ("text", "", "reference"))
    said = said_direction(folded(words), vocabulary)
    direction, minor = _money(cells, signed, currency, mark)
    written = cased(cells.get("reference", ""))
    reference = shaped_reference(cased(words), vocabulary) or (written if _is_reference(written) else "")
    reference = reference or provider_reference(cased(words), folded(words), vocabulary)
    days = days_in(folded(cells.get("date", "")))
    return Line(text, said if said == "idle" else direction or said, minor, reference, orders_in(cased(words)), days)


def _money(cells: Mapping[str, str], signed: bool, currency: str, mark: str) -> tuple[str, int | None]:
    for column, direction in (("credit", "received"), ("debit", "sent"), ("amount", "received" if signed else "")):
        written = folded(cells.get(column, ""))
        minor = read_amount(written.strip("+-() "), currency, mark) if written else None
        if minor is not None:
            return "sent" if column == "amount" and _is_minus(written) else direction, minor
    return "", None


def _is_minus(written: str) -> bool:
    written = folded(written)
    return written.startswith(("-", "(")) or written.endswith("-")


def _is_reference(text: str) -> bool:
    """Of a column of references: "Transfer" and the order's own number are none."""
    return 6 <= len(text) <= 40 and any(map(str.isdigit, text)) and " " not in text and not orders_in(text)


def _of_ofx(body: str, currency: str, mark: str) -> Line:
    """FITID is the bank's own name for the money."""
    tags = {found[1].upper(): cleaned(found[2]) for found in _TAG.finditer(body)}
    day, written = tags.get("DTPOSTED", "")[:8], tags.get("TRNAMT", "")
    words = " ".join(tags[name] for name in ("NAME", "MEMO", "REFNUM", "CHECKNUM") if tags.get(name))
    minor = read_amount(folded(written).strip("+-"), currency, mark)
    direction = "" if minor is None else "sent" if written.startswith("-") else "received"
    days = (
        days_in(f"{day[:4]}-{day[4:6]}-{day[6:]}") if day.isascii() and day.isdigit() and len(day) == 8 else frozenset()
    )
    return Line(
        cleaned(f"{day} {words} {written}"), direction, minor, tags.get("FITID", "")[:40], orders_in(cased(words)), days
    )
