"""What a shop's own short answer may be, and what it says of an order. Pure."""

import re
from collections.abc import Mapping

from storefront.problems import Problem

MOST_REPLIES = 10  # with what each order shows of them, its page stays below 10 KB
MOST_CHARACTERS = 300
PLACES = ("reference", "total", "link", "shop")
_PLACE = re.compile(r"\{([^{}\n]{0,40})\}")


def reply_problems(text: str, field: str) -> list[Problem]:
    """Nothing in braces but the places we know: a customer must never read "{totl}"."""
    if len(text) > MOST_CHARACTERS:
        return [Problem("text.too_long", field, {"most": MOST_CHARACTERS})]
    unknown = [found for found in _PLACE.findall(text) if found.strip() not in PLACES]
    return [Problem("reply.place", field, {"place": "{" + unknown[0] + "}"})] if unknown else []


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled; what is filled in is not looked at again."""
    return _PLACE.sub(lambda found: values.get(found[1].strip(), found[0]), text)
