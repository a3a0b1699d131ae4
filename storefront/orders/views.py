"""An order and its shop as plain values, gathered once: pages and messages ask the database nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storefront.money import Money


@dataclass(frozen=True)
class LineView:
    """asked_milli is counted in asked_unit; given_milli (None: as asked) in unit, the unit of the price."""

    line_id: int
    number: int
    title: str
    choice_name: str
    extras: tuple[str, ...]
    unit: str
    unit_price: Money
    asked_milli: int
    asked_unit: str
    given_milli: int | None
    estimate_milli: int | None
    amount: Money
    about: bool

    @property
    def is_left_out(self) -> bool:
        return self.given_milli == 0

    @property
    def was_changed(self) -> bool:
        """What is given differs from what was asked in the same unit."""
        return self.given_milli is not None and self.estimate_milli is None and self.given_milli != self.asked_milli


@dataclass(frozen=True)
class OrderView:
    """fee None: agreed in the chat. payment: derived from the ledger. due: what is still to be paid."""

    reference: str
    token: str
    state: str
    reason: str
    revision: int
    payment: str
    language: str
    cart: str
    lines: tuple[LineView, ...]
    subtotal: Money
    fee: Money | None
    discount: Money
    total: Money
    paid: Money
    about: bool
    delivery: str
    area_name: str
    method: str
    pay_when: str
    if_missing: str
    asks: tuple[str, ...]
    claims: int
    hold: str
    held_until: datetime | None
    placed_at: datetime
    ended_at: datetime | None

    @property
    def due(self) -> Money:
        return Money(max(self.total.minor - self.paid.minor, 0), self.total.currency)


@dataclass(frozen=True)
class ShopView:
    """channels: (kind, address); methods: (kind, settings); both in the merchant's order."""

    name: str
    slug: str
    phone: str
    currency: str
    channels: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, Mapping[str, str]], ...]
    pay_changed_at: datetime | None
