"""A phone call: for phones without a chat app, and for people who would rather speak."""

from storefront.chat.channel import Channel
from storefront.chat.phone import read_phone
from storefront.i18n.marking import N_


def link(address: str, text: str) -> str:
    return f"tel:{address}"


CHANNEL = Channel("call", N_("Phone call"), read_phone, link, carries_text=False)
