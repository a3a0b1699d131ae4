"""The coupons that a shop tells everybody of, at its head, and when that changes."""

from collections.abc import Iterator
from datetime import datetime

from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.orders.coupons.records import Coupon, announced_coupons
from storefront.orders.coupons.words import coupon_text, last_day_text, least_text
from storefront.shop.visit import Visit


def coupon_lines(visit: Visit) -> tuple[str, ...]:
    """Those that can be used now."""
    told = announced_coupons(visit.shop, visit.now)
    usable = [one for one in told if not one.is_used_up and (one.starts_at is None or one.starts_at <= visit.now)]
    return tuple(_line(coupon, visit.shop, visit.words) for coupon in usable)


def coupons_change_at(shop: Shop, now: datetime) -> Iterator[datetime]:
    for coupon in announced_coupons(shop, now):
        yield from (moment for moment in (coupon.starts_at, coupon.ends_at) if moment is not None and moment > now)


def _line(coupon: Coupon, shop: Shop, words: Words) -> str:
    """ "Coupon RAMADAN10: −10 %, orders from 100 DH, until 30 Nov"."""
    return words.listed(
        (coupon_text(coupon, shop, words), least_text(coupon, shop, words), last_day_text(coupon, shop, words))
    )
