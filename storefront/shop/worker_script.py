"""What keeps a shop on the phone: its worker, and the note shown alone, or put above kept pages, without a network."""

from dataclasses import dataclass

from flask import Response, request

from storefront.chat.text import plain
from storefront.i18n import Words, words
from storefront.i18n.languages import closest
from storefront.merchants.records import Shop
from storefront.orders.gather import terms_of
from storefront.orders.handover import Send, ask_links
from storefront.orders.snapshots import shop_view
from storefront.shop.door import door
from storefront.shop.visit import Visit, visit_to
from storefront.shop.ways import Way, ways_to_get, ways_to_pay
from storefront.wire.caching import private_answer
from storefront.wire.host import host
from storefront.wire.pages import render
from storefront.wire.security import public_policy

# A kept page shows under the note's policy: also what a page of goods and an order's page hold.
_WRITTEN = ("goods.css", "order.css", "buyer.js", "offline.js")
_TEXT = "~"  # where the script writes the order into the chat's link


@dataclass(frozen=True)
class Composer:
    """What an order written on the phone needs. chat: where it goes."""

    chat: str
    send: str
    shop: str
    to_get: tuple[Way, ...]
    to_pay: tuple[Way, ...]


@door.get("/sw.js")
def send_worker() -> Response:
    """From the top, so that it may look after any one shop; which one, its registration says."""
    response = Response(host().assets.text("sw.js"), mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/"
    response.add_etag()
    response.make_conditional(request)
    return response


@door.get("/offline")
def show_note() -> Response:
    """Kept by the worker from the start, for when nobody can be asked. What kept pages get is between the `<!---->`."""
    slug = request.args.get("shop", "")
    note = draw_note(visit_to(slug)) if slug else _draw(words(closest(request.args.get("lang", "")[:20])), None)
    response = private_answer(note)
    response.headers["Content-Security-Policy"] = note_policy()
    response.headers["X-Content-Type-Options"] = "nosniff"  # set here, no header joins later: the policy is long
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def draw_note(visit: Visit) -> str:
    return _draw(visit.words, _composer(visit))


def note_policy() -> str:
    return public_policy(_WRITTEN)


def _draw(spoken: Words, composer: Composer | None) -> str:
    return render("shop/kept.html", spoken, page=composer)


def _composer(visit: Visit) -> Composer | None:
    """None where no chat of the shop carries a text."""
    shop, spoken = visit.shop, visit.words
    send = _chat(shop, spoken)
    if send is None:
        return None
    terms = terms_of(shop, spoken.language, visit.now)
    return Composer(
        chat=send.href,
        send=spoken.gettext("Send on %(app)s", app=send.label),
        shop=plain(shop.text("name", spoken.language)),
        to_get=ways_to_get(terms, spoken),
        to_pay=ways_to_pay(terms, spoken),
    )


def _chat(shop: Shop, spoken: Words) -> Send | None:
    """The first of the shop's channels that carries a text."""
    return next((send for send in ask_links(shop_view(shop, spoken.language), _TEXT) if send.carries_text), None)
