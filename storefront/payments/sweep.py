"""What time does to payments: open sessions are looked at, notices that wait are tried again. Safe to repeat or miss.

A server that does not answer, or is slow, is left alone until the next round, so that it keeps nobody else waiting.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from storefront.merchants.records import Shop
from storefront.pay.gateway import Declined, Unreachable
from storefront.payments.calls import Busy
from storefront.payments.looking import look, look_into, plan_next
from storefront.payments.matching import next_try, weigh
from storefront.payments.records import Attempt, Notice, attempts_to_look_at, notices_to_try
from storefront.payments.rules import LOOKS
from storefront.payments.ways import way_of
from storefront.storage.database import atomic

_MOST = 50
_MOST_SECONDS = 20.0  # a round shares its thread with everything else that is done every minute
_SLOW = 5.0  # seconds for one answer

log = logging.getLogger(__name__)


def sweep(now: datetime) -> int:
    """How many sessions and notices it went after."""
    ends, silent, done = time.monotonic() + _MOST_SECONDS, set[str](), 0
    work: list[tuple[Shop, str, Callable[[], None]]] = [
        *((notice.shop, notice.kind, partial(_try_notice, notice, now)) for notice in notices_to_try(now, _MOST)),
        *(
            (attempt.order.shop, attempt.kind, partial(_look_again, attempt, now))
            for attempt in attempts_to_look_at(now, _MOST)
        ),
    ]
    for shop, kind, do in work:
        server, begun = _server(shop, kind), time.monotonic()
        if server in silent or begun > ends:
            continue
        try:
            do()
        except (Unreachable, Busy):
            silent.add(server)
        except Declined as no:
            log.info("%s would not say: %s", kind, no)
        if time.monotonic() - begun > _SLOW:
            silent.add(server)
        done += 1
    return done


def _server(shop: Shop, kind: str) -> str:
    way = way_of(shop, kind)
    return way.server if way else ""


def _look_again(attempt: Attempt, now: datetime) -> None:
    if not _plan_look(attempt):
        return  # another process is at it
    try:
        look(attempt, now)
    finally:
        _give_up_after_the_last(attempt)


def _plan_look(attempt: Attempt) -> bool:
    """The next look, before this one: whatever becomes of it, it is not repeated at once."""
    looks = attempt.looks + 1
    planned = Attempt.update(looks=looks, look_at=next_try(attempt.begun_at, looks))
    return bool(planned.where(Attempt.id == attempt.id, Attempt.look_at == attempt.look_at).execute())


def _give_up_after_the_last(attempt: Attempt) -> None:
    """A notice may still come, and counts."""
    if attempt.looks + 1 >= len(LOOKS):
        over = Attempt.update(state="expired", standing=None, look_at=None)
        over.where(Attempt.id == attempt.id, Attempt.state == "open").execute()


def _try_notice(notice: Notice, now: datetime) -> None:
    plan_next(notice)
    if notice.verdict == "waiting":
        look_into(notice, now)
        return
    with atomic():
        notice = Notice.get_by_id(notice.id)
        way = way_of(Shop.get_by_id(notice.shop_id), notice.kind)
        if way is not None and notice.verdict == "unmatched":
            weigh(notice, way.account, now)
