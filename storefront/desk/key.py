"""The member's key: a link that signs in once, kept in their own chat, replaced at each use."""

from flask import Response, make_response, redirect

from storefront import clock
from storefront.chat.whatsapp import link
from storefront.desk.door import door
from storefront.desk.guard import member_only
from storefront.desk.page import page, words_of
from storefront.merchants.records import Member
from storefront.merchants.sign_in import is_key_of, new_key
from storefront.problems import Missing
from storefront.wire.caching import public_origin


@door.post("/desk/key")
@member_only
def make_key(member: Member) -> Response:
    return make_response(redirect(f"/desk/key/{new_key(member, clock.now())}", 303))


@door.get("/desk/key/<token>")
@member_only
def show_key(member: Member, token: str) -> Response:
    if not is_key_of(member, token, clock.now()):
        raise Missing(token)
    address = f"{public_origin()}/signin/{token}"
    words = words_of(member)
    text = words.gettext("My key to %(shop)s. It works once: %(link)s", shop=member.shop.name, link=address)
    return page(member, "desk/key.html", "settings", address=address, send=link(member.phone, text))
