"""What a coupon is worth and until when, in words."""

from datetime import timedelta

from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.orders.coupons.records import Coupon


def coupon_text(coupon: Coupon, shop: Shop, words: Words) -> str:
    """ "Coupon RAMADAN10: −10 %"."""
    return words.gettext("Coupon %(code)s: −%(amount)s", code=coupon.code, amount=worth_text(coupon, shop, words))


def worth_text(coupon: Coupon, shop: Shop, words: Words) -> str:
    if coupon.percent:
        return f"{words.integer(coupon.percent)} %"
    return words.amount(coupon.off_minor, shop.currency)


def least_text(coupon: Coupon, shop: Shop, words: Words) -> str:
    """ "" for any order."""
    least = words.amount(coupon.minimum_minor, shop.currency)
    return words.gettext("orders from %(price)s", price=least) if coupon.minimum_minor else ""


def last_day_text(coupon: Coupon, shop: Shop, words: Words) -> str:
    """ "" for one that has none."""
    if coupon.ends_at is None:
        return ""
    day = words.date(coupon.ends_at - timedelta(seconds=1), shop.time_zone)
    return words.gettext("until %(day)s", day=day)
