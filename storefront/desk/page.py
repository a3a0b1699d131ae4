"""A page of the desk: in its member's language, kept nowhere."""

from functools import partial
from typing import Any

from flask import Response, make_response, redirect, request

from storefront.catalogue.names import name_of
from storefront.desk.guard import form_token
from storefront.desk.kept_forms import made_for
from storefront.desk.rights import may_go
from storefront.i18n import Words, words
from storefront.merchants.records import Member
from storefront.wire.caching import members_answer
from storefront.wire.fragments import vary_by_htmx
from storefront.wire.pages import render
from storefront.wire.security import DESK_POLICY


def page(member: Member, template: str, here: str = "", status: int = 200, **context: Any) -> Response:
    """here: which of the desk's four places is lit ("today", "products", "share", "settings")."""
    return private(drawn(member, template, here, **context), status)


def piece(member: Member, template: str, status: int = 200, **context: Any) -> Response:
    """A part of a page, as htmx asked for it."""
    return vary_by_htmx(private(drawn(member, template, **context), status))


def private(html: str, status: int = 200) -> Response:
    """HTML that nobody keeps."""
    response = members_answer(html, status)
    response.headers["Content-Security-Policy"] = DESK_POLICY
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def saved(path: str) -> Response:
    """Back to the form, which then says so."""
    return make_response(redirect(f"{path}?saved=1", 303))


def words_of(member: Member) -> Words:
    return words(member.language, member.shop.country)


def drawn(member: Member, template: str, here: str = "", **context: Any) -> str:
    spoken = words_of(member)
    return render(
        template,
        spoken,
        called=partial(name_of, words=spoken),
        member=member,
        shop=member.shop,
        here=here,
        may=partial(may_go, member),
        form_token=form_token(),
        made_for=made_for(member),
        saved="saved" in request.args,
        **context,
    )
