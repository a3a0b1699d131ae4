"""The line at the head of the shop, and the pause."""

from datetime import datetime, timedelta

from flask import Response, request

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.i18n.places import local, midnight
from storefront.merchants import settings
from storefront.merchants.profile import LONGEST, read_coming_day, read_text
from storefront.merchants.records import Member, Shop
from storefront.merchants.rules import text_too_long
from storefront.problems import Problem

PATH = "/desk/settings/notice"


@door.get(PATH)
@member_only
def notice_form(member: Member) -> Response:
    return _form(member, Filled(_kept(member.shop)))


@door.post(PATH)
@member_only
def save_notice(member: Member) -> Response:
    text, until, problems = _read(member.shop, "notice")
    if problems:
        return _form(member, _beside(member.shop, problems), 422)
    settings.save_notice(member.shop, text, until)
    return saved(PATH)


@door.post("/desk/settings/pause")
@member_only
def pause_shop(member: Member) -> Response:
    text, until, problems = _read(member.shop, "pause")
    if problems:
        return _form(member, _beside(member.shop, problems), 422)
    settings.pause(member.shop, text, until)
    return saved(PATH)


@door.post("/desk/settings/resume")
@member_only
def resume_shop(member: Member) -> Response:
    settings.resume(member.shop)
    return saved(PATH)


def _read(shop: Shop, what: str) -> tuple[str, datetime | None, list[Problem]]:
    field = "notice" if what == "notice" else "pause_message"
    text = read_text(field, request.form.get(field, ""))
    problems = text_too_long(text, LONGEST[field], field)
    zone = shop.time_zone
    day = read_coming_day(request.form.get(f"{what}_until", ""), f"{what}_until", local(clock.now(), zone).date())
    if isinstance(day, Problem):
        return text, None, [*problems, day]
    if day is None:
        return text, None, problems
    return text, midnight(day + timedelta(days=1), zone), problems


def _beside(shop: Shop, problems: list[Problem]) -> Filled:
    return Filled({**_kept(shop), **request.form.to_dict()}, problems)


def _form(member: Member, form: Filled, status: int = 200) -> Response:
    return page(member, "desk/settings/notice.html", "settings", status, form=form)


def _kept(shop: Shop) -> dict[str, str]:
    return {
        "notice": shop.notice,
        "notice_until": _last_day(shop, shop.notice_until),
        "pause_message": shop.pause_message,
        "pause_until": _last_day(shop, shop.paused_until),
    }


def _last_day(shop: Shop, until: datetime | None) -> str:
    return local(until - timedelta(seconds=1), shop.time_zone).date().isoformat() if until else ""
