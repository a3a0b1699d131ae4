"""What is remembered of merchants: shops, the people who run them, how they sign in, where and how they sell."""

from datetime import datetime
from typing import Any

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, JSONField, ModelSelect, TextField

from storefront.storage.database import Row, database
from storefront.storage.fields import MomentField, Translated

_MOST_BITS = 63  # what SQLite counts with


class Shop(Translated, Row):
    """One shop. Money fields of its goods are in `currency`; texts = {"ar": {"name", "tagline", "description", …}}."""

    slug = CharField(max_length=40, unique=True)
    name = TextField()
    tagline = TextField(default="")
    description = TextField(default="")
    category = CharField(default="")
    place = TextField(default="")  # town or quarter, for the market
    address = TextField(default="")
    email = TextField(default="")
    website = TextField(default="")
    phone = CharField()  # E.164
    country = CharField(max_length=2)
    currency = CharField(max_length=3)
    time_zone = CharField()
    languages: Any = JSONField(default=list)  # the first is the main one
    texts: Any = JSONField(default=dict)
    logo = CharField(default="")  # a photo's stem
    accent = CharField(default="clay")
    return_rule = TextField(default="")
    opened_at = MomentField()  # "open since"
    hours: Any = JSONField(default=dict)  # see merchants/hours.py
    timing: Any = JSONField(default=dict)  # for when it takes orders: merchants/drafts.Timing
    mode = CharField(default="order")  # order | ask
    notice = TextField(default="")
    notice_until = MomentField(null=True)
    paused = BooleanField(default=False)
    pause_message = TextField(default="")
    paused_until = MomentField(null=True)
    state = CharField(default="new")  # the host's: new | approved | frozen
    frozen_reason = TextField(default="")
    frozen_from = CharField(default="new")  # the state it goes back to
    listed = BooleanField(default=False)  # on the host's market
    asks: Any = JSONField(default=list)  # ≤ 3 blank lines for the chat text
    hold_minutes = IntegerField(default=120)
    lapse_hours = IntegerField(default=48)
    pay_when = CharField(default="after_confirming")  # at_once | after_confirming | on_handover
    deposit_percent = IntegerField(default=0)  # asked ahead, the rest when the goods change hands; 0: no deposit
    tells_apart = BooleanField(default=False)  # whether equal amounts of open orders are made unlike by some cents
    pick_up = BooleanField(default=True)
    somewhere_else = BooleanField(default=True)  # "Somewhere else – agree in the chat"
    pay_changed_at = MomentField(null=True)  # buyers are told for seven days
    next_number = IntegerField(default=1)  # of products; never goes back
    version = IntegerField(default=1)  # bumped by every write a page can show
    price_version = IntegerField(default=1)
    orders_version = IntegerField(default=1)  # counted up by every change of its orders
    prices_said_at = MomentField(null=True)  # when the merchant last said them all, changed or not
    row_version = IntegerField(default=1)  # the profile's optimistic lock
    created_at = MomentField()

    @property
    def language(self) -> str:
        return str(self.languages[0])


class FormerSlug(Row):
    """An address a shop once had; it redirects for ever."""

    slug = CharField(max_length=40, unique=True)
    shop = ForeignKeyField(Shop, backref="former_slugs", on_delete="CASCADE")


class Member(Row):
    """A person of one shop. The same phone may be a member of several shops."""

    shop_id: int
    shop = ForeignKeyField(Shop, backref="members", on_delete="CASCADE")
    name = TextField()
    phone = CharField()  # E.164
    role = CharField(default="owner")  # owner | seller | packer
    language = CharField(default="en")
    password_hash = TextField(default="")
    created_at = MomentField()
    left_at = MomentField(null=True)  # their name stays on what they did

    class Meta:
        indexes = ((("shop", "phone"), True), (("phone",), False))


class Session(Row):
    """A signed-in device. Only the token's fingerprint is kept."""

    fingerprint = CharField(max_length=64, unique=True)
    member = ForeignKeyField(Member, backref="sessions", on_delete="CASCADE")
    created_at = MomentField()
    seen_at = MomentField()
    expires_at = MomentField()


class SignInLink(Row):
    """A link that signs its member in: once (from the host), or as their key (replaced at each use)."""

    fingerprint = CharField(max_length=64, unique=True)
    member = ForeignKeyField(Member, backref="links", on_delete="CASCADE")
    kind = CharField()  # once | key
    created_at = MomentField()
    expires_at = MomentField(null=True)


class Invite(Row):
    """A host's invitation to open one shop."""

    fingerprint = CharField(max_length=64, unique=True)
    created_at = MomentField()
    used_at = MomentField(null=True)


class Area(Translated, Row):
    """Where the shop delivers, in the merchant's own words."""

    shop = ForeignKeyField(Shop, backref="areas", on_delete="CASCADE")
    name = TextField()
    texts: Any = JSONField(default=dict)
    fee_minor = IntegerField(default=0)
    free_above_minor = IntegerField(null=True)
    minimum_minor = IntegerField(null=True)
    days: Any = JSONField(default=list)  # the weekdays it is delivered to, 0 is Monday; none: every day
    position = IntegerField(default=0)
    active = BooleanField(default=True)


class ShopChannel(Row):
    """One way to write to the shop, in the merchant's order."""

    shop = ForeignKeyField(Shop, backref="channels", on_delete="CASCADE")
    kind = CharField()
    address = TextField()
    position = IntegerField(default=0)

    class Meta:
        indexes = ((("shop", "kind"), True),)


class ShopMethod(Row):
    """One way to pay the shop, with its settings, in the merchant's order. live: buyers are offered it. A kind's other
    row is what the merchant tries out; it takes the live one's place when they say that it is right."""

    shop_id: int
    shop = ForeignKeyField(Shop, backref="methods", on_delete="CASCADE")
    kind = CharField()
    settings: Any = JSONField(default=dict)
    position = IntegerField(default=0)
    live = BooleanField(default=True)

    class Meta:
        indexes = ((("shop", "kind", "live"), True),)


class AuditLine(Row):
    """Who changed where money goes, or who may sign in. Append-only."""

    shop = ForeignKeyField(Shop, backref="audit", on_delete="CASCADE")
    member = ForeignKeyField(Member, null=True, on_delete="SET NULL")
    at = MomentField()
    what = CharField()
    details: Any = JSONField(default=dict)


class Report(Row):
    """Somebody told the host about a shop."""

    shop = ForeignKeyField(Shop, backref="reports", on_delete="CASCADE")
    at = MomentField()
    reason = CharField()
    handled_at = MomentField(null=True)


def shop_at(slug: str) -> Shop | None:
    return Shop.get_or_none(Shop.slug == slug)


_VERSION_AT = "SELECT id, version FROM shop WHERE slug = ?"  # peewee would write it anew for every page: half its cost


def version_at(slug: str) -> tuple[int, int] | None:
    """The shop's id and version: all that a kept page asks for, one indexed read, its words written once."""
    found: tuple[int, int] | None = database.execute_sql(_VERSION_AT, (slug,)).fetchone()
    return found


def shop_formerly_at(slug: str) -> Shop | None:
    found: Shop | None = Shop.select().join(FormerSlug).where(FormerSlug.slug == slug).first()
    return found


def slug_is_taken(slug: str) -> bool:
    """By a shop of today, or by one that once stood there: its links must go on leading to it."""
    return shop_at(slug) is not None or shop_formerly_at(slug) is not None


def shop_just_opened(phone: str, name: str, since: datetime) -> Shop | None:
    """What a second tap on "Open my shop" finds: the newest."""
    same = Shop.select().where(Shop.phone == phone, Shop.name == name, Shop.created_at >= since)
    found: Shop | None = same.order_by(Shop.id.desc()).first()
    return found


def members_called(phone: str) -> list[Member]:
    """Members with this number in international form, newest first."""
    return list(_members().where(Member.phone == phone))


def members_ending(digits: str) -> list[Member]:
    """Members whose number ends so: people write their own number without its country."""
    return list(_members().where(Member.phone.endswith(digits)))


def members_of(shop: Shop) -> list[Member]:
    return list(_members().where(Member.shop == shop))


def _members() -> "ModelSelect[Member]":
    inside = Member.select(Member, Shop).join(Shop).where(Member.left_at.is_null())
    return inside.order_by(Member.id.desc())


def link_of(fingerprint: str, now: datetime) -> SignInLink | None:
    """A sign-in link that still works, with its member and shop."""
    found: SignInLink | None = (
        SignInLink.select(SignInLink, Member, Shop)
        .join(Member)
        .join(Shop)
        .where(SignInLink.fingerprint == fingerprint, SignInLink.expires_at.is_null() | (SignInLink.expires_at > now))
        .first()
    )
    return found


def sessions_of(member: Member, now: datetime) -> list[Session]:
    alive = Session.select().where(Session.member == member, Session.expires_at > now)
    return list(alive.order_by(Session.seen_at.desc()))


def area_of(shop: Shop, area_id: int, removed: bool = False) -> Area | None:
    if area_id.bit_length() > _MOST_BITS:
        return None
    return Area.get_or_none(Area.shop == shop, Area.id == area_id, Area.active == (not removed))


def audit_of(shop: Shop, most: int = 20) -> list[AuditLine]:
    """The newest lines, each with its member."""
    lines = AuditLine.select(AuditLine, Member).left_outer_join(Member).where(AuditLine.shop == shop)
    return list(lines.order_by(AuditLine.id.desc()).limit(most))


def areas_of(shop: Shop) -> list[Area]:
    return list(Area.select().where(Area.shop == shop, Area.active).order_by(Area.position, Area.id))


def channels_of(shop: Shop) -> list[ShopChannel]:
    return list(ShopChannel.select().where(ShopChannel.shop == shop).order_by(ShopChannel.position, ShopChannel.id))


def methods_of(shop: Shop) -> list[ShopMethod]:
    """Those that buyers are offered."""
    live = ShopMethod.select().where(ShopMethod.shop == shop, ShopMethod.live)
    return list(live.order_by(ShopMethod.position, ShopMethod.id))


def trials_of(shop: Shop) -> list[ShopMethod]:
    """Those that the merchant tries out, the newest first."""
    tried = ShopMethod.select().where(ShopMethod.shop == shop, ~ShopMethod.live)
    return list(tried.order_by(ShopMethod.id.desc()))


def session_of(fingerprint: str, now: datetime) -> Session | None:
    """A live session with its member and shop, in one query."""
    found: Session | None = (
        Session.select(Session, Member, Shop)
        .join(Member)
        .join(Shop)
        .where(Session.fingerprint == fingerprint, Session.expires_at > now, Member.left_at.is_null())
        .first()
    )
    return found


def listed_shops() -> list[Shop]:
    """The market: shops that opted in and the host approved."""
    return list(Shop.select().where(Shop.listed, Shop.state == "approved").order_by(Shop.opened_at.desc()))


def open_reports() -> list[Report]:
    """What visitors told the host and nobody dealt with yet, newest first, each with its shop."""
    return list(Report.select(Report, Shop).join(Shop).where(Report.handled_at.is_null()).order_by(Report.at.desc()))
