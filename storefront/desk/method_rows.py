"""A shop's ways to be paid, as its list shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from storefront.i18n import Words
from storefront.merchants.records import Member, Shop, ShopMethod, methods_of, trials_of
from storefront.merchants.sealing import masked, still_opens
from storefront.money import Money
from storefront.pay import METHODS, Method

_UNSAID = ("country",)  # settings that say nothing to who knows their own account


@dataclass(frozen=True)
class MethodRow:
    """most: what one payment may be at most, where there is such a bound. takes: whether it takes the shop's money."""

    method: Method
    summary: str
    takes: bool
    opens: bool
    most: Money | None


def rows_of(kept: Iterable[ShopMethod], currency: str) -> list[MethodRow]:
    return [_shown(row, METHODS[row.kind], currency) for row in kept if row.kind in METHODS]


def row_of(member: Member, kind: str) -> ShopMethod | None:
    """What the merchant works on: what is tried, else what is offered."""
    kept = (*trials_of(member.shop), *methods_of(member.shop))
    return next((row for row in kept if row.kind == kind), None)


def suggestions(shop: Shop, methods: Iterable[Method], words: Words) -> list[tuple[Method, str]]:
    """Each with what has to be filled in for it, "" for nothing."""
    starts = ((method, method.starts_with(shop.country, shop.currency)) for method in methods)
    return [
        (method, words.listed(words.gettext(box.label) for box in method.boxes(start) if box.required))
        for method, start in starts
    ]


def _shown(row: ShopMethod, method: Method, currency: str) -> MethodRow:
    most = method.most.get(currency)
    return MethodRow(
        method,
        " · ".join(value for name, value in masked(row).items() if value and name not in _UNSAID),
        method.takes(currency),
        still_opens(row),
        None if most is None else Money(most, currency),
    )
