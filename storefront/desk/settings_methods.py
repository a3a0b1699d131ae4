"""The ways to be paid: those offered, those to add. Where money goes asks for the password again."""

from dataclasses import replace

from flask import Response, make_response, redirect, request

from storefront import clock
from storefront.desk.attempts import password_asked
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.method_rows import row_of, rows_of, suggestions
from storefront.desk.page import page, saved, words_of
from storefront.merchants import selling
from storefront.merchants.countries import named_countries
from storefront.merchants.records import Member, methods_of, trials_of
from storefront.merchants.sealing import masked, still_opens
from storefront.pay import METHODS, Method, guide
from storefront.photos.child import Upload, scan
from storefront.problems import Missing, Problem, Refused
from storefront.wire.caching import public_origin

PATH = "/desk/settings/methods"


@door.get(PATH)
@member_only
def methods_list(member: Member) -> Response:
    shop = member.shop
    offered, tried = rows_of(methods_of(shop), shop.currency), rows_of(trials_of(shop), shop.currency)
    suggested = suggestions(shop, guide.suggested(shop.country, shop.currency, _used(member)), words_of(member))
    return page(member, "desk/settings/methods.html", "settings", offered=offered, tried=tried, suggested=suggested)


@door.get(f"{PATH}/more")
@member_only
def more_methods(member: Member) -> Response:
    groups = guide.others(member.shop.country, member.shop.currency, _used(member))
    return page(member, "desk/settings/methods_more.html", "settings", groups=groups)


@door.get(f"{PATH}/<kind>")
@member_only
def method_form(member: Member, kind: str) -> Response:
    """`?country=` asks for the boxes of another country's account."""
    method, row, shop = _method(kind), row_of(member, kind), member.shop
    values = dict(masked(row) if row else method.starts_with(shop.country, shop.currency))
    country = request.args.get("country", "")
    if country and method.boxes_by:
        values["country"] = country
    return _form(member, kind, Filled(values))


@door.post(f"{PATH}/<kind>")
@member_only
def save_method(member: Member, kind: str) -> Response:
    typed = {box.name: request.form.get(box.name, "") for box in _method(kind).boxes(request.form)}
    try:
        typed |= _photographed(_method(kind))
        with password_asked(member):
            to_try = selling.try_method(member, kind, typed, request.form.get("password", ""), clock.now())
    except Refused as refused:
        return _form(member, kind, Filled(typed, refused.problems), 422)
    return make_response(redirect(f"{PATH}/{kind}/try", 303)) if to_try else saved(PATH)


@door.post(f"{PATH}/<kind>/remove")
@member_only
def remove_method(member: Member, kind: str) -> Response:
    try:
        with password_asked(member):
            selling.remove_method(member, kind, request.form.get("password", ""), clock.now())
    except Refused as refused:
        row = row_of(member, kind)
        return _form(member, kind, Filled(masked(row) if row else {}, refused.problems), 422)
    return saved(PATH)


@door.post(f"{PATH}/<kind>/up")
@member_only
def raise_method(member: Member, kind: str) -> Response:
    selling.raise_method(member.shop, kind)
    return saved(PATH)


def _form(member: Member, kind: str, form: Filled, status: int = 200) -> Response:
    method, row = _method(kind), row_of(member, kind)
    return page(
        member,
        "desk/settings/method.html",
        "settings",
        status,
        form=form,
        method=method,
        boxes=[box for box in method.boxes(form.values) if not (method.boxes_by and box.name == "country")],
        countries=named_countries(words_of(member).language) if method.boxes_by else (),
        used=row is not None,
        kept=masked(row) if row else {},
        lost=row is not None and not still_opens(row),
        notify_to=f"{public_origin()}/hooks/{kind}/{member.shop.slug}"
        if method.gateway and not method.gateway.named_each_time
        else "",
    )


def _photographed(method: Method) -> dict[str, str]:
    """What the QR codes say that were photographed instead of typed. Raises Refused."""
    found: dict[str, str] = {}
    for box in method.boxes(request.form):
        photo = request.files.get(f"{box.name}_photo") if box.photo else None
        if photo is not None and photo.filename:
            text = scan(Upload(photo.filename, photo.read()))
            if isinstance(text, Problem):
                raise Refused(replace(text, field=box.name))
            found[box.name] = text
    return found


def _used(member: Member) -> set[str]:
    return {row.kind for row in (*methods_of(member.shop), *trials_of(member.shop))}


def _method(kind: str) -> Method:
    if kind not in METHODS:
        raise Missing(kind)
    return METHODS[kind]
