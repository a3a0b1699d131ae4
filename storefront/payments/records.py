"""What is remembered of sessions at providers and of what providers say. Of the buyer, nothing."""

from datetime import datetime
from typing import Any, cast

from peewee import BooleanField, CharField, Expression, Field, ForeignKeyField, IntegerField, TextField, fn

from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders.records import Order
from storefront.pay.gateway import Seen
from storefront.storage.database import Row
from storefront.storage.fields import MomentField

_MOST_NAME = 200  # of what providers call things


class Attempt(Row):
    """One session at a provider: one order, one method, one amount, in the order's currency.

    standing: "order kind amount" while a buyer may be sent there; unique, so that there is one of each at a time.
    """

    order_id: int

    order = ForeignKeyField(Order, backref="attempts", on_delete="CASCADE")
    kind = CharField()
    key = CharField(max_length=26, unique=True)  # the provider knows the session by it, and a repeated call
    standing = CharField(null=True, unique=True)
    amount_minor = IntegerField()
    state = CharField(default="opening")  # opening | open | paid | failed | expired | refunded
    provider_ref = CharField(default="", index=True)
    payment = CharField(default="")  # the provider's id of the money
    link = TextField(default="")
    begun_at = MomentField()
    opener_since = MomentField(null=True)  # somebody is asking the provider at this moment
    expires_at = MomentField(null=True)
    looks = IntegerField(default=0)
    looked_at = MomentField(null=True)
    look_at = MomentField(null=True, index=True)  # work to do; None: nothing more

    @property
    def amount(self) -> Money:
        return Money(self.amount_minor, self.order.currency)

    @property
    def may_still_be_paid(self) -> bool:
        """The provider knows it, and may have more to say: also of one that failed, or that time has ended."""
        return bool(self.provider_ref) and self.state in ("open", "failed", "expired")


class Notice(Row):
    """What a provider said of a session, told by itself or answered when we looked. Only what judging needs is kept."""

    shop_id: int
    order_id: int | None
    attempt_id: int | None

    shop = ForeignKeyField(Shop, backref="notices", on_delete="CASCADE")
    kind = CharField()
    event = CharField()  # the provider's id of it; of a look, one made of what it found
    at = MomentField()
    trusted = BooleanField(default=True)  # else the provider is asked before anything is believed
    looked = BooleanField(default=False)  # found by looking, nobody told us
    digest = CharField(max_length=64, default="")  # sha256 of the body, which is not kept
    order = ForeignKeyField(Order, null=True, backref="notices", on_delete="CASCADE")
    attempt = ForeignKeyField(Attempt, null=True, backref="notices", on_delete="SET NULL")
    status = CharField()  # open | paid | failed | expired | refunded
    provider_ref = CharField(default="")
    payment = CharField(default="")
    reference = CharField(default="")
    account = CharField(default="")
    amount_minor = IntegerField(null=True)
    currency = CharField(default="")
    verdict = CharField(default="waiting")  # waiting | settled | review | ignored | unmatched
    reason = CharField(default="")  # a rule's key
    answer = CharField(default="")  # a member's, to a review: counted | returned | known
    answered_at = MomentField(null=True)
    answered_by = ForeignKeyField(Member, null=True, on_delete="SET NULL")
    tries = IntegerField(default=0)
    try_at = MomentField(null=True, index=True)  # work to do; None: nothing more

    class Meta:
        indexes = ((("shop", "kind", "event"), True), (("shop", "verdict"), False))

    @property
    def seen(self) -> Seen:
        amount = None if self.amount_minor is None else Money(self.amount_minor, self.currency)
        return Seen(self.provider_ref, self.status, amount, self.payment, self.reference, self.account)

    @seen.setter
    def seen(self, said: Seen) -> None:
        self.status = said.status
        self.provider_ref, self.payment = said.provider_ref[:_MOST_NAME], said.payment[:_MOST_NAME]
        self.reference, self.account = said.reference[:_MOST_NAME], said.account[:_MOST_NAME]
        self.amount_minor = None if said.amount is None else said.amount.minor
        self.currency = "" if said.amount is None else said.amount.currency

    @property
    def may_be_judged_again(self) -> bool:
        """Not what a member has answered, nor what is in the ledger: that is its own proof."""
        return not self.answer and self.verdict in ("review", "unmatched", "ignored")


def standing_attempt(standing: str) -> Attempt | None:
    return Attempt.get_or_none(Attempt.standing == standing)


def attempt_meant(shop_id: int, kind: str, seen: Seen) -> Attempt | None:
    """The session a provider speaks of: by its own name for it, else by ours, else by the money."""
    for known, said in (
        (Attempt.provider_ref, seen.provider_ref),
        (Attempt.key, seen.reference),
        (Attempt.payment, seen.payment),
    ):
        found = _attempts().where(Order.shop == shop_id, Attempt.kind == kind, known == said).first() if said else None
        if found is not None:
            return cast(Attempt, found)
    return None


def attempt_of(order: Order, kind: str) -> Attempt | None:
    """The newest one of this kind that a buyer was sent to."""
    sent = _attempts().where(Attempt.order == order, Attempt.kind == kind, Attempt.state != "opening")
    return cast("Attempt | None", sent.order_by(Attempt.id.desc()).first())


def attempts_of(order: Order) -> list[Attempt]:
    """The newest first."""
    return list(_attempts().where(Attempt.order == order).order_by(Attempt.id.desc()))


def attempts_to_look_at(now: datetime, most: int) -> list[Attempt]:
    return list(_by_turns(_attempts(), Order.shop, Attempt.look_at, now, most))


def notice_told(shop_id: int, kind: str, event: str) -> Notice | None:
    return Notice.get_or_none(Notice.shop == shop_id, Notice.kind == kind, Notice.event == event)


def notice_of(shop: Shop, notice_id: int) -> Notice | None:
    return Notice.get_or_none(Notice.shop == shop, Notice.id == notice_id)


def notices_of(order: Order) -> list[Notice]:
    """With who answered them, the newest first."""
    found = Notice.select(Notice, Member).left_outer_join(Member, on=Notice.answered_by).where(Notice.order == order)
    return list(found.order_by(Notice.id.desc()))


def notices_to_try(now: datetime, most: int) -> list[Notice]:
    return list(_by_turns(Notice.select(), Notice.shop, Notice.try_at, now, most))


def unmatched_of(shop: Shop, kind: str = "", most: int = 100) -> list[Notice]:
    """Genuine notices of sessions nobody knows, the newest first."""
    conditions: list[Expression] = [Notice.shop == shop, Notice.verdict == "unmatched"]
    if kind:
        conditions.append(Notice.kind == kind)
    return list(Notice.select().where(*conditions).order_by(Notice.id.desc()).limit(most))


def reviews_of(shop: Shop, most: int = 100) -> list[Notice]:
    """What waits for a member's answer, each with its order, the newest first."""
    waiting = Notice.select(Notice, Order).join(Order).where(Notice.shop == shop, *_unanswered())
    return list(waiting.order_by(Notice.id.desc()).limit(most))


def count_in_doubt(shop: Shop) -> int:
    """What waits for a member: an answer, or a match."""
    waiting = (Notice.verdict == "unmatched") | ((Notice.verdict == "review") & (Notice.answer == ""))
    return Notice.select().where(Notice.shop == shop, waiting).count()


def reviews_left(order: Order) -> list[Notice]:
    return list(Notice.select().where(Notice.order == order, *_unanswered()))


def judged_before(attempt: Attempt, seen: Seen, but: int | None) -> bool:
    """Whether the same was said of this session already and led to something. but: the notice judged now."""
    same: list[Expression] = [
        Notice.attempt == attempt,
        Notice.status == seen.status,
        Notice.verdict.in_(("settled", "review")),
    ]
    if seen.payment:
        same.append(Notice.payment.in_((seen.payment, "")))
    if seen.status == "refunded":  # a second part of the money may go back later
        same.append(Notice.amount_minor.is_null() if seen.amount is None else Notice.amount_minor == seen.amount.minor)
    if but is not None:
        same.append(Notice.id != but)
    return Notice.select().where(*same).exists()


def _by_turns(found: Any, shop: Field, due_at: Field, now: datetime, most: int) -> Any:
    """What is due, each shop's first before any shop's second: one that has very much keeps nobody else waiting."""
    turn = fn.ROW_NUMBER().over(partition_by=[shop], order_by=[due_at])
    return found.where(due_at <= now).order_by(turn, due_at).limit(most)


def _attempts() -> Any:
    return Attempt.select(Attempt, Order).join(Order)


def _unanswered() -> tuple[Expression, Expression]:
    return (Notice.verdict == "review", Notice.answer == "")
