"""What keeps a shop on the phone: its worker, and the note shown alone, or put above kept pages, without a network."""

from dataclasses import dataclass

from flask import Response, request

from storefront.chat.text import plain
from storefront.i18n import Words, words
from storefront.i18n.languages import closest
from storefront.orders.gather import terms_of
from storefront.shop.door import door
from storefront.shop.order_page import SendLink
from storefront.shop.visit import Visit, visit_to
from storefront.shop.ways import Way, short_name, ways_to_get, ways_to_pay, ways_to_send
from storefront.wire.caching import private_answer
from storefront.wire.files import asset_answer
from storefront.wire.host import host
from storefront.wire.pages import render
from storefront.wire.security import public_policy

# A kept page shows under the note's policy: also what a page of goods and an order's page hold.
_WRITTEN = ("goods.css", "order.css", "buyer.js", "offline.js")


@dataclass(frozen=True)
class Composer:
    """What an order written on the phone needs. short: the shop's name for an SMS."""

    shop: str
    short: str
    to_get: tuple[Way, ...]
    to_pay: tuple[Way, ...]
    sends: tuple[SendLink, ...]


@door.get("/sw.js")
def send_worker() -> Response:
    """From the top, so that it may look after any one shop; which one, its registration says."""
    response = asset_answer(host().assets.by_plain_name["sw.js"], "no-cache")
    response.headers["Service-Worker-Allowed"] = "/"
    return response


@door.get("/offline")
def show_note() -> Response:
    """Kept by the worker from the start, for when nobody can be asked. What kept pages get is between the `<!---->`."""
    slug = request.args.get("shop", "")
    note = draw_note(visit_to(slug)) if slug else _draw(words(closest(request.args.get("lang", "")[:20])), None)
    response = private_answer(note)
    if response.status_code == 200:
        response.headers["Content-Security-Policy"] = note_policy()
        response.headers["X-Content-Type-Options"] = "nosniff"  # set here, no header joins later: the policy is long
        response.headers["Referrer-Policy"] = "same-origin"
    return response


def draw_note(visit: Visit) -> str:
    shop, spoken = visit.shop, visit.words
    terms = terms_of(shop, spoken.language, visit.now)
    composer = Composer(
        shop=plain(shop.text("name", spoken.language)),
        short=short_name(shop),
        to_get=ways_to_get(terms, spoken),
        to_pay=ways_to_pay(terms, spoken),
        sends=ways_to_send(shop, spoken),
    )
    return _draw(spoken, composer)


def note_policy() -> str:
    return public_policy(_WRITTEN)


def _draw(spoken: Words, composer: Composer | None) -> str:
    return render("shop/kept.html", spoken, page=composer)
