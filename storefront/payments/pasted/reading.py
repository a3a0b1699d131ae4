"""What a pasted text says of payments, message by message. Never fails, invents nothing. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from storefront.orders.reference import read_reference
from storefront.payments.pasted.amounts import Amount, amount_in
from storefront.payments.pasted.days import days_in
from storefront.payments.pasted.folding import cased, cleaned, folded
from storefront.payments.pasted.vocabulary import Vocabulary

_ORDER = re.compile(r"(?<![A-Za-z0-9])[0-9]{4}[-. ]?[0-9]{3}(?![A-Za-z0-9])")
_CREDITOR_REFERENCE = re.compile(r"(?<![A-Za-z0-9])RF[0-9]{2} ?([0-9]{4} ?[0-9]{3})(?![0-9])")
_CODE = re.compile(
    r"(?: ?(?:id|no|nr|number|num|code|is|est|:|#|\.|=|-|/|\()){0,4}[ :]{0,4}([A-Za-z0-9][A-Za-z0-9._/-]{4,39})", re.I
)
_LONGEST = 2000  # characters of a message: what is longer is none
_LEAST_DIGITS, _ENOUGH_DIGITS = 4, 6
_BEGINS_WITH_DAY = re.compile(r"\W?[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\b")


@dataclass(frozen=True)
class Line:
    """One message or one row of a statement.

    direction: received | sent | idle (nothing moved) | "" (not said). reference: the provider's own of this money.
    orders: what may be order references. days: of which the message may be.
    """

    text: str
    direction: str = ""
    minor: int | None = None
    reference: str = ""
    orders: tuple[str, ...] = ()
    days: frozenset[date] = frozenset()

    @property
    def name(self) -> str:
        """What makes it one and the same money: the provider's reference, else its very words."""
        return f"reference {self.reference.upper()}" if self.reference else f"line {folded(self.text)}"


def read_messages(text: str, currency: str, mark: str, vocabulary: Vocabulary) -> list[Line]:
    """mark: the decimal mark of the shop's country."""
    return [
        read_message(message, currency, mark, vocabulary) for message in _messages(text, currency, mark, vocabulary)
    ]


def read_message(message: str, currency: str, mark: str, vocabulary: Vocabulary) -> Line:
    if len(message) > _LONGEST:
        return Line(message)
    text, codes = folded(message), cased(message)
    amount = amount_in(text, currency, mark, vocabulary, _begins(text, vocabulary))
    return Line(
        text=message,
        direction=said_direction(text, vocabulary) or _by_sign(amount),
        minor=amount.minor if amount else None,
        reference=provider_reference(codes, text, vocabulary),
        orders=orders_in(codes),
        days=days_in(text),
    )


def orders_in(text: str) -> tuple[str, ...]:
    """Every number that could be an order's: with or without its hyphen, or inside a creditor reference."""
    written = [found[0] for found in _ORDER.finditer(text)]
    written += [found[1] for found in _CREDITOR_REFERENCE.finditer(text)]
    return tuple(dict.fromkeys(filter(None, map(read_reference, written))))


def shaped_reference(codes: str, vocabulary: Vocabulary) -> str:
    """One that is known by its shape alone."""
    shaped = vocabulary.reference_shapes.search(codes)
    return str(shaped[shaped.lastindex or 0]) if shaped else ""


def _whole(code: str) -> str:
    """Without what a bank hangs on behind a stroke: "433012345678/RAVI"."""
    first = code.split("/")[0]
    return (first if sum(map(str.isdigit, first)) >= _ENOUGH_DIGITS else code).rstrip("./-")


def provider_reference(codes: str, text: str, vocabulary: Vocabulary) -> str:
    """codes: the text with its capitals. The reference the bank or wallet gave to the money; "" when there is none."""
    shaped = shaped_reference(codes, vocabulary)
    if shaped:
        return shaped
    for label in vocabulary.reference_labels.find(text):
        found = _CODE.match(codes, label.ends)
        code = _whole(found[1]) if found else ""
        if sum(map(str.isdigit, code)) >= _LEAST_DIGITS and not _ORDER.fullmatch(code) and not days_in(code.lower()):
            return code
    return ""


def said_direction(text: str, vocabulary: Vocabulary) -> str:
    """text: folded. The first word that says it; that nothing moved counts wherever it stands."""
    said = [found.kind for found in vocabulary.directions.find(text)]
    return "idle" if "idle" in said else said[0] if said else ""


def _by_sign(amount: Amount | None) -> str:
    return {"+": "received", "-": "sent"}.get(amount.sign, "") if amount else ""


def _messages(text: str, currency: str, mark: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Lines that belong together: a message ends at an empty line, or where the next one plainly begins."""
    for paragraph in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines: list[str] = []
        has_amount = is_said = False
        for line in filter(None, map(cleaned, paragraph.split("\n"))):
            plain = folded(line[:_LONGEST])
            begins = _begins(plain, vocabulary)
            brings_amount = amount_in(plain, currency, mark, vocabulary, begins) is not None
            whole = has_amount and is_said and not any(vocabulary.labels.find(plain))
            if has_amount and brings_amount and (begins or whole):
                yield " ".join(lines)
                lines, has_amount, is_said = [], False, False
            lines.append(line)
            has_amount, is_said = has_amount or brings_amount, is_said or begins
        if lines:
            yield " ".join(lines)


def _begins(text: str, vocabulary: Vocabulary) -> bool:
    """A day first, as in a statement or a chat, or a word for money that moved."""
    return _BEGINS_WITH_DAY.match(text) is not None or any(vocabulary.directions.find(text))
