"""What members decide of payments that are in doubt. Each answer is given once, has its member, and stays."""

from datetime import datetime

from storefront.merchants.records import Member
from storefront.orders.records import Order
from storefront.orders.settle import Collected, book_refund, set_review, settle
from storefront.pay.gateway import Seen
from storefront.payments.judging import proof_of
from storefront.payments.matching import weigh
from storefront.payments.records import Notice, reviews_left
from storefront.payments.ways import way_of
from storefront.problems import Missing, Problem, Refused
from storefront.storage.database import atomic

ANSWERS = ("counted", "returned", "known")


def answer(notice: Notice, said: str, member: Member, now: datetime) -> None:
    """counted: the money is right, whatever was asked. returned: it went back. known: it was booked by hand already.

    Raises Missing where there is nothing to answer, Refused when it can't be counted.
    """
    with atomic():
        notice = Notice.get_by_id(notice.id)
        if said not in ANSWERS or notice.verdict != "review" or notice.order is None:
            raise Missing
        if notice.answer:
            return
        _book(notice, notice.order, said, member, now)
        notice.answer, notice.answered_by, notice.answered_at = said, member, now
        notice.save()
        _close(notice.order, member, now)


def replay(notice: Notice, member: Member, now: datetime) -> None:
    """Judge it once more, as things are now: its session may be known, the order may be right. Raises Missing."""
    with atomic():
        notice = Notice.get_by_id(notice.id)
        way = way_of(member.shop, notice.kind)
        if way is None or not notice.may_be_judged_again:
            raise Missing
        weigh(notice, way.account, now)
        if notice.order is not None:
            _close(notice.order, member, now)


def can_be_counted(seen: Seen, currency: str) -> bool:
    return seen.amount is not None and seen.amount.currency == currency and seen.amount.minor > 0


def _book(notice: Notice, order: Order, said: str, member: Member, now: datetime) -> None:
    seen = notice.seen
    if said == "known" or (said == "returned" and seen.status == "paid"):
        return
    countable = can_be_counted(seen, order.currency) and (said, seen.status) != ("counted", "refunded")
    if seen.amount is None or not countable:
        raise Refused(Problem("review.not_countable"))
    collected = Collected(notice.kind, seen.amount, proof_of(notice))
    if said == "counted":
        settle(order, collected, now, member)
    else:
        book_refund(order, collected, now, member)


def _close(order: Order, member: Member, now: datetime) -> None:
    """The order's question is answered when all of its payments' are."""
    left = reviews_left(order)
    set_review(order, left[-1].reason if left else "", member, now)
