"""Takes what a provider tells: once, whatever order it comes in, whether or not its session is known."""

import hashlib
from datetime import datetime

from storefront.merchants.records import Shop
from storefront.pay.gateway import Posted, Seen, Told
from storefront.payments.matching import weigh
from storefront.payments.records import Notice, attempt_meant, notice_told
from storefront.payments.ways import Way
from storefront.storage.database import atomic

MOST_EVENT = 200


def take(shop: Shop, way: Way, posted: Posted, now: datetime) -> Notice | None:
    """On return it is safely kept. None: genuine, but nothing for us. Raises Forged; then nothing has changed."""
    told = way.gateway.read_notice(posted, way.settings, now)
    if told.seen is None:
        return None
    with atomic():
        known = notice_told(shop.id, way.kind, told.event[:MOST_EVENT])
        if known is not None:
            return known
        notice = _written(shop, way.kind, told, told.seen, posted.body, now)
        if told.trusted:
            weigh(notice, way.account, now)
        return notice


def _written(shop: Shop, kind: str, told: Told, seen: Seen, body: bytes, now: datetime) -> Notice:
    """Waiting: one that is not signed says only what to look up."""
    attempt = attempt_meant(shop.id, kind, seen)
    notice = Notice(
        shop=shop,
        kind=kind,
        event=told.event[:MOST_EVENT],
        at=now,
        trusted=told.trusted,
        digest=hashlib.sha256(body).hexdigest(),
        order=attempt and attempt.order,
        attempt=attempt,
        try_at=None if told.trusted else now,
    )
    notice.seen = seen
    notice.save()
    return notice
