"""What is remembered of coupons."""

from datetime import datetime

from peewee import BooleanField, Check, Expression, ForeignKeyField, IntegerField, TextField

from storefront.merchants.records import Shop
from storefront.storage.database import Row
from storefront.storage.fields import MomentField


class Coupon(Row):
    """A code of one shop. percent of the goods, or off_minor. used: by orders that stand; most: how many may."""

    shop_id: int
    shop = ForeignKeyField(Shop, on_delete="CASCADE")
    code = TextField()  # as the merchant writes it
    key = TextField()  # see rules.key_of
    percent = IntegerField(default=0)
    off_minor = IntegerField(default=0)
    minimum_minor = IntegerField(default=0)
    starts_at = MomentField(null=True)
    ends_at = MomentField(null=True)
    most = IntegerField(null=True)
    used = IntegerField(default=0)
    announced = BooleanField(default=False)
    stopped = BooleanField(default=False)
    created_at = MomentField()

    class Meta:
        indexes = ((("shop", "key"), True),)
        constraints = [Check("used >= 0"), Check("most IS NULL OR used <= most")]

    @property
    def is_used_up(self) -> bool:
        return self.most is not None and self.used >= self.most


def coupon_with_key(shop: Shop, key: str) -> Coupon | None:
    return Coupon.get_or_none(Coupon.shop == shop, Coupon.key == key)


def coupon_of(shop: Shop, coupon_id: int) -> Coupon | None:
    return Coupon.get_or_none(Coupon.shop == shop, Coupon.id == coupon_id)


def coupons_of(shop: Shop) -> list[Coupon]:
    """The newest first."""
    return list(Coupon.select().where(Coupon.shop == shop).order_by(Coupon.stopped, Coupon.id.desc()))


def has_coupons(shop: Shop, now: datetime) -> bool:
    """Whether there is one that a buyer may type."""
    return Coupon.select().where(Coupon.shop == shop, ~Coupon.stopped, _not_over(now)).exists()


def announced_coupons(shop: Shop, now: datetime) -> list[Coupon]:
    """Those that are told to everybody, and whose time is not over."""
    told = Coupon.select().where(Coupon.shop == shop, Coupon.announced, ~Coupon.stopped, _not_over(now))
    return list(told.order_by(Coupon.id))


def _not_over(now: datetime) -> Expression:
    return Coupon.ends_at.is_null() | (Coupon.ends_at > now)
