"""Payments that providers told us of: looking again, saying what a doubtful one is, matching what nobody awaited."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.door import door
from storefront.desk.guard import member_only
from storefront.desk.order_answers import answer, return_from
from storefront.desk.order_online import said
from storefront.desk.orders import ORDER, order_of
from storefront.desk.page import page, saved, words_of
from storefront.i18n.digits import read_number
from storefront.merchants.records import Member
from storefront.orders.records import Order, paid_but_unsent
from storefront.pay.gateway import Declined, Unreachable
from storefront.payments import answering
from storefront.payments.calls import Busy
from storefront.payments.looking import look
from storefront.payments.records import Notice, attempts_of, notice_of, reviews_of, unmatched_of
from storefront.problems import Missing, Problem, Refused

PAYMENTS = "/desk/payments"


@door.get(PAYMENTS)
@member_only
def payments_in_doubt(member: Member) -> Response:
    shop, words = member.shop, words_of(member)
    reviews = [(notice.order.reference, said(notice, shop, words)) for notice in reviews_of(shop) if notice.order]
    return page(
        member,
        "desk/payments.html",
        here="today",
        reviews=reviews,
        unsent=paid_but_unsent(shop),
        unmatched=[said(notice, shop, words) for notice in unmatched_of(shop)],
    )


@door.post(f"{PAYMENTS}/replay")
@member_only
def replay_notice(member: Member) -> ResponseReturnValue:
    """One that names no order; from the list."""
    answering.replay(_notice(member), member, clock.now())
    return saved(PAYMENTS)


@door.post(f"{ORDER}/online/look")
@member_only
def look_at_provider(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return answer(member, order, lambda: _look(order))


@door.post(f"{ORDER}/online/answer")
@member_only
def answer_review(member: Member, reference: str) -> ResponseReturnValue:
    """No revision is asked for: an answer counts once, whatever happened to the order meanwhile."""
    order, notice, word = order_of(member, reference), _notice(member), request.form.get("said", "")
    if notice.order_id != order.id:
        raise Missing
    if word == "again":
        answering.replay(notice, member, clock.now())
        return return_from(member, order)
    return answer(member, order, lambda: answering.answer(notice, word, member, clock.now()))


def _look(order: Order) -> None:
    try:
        for attempt in attempts_of(order):
            if attempt.may_still_be_paid:
                look(attempt, clock.now())
    except Unreachable:
        raise Refused(Problem("pay.unreachable")) from None
    except (Busy, Declined):
        raise Refused(Problem("pay.no_word")) from None


def _notice(member: Member) -> Notice:
    """Another shop's is as absent as one that never was."""
    number = read_number(request.form.get("notice", ""), 15)
    notice = None if number is None else notice_of(member.shop, number)
    if notice is None:
        raise Missing
    return notice
