"""The member: name, language of the desk, password, devices."""

from flask import Response, request

from storefront import clock
from storefront.desk.attempts import password_asked
from storefront.desk.door import door
from storefront.desk.entry import LANGUAGE_NAMES
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only, remember
from storefront.desk.page import page, saved
from storefront.i18n.languages import DESK_LANGUAGES
from storefront.merchants import settings
from storefront.merchants.records import Member, audit_of, sessions_of
from storefront.merchants.rules import LONGEST_NAME, name_problems
from storefront.merchants.sign_in import change_password
from storefront.merchants.typed import one_line
from storefront.problems import Problem, Refused

PATH = "/desk/settings/me"


@door.get(PATH)
@member_only
def me_form(member: Member) -> Response:
    return _form(member, Filled({"name": member.name, "language": member.language}))


@door.post(PATH)
@member_only
def save_me(member: Member) -> Response:
    name, language = one_line(request.form.get("name", "")), request.form.get("language", "")
    problems = name_problems(name)
    problems += [] if language in DESK_LANGUAGES else [Problem("option.unknown", "language")]
    if problems:
        return _form(member, Filled.of(request.form, problems), 422)
    settings.save_member(member, name[:LONGEST_NAME], language)
    return saved(PATH)


@door.post("/desk/settings/password")
@member_only
def save_password(member: Member) -> Response:
    try:
        with password_asked(member):
            signed = change_password(member, request.form.get("old", ""), request.form.get("new", ""), clock.now())
    except Refused as refused:
        kept = {"name": member.name, "language": member.language}
        return _form(member, Filled(kept, refused.problems), 422)
    return remember(saved(PATH), signed)


def _form(member: Member, form: Filled, status: int = 200) -> Response:
    return page(
        member,
        "desk/settings/me.html",
        "settings",
        status,
        form=form,
        languages=LANGUAGE_NAMES,
        sessions=sessions_of(member, clock.now()),
        audit=audit_of(member.shop),
    )
