"""Reads a form's boxes one by one, and remembers which of them could not be read."""

from collections.abc import Mapping

from storefront.catalogue.quantity import read_quantity
from storefront.i18n import Words
from storefront.i18n.digits import ascii_digits, read_number
from storefront.money import Money, read_price
from storefront.problems import Problem

_LONGEST = 20_000  # of any text: what is longer is cut, the rules then say what is too long


class Boxes:
    """words are the shop's: people type prices as their country writes them, whatever language the desk speaks."""

    def __init__(self, typed: Mapping[str, str], currency: str, words: Words) -> None:
        self.typed = typed
        self.currency = currency
        self.words = words
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        """Line ends as \\n; control characters, which no keyboard makes, dropped."""
        text = self.typed.get(name, "")[:_LONGEST].replace("\r\n", "\n")
        return "".join(c for c in text if c >= " " or c in "\n\t").strip()

    def line(self, name: str) -> str:
        return " ".join(self.text(name).split())

    def lines(self, name: str) -> list[str]:
        """Those with something on them."""
        return [line for written in self.text(name).split("\n") if (line := " ".join(written.split()))]

    def ticked(self, name: str) -> bool:
        return name in self.typed

    def price(self, name: str, allow_zero: bool = False) -> int | None:
        """Minor units, None when blank or not readable."""
        if not self.line(name):
            return None
        mark = self.words.decimal_mark
        price = read_price(self.line(name), self.currency, mark, field=name, allow_zero=allow_zero)
        if isinstance(price, Money):
            return price.minor
        self.problems.append(price)
        return None

    def quantity(self, name: str, unit: str, many: bool = False) -> int | None:
        """Thousandths, None when blank or not readable. many: a bare 500 may well mean 500 kilos (of a stock)."""
        typed = self.line(name)
        if many and ascii_digits(typed).isdigit() and unit in ("kg", "litre"):
            typed = f"{typed} {'kg' if unit == 'kg' else 'l'}"
        read = read_quantity(typed, unit, 1, None, name)
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        return read

    def number(self, name: str, default: int | None = None, most: int = 10**9) -> int | None:
        """A whole number that a page of ours wrote, or a person typed; the default when it is none."""
        number = read_number(ascii_digits(self.line(name)), 11)
        return default if number is None or number > most else number


def change(stock: int | None, seen: int | None) -> int:
    """By how much the writer moved the stock they saw."""
    return 0 if stock is None or seen is None else stock - seen


def price_box(minor: int | None, currency: str, words: Words) -> str:
    return "" if minor is None else words.money_editable(Money(minor, currency))


def quantity_box(milli: int | None, words: Words) -> str:
    return "" if milli is None else words.quantity_editable(milli)
