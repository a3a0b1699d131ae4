"""The counter of a coupon, as safe as stock: one conditional update takes a use, and each use is given back once."""

from datetime import datetime

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.orders.coupons.records import Coupon, coupon_of, coupon_with_key
from storefront.orders.coupons.rules import LONGEST_CODE, Granted, key_of
from storefront.orders.journal import Change
from storefront.problems import Problem, Refused


def named(shop: Shop, typed: str, now: datetime) -> Granted | None:
    """What a buyer's code is worth now; None where they named none."""
    code = " ".join(typed.split())[:LONGEST_CODE]
    if not code:
        return None
    coupon = coupon_with_key(shop, key_of(code))
    if coupon is None:
        return Granted(code, problem=Problem("coupon.unknown", "c", {"code": code}))
    why = _why_not(coupon, now)
    problem = Problem(why, "c", {"code": coupon.code}) if why else None
    return Granted(coupon.code, coupon.percent, coupon.off_minor, coupon.minimum_minor, problem, coupon.id)


def count(shop: Shop, coupon_id: int) -> bool:
    """Takes one use; False where none is left. Inside the placing transaction."""
    free = Coupon.most.is_null() | (Coupon.used < Coupon.most)
    taken = Coupon.update(used=Coupon.used + 1).where(Coupon.id == coupon_id, Coupon.shop == shop, free).execute()
    _tell(shop, coupon_id)
    return bool(taken)


def count_again(change: Change, wanted: bool) -> None:
    """The order counts as a use, or no longer does. Raises Refused where no use is left for one that comes back."""
    order = change.order
    coupon = coupon_with_key(order.shop, key_of(order.coupon)) if order.coupon else None
    if coupon is None or wanted == order.coupon_counted:
        return
    if wanted and not count(order.shop, coupon.id):
        raise Refused(Problem("order.coupon_used_up", "", {"code": coupon.code}))
    if not wanted:
        _tell(order.shop, coupon.id)
        Coupon.update(used=Coupon.used - 1).where(Coupon.id == coupon.id).execute()
    change.set(coupon_counted=wanted)


def _tell(shop: Shop, coupon_id: int) -> None:
    """Pages that announce it, when its last use goes or comes back."""
    coupon = coupon_of(shop, coupon_id)
    if coupon is not None and coupon.announced and coupon.is_used_up:
        touch(shop)


def _why_not(coupon: Coupon, now: datetime) -> str:
    if coupon.stopped or (coupon.ends_at is not None and now >= coupon.ends_at):
        return "coupon.ended"
    if coupon.starts_at is not None and now < coupon.starts_at:
        return "coupon.not_yet"
    return "coupon.used_up" if coupon.is_used_up else ""
