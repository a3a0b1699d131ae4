"""How far an order is paid, derived from its ledger; nothing else ever says so. Pure."""

from collections.abc import Iterable

from storefront.i18n.marking import N_
from storefront.orders.bill import Dues

# What an entry of the ledger is for, with its msgid.
KINDS: dict[str, str] = {
    "deposit": N_("Deposit"),
    "part": N_("Part of it"),
    "balance": N_("Payment"),
    "tip": N_("Tip"),
    "refund": N_("Given back"),
}
MOST_CLAIMS = 3
_GOODS_KEPT_BACK = ("refused", "cancelled", "returned", "lapsed")


def paid_minor(entries: Iterable[tuple[str, int]]) -> int:
    """What the shop holds for the order: the sum of (kind, minor units), tips apart, refunds negative."""
    return sum(minor for kind, minor in entries if kind != "tip")


def kind_of(minor: int, open_now: Dues) -> str:
    """What a payment is for that comes while so much is asked now and later."""
    return "deposit" if open_now.later and minor <= open_now.now else "balance"


def payment_state(
    entries: Iterable[tuple[str, int]], total_minor: int, claims: int, state: str, review: str = ""
) -> str:
    """unpaid | claimed | part | paid | review | refunded.

    review: a provider's payment waits for a member's word, or money is here for goods nobody gets.
    """
    if review:
        return "review"
    ledger = list(entries)
    paid = paid_minor(ledger)
    if paid <= 0:
        # An entry taken back leaves a ledger of zero sum, too: only a refund says that money went back.
        was_refunded = sum(minor for kind, minor in ledger if kind == "refund") < 0
        return "refunded" if was_refunded else "claimed" if claims else "unpaid"
    if state in _GOODS_KEPT_BACK:
        return "review"
    return "paid" if paid >= total_minor else "part"
