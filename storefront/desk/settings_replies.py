"""The shop's own short answers, to send again and again."""

from flask import Response, request

from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.merchants.records import Member
from storefront.merchants.replies.actions import save_replies
from storefront.merchants.replies.records import replies_of
from storefront.merchants.replies.rules import PLACES
from storefront.problems import Refused

PATH = "/desk/settings/replies"


@door.get(PATH)
@member_only
def replies_form(member: Member) -> Response:
    return _form(member)


@door.post(PATH)
@member_only
def keep_replies(member: Member) -> Response:
    boxes = Boxes(request.form, member.shop.currency, shop_words(member.shop))
    names = {reply.id: f"text-{reply.id}" for reply in replies_of(member.shop)}
    texts = {one: boxes.text(name) for one, name in names.items() if name in request.form}
    try:
        save_replies(member.shop, texts, boxes.text("more"))
    except Refused as refused:
        return _form(member, Filled.of(request.form, refused.problems), 422)
    return saved(PATH)


def _form(member: Member, typed: Filled | None = None, status: int = 200) -> Response:
    replies = replies_of(member.shop)
    kept = {f"text-{reply.id}": reply.text for reply in replies}
    form = Filled({**kept, **typed.values}, typed.problems) if typed else Filled(kept)
    places = " ".join(f"{{{place}}}" for place in PLACES)
    return page(member, "desk/settings/replies.html", "settings", status, form=form, names=list(kept), places=places)
