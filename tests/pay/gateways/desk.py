"""What the gateways' own tests do all the time: open a session, look at it, read what the stand-in would post."""

from dataclasses import replace
from typing import Any

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.money import Money
from storefront.pay import Method
from storefront.pay.gateway import Call, Opened, Posted, Seen, Told
from tests.conftest import NOW
from tests.pay.gateways.cases import CASES, asked_for, gateway_of, settings_of
from tests.pay.gateways.talking import Line


class Desk:
    """played: the stand-in. Amounts are in the gateway's usual currency."""

    def __init__(self, method: Method, played: StandIn) -> None:
        self.method = method
        self.gateway = gateway_of(method)
        self.settings = settings_of(method)
        self.played: Any = played  # each has its own ways to pay, refund and spoil

    @property
    def line(self) -> Line:
        return Line(self.gateway, self.settings, self.played.origin)

    def open(self, minor: int = 738210, currency: str = "", **asked: Any) -> Opened:
        amount = Money(minor, currency or CASES[self.method.kind].currency)
        return self.line.run(self.gateway.open(asked_for(amount, **asked), self.settings))

    def first_call(self, minor: int = 738210, currency: str = "", **asked: Any) -> Call:
        """What would be sent to open a session."""
        amount = Money(minor, currency or CASES[self.method.kind].currency)
        return next(self.gateway.open(asked_for(amount, **asked), self.settings))

    def look(self, session: Opened) -> Seen:
        return self.line.run(self.gateway.look(session.provider_ref, self.settings, NOW))

    def told(self, notice: Notice | None = None, **settings: str) -> Told:
        """What the gateway reads in this notice, or in the last that went out."""
        notice = notice or self.played.notices.waiting[-1]
        headers = {name.lower(): value for name, value in notice.sign(notice.body).items()}
        return self.read(Posted(headers, notice.query, notice.body), **settings)

    def read(self, posted: Posted, **settings: str) -> Told:
        return self.gateway.read_notice(posted, {**self.settings, **settings}, NOW)

    def seen(self, notice: Notice | None = None) -> Seen:
        seen = self.told(notice).seen
        assert seen is not None
        return seen


def alike(one: Seen, other: Seen) -> bool:
    """The same, but that a notice may know less of it than a look."""
    return replace(one, account=other.account) == other
