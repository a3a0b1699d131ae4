"""Which rows are a shop's own, table by table, and which of their columns never leave the host."""

from dataclasses import dataclass

from storefront.catalogue.many.records import GoodsChange
from storefront.catalogue.records import Choice, Extra, ExtraGroup, Price, Product, Section
from storefront.merchants.records import (
    Area,
    AuditLine,
    FormerSlug,
    Invite,
    Member,
    Report,
    Session,
    Shop,
    ShopChannel,
    ShopMethod,
    SignInLink,
)
from storefront.merchants.replies.records import Reply
from storefront.merchants.staff.records import JoinLink
from storefront.numbers.records import DayNumber, NumbersRead
from storefront.orders.coupons.records import Coupon
from storefront.orders.notebook.records import Mark
from storefront.orders.records import Order, OrderEvent, OrderLine, Payment, UsedReference
from storefront.payments.records import Attempt, Notice
from storefront.storage.database import Row
from storefront.telling.records import Bell


@dataclass(frozen=True)
class Table:
    """of: the column that leads to its owner, up to the shop. without: columns that stay."""

    model: type[Row]
    of: str = "shop"
    without: frozenset[str] = frozenset()


TABLES = (
    Table(Shop, of="id"),
    Table(FormerSlug),
    Table(Member, without=frozenset({"password_hash"})),
    Table(Area),
    Table(ShopChannel),
    Table(ShopMethod),  # sealed settings stay: see merchants/sealing.py
    Table(AuditLine),
    Table(Reply),
    Table(Section),
    Table(Product, without=frozenset({"search_key"})),
    Table(Choice, "product"),
    Table(ExtraGroup, "product"),
    Table(Extra, "group"),
    Table(Price, "product"),
    Table(Coupon),
    Table(Mark),
    Table(Order, without=frozenset({"key", "search_key"})),  # whoever has the key may place the order again
    Table(OrderLine, "order"),
    Table(OrderEvent, "order"),
    Table(Payment, "order"),
    Table(DayNumber),
)
# They open doors, or mean something only here: sessions, links, subscriptions, talks with providers, places read to.
STAYING = (
    Session, SignInLink, JoinLink, Invite, Bell, Attempt, Notice, UsedReference, Report, GoodsChange, NumbersRead,
)  # fmt: skip
