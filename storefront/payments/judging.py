"""What a provider said is judged, and what follows is done, in one transaction: the caller's."""

from datetime import datetime

from storefront.money import Money
from storefront.orders.records import Order
from storefront.orders.settle import Collected, set_review, settle
from storefront.orders.snapshots import order_view
from storefront.pay.gateway import Seen
from storefront.payments.records import Attempt, Notice, judged_before
from storefront.payments.rules import LOOKS, Case, Rule, judge, next_state

_OVER = ("paid", "failed", "expired", "refunded")


def judge_notice(notice: Notice, attempt: Attempt, account: str, now: datetime) -> Rule:
    """Saves the notice, moves the session on, and writes into the ledger or asks for a member's look."""
    seen = notice.seen
    rule = rule_for(attempt, seen, account, but=notice.id)
    notice.attempt, notice.order = attempt, attempt.order
    notice.verdict, notice.reason, notice.try_at = rule.verdict, rule.key, None
    notice.save()
    move_on(attempt, seen)
    if rule.verdict == "settled":
        settle(attempt.order, Collected(attempt.kind, _amount(seen), proof_of(notice)), now)
    elif rule.verdict == "review":
        set_review(attempt.order, rule.key, None, now)
    return rule


def rule_for(attempt: Attempt, seen: Seen, account: str, but: int | None = None) -> Rule:
    """but: the notice in question, which is no reason to say that this was said before."""
    order = Order.get_by_id(attempt.order_id)
    view = order_view(order)
    return judge(
        Case(
            seen=seen,
            asked=attempt.amount,
            names=(attempt.key, order.reference),
            account=account,
            judged=judged_before(attempt, seen, but),
            state=attempt.state,
            payment=attempt.payment,
            due=None if view.about else view.due_now,
        )
    )


def move_on(attempt: Attempt, seen: Seen) -> None:
    """The session's own state; nobody is sent to one that is over, and nobody looks at it again."""
    attempt.state = next_state(attempt.state, seen.status)
    if seen.status == "paid" and not attempt.payment:
        attempt.payment = seen.payment
    if not attempt.provider_ref:
        attempt.provider_ref = seen.provider_ref
    if attempt.state in _OVER:
        attempt.standing = attempt.look_at = None
    elif attempt.look_at is None and attempt.looks < len(LOOKS):
        attempt.look_at = attempt.begun_at + LOOKS[attempt.looks]
    attempt.save()


def proof_of(notice: Notice) -> str:
    """Which money it is. The shop stands in it: nobody can use up another shop's by naming it."""
    return f"{notice.shop_id} {notice.kind} {notice.payment or f'session {notice.attempt_id}'}"


def _amount(seen: Seen) -> Money:
    if seen.amount is None:
        raise ValueError("settled without an amount")
    return seen.amount
