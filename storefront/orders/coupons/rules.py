"""What a coupon is called, what it is worth, and why it can't be used. Pure."""

import unicodedata
from dataclasses import dataclass

from storefront.money import MOST_MINOR, Money
from storefront.problems import Problem

LONGEST_CODE = 24
MOST_USES = 1_000_000


@dataclass(frozen=True)
class Granted:
    """A coupon a buyer names. percent or off_minor: what it takes off the goods. problem: why it can't be used now."""

    code: str
    percent: int = 0
    off_minor: int = 0
    minimum_minor: int = 0
    problem: Problem | None = None
    row_id: int | None = None

    def refused(self, goods: Money) -> Problem | None:
        if self.problem is None and goods.minor < self.minimum_minor:
            values: dict[str, str | int] = {
                "code": self.code,
                "minimum_minor": self.minimum_minor,
                "currency": goods.currency,
            }
            return Problem("coupon.too_small", "c", values)
        return self.problem

    def off(self, goods: Money) -> Money:
        """Nothing while it can't be used."""
        minor = 0 if self.refused(goods) else off_of(self.percent, self.off_minor, goods.minor)
        return Money(minor, goods.currency)


def off_of(percent: int, off_minor: int, goods_minor: int) -> int:
    """Of the goods, never of the delivery; at most all of them. A percentage is rounded to the minor unit, halves
    up."""
    off = (goods_minor * percent + 50) // 100 if percent else off_minor
    return max(0, min(off, goods_minor))


def key_of(code: str) -> str:
    """One code however its letters are typed: case, width and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", code).casefold().split())


def check(code: str, percent: int | None, off_minor: int | None, most: int | None) -> list[Problem]:
    """percent, off_minor: one of the two."""
    problems = []
    if not key_of(code) or not all(letter.isalnum() or letter in "-_" or _is_mark(letter) for letter in key_of(code)):
        problems.append(Problem("coupon.code", "code"))
    if len(code) > LONGEST_CODE:
        problems.append(Problem("text.too_long", "code", {"most": LONGEST_CODE}))
    if (percent is None) == (off_minor is None):
        problems.append(Problem("coupon.worth", "percent"))
    if percent is not None and not 1 <= percent <= 100:
        problems.append(Problem("number.out_of_range", "percent", {"least": 1, "most": 100}))
    if off_minor is not None and not 0 < off_minor <= MOST_MINOR:
        problems.append(Problem("coupon.worth", "percent"))
    if most is not None and not 1 <= most <= MOST_USES:
        problems.append(Problem("number.out_of_range", "most", {"least": 1, "most": MOST_USES}))
    return problems


def _is_mark(letter: str) -> bool:
    """Vowel signs of Indic and other scripts are letters to those who write them."""
    return unicodedata.category(letter) in ("Mn", "Mc")
