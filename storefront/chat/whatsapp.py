"""WhatsApp: a wa.me link opens a draft that the buyer sends."""

from storefront.chat.channel import Channel
from storefront.chat.pasted import Pasted, read_link
from storefront.chat.phone import read_phone
from storefront.chat.text import quoted
from storefront.problems import Problem

_LONG_FORMS = ("api.whatsapp.com", "web.whatsapp.com", "chat.whatsapp.com", "send")  # whatsapp://send?phone=…


def read_address(raw: str, country: str) -> str | Problem:
    pasted = read_link(raw)
    if pasted and pasted.host == "wa.me":
        return _from_short_link(pasted)
    if pasted and pasted.host in _LONG_FORMS:
        return _international(pasted.query.get("phone", ""))
    return read_phone(raw, country)


def _from_short_link(pasted: Pasted) -> str | Problem:
    """wa.me/<digits>, the catalogue wa.me/c/<digits>, a product wa.me/p/<id>/<digits>; other links hide the number."""
    shows_number = len(pasted.path) == 1 or pasted.path[:1] in (("c",), ("p",))
    return _international(pasted.path[-1] if shows_number else "")


def _international(shown: str) -> str | Problem:
    digits = shown.strip().removeprefix("+")
    return read_phone("+" + digits, "") if digits.isdecimal() else Problem("whatsapp.hidden_number")


def link(address: str, text: str) -> str:
    digits = address.removeprefix("+")
    return f"https://wa.me/{digits}?text={quoted(text)}" if text else f"https://wa.me/{digits}"


def share_link(text: str) -> str:
    """A draft whose receiver the sender picks."""
    return f"https://wa.me/?text={quoted(text)}"


CHANNEL = Channel("whatsapp", "WhatsApp", read_address, link)
