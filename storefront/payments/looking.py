"""Asks a provider how a session stands. Never inside a transaction; what it says is judged in one."""

from datetime import datetime, timedelta

from storefront.merchants.records import Shop
from storefront.pay.gateway import Seen
from storefront.payments import calls
from storefront.payments.judging import judge_notice, move_on, rule_for
from storefront.payments.matching import next_try, weigh
from storefront.payments.records import Attempt, Notice, attempt_meant, notice_told
from storefront.payments.rules import with_amount
from storefront.payments.ways import Way, way_of
from storefront.storage.database import atomic

_NOT_AGAIN_FOR = timedelta(seconds=5)


def look(attempt: Attempt, now: datetime) -> None:
    """A session whose method the shop has taken away, or that the provider never named, can't be looked at.

    Raises Busy, Unreachable, Declined.
    """
    way = way_of(attempt.order.shop, attempt.kind)
    if way is None or not attempt.provider_ref:
        return
    Attempt.update(looked_at=now).where(Attempt.id == attempt.id).execute()
    seen = with_amount(_ask(way, attempt.provider_ref, now), attempt.amount)
    with atomic():
        _take_in(Attempt.get_by_id(attempt.id), seen, way.account, now)


def may_look(attempt: Attempt, now: datetime) -> bool:
    """Whether somebody who taps and taps is worth another call."""
    return attempt.looked_at is None or now - attempt.looked_at >= _NOT_AGAIN_FOR


def look_into(notice: Notice, now: datetime) -> None:
    """What a notice without a signature says is asked for at the provider. Raises Busy, Unreachable, Declined."""
    shop: Shop = Shop.get_by_id(notice.shop_id)
    way = way_of(shop, notice.kind)
    attempt = attempt_meant(shop.id, notice.kind, notice.seen)
    provider_ref = notice.provider_ref or (attempt.provider_ref if attempt else "")
    if way is None or not provider_ref:
        return
    seen = _ask(way, provider_ref, now)
    if attempt is not None:
        seen = with_amount(seen, attempt.amount)
    with atomic():
        notice = Notice.get_by_id(notice.id)
        if notice.verdict == "waiting":
            notice.seen = seen
            weigh(notice, way.account, now)


def plan_next(notice: Notice) -> None:
    """Before it is tried, so that a try that ends badly is not repeated at once."""
    tries = notice.tries + 1
    Notice.update(tries=tries, try_at=next_try(notice.at, tries)).where(Notice.id == notice.id).execute()


def _ask(way: Way, provider_ref: str, now: datetime) -> Seen:
    with calls.line_to(way.server):
        return calls.hold(way.gateway.look(provider_ref, way.settings, now), way.gateway.hosts(way.settings))


def _take_in(attempt: Attempt, seen: Seen, account: str, now: datetime) -> None:
    """Written down only when something follows from it: most looks find what was known."""
    rule = rule_for(attempt, seen, account)
    event = f"look {attempt.key} {seen.status} {seen.payment} {seen.amount.minor if seen.amount else ''}"
    shop_id = attempt.order.shop_id
    if rule.verdict == "ignored" or notice_told(shop_id, attempt.kind, event) is not None:
        move_on(attempt, seen)
        return
    notice = Notice.create(shop=shop_id, kind=attempt.kind, event=event, at=now, looked=True, status=seen.status)
    notice.seen = seen
    judge_notice(notice, attempt, account, now)
