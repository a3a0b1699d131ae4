"""Every minute bells are told of what has happened since they last rang: all of it in one message.

Placing an order knows nothing of this. An order's events are the list of what is to be told, and each bell remembers up
to where it has heard. A message that was sent in the second a power cut came may be sent again, never lost.
"""

import logging
import time
from datetime import datetime

from storefront.i18n import words
from storefront.orders.records import newest_event
from storefront.telling.actions import opened_or_none, ring, way_of
from storefront.telling.message import message_of
from storefront.telling.records import Bell, bells_to_ring, news_between
from storefront.telling.rules import FRESH, News
from storefront.telling.way import Means

_MOST_SECONDS = 20.0  # a round shares its thread with everything else that is done every minute

log = logging.getLogger(__name__)


def sweep(means: Means, now: datetime) -> int:
    """How many bells it rang."""
    bells, newest = bells_to_ring(now), newest_event()
    if not bells or bells[0].heard >= newest:
        return 0
    by_shop: dict[int, list[News]] = {}
    for one in news_between(bells[0].heard, newest, now - FRESH, {bell.member.shop_id for bell in bells}):
        by_shop.setdefault(one.shop, []).append(one)
    news_for = {
        bell.id: [one for one in by_shop.get(bell.member.shop_id, ()) if one.event > bell.heard] for bell in bells
    }
    quiet = [bell.id for bell in bells if not news_for[bell.id]]
    Bell.update(heard=newest, try_at=None).where(Bell.id.in_(quiet), Bell.heard < newest).execute()
    return _ring_all([bell for bell in bells if news_for[bell.id]], news_for, newest, means, now)


def _ring_all(bells: list[Bell], news_for: dict[int, list[News]], newest: int, means: Means, now: datetime) -> int:
    """One server that is silent keeps nobody else waiting: its other bells have their turn in the next round."""
    ends, silent, rung = time.monotonic() + _MOST_SECONDS, set[str](), 0
    for bell in bells:
        server = _server_of(bell, means)
        if server in silent or time.monotonic() > ends:
            continue
        shop, member = bell.member.shop, bell.member
        spoken = words(member.language, shop.country)
        message = message_of(shop, news_for[bell.id], spoken, means.origin, bell.id, now)
        fault = ring(bell, message, newest, means, now)
        rung += 1
        if fault is not None:
            log.info("A bell of kind %s did not ring: %s", bell.kind, fault.key)
            if fault.key == "bell.unreachable":
                silent.add(server)
    return rung


def _server_of(bell: Bell, means: Means) -> str:
    settings = opened_or_none(bell)
    return way_of(bell).server(settings, means) if settings else ""
