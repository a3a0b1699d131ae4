"""The tables of docs/PAYMENTS.md that the code decides: `make docs` writes them, a test holds the document to them."""

from collections.abc import Iterable, Sequence

from storefront.payments.rules import RULES, SESSION
from tests.house.tree import ROOT

DOCUMENT = ROOT / "docs/PAYMENTS.md"


def drawn() -> str:
    """The document with its tables as they are by the code."""
    sessions = _table(("it is", "the provider says", "it becomes"), [(*said, then) for said, then in SESSION.items()])
    rules = [(f"`{rule.key}`", rule.verdict, rule.meaning) for rule in RULES]
    return _with(_table(("rule", "verdict", "what it means"), rules), _with(sessions, DOCUMENT.read_text("utf-8")))


def _with(lines: Sequence[str], text: str) -> str:
    """In the place of the table with the same head."""
    before, head, rest = text.partition(f"{lines[0]}\n")
    if not head:
        raise ValueError(f"{DOCUMENT.name} has no table {lines[0]}")
    return before + "\n".join(lines) + rest[rest.index("\n\n") :]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(head), "|" + "---|" * len(head), *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    DOCUMENT.write_text(drawn(), encoding="utf-8")
