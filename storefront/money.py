"""Money is a whole number of minor units and an ISO 4217 currency. No float comes near it."""

from dataclasses import dataclass, replace

from storefront.i18n.currencies import exponent
from storefront.i18n.typed_prices import read_minor
from storefront.problems import Problem

MOST_MINOR = 10**12  # the largest amount that is ever read from outside


@dataclass(frozen=True)
class Money:
    """An amount: minor units (may be negative, e.g. a discount) of a currency."""

    minor: int
    currency: str

    @property
    def exponent(self) -> int:
        return exponent(self.currency)

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def times(self, thousandths: int) -> "Money":
        """This price for a quantity in thousandths, halves rounded away from zero."""
        product = self.minor * thousandths
        sign = -1 if product < 0 else 1
        return Money(sign * ((abs(product) + 500) // 1000), self.currency)

    def plain(self) -> str:
        """ASCII digits with a dot and exactly the currency's decimals ("149.50"), for machine fields."""
        sign = "-" if self.minor < 0 else ""
        whole, cents = self.major_parts()
        return f"{sign}{whole}.{cents}" if cents else f"{sign}{whole}"

    def major_parts(self) -> tuple[int, str]:
        """The whole units and the decimals as printed, without the sign: (149, "50"); (2000, "") of a franc."""
        whole, cents = divmod(abs(self.minor), 10**self.exponent)
        return whole, f"{cents:0{self.exponent}d}" if self.exponent else ""

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")


def read_price(
    text: str, currency: str, decimal_mark: str, *, field: str = "price", allow_zero: bool = False
) -> Money | Problem:
    """A price as people type it: "1.234,50", "₹ 399", "٢٠ درهم". What could mean two prices is asked back."""
    minor = read_minor(text, currency, decimal_mark)
    if isinstance(minor, Problem):
        return replace(minor, field=field)
    if minor > MOST_MINOR:
        return Problem("price.too_large", field)
    if minor == 0 and not allow_zero:
        return Problem("price.zero", field)
    return Money(minor, currency)
