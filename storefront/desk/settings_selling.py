"""How the shop sells: orders or questions, when to pay, how long goods are held."""

from flask import Response, request

from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.i18n.currencies import exponent
from storefront.merchants import settings
from storefront.merchants.profile import MOST_ASKS, read_selling
from storefront.merchants.records import Member, Shop

PATH = "/desk/settings/selling"


@door.get(PATH)
@member_only
def selling_form(member: Member) -> Response:
    return _form(member, _kept(member.shop))


@door.post(PATH)
@member_only
def save_selling(member: Member) -> Response:
    selling = read_selling(request.form, request.form.getlist("asks"))
    if isinstance(selling, list):
        return _form(member, Filled.of(request.form, selling), 422)
    settings.save_selling(member.shop, selling)
    return saved(PATH)


def _form(member: Member, form: Filled, status: int = 200) -> Response:
    asks = [*form.lists.get("asks", ()), *[""] * MOST_ASKS][:MOST_ASKS]
    return page(
        member,
        "desk/settings/selling.html",
        "settings",
        status,
        form=form,
        asks=asks,
        has_cents=exponent(member.shop.currency) > 0,
    )


def _kept(shop: Shop) -> Filled:
    values = {
        "mode": shop.mode,
        "pay_when": shop.pay_when,
        "hold_minutes": str(shop.hold_minutes),
        "lapse_hours": str(shop.lapse_hours),
        "listed": "1" if shop.listed else "",
        "deposit_percent": str(shop.deposit_percent or ""),
        "tells_apart": "1" if shop.tells_apart else "",
    }
    return Filled(values, (), {"asks": shop.asks})
