"""What is remembered of members' bells, and the news they are told: events that nobody at the desk has made."""

from collections.abc import Iterable
from datetime import datetime

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField, fn

from storefront.merchants.records import Member, Shop
from storefront.orders.records import Order, OrderEvent, Payment
from storefront.storage.database import Row
from storefront.storage.fields import MomentField
from storefront.telling.rules import NEWS, News


class Bell(Row):
    """One way in which one member is told. heard: the last event it was told of, or needs not be told of."""

    member_id: int

    member = ForeignKeyField(Member, backref="bells", on_delete="CASCADE")
    kind = CharField()
    device = CharField(default="")  # which of the member's browsers; "" for ways that know none
    settings = TextField()  # sealed, all of them
    heard = IntegerField()
    active = BooleanField(default=False)  # after the first message that arrived, until it is given up
    tries = IntegerField(default=0)  # that failed since the last message
    try_at = MomentField(null=True)
    fault = CharField(default="")  # why the last one failed
    told_at = MomentField(null=True)
    made_at = MomentField()

    class Meta:
        indexes = ((("member", "kind", "device"), True),)


def bells_of(member: Member) -> list[Bell]:
    return list(Bell.select().where(Bell.member == member).order_by(Bell.id))


def bell_of(member: Member, bell_id: int) -> Bell | None:
    return Bell.get_or_none(Bell.member == member, Bell.id == bell_id)


def bell_called(member: Member, kind: str, device: str) -> Bell | None:
    return Bell.get_or_none(Bell.member == member, Bell.kind == kind, Bell.device == device)


def bells_to_ring(now: datetime) -> list[Bell]:
    """Those that work and need not wait, with member and shop; who waits longest comes first, but each shop's first
    before any shop's second."""
    found = Bell.select(Bell, Member, Shop).join(Member).join(Shop).where(Bell.active, Member.left_at.is_null())
    may_be_tried = Bell.try_at.is_null() | (Bell.try_at <= now)
    turn = fn.ROW_NUMBER().over(partition_by=[Member.shop], order_by=[Bell.heard, Bell.id])
    return list(found.where(may_be_tried).order_by(turn, Bell.heard, Bell.id))


def forget_who_left() -> int:
    """Their addresses and keys are no business of ours any more."""
    left = Member.select(Member.id).where(Member.left_at.is_null(False))
    return int(Bell.delete().where(Bell.member.in_(left)).execute())


def news_between(heard: int, newest: int, since: datetime, shops: Iterable[int]) -> list[News]:
    """What happened after `heard`, to orders of these shops; of what came before `since` nobody wants to hear."""
    events = OrderEvent.select(OrderEvent.id, OrderEvent.what, OrderEvent.total_minor, OrderEvent.details, Order)
    events = events.join(Order).where(OrderEvent.id > heard, OrderEvent.id <= newest, OrderEvent.at >= since)
    events = events.where(OrderEvent.what.in_(NEWS), OrderEvent.member.is_null(), Order.shop.in_(list(shops)))
    found = list(events.order_by(OrderEvent.id))
    booked = [event.details["payment"] for event in found if event.what == "settled"]
    entries = Payment.select(Payment.id, Payment.amount_minor).where(Payment.id.in_(booked))
    amounts = {entry.id: entry.amount_minor for entry in entries}
    return [
        News(
            event.id,
            event.order.shop_id,
            event.what,
            amounts.get(event.details.get("payment"), event.total_minor),
            event.order.currency,
        )
        for event in found
    ]
