"""Reads a table as spreadsheets save it: any of the usual encodings and separators."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storefront.problems import Problem, Refused

MOST_ROWS = 20_000
SEPARATORS = ",;\t"
_FORMULA = tuple("=+-@\t\r")  # with which spreadsheets believe that something is to be reckoned


@dataclass(frozen=True)
class TableRow:
    """One row: its line in the file (the header is 1) and its cells by lower-case column name."""

    line: int
    cells: Mapping[str, str]

    def get(self, *names: str) -> str:
        """The first of these columns that says something."""
        return next((text for name in names if (text := self.cells.get(name, "").strip())), "")


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(data: bytes) -> Table:
    """Raises Refused: import.empty, import.not_text, import.no_rows, import.too_many_rows."""
    text = read_text(data)
    if not text.strip():
        raise Refused(Problem("import.empty", "file"))
    first = text.lstrip("\r\n").splitlines()[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as fault:
        raise Refused(Problem("import.not_text", "file")) from fault
    columns = tuple(cell.strip().casefold() for cell in rows[0][1]) if rows else ()
    if len(rows) < 2 or len(columns) < 2:
        raise Refused(Problem("import.no_rows", "file"))
    if len(rows) > MOST_ROWS:
        raise Refused(Problem("import.too_many_rows", "file", {"most": MOST_ROWS}))
    return Table(columns, tuple(TableRow(line, _cells(columns, cells)) for line, cells in rows[1:]))


def read_text(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else what Western spreadsheets save.

    Raises Refused: import.not_text.
    """
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(Problem("import.not_text", "file"))


def as_text(cell: str) -> str:
    """The cell with the sign that keeps spreadsheets from reckoning with it, where it needs one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return dict(zip(columns, map(_without_sign, cells), strict=False))


def _without_sign(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
