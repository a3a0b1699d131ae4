"""Whether a list of Today that a phone shows is still true: told by a tag, without reading or drawing one order."""

import hashlib
from datetime import datetime

from flask import Response

from storefront.i18n.places import local
from storefront.merchants.records import Member
from storefront.orders.news import orders_version
from storefront.payments.records import count_in_doubt
from storefront.wire.caching import unchanged


def still_true(member: Member, here: str, now: datetime) -> Response | None:
    """The short answer to a phone whose list is the newest; None where there is news. here: the list's address."""
    return unchanged(_tag(member, here, member.shop.orders_version, count_in_doubt(member.shop), now))


def tag_of(member: Member, here: str, in_doubt: int, now: datetime) -> str:
    """For a list about to be read: what happens while it is read is news."""
    return _tag(member, here, orders_version(member.shop), in_doubt, now)


def _tag(member: Member, here: str, version: int, in_doubt: int, now: datetime) -> str:
    """All that a list depends on. The day is one of them: a moment is written without it as long as it is today."""
    day = local(now, member.shop.time_zone).date()
    parts = (member.id, member.role, member.language, here, version, in_doubt, day)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
