"""What payment providers tell: taken when it is safely kept, refused when it is not theirs."""

import logging
from urllib.parse import urlencode

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from storefront import clock
from storefront.hooks.door import door
from storefront.merchants.records import Shop, shop_at, shop_formerly_at
from storefront.orders.records import order_at
from storefront.pay.gateway import Forged, Posted
from storefront.payments.taking import take
from storefront.payments.tasks import look_soon
from storefront.payments.ways import Way, way_of
from storefront.wire.limits import count, may

MOST_BYTES = 64 * 1024
_MOST_NOTICES = 2_000  # an hour, from one network to one shop's method: nobody sells so often
_MOST_FORGED = 60  # an hour, from one network to one shop's method: a provider speaks for many shops from one network

log = logging.getLogger(__name__)


@door.post("/hooks/<method>/<slug>")
def take_notice(method: str, slug: str) -> Response:
    shop, way = _addressed(method, slug)
    if not may("forged", _MOST_FORGED, method, slug) or not count("notices", _MOST_NOTICES, method, slug):
        abort(429)
    request.max_content_length = MOST_BYTES
    body = request.get_data(cache=False)
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        notice = take(shop, way, Posted(headers, request.args.to_dict(), body), clock.now())
    except Forged as forged:
        count("forged", _MOST_FORGED, method, slug)
        log.warning("A notice of %s for the shop %s was refused: %s", method, slug, forged)
        abort(400)
    if notice is not None and notice.verdict == "waiting":
        look_soon()
    return Response(way.gateway.notice_reply, content_type="text/plain")


@door.get("/hooks/<method>/<slug>")
def answer_ping(method: str, slug: str) -> Response:
    """Some providers ask whether there is anybody before they tell anything."""
    _addressed(method, slug)
    return Response(b"", content_type="text/plain")


@door.route("/hooks/<method>/<slug>/back/<token>", methods=["GET", "POST"])
def bring_back(method: str, slug: str, token: str) -> BaseResponse:
    """Buyers whom a provider sends back with a form. Nothing in it is read; the order's page shows what is known."""
    shop, way = _addressed(method, slug)
    if order_at(shop, token) is None:
        abort(404)
    return redirect(f"/{shop.slug}/o/{token}?{urlencode({'pay': way.kind})}", 303)


def _addressed(method: str, slug: str) -> tuple[Shop, Way]:
    """Also of a frozen shop, and at the address a shop had when the session was opened: its buyers' money is real."""
    shop = shop_at(slug) or shop_formerly_at(slug)
    way = way_of(shop, method) if shop is not None else None
    if shop is None or way is None:
        abort(404)
    return shop, way
