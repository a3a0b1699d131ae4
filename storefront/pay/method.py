"""What a payment method is: a bill and the merchant's settings become a prompt. Nothing here moves money."""

from collections.abc import Callable
from dataclasses import dataclass

from storefront.money import Money
from storefront.pay.gateway import Gateway
from storefront.pay.settings import Setting, Settings
from storefront.problems import Problem


@dataclass(frozen=True)
class Bill:
    """What a method is asked to collect. amount None: still to be weighed, so no code may carry an amount."""

    amount: Money | None
    currency: str
    reference: str  # "4827-193"


@dataclass(frozen=True)
class Copy:
    """One value the buyer copies by itself. label: a msgid."""

    label: str
    value: str


@dataclass(frozen=True)
class Prompt:
    """What the buyer is shown. lines: msgids of short steps; code: text to copy whole and to draw as a QR;
    link: an app's or site's address, link_label its msgid; link_may_fail: some apps refuse links from web pages;
    host: shown beside an outside link. asks: msgids of blank lines for the chat text ("Change for:").
    ready: what is asked in cash; exact: the sum itself, where coins can't pay it."""

    lines: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    code: str = ""
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
    """

    kind: str
    label: str
    settings: tuple[Setting, ...]
    check: Callable[[Settings, str], dict[str, str] | list[Problem]]
    prompt: Callable[[Bill, Settings], Prompt]
    currencies: tuple[str, ...] = ()  # empty: any
    proves_by_reference: bool = True
    gateway: Gateway | None = None
    starts_with: Callable[[str, str], Settings] = lambda country, currency: {}  # what its empty form holds in a shop
    boxes_by: Callable[[Settings], tuple[Setting, ...]] | None = None  # where the form depends on what stands in it

    def boxes(self, filled: Settings) -> tuple[Setting, ...]:
        """The fields of its form."""
        return self.boxes_by(filled) if self.boxes_by else self.settings

    @property
    def secrets(self) -> frozenset[str]:
        """The names of its secret settings."""
        return frozenset(setting.name for setting in self.settings if setting.secret)

    def takes(self, currency: str) -> bool:
        """A code in another currency would ask for a wrong amount: a shop offers only what takes its own."""
        return not self.currencies or currency in self.currencies
