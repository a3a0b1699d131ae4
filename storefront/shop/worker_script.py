"""What keeps a shop on the phone: its worker, and the page shown, or put above kept ones, without a network."""

from dataclasses import dataclass

from flask import Response, request

from storefront.chat.text import plain
from storefront.i18n import Words, words
from storefront.i18n.languages import closest
from storefront.merchants.records import Shop
from storefront.orders.handover import ask_links
from storefront.orders.snapshots import shop_view
from storefront.shop.door import door
from storefront.shop.visit import visit_to
from storefront.wire.caching import private_answer
from storefront.wire.host import host
from storefront.wire.pages import render
from storefront.wire.security import public_policy

# A kept page shows under this page's policy: also what a page of goods and an order's page hold.
_WRITTEN = ("goods.css", "order.css", "buyer.js", "offline.js")


@dataclass(frozen=True)
class KeptPage:
    """chat: where an order composed without a network goes, "~" in place of its text; "" where no shop is meant."""

    chat: str = ""
    send: str = ""
    shop: str = ""


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
def show_kept() -> Response:
    """Kept by the worker from the start, for when nobody can be asked. What kept pages get is between the `<!---->`."""
    slug, language = request.args.get("shop", ""), closest(request.args.get("lang", "")[:20])
    shop = visit_to(slug).shop if slug else None
    spoken = words(language, shop.country if shop else "")
    response = private_answer(render("shop/kept.html", spoken, page=_of(shop, spoken) if shop else KeptPage()))
    response.headers["Content-Security-Policy"] = public_policy(_WRITTEN)
    response.headers["X-Content-Type-Options"] = "nosniff"  # set here, no header joins later: the policy is long
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _of(shop: Shop, spoken: Words) -> KeptPage:
    """The first of the shop's channels that carries a text."""
    for send in ask_links(shop_view(shop, spoken.language), "~"):
        if send.carries_text:
            label = spoken.gettext("Send on %(app)s", app=send.label)
            return KeptPage(send.href, label, plain(shop.text("name", spoken.language)))
    return KeptPage()
