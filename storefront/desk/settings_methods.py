"""The ways to be paid. Where money goes asks for the password again."""

from flask import Response, request

from storefront import clock
from storefront.desk.attempts import password_asked
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.merchants import selling
from storefront.merchants.records import Member, ShopMethod, methods_of
from storefront.merchants.sealing import masked, still_opens
from storefront.pay import METHODS, Method
from storefront.problems import Missing, Refused

PATH = "/desk/settings/methods"


@door.get(PATH)
@member_only
def methods_list(member: Member) -> Response:
    kept = methods_of(member.shop)
    used = {row.kind for row in kept}
    free = [method for method in METHODS.values() if method.kind not in used and method.takes(member.shop.currency)]
    rows = [(METHODS[row.kind], masked(row), still_opens(row)) for row in kept if row.kind in METHODS]
    return page(member, "desk/settings/methods.html", "settings", rows=rows, free=free)


@door.get(f"{PATH}/<kind>")
@member_only
def method_form(member: Member, kind: str) -> Response:
    return _form(member, kind, Filled(_kept(member, kind)))


@door.post(f"{PATH}/<kind>")
@member_only
def save_method(member: Member, kind: str) -> Response:
    typed = {setting.name: request.form.get(setting.name, "") for setting in _method(kind).settings}
    try:
        with password_asked(member):
            selling.save_method(member, kind, typed, request.form.get("password", ""), clock.now())
    except Refused as refused:
        return _form(member, kind, Filled.of(request.form, refused.problems), 422)
    return saved(PATH)


@door.post(f"{PATH}/<kind>/remove")
@member_only
def remove_method(member: Member, kind: str) -> Response:
    try:
        with password_asked(member):
            selling.remove_method(member, kind, request.form.get("password", ""), clock.now())
    except Refused as refused:
        return _form(member, kind, Filled(_kept(member, kind), refused.problems), 422)
    return saved(PATH)


@door.post(f"{PATH}/<kind>/up")
@member_only
def raise_method(member: Member, kind: str) -> Response:
    selling.raise_method(member.shop, kind)
    return saved(PATH)


def _form(member: Member, kind: str, form: Filled, status: int = 200) -> Response:
    row = _row(member, kind)
    kept = {"kept": masked(row), "lost": not still_opens(row)} if row else {"kept": {}, "lost": False}
    form_of = {"form": form, "method": _method(kind), "used": row is not None}
    return page(member, "desk/settings/method.html", "settings", status, **form_of, **kept)


def _kept(member: Member, kind: str) -> dict[str, str]:
    row = _row(member, kind)
    return {} if row is None else masked(row)


def _row(member: Member, kind: str) -> ShopMethod | None:
    return next((row for row in methods_of(member.shop) if row.kind == kind), None)


def _method(kind: str) -> Method:
    if kind not in METHODS:
        raise Missing(kind)
    return METHODS[kind]
