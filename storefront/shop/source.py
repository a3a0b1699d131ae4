"""What a shared link says beside its address (`?s=flyer`, `?c=ramadan10`): it goes along with the cart, as far as the
order."""

import re
from urllib.parse import parse_qs, urlsplit

from flask import request

from storefront.orders.coupons.rules import LONGEST_CODE
from storefront.plain_text import unmarked
from storefront.wire.address import argument

_WORD = re.compile(r"[a-z0-9-]{1,32}")


def source_here() -> str:
    """What this request's own address says."""
    return _word(argument("s"))


def source_before() -> str:
    """That, or what the page said on which the form was filled: its links can't, for everybody gets the same copy."""
    return source_here() or _word(_said_before("s"))


def coupon_here() -> str:
    """The coupon that the form names, else this request's own address."""
    typed = request.form.get("c")
    return _code(argument("c") if typed is None else typed)


def coupon_before() -> str:
    return _code(_said_before("c")) if "c" not in request.form and not argument("c") else coupon_here()


def _said_before(name: str) -> str:
    try:
        return parse_qs(urlsplit(request.referrer or "").query).get(name, [""])[0]
    except ValueError:  # an address that is none
        return ""


def _code(text: str) -> str:
    return " ".join(unmarked(text).split())[:LONGEST_CODE]


def _word(text: str) -> str:
    return text if _WORD.fullmatch(text) else ""
