"""Money is a whole number of minor units and an ISO 4217 currency. No float comes near it."""

from dataclasses import dataclass

# ISO 4217 minor-unit exponents that are not 2.
_ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"
EXPONENTS: dict[str, int] = {
    **dict.fromkeys(_ZERO.split(), 0),
    **dict.fromkeys(_THREE.split(), 3),
    **dict.fromkeys(_FOUR.split(), 4),
}

MOST_MINOR = 10**12  # the largest amount that is ever read from outside


def exponent(currency: str) -> int:
    """How many decimals the currency has in ISO 4217."""
    return EXPONENTS.get(currency, 2)


@dataclass(frozen=True, order=False)
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
        whole, cents = divmod(abs(self.minor), 10**self.exponent)
        return f"{sign}{whole}.{cents:0{self.exponent}d}" if self.exponent else f"{sign}{whole}"

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
