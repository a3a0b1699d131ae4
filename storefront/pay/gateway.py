"""What a gateway is: it says what to send and understands what comes back. Sending is somebody else's work.

A talk with a provider is a generator: it yields a Call, is given the Answer, and returns what it learned; so a flow of
several calls (a token, then the order) is one function, and no gateway touches a socket. Whoever runs a talk throws
Unreachable into it when no answer came.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from storefront.money import MOST_MINOR, Money
from storefront.pay.settings import Settings


@dataclass(frozen=True)
class Call:
    """One request to a provider. url: https, on one of the gateway's hosts. May be repeated only if it is keyed."""

    method: str  # GET | POST
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    keyed: bool = False  # a GET, or the provider knows it again by a key of ours: safe to send once more


@dataclass(frozen=True)
class Answer:
    """What the provider said. headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Unreachable(Exception):
    """No answer: refused, too slow, cut off."""


class Declined(Exception):
    """The provider answered, but not as its documentation says, or it said no. Its text is for the shop's log: no
    secrets, no names. key_is_wrong: it does not know the shop's key."""

    def __init__(self, text: str, *, key_is_wrong: bool = False) -> None:
        super().__init__(text)
        self.key_is_wrong = key_is_wrong


class Forged(Exception):
    """A notice that is not the provider's: unsigned, wrongly signed, too old, or unreadable."""


@dataclass(frozen=True)
class Asked:
    """What a session is opened for. attempt: our key of this try (26 characters), never used for another one."""

    amount: Money
    reference: str  # "4827-193"
    attempt: str
    shop_name: str
    language: str  # "pt-BR"
    return_to: str  # https address of the order's page
    notify_to: str  # https address for notices
    now: datetime
    expires_at: datetime
    phone: str = ""  # E.164; only where the gateway asks the buyer's phone. Passed on, never kept


@dataclass(frozen=True)
class Opened:
    """A session: where the buyer pays. link "": nothing to follow, the buyer's phone rings."""

    provider_ref: str
    link: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Seen:
    """How a session stands at the provider. payment: the provider's id of the money itself, one and the same however
    often it is told. account: whom the provider paid, where it says so.
    amount: what was paid, or of a refund all that went back; paid and None: money came, but not as it was asked.
    as_asked: the provider takes nothing but the amount it was asked for, and does not repeat it."""

    provider_ref: str  # "": the provider speaks of the payment only
    status: str  # open | paid | failed | expired | refunded
    amount: Money | None = None
    payment: str = ""
    reference: str = ""  # the attempt or the order, as we had given it
    account: str = ""
    as_asked: bool = False


@dataclass(frozen=True)
class Told:
    """A genuine notice. event: the provider's id of it; the same notice again has the same. trusted: its contents are
    signed; where not, they only say what to look up. seen None: genuine, but nothing for us (another kind of event)."""

    event: str
    seen: Seen | None
    trusted: bool = True


@dataclass(frozen=True)
class Posted:
    """A notice as it arrived. headers: names in lower case. query: the address's parameters."""

    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes


T = TypeVar("T")
Talk = Generator[Call, Answer, T]


@dataclass(frozen=True)
class Gateway:
    """hosts: the only ones calls go to. pages: the hosts (with their subdomains) a buyer may be sent to.
    phone: reads the number the buyer types when paying, "" where it can't be one: the provider rings that phone, and
    has no page. comes_back_by_post: its page sends the buyer back with a form, as no order's page takes it.
    named_each_time: it is told with each session where its notices go, and the merchant enters no address.
    look: and takes the money, where the provider leaves that to the shop once the buyer has said yes. approved_in: the
    parameter in the address the buyer comes back to that then says so; it proves nothing.
    least, most, steps: what one payment may be, and be a multiple of, in minor units by currency. account: whom a
    notice must name, if it names any. events: the notices to choose, where the provider asks the merchant which.
    """

    hosts: Callable[[Settings], tuple[str, ...]]
    pages: Callable[[Settings], tuple[str, ...]]
    open: Callable[[Asked, Settings], Talk[Opened]]
    look: Callable[[str, Settings, datetime], Talk[Seen]]
    read_notice: Callable[[Posted, Settings, datetime], Told]
    account: Callable[[Settings], str] = lambda settings: ""
    events: tuple[str, ...] = ()
    phone: Callable[[str], str] | None = None
    comes_back_by_post: bool = False
    named_each_time: bool = False
    approved_in: str = ""
    least: Mapping[str, int] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=dict)
    steps: Mapping[str, int] = field(default_factory=dict)
    notice_reply: bytes = b""  # what the provider wants to read after a notice was taken

    def carries(self, amount: Money) -> bool:
        """Whether one payment can be this amount."""
        least, most = self.least.get(amount.currency, 1), self.most.get(amount.currency, MOST_MINOR)
        return least <= amount.minor <= most and amount.minor % self.steps.get(amount.currency, 1) == 0
