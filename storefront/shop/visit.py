"""Who is at the door: finds the shop an address names, the language and the wish for fewer bytes of this request."""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn
from urllib.parse import quote

from flask import abort, redirect, request

from storefront import clock
from storefront.i18n import Words, words
from storefront.i18n.digits import read_number
from storefront.merchants.records import Shop, shop_at, shop_formerly_at
from storefront.merchants.rules import may_be_shown
from storefront.shop.source import coupon_here, source_here
from storefront.shop.trail import Trail
from storefront.wire.address import argument
from storefront.wire.host import host
from storefront.wire.languages import asked_language, first_language

MOST_PAGE = 999


@dataclass(frozen=True)
class Visit:
    """One request to one shop. saving: the page shows photos only on tap."""

    shop: Shop
    words: Words
    trail: Trail
    now: datetime
    saving: bool = False


def visit_to(slug: str, cart: str = "") -> Visit:
    """Aborts with 404, with 410 when the host froze the shop, or with a redirect to where the shop has moved."""
    shop = shop_at(slug)
    if shop is None:
        send_on(slug)
    if shop.state == "frozen":
        abort(410)
    if not may_be_shown(shop.state, host().settings.signup):
        abort(404)
    language = asked_language(shop.languages)
    lang = "" if language == first_language(shop.languages) else language
    trail = Trail(slug, lang, asks_for_lite(), cart, *_said(cart))
    return Visit(shop, words(language, shop.country), trail, clock.now(), saving=saves_data())


def _said(cart: str) -> tuple[str, str]:
    """What the shared link said: beside a cart only, so that no kept page carries it."""
    return (source_here(), coupon_here()) if cart else ("", "")


def send_on(slug: str) -> NoReturn:
    """To the lower-case address, or to where a shop that had this one is now; else 404."""
    wanted = slug.lower()
    moved = shop_formerly_at(wanted)
    target = moved.slug if moved else wanted
    if target == slug or not (moved or shop_at(wanted)):
        abort(404)
    rest, asked = quote(request.path.removeprefix(f"/{slug}")), request.query_string.decode("ascii", "replace")
    abort(redirect(f"/{target}{rest}?{asked}".rstrip("?"), 308))


def asks_for_lite() -> bool:
    return argument("lite") == "1"


def saves_data() -> bool:
    return asks_for_lite() or request.headers.get("Save-Data", "").lower() == "on"


def asked_page() -> int:
    """`page=` when it is a page at all, else the first."""
    return max(1, min(read_number(argument("page")) or 1, MOST_PAGE))
