"""When a session may be opened, and what follows from what a provider says of it: two tables and a few lines. Pure.

docs/PAYMENTS.md repeats both tables; a test compares them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storefront.i18n.marking import N_
from storefront.money import Money
from storefront.orders.states import ENDS
from storefront.orders.views import OrderView
from storefront.pay.gateway import Seen

# When an open session is looked at again, counted from its beginning; after the last look it is given up.
# The fourth is the last moment to take what a buyer has approved: PayPal keeps it for three hours.
LOOKS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 150, 360, 1440))

STILL_GOOD = timedelta(minutes=1)  # a session with less time left is over: nobody is sent to it

# (a session's state, what the provider says) → its state; any other pair changes nothing. Paid never goes back.
SESSION: dict[tuple[str, str], str] = {
    ("opening", "open"): "open",
    ("opening", "paid"): "paid",
    ("opening", "failed"): "failed",
    ("opening", "expired"): "expired",
    ("opening", "refunded"): "refunded",
    ("open", "paid"): "paid",
    ("open", "failed"): "failed",
    ("open", "expired"): "expired",
    ("open", "refunded"): "refunded",
    ("failed", "paid"): "paid",
    ("failed", "refunded"): "refunded",
    ("expired", "paid"): "paid",
    ("expired", "refunded"): "refunded",
    ("paid", "refunded"): "refunded",
}


@dataclass(frozen=True)
class Case:
    """What a provider says, and what we know. due None: not to be told, the total is not final.

    names: what we gave the provider to tell the session by. account: whom it should have paid, "" where nobody says.
    judged: the same was said before. state, payment: of the session. due: of the order at this moment.
    """

    seen: Seen
    asked: Money
    names: tuple[str, ...]
    account: str
    judged: bool
    state: str
    payment: str
    due: Money | None

    @property
    def same_currency(self) -> bool:
        return self.seen.amount is not None and self.seen.amount.currency == self.asked.currency

    @property
    def above(self) -> int:
        """How much more than asked was paid, in minor units; of unlike currencies nothing can be said."""
        return self.seen.amount.minor - self.asked.minor if self.seen.amount is not None and self.same_currency else 0


@dataclass(frozen=True)
class Rule:
    """verdict: ignored (nothing follows), review (a member decides), settled (into the ledger). meaning: a msgid."""

    key: str
    holds: Callable[[Case], bool]
    verdict: str
    meaning: str


# The first rule that holds decides.
RULES: tuple[Rule, ...] = (
    Rule("open", lambda c: c.seen.status == "open", "ignored", N_("Nothing has been paid yet.")),
    Rule(
        "late",
        lambda c: c.seen.status in ("failed", "expired") and c.state in ("paid", "refunded"),
        "ignored",
        N_("It failed or ended, says a notice that comes after the money."),
    ),
    Rule("failed", lambda c: c.seen.status == "failed", "ignored", N_("The payment failed.")),
    Rule("expired", lambda c: c.seen.status == "expired", "ignored", N_("Nobody paid in time.")),
    Rule("again", lambda c: c.judged, "ignored", N_("The same was said before.")),
    Rule(
        "refunded",
        lambda c: c.seen.status == "refunded" and c.state in ("paid", "refunded"),
        "review",
        N_("The provider gave money back."),
    ),
    Rule(
        "refunded_unpaid",
        lambda c: c.seen.status == "refunded",
        "ignored",
        N_("The provider gave back money that was never counted here."),
    ),
    Rule("after_refund", lambda c: c.state == "refunded", "review", N_("Paid, it says, after it gave the money back.")),
    Rule(
        "second",
        lambda c: c.state == "paid" and c.seen.payment != c.payment,
        "review",
        N_("A second payment of the same session."),
    ),
    Rule(
        "account",
        lambda c: c.account != "" and c.seen.account not in ("", c.account),
        "review",
        N_("It was paid to another account, or not with real money."),
    ),
    Rule(
        "reference",
        lambda c: c.seen.reference not in ("", *c.names),
        "review",
        N_("It names another order."),
    ),
    Rule(
        "amount_unknown",
        lambda c: c.seen.amount is None,
        "review",
        N_("It does not say how much was paid, or not in the way it was asked."),
    ),
    Rule("currency", lambda c: not c.same_currency, "review", N_("It was paid in another currency.")),
    Rule("too_little", lambda c: c.above < 0, "review", N_("Less was paid than asked.")),
    Rule("too_much", lambda c: c.above > 0, "review", N_("More was paid than asked.")),
    Rule("not_final", lambda c: c.due is None, "review", N_("The order's total is not final any more.")),
    Rule(
        "not_due",
        lambda c: c.seen.amount != c.due,
        "review",
        N_("Something else is due by now: the order changed, or was paid in another way."),
    ),
    Rule("exact", lambda c: True, "settled", N_("Exactly what was due was paid: it goes into the ledger.")),
)


def judge(case: Case) -> Rule:
    return next(rule for rule in RULES if rule.holds(case))


def next_state(state: str, said: str) -> str:
    return SESSION.get((state, said), state)


def with_amount(seen: Seen, asked: Money) -> Seen:
    """As it has to be judged: some providers take nothing but what was asked, and do not repeat it."""
    return replace(seen, amount=asked) if seen.as_asked else seen


def is_ringing(state: str, expires_at: datetime | None, now: datetime) -> bool:
    """Whether a buyer's phone may still ask: until then it is not asked again."""
    return state == "open" and expires_at is not None and expires_at - now >= STILL_GOOD


def may_pay(order: OrderView) -> bool:
    """Whether a session may be opened now: the total is final, something is due, and the shop's yes is not awaited."""
    if order.about or order.due.minor == 0 or order.state in ENDS or order.payment in ("paid", "refunded", "review"):
        return False
    return order.pay_when == "at_once" or order.state not in ("placed", "received")
