"""Messenger: the name or number of a Facebook page."""

import re

from storefront.chat.channel import Channel
from storefront.chat.pasted import Pasted, read_link
from storefront.chat.text import quoted
from storefront.problems import Problem

_PAGE = re.compile(r"[A-Za-z0-9](?:[.-]?[A-Za-z0-9])+")
_NUMBERED_PAGE = re.compile(r".*-(\d{6,})")  # facebook.com/p/Fresh-Fish-100064…
_HOSTS = ("m.me", "messenger.com", "facebook.com", "fb.com", "fb.me")
_BEFORE_THE_NAME = (("t",), ("messages", "t"), ("pg",))


def read_address(raw: str, country: str) -> str | Problem:
    pasted = read_link(raw)
    if pasted and (pasted.host in _HOSTS or pasted.host.endswith(".facebook.com")):
        return _page(_name_in(pasted))
    return _page(raw.strip().removeprefix("@"))


def _name_in(pasted: Pasted) -> str:
    *before, name = pasted.path or ("",)
    if name == "profile.php":
        return pasted.query.get("id", "")
    numbered = _NUMBERED_PAGE.fullmatch(name)
    if tuple(before) == ("p",) and numbered:
        return numbered[1]
    return name if not before or tuple(before) in _BEFORE_THE_NAME else ""


def _page(name: str) -> str | Problem:
    return name if 5 <= len(name) <= 50 and _PAGE.fullmatch(name) else Problem("messenger.unreadable")


def link(address: str, text: str) -> str:
    return f"https://m.me/{address}?text={quoted(text)}" if text else f"https://m.me/{address}"


CHANNEL = Channel("messenger", "Messenger", read_address, link)
