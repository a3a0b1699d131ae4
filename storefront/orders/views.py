"""An order and its shop as plain values, gathered once: pages and messages ask the database nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storefront.money import Money
from storefront.orders.bill import Dues, dues


@dataclass(frozen=True)
class LineView:
    """asked_milli is counted in asked_unit; given_milli (None: as asked) in unit, the unit of the price.
    was_added: by the shop, after it was placed; instead_of: the id of the line whose place it takes."""

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
    was_added: bool = False
    instead_of: int | None = None

    @property
    def is_left_out(self) -> bool:
        return self.given_milli == 0

    @property
    def was_changed(self) -> bool:
        """What is given differs from what was asked in the same unit."""
        return self.given_milli is not None and self.estimate_milli is None and self.given_milli != self.asked_milli


@dataclass(frozen=True)
class OrderView:
    """fee None: agreed in the chat. payment: derived from the ledger. due: what is still to be paid; of it, due_now is
    asked at this moment and due_later when the goods change hands. tail_minor: see orders/tails.py."""

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
    wanted_date: str
    wanted_slot: str
    method: str
    pay_when: str
    if_missing: str
    asks: tuple[str, ...]
    claims: int
    hold: str
    held_until: datetime | None
    placed_at: datetime
    ended_at: datetime | None
    deposit_percent: int = 0
    tail_minor: int = 0
    coupon: str = ""
    coupon_off: Money | None = None

    @property
    def due(self) -> Money:
        return self._money(self._dues.now + self._dues.later)

    @property
    def due_now(self) -> Money:
        return self._money(self._dues.now)

    @property
    def due_later(self) -> Money:
        return self._money(self._dues.later)

    @property
    def to_give_back(self) -> Money:
        """What was paid above the total; the cents of a tail are nobody's to count out."""
        above = self._dues.back
        return self._money(0 if above <= self.tail_minor else above)

    @property
    def _dues(self) -> Dues:
        return dues(self.total.minor, self.paid.minor, self.deposit_percent, self.state)

    def _money(self, minor: int) -> Money:
        return Money(minor, self.total.currency)


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
