"""What is remembered of orders. Nothing about the buyer: name and place are written in the chat."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from peewee import BooleanField, CharField, Check, ForeignKeyField, IntegerField, JSONField, ModelSelect, TextField, fn

from storefront.catalogue.records import Choice, Product
from storefront.merchants.records import Area, Member, Shop
from storefront.storage.database import Row
from storefront.storage.fields import MomentField


class Order(Row):
    """One order. Everything a page says of it was copied when it was placed; money in minor units of `currency`."""

    shop_id: int
    area_id: int | None
    taken_by_id: int | None

    shop = ForeignKeyField(Shop, backref="orders", on_delete="CASCADE")
    token = CharField(max_length=26, unique=True)  # its address: who has it may see it
    key = CharField(max_length=26, unique=True)  # printed in the form: one key, one order
    reference = CharField(max_length=8)  # "4827-193"; speakable, never a capability
    state = CharField(default="placed")
    reason = CharField(default="")  # of an end
    revision = IntegerField(default=1)
    currency = CharField(max_length=3)
    language = CharField()
    cart = TextField()  # the cart text as placed, for "order the same"
    area = ForeignKeyField(Area, null=True, on_delete="SET NULL")
    delivery = CharField(default="pick_up")  # pick_up | area | elsewhere
    area_name = TextField(default="")
    fee_minor = IntegerField(null=True)  # None: agreed in the chat
    discount_minor = IntegerField(default=0)
    coupon = CharField(default="")  # its code
    coupon_percent = IntegerField(default=0)  # off the goods, whatever they come to
    coupon_off_minor = IntegerField(default=0)  # or this much
    coupon_counted = BooleanField(default=False)  # whether it is one of the coupon's uses
    total_minor = IntegerField()
    about = BooleanField(default=False)  # the total is not final
    deposit_percent = IntegerField(default=0)
    tail_minor = IntegerField(default=0)  # asked on top of an equal amount, to tell the two apart; not in the total
    method = CharField()
    pay_when = CharField(default="after_confirming")
    if_missing = CharField(default="ask")  # ask | leave_out | similar
    wanted_date = CharField(default="")  # ISO date
    wanted_slot = CharField(default="")
    asks: Any = JSONField(default=list)  # the blank lines of the chat text, in the buyer's language
    hold = CharField(default="none")  # none | held | taken | released
    held_until = MomentField(null=True)
    claims: Any = JSONField(default=list)  # "I have paid": [{"at", "tail", "method"}], at most 3
    review = CharField(default="")  # why a member must look at a provider's payment; "" when nobody must
    replaces = ForeignKeyField("self", null=True, on_delete="SET NULL")
    made_by = ForeignKeyField(Member, null=True, on_delete="SET NULL")
    taken_by = ForeignKeyField(Member, null=True, on_delete="SET NULL")  # who acted first
    mark = TextField(default="")  # the merchant's own label, never on a buyer's page
    source = CharField(default="")  # ?s= of the shared link
    price_version = IntegerField(default=1)
    search_key = TextField(default="")  # see orders/search.py
    placed_at = MomentField()
    received_at = MomentField(null=True)
    changed_at = MomentField()
    ended_at = MomentField(null=True)

    class Meta:
        indexes = (
            (("shop", "reference"), True),
            (("shop", "state", "placed_at"), False),
            (("hold", "held_until"), False),
            (("state", "placed_at"), False),
            (("shop", "placed_at", "search_key"), False),  # a search reads nothing else of the orders it passes by
            (("shop", "total_minor"), False),
            (("shop", "method", "mark"), False),
        )


class OrderLine(Row):
    """One line: what was asked, what is given (None until the shop weighs or changes it), at which unit price."""

    order_id: int
    product_id: int | None
    choice_id: int | None
    instead_of_id: int | None

    order = ForeignKeyField(Order, backref="lines", on_delete="CASCADE")
    position = IntegerField(default=0)
    product = ForeignKeyField(Product, null=True, on_delete="SET NULL")
    choice = ForeignKeyField(Choice, null=True, on_delete="SET NULL")
    number = IntegerField()  # the product's, as shown
    choice_number = IntegerField(null=True)
    extras: Any = JSONField(default=list)  # [{"number", "name", "price_minor"}], copied
    title = TextField()  # in the buyer's language
    choice_name = TextField(default="")
    asked_milli = IntegerField()  # in pieces when sold by the piece, else in the price unit
    given_milli = IntegerField(null=True)  # in the price unit
    unit = CharField()  # the price unit
    about_milli = IntegerField(null=True)  # one asked piece is about so much of the price unit
    unit_price_minor = IntegerField()  # extras included
    about = BooleanField(default=False)  # still to be weighed
    held_milli = IntegerField(default=0)  # counted stock this line took off the shelf
    instead_of = ForeignKeyField("self", null=True, on_delete="SET NULL")
    reason = CharField(default="")

    class Meta:
        constraints = [Check("asked_milli > 0"), Check("held_milli >= 0")]


class OrderEvent(Row):
    """What happened to an order, and its total after it. Append-only; an undo is one more event."""

    undoes_id: int | None
    member_id: int | None

    order = ForeignKeyField(Order, backref="events", on_delete="CASCADE")
    at = MomentField()
    member = ForeignKeyField(Member, null=True, on_delete="SET NULL")
    # a state entered; given, fee, discount, amount, priced, delivery, added; paid, settled, review, reviewed, refunded,
    # claimed; noted; undone, hold_expired
    what = CharField()
    from_state = CharField(default="")
    to_state = CharField(default="")
    reason = CharField(default="")
    revision = IntegerField()
    total_minor = IntegerField()
    details: Any = JSONField(default=dict)  # what an undo needs to restore exactly
    undoes = ForeignKeyField("self", null=True, unique=True, on_delete="SET NULL")


class Payment(Row):
    """One entry of an order's ledger, in minor units; refunds are negative. Append-only."""

    order_id: int
    member_id: int | None
    undoes_id: int | None

    order = ForeignKeyField(Order, backref="payments", on_delete="CASCADE")
    at = MomentField()
    member = ForeignKeyField(Member, null=True, on_delete="SET NULL")
    method = CharField()
    kind = CharField()  # deposit | part | balance | tip | refund
    amount_minor = IntegerField()
    note = CharField(default="")
    proof = CharField(null=True, unique=True)  # which money of a provider it is; None: by a member's word
    undoes = ForeignKeyField("self", null=True, unique=True, on_delete="SET NULL")


class UsedReference(Row):
    """The fingerprint of a bank's or wallet's reference whose money is in the ledger; gone when the entry is undone."""

    shop = ForeignKeyField(Shop, on_delete="CASCADE")
    fingerprint = CharField(max_length=32)
    payment = ForeignKeyField(Payment, on_delete="CASCADE")

    class Meta:
        indexes = ((("shop", "fingerprint"), True),)


def order_with_key(key: str) -> Order | None:
    return Order.get_or_none(Order.key == key)


def order_at(shop: Shop, token: str) -> Order | None:
    return Order.get_or_none(Order.token == token, Order.shop == shop)


def order_called(shop: Shop, reference: str) -> Order | None:
    return Order.get_or_none(Order.shop == shop, Order.reference == reference)


def lines_of(order: Order) -> list[OrderLine]:
    return list(OrderLine.select().where(OrderLine.order == order).order_by(OrderLine.position, OrderLine.id))


def events_of(order: Order) -> list[OrderEvent]:
    """With the members who did them, in one query; the oldest first."""
    found = OrderEvent.select(OrderEvent, Member).left_outer_join(Member).where(OrderEvent.order == order)
    return list(found.order_by(OrderEvent.id))


def last_event_by(member: Member) -> OrderEvent | None:
    """The newest thing this member did, with its order."""
    found: Any = OrderEvent.select(OrderEvent, Order).join(Order).where(OrderEvent.member == member)
    return cast("OrderEvent | None", found.order_by(OrderEvent.id.desc()).first())


def newest_event() -> int:
    """Its id, of all shops' orders; 0 where nothing has happened yet."""
    return OrderEvent.select(fn.MAX(OrderEvent.id)).scalar() or 0


def payments_of(order: Order) -> list[Payment]:
    return list(Payment.select().where(Payment.order == order).order_by(Payment.id))


def order_paid_by(shop_id: int, fingerprint: str) -> Order | None:
    """Whose ledger holds the money of this reference."""
    found: Any = Order.select().join(Payment).join(UsedReference)
    found = found.where(UsedReference.shop == shop_id, UsedReference.fingerprint == fingerprint)
    return cast("Order | None", found.first())


def orders_with_expired_holds(now: datetime, most: int = 200) -> list[Order]:
    return list(Order.select().where(Order.hold == "held", Order.held_until <= now).limit(most))


def orders_never_sent(now: datetime, most: int = 200) -> list[Order]:
    """Still only placed, longer than their shop waits; not one whose money is here."""
    late_by = int(now.timestamp()) - Order.placed_at - Shop.lapse_hours * 3600
    has_money = fn.EXISTS(Payment.select().where(Payment.order == Order.id))
    late = Order.select().join(Shop).where(Order.state == "placed", late_by >= 0, Order.review == "", ~has_money)
    return list(late.limit(most))


def paid_but_unsent(shop: Shop, most: int = 50) -> list[Order]:
    """Money is here for an order that its buyer has not sent yet: nobody knows who they are."""
    has_money = fn.EXISTS(Payment.select().where(Payment.order == Order.id))
    found = Order.select().where(Order.shop == shop, Order.state == "placed", has_money)
    return list(found.order_by(Order.placed_at.desc()).limit(most))


def unpaid_beside(order: Order, states: Sequence[str]) -> list[Order]:
    """The shop's other orders in these states whose total is final and of which nothing is paid: what they ask."""
    columns = (Order.total_minor, Order.deposit_percent, Order.state, Order.tail_minor)
    here = (Order.shop == order.shop_id) & Order.state.in_(states) & ~Order.about & (ledger_sum() <= 0)
    return list(Order.select(*columns).where(here, Order.id != (order.id or 0)))


def lines_of_all(orders: Iterable[Order]) -> dict[int, list[OrderLine]]:
    """Their lines in one query, by the order's id."""
    found: dict[int, list[OrderLine]] = {}
    query = OrderLine.select().where(OrderLine.order.in_([order.id for order in orders]))
    for line in query.order_by(OrderLine.position, OrderLine.id):
        found.setdefault(line.order_id, []).append(line)
    return found


def payments_of_all(orders: Iterable[Order]) -> dict[int, list[Payment]]:
    """Their ledgers in one query, by the order's id."""
    found: dict[int, list[Payment]] = {}
    query = Payment.select().where(Payment.order.in_([order.id for order in orders]))
    for payment in query.order_by(Payment.id):
        found.setdefault(payment.order_id, []).append(payment)
    return found


def ledger_sum() -> "ModelSelect[Payment]":
    """What the ledger of the query's order holds, tips apart."""
    entries = Payment.select(fn.COALESCE(fn.SUM(Payment.amount_minor), 0))
    return entries.where(Payment.order == Order.id, Payment.kind != "tip")
