"""Providers played inside the service itself, so that `make run` can show a payment: play money, gone when it stops.

A stand-in whose address (STOREFRONT_STAND_INS) lies below /stand-in/ is answered here. It keeps its sessions in memory,
as one process can; a host of real shops names no stand-ins, and then nothing of this is even imported.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from storefront.demo.stand_ins import stripe
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.merchants.records import Member, Shop, methods_of, shop_at
from storefront.merchants.selling import save_method

SHOP = "flor-de-dende"  # the demonstration shop that is paid so
_BELOW = "/stand-in/"
_PLAYERS: dict[str, tuple[type[StandIn], Mapping[str, str]]] = {
    "stripe": (stripe.Stripe, {"key": stripe.KEY, "signing_secret": stripe.SIGNING_SECRET}),
}


def play_here(app: Flask, stand_ins: Mapping[str, str]) -> None:
    """Answers for the providers whose stand-ins are named as being here."""
    mounted: dict[str, Any] = {}
    for origin in stand_ins.values():
        place = urlsplit(origin)
        kind = place.path.removeprefix(_BELOW)
        if place.path.startswith(_BELOW) and kind in _PLAYERS:
            player = _PLAYERS[kind][0](f"{place.scheme}://{place.netloc}/hooks/{kind}/{SHOP}")
            player.origin = origin
            mounted[place.path] = player.app
    if mounted:
        app.wsgi_app = DispatcherMiddleware(app.wsgi_app, mounted)  # type: ignore[method-assign]


def offer_played(stand_ins: Mapping[str, str], password: str, now: datetime) -> Shop | None:
    """The demonstration shop that can be paid with play money, from now on; None when nobody plays."""
    shop = shop_at(SHOP)
    owner = Member.get_or_none(Member.shop == shop) if shop is not None else None
    kinds = [urlsplit(origin).path.removeprefix(_BELOW) for origin in stand_ins.values()]
    playing = [kind for kind in kinds if kind in _PLAYERS]
    if shop is None or owner is None or not playing:
        return None
    offered = {row.kind for row in methods_of(shop)}
    for kind in playing:
        if kind not in offered:
            save_method(owner, kind, _PLAYERS[kind][1], password, now)
    return shop
