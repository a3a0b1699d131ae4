"""Coupons: made, shared as a link, counted, stopped."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from flask import Response, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.chat.whatsapp import share_link
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved, words_of
from storefront.i18n import Words
from storefront.i18n.places import local, midnight
from storefront.merchants.profile import read_coming_day, read_count
from storefront.merchants.records import Member, Shop
from storefront.orders.coupons import actions
from storefront.orders.coupons.actions import CouponDraft
from storefront.orders.coupons.records import Coupon, coupons_of
from storefront.orders.coupons.rules import LONGEST_CODE, MOST_USES
from storefront.orders.coupons.words import coupon_text, last_day_text, least_text, worth_text
from storefront.problems import Problem, Refused
from storefront.wire.caching import public_origin

COUPONS = "/desk/coupons"
COUPON = f"{COUPONS}/<int(max=999999999):coupon_id>"


@dataclass(frozen=True)
class Row:
    """terms: minimum and days. text: a message with the link, in the shop's language."""

    id: int
    code: str
    worth: str
    terms: str
    used: str
    most: str
    stopped: bool
    link: str
    share: str


@door.get(COUPONS)
@member_only
def show_coupons(member: Member) -> Response:
    return _list(member)


@door.post(COUPONS)
@member_only
def add_coupon(member: Member) -> ResponseReturnValue:
    try:
        actions.add_coupon(member.shop, _read(member.shop), clock.now())
    except Refused as refused:
        return _list(member, Filled.of(request.form, refused.problems), 422)
    return saved(COUPONS)


@door.post(f"{COUPON}/stop")
@member_only
def stop_coupon(member: Member, coupon_id: int) -> ResponseReturnValue:
    actions.stop(member.shop, coupon_id, stopped="on" not in request.form)
    return saved(COUPONS)


@door.post(f"{COUPON}/most")
@member_only
def allow_uses(member: Member, coupon_id: int) -> ResponseReturnValue:
    box = f"most-{coupon_id}"
    typed = request.form.get(box, "").strip()
    most = read_count(typed, 1, MOST_USES, box) if typed else None
    try:
        if isinstance(most, Problem):
            raise Refused(most)
        actions.allow(member.shop, coupon_id, most)
    except Refused as refused:
        return _list(member, Filled.of(request.form, refused.problems), 422)
    return saved(COUPONS)


def _read(shop: Shop) -> CouponDraft:
    """Raises Refused."""
    boxes = Boxes(request.form, shop.currency, shop_words(shop))
    typed_percent, typed_most = boxes.line("percent").rstrip("%٪ "), boxes.line("most")
    percent = read_count(typed_percent, 1, 100, "percent") if typed_percent else None
    most = read_count(typed_most, 1, MOST_USES, "most") if typed_most else None
    off, minimum = boxes.price("off"), boxes.price("minimum", allow_zero=True) or 0
    today = local(clock.now(), shop.time_zone).date()
    first = read_coming_day(boxes.line("from"), "from", today)
    last = read_coming_day(boxes.line("until"), "until", today)
    wrong = [one for one in (percent, most, first, last) if isinstance(one, Problem)]
    if wrong or boxes.problems:
        raise Refused(*wrong, *boxes.problems)
    return CouponDraft(
        code=boxes.line("code"),
        percent=percent,  # type: ignore[arg-type]
        off_minor=off,
        minimum_minor=minimum,
        starts_at=midnight(first, shop.time_zone) if isinstance(first, date) else None,
        ends_at=midnight(last + timedelta(days=1), shop.time_zone) if isinstance(last, date) else None,
        most=most,  # type: ignore[arg-type]
        announced=boxes.ticked("announced"),
    )


def _list(member: Member, form: Filled | None = None, status: int = 200) -> Response:
    words, shop = words_of(member), member.shop
    rows = [_row(coupon, shop, words) for coupon in coupons_of(shop)]
    kept = {f"most-{row.id}": row.most for row in rows}
    shown = Filled({**kept, **form.values}, form.problems) if form else Filled(kept)
    return page(member, "desk/coupons.html", "share", status, form=shown, rows=rows, longest=LONGEST_CODE)


def _row(coupon: Coupon, shop: Shop, words: Words) -> Row:
    link = f"{public_origin()}/{shop.slug}?c={quote(coupon.code)}"
    text = coupon_text(coupon, shop, shop_words(shop))
    return Row(
        id=coupon.id,
        code=coupon.code,
        worth=worth_text(coupon, shop, words),
        terms=words.listed(_terms(coupon, shop, words)),
        used=words.integer(coupon.used),
        most="" if coupon.most is None else str(coupon.most),
        stopped=coupon.stopped,
        link=link,
        share=share_link(f"{text}\n{link}"),
    )


def _terms(coupon: Coupon, shop: Shop, words: Words) -> list[str]:
    first = words.date(coupon.starts_at, shop.time_zone) if coupon.starts_at else ""
    since = words.gettext("from %(day)s", day=first) if first else ""
    return [least_text(coupon, shop, words), since, last_day_text(coupon, shop, words)]
