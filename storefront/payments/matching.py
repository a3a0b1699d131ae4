"""Finds the session a notice speaks of, at once or when it appears."""

from datetime import datetime

from storefront.merchants.records import Shop
from storefront.payments.judging import judge_notice
from storefront.payments.records import Notice, attempt_meant, unmatched_of
from storefront.payments.rules import LOOKS
from storefront.payments.ways import way_of


def weigh(notice: Notice, account: str, now: datetime) -> None:
    """What a genuine notice says is judged, or kept until its session is known. Call inside a transaction."""
    attempt = attempt_meant(notice.shop_id, notice.kind, notice.seen)
    if attempt is not None:
        judge_notice(notice, attempt, account, now)
        return
    notice.verdict, notice.try_at = "unmatched", next_try(notice.at, notice.tries)
    notice.save()


def match_waiting(shop: Shop, kind: str, now: datetime) -> None:
    """Notices that came before their session was known here. Call inside a transaction."""
    waiting = unmatched_of(shop, kind)
    way = way_of(shop, kind) if waiting else None
    for notice in reversed(waiting) if way is not None else ():
        if attempt_meant(shop.id, kind, notice.seen) is not None and way is not None:
            weigh(notice, way.account, now)


def next_try(begun: datetime, tries: int) -> datetime | None:
    """When a notice is tried or a session looked at again, after so many times; at last no more."""
    return begun + LOOKS[tries] if tries < len(LOOKS) else None
