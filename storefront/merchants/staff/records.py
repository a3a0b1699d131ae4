"""What is remembered of a shop's staff: who is in, and the links by which others may come in."""

from datetime import datetime
from typing import Any

from peewee import CharField, ForeignKeyField, fn

from storefront.merchants.records import Member, Session, Shop
from storefront.storage.database import Row
from storefront.storage.fields import MomentField


class JoinLink(Row):
    """An invitation to join a shop. Only the token's fingerprint is kept."""

    shop_id: int
    used_by_id: int | None

    fingerprint = CharField(max_length=64, unique=True)
    shop = ForeignKeyField(Shop, backref="join_links", on_delete="CASCADE")
    role = CharField()
    made_by = ForeignKeyField(Member, on_delete="CASCADE")
    made_at = MomentField()
    expires_at = MomentField()
    used_by = ForeignKeyField(Member, null=True, on_delete="CASCADE")
    used_at = MomentField(null=True)


def join_link_called(fingerprint: str) -> JoinLink | None:
    """With its shop; also one that is used or too old."""
    found: JoinLink | None = (
        JoinLink.select(JoinLink, Shop).join(Shop).where(JoinLink.fingerprint == fingerprint).first()
    )
    return found


def open_links(shop: Shop, now: datetime) -> list[JoinLink]:
    """Those that still let somebody in, the newest first."""
    unused = JoinLink.select().where(JoinLink.shop == shop, JoinLink.used_at.is_null(), JoinLink.expires_at > now)
    return list(unused.order_by(JoinLink.id.desc()))


def staff_of(shop: Shop) -> list[Member]:
    """Who is in, in the order in which they came."""
    return list(Member.select().where(Member.shop == shop, Member.left_at.is_null()).order_by(Member.id))


def staff_member(shop: Shop, member_id: int) -> Member | None:
    """One of those who are in."""
    return Member.get_or_none(Member.shop == shop, Member.id == member_id, Member.left_at.is_null())


def last_seen(shop: Shop) -> dict[int, datetime]:
    """When each was last here, by the member's id; who is signed in nowhere is left out."""
    found: Any = Session.select(Session.member, fn.MAX(Session.seen_at)).join(Member).where(Member.shop == shop)
    return dict(found.group_by(Session.member).tuples())
