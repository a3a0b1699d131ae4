"""Telegram: a user name, or a phone number its owner has made visible."""

import re

from storefront.chat.channel import Channel
from storefront.chat.pasted import Pasted, read_link
from storefront.chat.phone import read_phone
from storefront.chat.text import quoted
from storefront.problems import Problem

_USER = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])+")
_PHONE = re.compile(r"\+?\d{7,15}")
_HOSTS = ("t.me", "telegram.me", "telegram.dog")


def read_address(raw: str, country: str) -> str | Problem:
    typed = raw.strip()
    pasted = read_link(typed)
    if pasted and pasted.host in _HOSTS:
        return _from_link(pasted)
    if pasted and pasted.host == "resolve":  # tg://resolve?domain=… or ?phone=…
        return _user_or_phone(pasted.query.get("domain") or "+" + pasted.query.get("phone", ""))
    return read_phone(typed, country) if _looks_dialled(typed) else _user(typed)


def _from_link(pasted: Pasted) -> str | Problem:
    """t.me/<user> or t.me/+<digits>. "+" before anything else, or a longer path, invites into a group."""
    return _user_or_phone(pasted.path[0]) if len(pasted.path) == 1 else Problem("telegram.not_a_person")


def _user_or_phone(name: str) -> str | Problem:
    if name.startswith("+"):
        return read_phone(name, "") if _PHONE.fullmatch(name) else Problem("telegram.not_a_person")
    return _user(name)


def _user(name: str) -> str | Problem:
    bare = name.removeprefix("@")
    return bare if 4 <= len(bare) <= 32 and _USER.fullmatch(bare) else Problem("telegram.unreadable")


def _looks_dialled(typed: str) -> bool:
    return any(sign.isdecimal() for sign in typed) and not any(sign.isalpha() for sign in typed)


def link(address: str, text: str) -> str:
    return f"https://t.me/{address}?text={quoted(text)}" if text else f"https://t.me/{address}"


def share_link(url: str, text: str) -> str:
    """A message with a link, whose receiver the sender picks."""
    return f"https://t.me/share/url?url={quoted(url)}&text={quoted(text)}"


CHANNEL = Channel("telegram", "Telegram", read_address, link)
