"""Where the shop delivers, in its own words; pick-up; somewhere else."""

from collections.abc import Callable

from flask import Response, request

from storefront.desk.boxes import price_box
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved, words_of
from storefront.i18n.digits import read_number
from storefront.i18n.languages import LANGUAGES
from storefront.merchants import selling
from storefront.merchants.drafts import AreaDraft
from storefront.merchants.profile import read_area
from storefront.merchants.records import Area, Member, area_of, areas_of
from storefront.money import Money
from storefront.problems import Missing, Refused
from storefront.wire.pages import see_other

PATH = "/desk/settings/areas"
ONE = f"{PATH}/<int:area_id>"


@door.get(PATH)
@member_only
def areas_list(member: Member) -> Response:
    return _list(member, Filled({}))


@door.post(PATH)
@member_only
def add_area(member: Member) -> Response:
    return _save(member, lambda draft: selling.add_area(member.shop, draft), lambda form: _list(member, form, 422))


@door.get(ONE)
@member_only
def area_form(member: Member, area_id: int) -> Response:
    return _edit(member, _own(member, area_id), _kept(member, _own(member, area_id)))


@door.post(ONE)
@member_only
def edit_area(member: Member, area_id: int) -> Response:
    area = _own(member, area_id)
    return _save(
        member,
        lambda draft: selling.edit_area(member.shop, area_id, draft),
        lambda form: _edit(member, area, form, 422),
    )


@door.post(f"{ONE}/up")
@member_only
def raise_area(member: Member, area_id: int) -> Response:
    selling.raise_area(member.shop, area_id)
    return saved(PATH)


@door.post(f"{ONE}/remove")
@member_only
def remove_area(member: Member, area_id: int) -> Response:
    selling.remove_area(member.shop, area_id)
    return see_other(f"{PATH}?removed={area_id}")


@door.post(f"{ONE}/back")
@member_only
def bring_back_area(member: Member, area_id: int) -> Response:
    try:
        selling.bring_back_area(member.shop, area_id)
    except Refused as refused:
        return _list(member, Filled({}, refused.problems), 422)
    return saved(PATH)


@door.post("/desk/settings/delivery")
@member_only
def save_delivery(member: Member) -> Response:
    selling.save_delivery(
        member.shop, pick_up="pick_up" in request.form, somewhere_else="somewhere_else" in request.form
    )
    return saved(PATH)


def _save(member: Member, keep: Callable[[AreaDraft], object], again: Callable[[Filled], Response]) -> Response:
    shop = member.shop
    draft = read_area(request.form, shop.currency, shop_words(shop).decimal_mark, shop.languages[1:])
    if isinstance(draft, list):
        return again(Filled.of(request.form, draft))
    try:
        keep(draft)
    except Refused as refused:
        return again(Filled.of(request.form, refused.problems))
    return saved(PATH)


def _list(member: Member, form: Filled, status: int = 200) -> Response:
    shop = member.shop
    speaks = words_of(member)
    rows = [
        (area, Money(area.fee_minor, shop.currency), speaks.listed(speaks.weekday(day) for day in area.days))
        for area in areas_of(shop)
    ]
    removed = area_of(shop, read_number(request.args.get("removed", "")) or 0, removed=True)
    shown = {"form": form, "rows": rows, "others": _others(member), "removed": removed}
    return page(member, "desk/settings/areas.html", "settings", status, **shown)


def _edit(member: Member, area: Area, form: Filled, status: int = 200) -> Response:
    return page(member, "desk/settings/area.html", "settings", status, form=form, area=area, others=_others(member))


def _others(member: Member) -> list[tuple[str, str]]:
    return [(code, LANGUAGES[code].name) for code in member.shop.languages[1:]]


def _own(member: Member, area_id: int) -> Area:
    area = area_of(member.shop, area_id)
    if area is None:
        raise Missing(area_id)
    return area


def _kept(member: Member, area: Area) -> Filled:
    shop = member.shop
    amounts = {"fee": area.fee_minor, "free_above": area.free_above_minor, "minimum": area.minimum_minor}
    values = {name: price_box(minor, shop.currency, shop_words(shop)) for name, minor in amounts.items()}
    names = {f"name-{code}": area.texts.get(code, {}).get("name", "") for code in shop.languages[1:]}
    days = {f"day-{day}": "1" for day in area.days}
    return Filled({"name": area.name, **values, **names, **days})
