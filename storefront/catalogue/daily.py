"""Today's prices, said on one screen: those that changed, and the moment at which all of them hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storefront.catalogue.availability import is_draft
from storefront.catalogue.many.actions import change_many
from storefront.catalogue.records import Choice, Product
from storefront.merchants.actions import touch
from storefront.merchants.records import Member, Shop
from storefront.money import MOST_MINOR
from storefront.storage.database import atomic


@dataclass(frozen=True)
class Said:
    """One price as a member wrote it. seen: what stood there when they began."""

    product: Product
    choice: Choice | None
    seen: int | None
    minor: int

    @property
    def now(self) -> int | None:
        row = self.product if self.choice is None else self.choice
        return row.price_minor

    @property
    def is_change(self) -> bool:
        return self.minor != self.seen

    @property
    def is_contested(self) -> bool:
        """Somebody else wrote another price meanwhile."""
        return self.is_change and self.now not in (self.seen, self.minor)


def say_prices(member: Member, prices: Sequence[Said], now: datetime) -> list[Said]:
    """Write what changed, and that all prices are today's; those that were contested, which stay as they are.

    A draft, hidden and without a price until now, is shown: it waited for nothing else.
    """
    contested = [said for said in prices if said.is_contested]
    wanted: dict[str, dict[str, Any]] = {}
    for said in prices:
        if said.is_change and not said.is_contested and 0 < said.minor <= MOST_MINOR:
            wanted |= _row(said, wanted)
    with atomic():
        change_many(member, "prices", wanted, now)
        Shop.update(prices_said_at=now).where(Shop.id == member.shop_id).execute()
        touch(member.shop)
    return contested


def boxes_of(choices: Sequence[Choice]) -> list[Choice | None]:
    """What has a price of its own: the product (None) unless every choice has one, then such choices."""
    own: list[Choice | None] = [choice for choice in choices if choice.price_minor is not None]
    return own if choices and len(own) == len(choices) else [None, *own]


def _row(said: Said, wanted: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    product, choice = said.product, said.choice
    own = f"p{product.id}"
    if choice is not None:
        return {f"c{choice.id}": {"price_minor": said.minor}}
    fields: dict[str, Any] = {"price_minor": said.minor}
    if product.compare_at_minor is not None and product.compare_at_minor <= said.minor:
        fields["compare_at_minor"] = None
    if is_draft(product):
        fields["hidden"] = False
    return {own: {**wanted.get(own, {}), **fields}}
