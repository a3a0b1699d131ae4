"""What members do with coupons: make one, allow more or fewer uses, stop it, go on with it."""

from dataclasses import dataclass
from datetime import datetime

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.orders.coupons.records import Coupon, coupon_of, coupon_with_key
from storefront.orders.coupons.rules import MOST_USES, check, key_of
from storefront.problems import Missing, Problem, Refused
from storefront.storage.database import atomic


@dataclass(frozen=True)
class CouponDraft:
    code: str
    percent: int | None
    off_minor: int | None
    minimum_minor: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    most: int | None = None
    announced: bool = False


def add_coupon(shop: Shop, draft: CouponDraft, now: datetime) -> Coupon:
    """Raises Refused."""
    problems = check(draft.code, draft.percent, draft.off_minor, draft.most)
    if draft.starts_at is not None and draft.ends_at is not None and draft.starts_at >= draft.ends_at:
        problems.append(Problem("coupon.dates", "until"))
    if problems:
        raise Refused(*problems)
    with atomic():
        if coupon_with_key(shop, key_of(draft.code)) is not None:
            raise Refused(Problem("coupon.taken", "code"))
        kept = {**vars(draft), "percent": draft.percent or 0, "off_minor": draft.off_minor or 0}
        coupon: Coupon = Coupon.create(shop=shop, key=key_of(draft.code), created_at=now, **kept)
        touch(shop)
    return coupon


def allow(shop: Shop, coupon_id: int, most: int | None) -> None:
    """So many uses in all, None for any number; never fewer than there were. Raises Missing, Refused."""
    with atomic():
        coupon = _own(shop, coupon_id)
        least = max(coupon.used, 1)
        if most is not None and not least <= most <= MOST_USES:
            raise Refused(Problem("number.out_of_range", f"most-{coupon.id}", {"least": least, "most": MOST_USES}))
        Coupon.update(most=most).where(Coupon.id == coupon.id).execute()
        touch(shop)


def stop(shop: Shop, coupon_id: int, stopped: bool) -> None:
    """Orders that have used it keep it."""
    with atomic():
        Coupon.update(stopped=stopped).where(Coupon.id == _own(shop, coupon_id).id).execute()
        touch(shop)


def _own(shop: Shop, coupon_id: int) -> Coupon:
    coupon = coupon_of(shop, coupon_id)
    if coupon is None:
        raise Missing
    return coupon
