"""The coupons that a shop tells everybody of, at its head, and when that changes."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.money import Money
from storefront.orders.coupons.records import Coupon, announced_coupons
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
    """ "Coupon RAMADAN10: −10 %, from 100 DH, until 30 Nov"."""
    off = f"{words.integer(coupon.percent)} %" if coupon.percent else words.amount(coupon.off_minor, shop.currency)
    least = Money(coupon.minimum_minor, shop.currency)
    terms = (
        words.gettext("Coupon %(code)s: −%(amount)s", code=coupon.code, amount=off),
        words.gettext("orders from %(price)s", price=words.money(least)) if least.minor else "",
        words.gettext("until %(day)s", day=_last_day(coupon.ends_at, shop, words)) if coupon.ends_at else "",
    )
    return words.listed(terms)


def _last_day(ends_at: datetime, shop: Shop, words: Words) -> str:
    return words.date(ends_at - timedelta(seconds=1), shop.time_zone)
