"""The chats in which buyers reach the shop."""

from flask import Response, request

from storefront import clock
from storefront.chat import CHANNELS
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved, words_of
from storefront.merchants import selling
from storefront.merchants.records import Member, channels_of
from storefront.problems import Refused

PATH = "/desk/settings/channels"


@door.get(PATH)
@member_only
def channels_form(member: Member) -> Response:
    kept = channels_of(member.shop)
    first = kept[0].kind if kept else ""
    return _form(member, Filled({channel.kind: channel.address for channel in kept} | {"first": first}))


@door.post(PATH)
@member_only
def save_channels(member: Member) -> Response:
    typed = {kind: request.form.get(kind, "") for kind in CHANNELS}
    try:
        selling.save_channels(member, typed, [request.form.get("first", "")], clock.now())
    except Refused as refused:
        return _form(member, Filled.of(request.form, refused.problems), 422)
    return saved(PATH)


def _form(member: Member, form: Filled, status: int = 200) -> Response:
    words = words_of(member)
    labels = [(kind, words.gettext(channel.label)) for kind, channel in CHANNELS.items()]
    return page(member, "desk/settings/channels.html", "settings", status, form=form, labels=labels)
