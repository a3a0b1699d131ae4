"""What a payment method is: a bill and the merchant's settings become a prompt. Nothing here moves money."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from storefront.money import Money
from storefront.pay.gateway import Gateway
from storefront.pay.settings import Setting, Settings
from storefront.problems import Problem


@dataclass(frozen=True)
class Bill:
    """What a method is asked to collect now. amount None: still to be weighed, so no code may carry an amount.
    at: when it is shown; None where no code has to hold after it was looked at.
    later: what is left of the order for when the goods change hands."""

    amount: Money | None
    currency: str
    reference: str  # "4827-193"
    at: datetime | None = None
    later: Money | None = None


@dataclass(frozen=True)
class Copy:
    """One value the buyer copies by itself. label: a msgid."""

    label: str
    value: str


@dataclass(frozen=True)
class Prompt:
    """What the buyer is shown. lines: msgids of short steps; code: text to draw as a QR and to copy whole;
    scanned_only: no app takes it as text;
    link: an app's or site's address, link_label its msgid; link_may_fail: some apps refuse links from web pages;
    host: shown beside an outside link. asks: msgids of blank lines for the chat text ("Change for:").
    ready: what is asked in cash; exact: the sum itself, where coins can't pay it."""

    lines: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    code: str = ""
    scanned_only: bool = False
    link: str = ""
    link_label: str = ""
    link_may_fail: bool = False
    host: str = ""
    asks: tuple[str, ...] = ()
    ready: Money | None = None
    exact: Money | None = None


@dataclass(frozen=True)
class Method:
    """One way to be paid. label: a msgid. settings: the fields of its form.

    check: what the merchant typed, and the shop's currency → cleaned settings or the problems.
    prompt: a bill and cleaned settings → what the buyer sees. proves_by_reference: whether "I have paid" asks for
    the last characters of a transfer's reference (not for cash). gateway: None where nobody stands in between.
    most, steps: what one payment may be at most, and be a multiple of, in minor units by currency.
    fault: what else it can't carry. read_back: what a code says of the merchant, for the merchant's eyes.
    """

    kind: str
    label: str
    settings: tuple[Setting, ...]
    check: Callable[[Settings, str], dict[str, str] | list[Problem]]
    prompt: Callable[[Bill, Settings], Prompt]
    currencies: tuple[str, ...] = ()  # empty: any
    proves_by_reference: bool = True
    gateway: Gateway | None = None
    most: Mapping[str, int] = field(default_factory=dict)
    steps: Mapping[str, int] = field(default_factory=dict)
    fault: Callable[[Bill, Settings], Problem | None] = lambda bill, settings: None
    read_back: Callable[[Settings], tuple[Copy, ...]] = lambda settings: ()
    starts_with: Callable[[str, str], Settings] = lambda country, currency: {}  # what its empty form holds in a shop
    boxes_by: Callable[[Settings], tuple[Setting, ...]] | None = None  # where the form depends on what stands in it

    def boxes(self, filled: Settings) -> tuple[Setting, ...]:
        """The fields of its form."""
        return self.boxes_by(filled) if self.boxes_by else self.settings

    @property
    def by_hand(self) -> bool:
        """Whether the money changes hands and goes into no account that could be swapped."""
        return self.gateway is None and not self.proves_by_reference

    @property
    def secrets(self) -> frozenset[str]:
        """The names of its secret settings."""
        return frozenset(setting.name for setting in self.settings if setting.secret)

    def shows_cents(self, currency: str) -> bool:
        """Whether the shop sees an amount arrive to the cent, and nobody between says whose it is."""
        return self.gateway is None and self.proves_by_reference and self.steps.get(currency, 1) == 1

    def takes(self, currency: str) -> bool:
        """A code in another currency would ask for a wrong amount: a shop offers only what takes its own."""
        return not self.currencies or currency in self.currencies

    def refuses(self, bill: Bill, settings: Settings) -> Problem | None:
        """Why it can't be offered for this bill, if so. The buyer then sees the other ways; the shop sees why."""
        if not self.takes(bill.currency):
            return Problem("method.other_currency", values={"currency": ", ".join(self.currencies)})
        wrong_amount = None if bill.amount is None else self._wrong_amount(bill.amount)
        return wrong_amount or self.fault(bill, settings)

    def _wrong_amount(self, amount: Money) -> Problem | None:
        if amount.minor <= 0:
            return Problem("method.nothing_to_pay")
        if amount.minor > (most := self.most.get(amount.currency, amount.minor)):
            limit = {"most": Money(most, amount.currency).plain(), "currency": amount.currency}
            return Problem("method.amount_too_large", values=limit)
        if amount.minor % (step := self.steps.get(amount.currency, 1)):
            unit = {"step": Money(step, amount.currency).plain(), "currency": amount.currency}
            return Problem("method.amount_too_fine", values=unit)
        if self.gateway is not None and not self.gateway.carries(amount):
            return Problem("method.amount_refused")
        return None
