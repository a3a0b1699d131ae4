"""Staff: who is in, in which role; links that let others in; who leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Response, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.chat.whatsapp import share_link
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import OtherRole, forget, member_only
from storefront.desk.page import page, saved, words_of
from storefront.i18n import Words
from storefront.merchants.records import Member
from storefront.merchants.staff import actions
from storefront.merchants.staff.actions import link_at
from storefront.merchants.staff.records import last_seen, open_links, staff_of
from storefront.merchants.staff.rules import ROLES
from storefront.problems import Missing, Refused
from storefront.storage.tokens import new_token
from storefront.wire.caching import public_origin
from storefront.wire.pages import see_other

PATH = "/desk/settings/staff"
ONE = f"{PATH}/<int(max=999999999):member_id>"


@dataclass(frozen=True)
class Colleague:
    """seen: when they were last here; "" where they are signed in nowhere."""

    member: Member
    role: str
    seen: str
    is_me: bool


@dataclass(frozen=True)
class OpenLink:
    link_id: int
    role: str
    until: str


@door.get(PATH)
@member_only
def show_staff(member: Member) -> Response:
    return _draw(member, Filled({}))


@door.post(PATH)
@member_only
def invite_member(member: Member) -> Response:
    token = request.form.get("token", "")
    try:
        actions.invite(member, request.form.get("role", ""), token, clock.now())
    except Refused as refused:
        return _draw(member, Filled.of(request.form, refused.problems), status=422)
    return see_other(f"{PATH}/invited/{token}")


@door.get(f"{PATH}/invited/<token>")
@member_only
def show_link(member: Member, token: str) -> Response:
    """Shown while its address is known: only the link's fingerprint is kept."""
    link = link_at(token, clock.now())
    if link.shop_id != member.shop_id:
        raise Missing(token)
    address = f"{public_origin()}/signin/join/{token}"
    text = words_of(member).gettext("Join %(shop)s: %(link)s", shop=member.shop.name, link=address)
    return page(member, "desk/settings/invited.html", "settings", address=address, send=share_link(text))


@door.post(f"{PATH}/links/<int(max=999999999):link_id>/withdraw")
@member_only
def withdraw_link(member: Member, link_id: int) -> Response:
    actions.withdraw(member, link_id)
    return saved(PATH)


@door.post(f"{ONE}/role")
@member_only
def change_role(member: Member, member_id: int) -> Response:
    try:
        actions.change_role(member, member_id, request.form.get("role", ""), clock.now())
    except Refused as refused:
        return _draw(member, Filled({}, refused.problems), status=422)
    return saved(PATH)


@door.post(f"{ONE}/remove")
@member_only
def remove_member(member: Member, member_id: int) -> Response:
    try:
        actions.remove(member, member_id, clock.now())
    except Refused as refused:
        return _draw(member, Filled({}, refused.problems), status=422)
    return saved(PATH)


@door.post("/desk/settings/leave")
@member_only
def leave_shop(member: Member) -> ResponseReturnValue:
    try:
        actions.leave(member, clock.now())
    except Refused as refused:
        return _draw(member, Filled({}, refused.problems), status=422)
    return forget(see_other("/signin"))


@door.app_errorhandler(OtherRole)
def tell_other_role(refused: OtherRole) -> Response:
    role = words_of(refused.member).gettext(ROLES.get(refused.member.role, ""))
    return page(refused.member, "desk/other_role.html", status=403, role=role)


def _draw(member: Member, form: Filled, status: int = 200) -> Response:
    shop, words, now = member.shop, words_of(member), clock.now()
    seen = last_seen(shop)
    colleagues = [_colleague(one, member, words, seen) for one in staff_of(shop)]
    links = [
        OpenLink(one.id, words.gettext(ROLES[one.role]), words.moment(one.expires_at, shop.time_zone))
        for one in open_links(shop, now)
    ]
    roles = [(role, words.gettext(name)) for role, name in ROLES.items()]
    shown = {"colleagues": colleagues, "links": links, "roles": roles, "token": new_token()}
    return page(member, "desk/settings/staff.html", "settings", status, form=form, **shown)


def _colleague(one: Member, reader: Member, words: Words, seen: Mapping[int, datetime]) -> Colleague:
    moment = seen.get(one.id)
    told = words.moment(moment, reader.shop.time_zone) if moment else ""
    return Colleague(one, words.gettext(ROLES[one.role]), told, is_me=one.id == reader.id)
