"""What became otherwise between the prices a buyer's phone knew and the order: noted once, said to both sides. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from storefront.i18n import Words
from storefront.orders.review import Review, ReviewLine
from storefront.problems import Problem


@dataclass(frozen=True)
class Difference:
    """One thing: a price, a quantity, or why something is not as asked (key and values of a Problem).

    number: the product's, 0 for the whole order. was and now: minor units where currency is set, else thousandths.
    """

    number: int = 0
    title: str = ""
    was: int = 0
    now: int = 0
    currency: str = ""
    unit: str = "piece"
    key: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def changes_in(review: Review, titles: Mapping[int, str]) -> tuple[Difference, ...]:
    """titles: of goods that are gone, as far as the buyer may know them."""
    of_lines = [change for line in review.lines for change in _of_line(line, titles)]
    of_all = [Difference(key=problem.key, values=dict(problem.values)) for problem in review.problems]
    unread = [Difference(key="cart.unread", values={"text": text}) for text in review.unread]
    return (*of_lines, *of_all, *unread)


def changes_noted(details: Mapping[str, Any]) -> tuple[Difference, ...]:
    """As the event that made the order remembers them."""
    return tuple(Difference(**change) for change in details.get("changes", ()))


def said(change: Difference, words: Words) -> str:
    """ "Lemons: 9 DH → 10 DH"; "Mint: Sold out."; "The shop no longer delivers that way."."""
    why = words.problem(Problem(change.key, "", change.values)) if change.key else ""
    if not change.number:
        return why
    title = change.title or words.gettext("No. %(number)s", number=change.number)
    if why:
        return words.titled(title, why)
    was, now = (_amount(amount, change, words) for amount in (change.was, change.now))
    return words.gettext("%(title)s: %(was)s → %(now)s", title=title, was=was, now=now)


def _of_line(review: ReviewLine, titles: Mapping[int, str]) -> Iterator[Difference]:
    line, offer = review.line, review.line.offer
    number, unit = offer.item.number, offer.asked_unit
    title = ", ".join(filter(None, (offer.title or titles.get(number, ""), offer.choice_name)))
    if review.was_price is not None:
        price = offer.unit_price
        yield Difference(number, title, review.was_price.minor, price.minor, price.currency)
    if line.asked_milli == 0 and line.problem is not None:
        yield Difference(number, title, key=line.problem.key, values=dict(line.problem.values))
    elif review.was_milli is not None:
        yield Difference(number, title, review.was_milli, line.asked_milli, unit=unit)


def _amount(amount: int, change: Difference, words: Words) -> str:
    return words.amount(amount, change.currency) if change.currency else words.quantity(amount, change.unit)
