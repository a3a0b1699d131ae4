"""From which shared link a buyer came (`?s=flyer`): one word that goes along with their cart, as far as the order."""

import re
from urllib.parse import parse_qs, urlsplit

from flask import request

from storefront.wire.address import argument

_WORD = re.compile(r"[a-z0-9-]{1,32}")


def source_here() -> str:
    """What this request's own address says."""
    return _word(argument("s"))


def source_before() -> str:
    """That, or what the page said on which the form was filled: its links can't, for everybody gets the same copy."""
    try:
        said = parse_qs(urlsplit(request.referrer or "").query).get("s", [""])
    except ValueError:  # an address that is none
        said = [""]
    return source_here() or _word(said[0])


def _word(text: str) -> str:
    return text if _WORD.fullmatch(text) else ""
