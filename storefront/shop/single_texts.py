"""What the script of the single file needs to know: its words, and how this reader's numbers and money are written."""

import re
from typing import Any

from storefront.chat.text import plain
from storefront.i18n import Words
from storefront.i18n.currencies import exponent
from storefront.shop.address import page_address
from storefront.shop.front import Front
from storefront.shop.visit import Visit
from storefront.shop.ways import short_name


def script_data(visit: Visit, front: Front) -> dict[str, Any]:
    words, shop = visit.words, visit.shop
    return {
        "link": page_address(visit, "o").partition("?")[0],
        "lang": f"&lang={visit.trail.lang}" if visit.trail.lang else "",
        "v": shop.price_version,
        "name": short_name(shop),
        "hello": words.gettext("Hello %(shop)s! I would like to order:", shop=plain(front.name)),
        "line": words.gettext("%(quantity)s × %(title)s (No %(number)s): %(amount)s"),
        "more": words.ngettext("and %(n)s more", "and %(n)s more", 5, n="%(n)s"),
        "about": words.gettext("about %(total)s"),
        "total": words.gettext("Total: %(total)s"),
        "prices": front.prices_of,
        "tail": words.gettext("Name and landmark:"),
        **money_shape(words, shop.currency),
    }


def money_shape(words: Words, currency: str) -> dict[str, Any]:
    """Read off amounts as we write them, so that the script writes them alike."""
    places = exponent(currency)
    one = words.amount(10**places, currency)
    unit = words.integer(1)
    before, _, after = one.partition(unit)
    large = words.integer(123456789)
    groups = re.split(r"\D+", large)
    return {
        "places": places,
        "before": before,
        "after": after,
        "digits": "".join(words.integer(digit) for digit in range(10)),
        "group": re.sub(r"\d", "", large)[:1],
        "step": len(groups[-2]) if len(groups) > 1 else 3,
        "mark": words.decimal_mark,
    }


def quantity_patterns(words: Words, unit: str) -> tuple[str, str]:
    """How much of it is said, and how less than one is: "%(n)s kg", "%(n)s g"; "" where there is nothing smaller."""
    if unit == "kg":
        return words.gettext("%(n)s kg"), words.gettext("%(n)s g")
    if unit == "litre":
        return words.gettext("%(n)s l"), words.gettext("%(n)s ml")
    if unit == "pair":
        return words.ngettext("%(n)s pair", "%(n)s pairs", 5, n="%(n)s"), ""
    return ("%(n)s" if unit == "piece" else f"%(n)s {unit}"), ""
