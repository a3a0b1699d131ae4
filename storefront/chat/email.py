"""E-mail: the text's first line is also the subject."""

import re
from urllib.parse import quote, unquote

from storefront.chat.channel import Channel
from storefront.chat.text import quoted, sendable
from storefront.i18n.marking import N_
from storefront.problems import Problem

_MOST_CHARACTERS = 254
_MOST_IN_SUBJECT = 70
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


def read_address(raw: str, country: str) -> str | Problem:
    typed = raw.strip()
    if typed.lower().startswith("mailto:"):
        typed = unquote(typed[len("mailto:") :].partition("?")[0])
    local, _, domain = typed.rpartition("@")
    domain = _in_ascii(domain)
    address = f"{local}@{domain}"
    if len(address) > _MOST_CHARACTERS or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        return Problem("email.unreadable")
    return address


def _in_ascii(domain: str) -> str:
    try:
        return domain.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def link(address: str, text: str) -> str:
    """Lines of a mail end with CRLF."""
    to = f"mailto:{quote(address, safe='@+')}"
    if not text:
        return to
    body = sendable(text)
    subject = body.strip().partition("\n")[0][:_MOST_IN_SUBJECT]
    return f"{to}?subject={quoted(subject)}&body={quoted(body).replace('%0A', '%0D%0A')}"


CHANNEL = Channel("email", N_("E-mail"), read_address, link)
