"""A member's bells: how they are told of new orders besides the chat. Each member's own, whatever their role."""

from dataclasses import dataclass

from flask import Response, request

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.page import page, words_of
from storefront.i18n import Words
from storefront.merchants.records import Member
from storefront.problems import Missing, Problem, Refused
from storefront.telling import actions
from storefront.telling.means import means
from storefront.telling.records import Bell, bell_called, bells_of
from storefront.telling.ways import WAYS
from storefront.telling.web_push import point_of, text64
from storefront.wire import limits
from storefront.wire.files import asset_answer
from storefront.wire.host import host
from storefront.wire.pages import see_other

PATH = "/desk/settings/bells"
ONE = f"{PATH}/<int(max=999999999):bell_id>"
_MOST_TESTS = 30  # an hour


@dataclass(frozen=True)
class BellRow:
    """first_step: a link to follow before it can ring. told: when it last rang, "" if never."""

    bell: Bell
    label: str
    known_by: str
    first_step: str
    told: str
    problem: Problem | None


@door.get(PATH)
@member_only
def show_bells(member: Member) -> Response:
    return _draw(member)


@door.get(f"{PATH}/<kind>")
@member_only
def bell_form(member: Member, kind: str) -> Response:
    bell = bell_called(member, kind, "")
    kept = actions.opened_or_none(bell) if bell else None
    return _form(member, kind, Filled(kept or {}))


@door.post(f"{PATH}/<kind>")
@member_only
def save_bell(member: Member, kind: str) -> Response:
    """Saved, then tried: what does not ring is found out at once."""
    try:
        typed = {**request.form.to_dict(), "agent": request.headers.get("User-Agent", "")}
        bell = actions.save_bell(member, kind, typed, means(), clock.now())
    except Refused as refused:
        filled = Filled.of(request.form, refused.problems)
        return _form(member, kind, filled, 422) if WAYS[kind].boxes(means()) else _draw(member, filled, 422)
    return _try(member, bell.id)


@door.post(f"{ONE}/test")
@member_only
def try_bell(member: Member, bell_id: int) -> Response:
    return _try(member, bell_id)


@door.post(f"{ONE}/remove")
@member_only
def remove_bell(member: Member, bell_id: int) -> Response:
    actions.remove_bell(member, bell_id)
    return see_other(PATH)


@door.get(f"{ONE}/answer/<code>")
@member_only
def show_answer(member: Member, bell_id: int, code: str) -> Response:
    """Only a button: programs that open mail follow links, too."""
    row = _row(actions.bell_with_code(member, bell_id, code), member, words_of(member))
    return page(member, "desk/settings/bell_answer.html", "settings", row=row, code=code)


@door.post(f"{ONE}/answer/<code>")
@member_only
def answer_bell(member: Member, bell_id: int, code: str) -> Response:
    actions.answer_bell(member, bell_id, code, clock.now())
    return see_other(f"{PATH}#bell-{bell_id}")


@door.get("/bells.js")
def send_desk_worker() -> Response:
    """From the top, so that it may look after the desk; for everybody: browsers ask for it also when nobody is in."""
    return asset_answer(host().assets.by_plain_name["desk-worker.js"], "no-cache")


def _try(member: Member, bell_id: int) -> Response:
    if not limits.count("bell tests", _MOST_TESTS, str(member.id)):
        return _draw(member, Filled({}, [Problem("bell.enough")]), 429)
    bell = actions.try_bell(member, bell_id, means(), clock.now())
    return see_other(f"{PATH}?gone=1" if bell is None else f"{PATH}?tried={bell.id}#bell-{bell.id}")


def _draw(member: Member, form: Filled | None = None, status: int = 200) -> Response:
    words = words_of(member)
    return page(
        member,
        "desk/settings/bells.html",
        "settings",
        status,
        form=form or Filled({}),
        rows=[_row(bell, member, words) for bell in bells_of(member) if bell.kind in WAYS],
        ways=[way for way in WAYS.values() if way.boxes(means())],
        push_key=text64(point_of(means().push_key)),
        tried=request.args.get("tried", ""),
        gone="gone" in request.args,
    )


def _row(bell: Bell, member: Member, words: Words) -> BellRow:
    way, settings = WAYS[bell.kind], actions.opened_or_none(bell)
    return BellRow(
        bell,
        words.gettext(way.label),
        way.known_by(settings) if settings else "",
        way.first_step(settings) if settings else "",
        words.moment(bell.told_at, member.shop.time_zone) if bell.told_at else "",
        Problem(bell.fault) if bell.fault else None,
    )


def _form(member: Member, kind: str, form: Filled, status: int = 200) -> Response:
    way = WAYS.get(kind)
    if way is None or not way.boxes(means()):
        raise Missing(kind)
    boxes, bell = way.boxes(means()), bell_called(member, kind, "")
    kept = (actions.opened_or_none(bell) or {}) if bell else {}
    secrets = [box.name for box in boxes if box.secret and kept.get(box.name)]
    return page(member, "desk/settings/bell.html", "settings", status, form=form, way=way, boxes=boxes, kept=secrets)
