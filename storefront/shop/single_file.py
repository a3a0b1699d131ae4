"""The whole shop as one file, to be passed on by chat, Bluetooth or SD card and opened without a network."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import Response, current_app

from storefront import clock
from storefront.catalogue.availability import next_change
from storefront.catalogue.quantity import asked_unit
from storefront.catalogue.records import Product, products_on_sale
from storefront.i18n import words
from storefront.merchants.records import Shop
from storefront.orders.gather import terms_of
from storefront.photos.renditions import SMALL, file_name
from storefront.shop.cards import Card, cards
from storefront.shop.door import door
from storefront.shop.front import Front, front_changes_at, front_of, takes_orders
from storefront.shop.order_page import SendLink
from storefront.shop.single_texts import quantity_patterns, script_data
from storefront.shop.trail import Trail
from storefront.shop.visit import Visit, visit_to
from storefront.shop.ways import Way, ways_to_get, ways_to_pay, ways_to_send
from storefront.wire.caching import public_answer, public_origin
from storefront.wire.host import host
from storefront.wire.kept_pages import Drawn
from storefront.wire.memory import Memory
from storefront.wire.pages import render

MOST_BYTES = 150_000
_MOST_GOODS = 200
_KEPT_BYTES = 4_000_000
_AROUND_A_PHOTO = 64  # bytes of its element


@dataclass(frozen=True)
class Good:
    """photo: its data, "" where there is none or no room. said, less: patterns for quantities."""

    card: Card
    photo: str
    said: str
    less: str
    step_milli: int
    about_milli: int | None


@dataclass(frozen=True)
class SinglePage:
    front: Front
    policy: str
    origin: str
    live: str
    goods: tuple[Good, ...]
    goes_on: bool
    takes_orders: bool
    ways: tuple[Way, ...]
    methods: tuple[Way, ...]
    sends: tuple[SendLink, ...]
    data: Mapping[str, Any]


# The answer is saved, never shown at our address; the file brings its own policy along.
DOWNLOADED = "default-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'none'"


@door.get("/<slug>/shop.html")
def send_single_file(slug: str) -> Response:
    visit = visit_to(slug)
    visit = replace(visit, trail=Trail(slug, visit.trail.lang), saving=False)
    response = public_answer(_kept(visit))
    if response.status_code == 200:
        response.headers["Content-Security-Policy"] = DOWNLOADED
        response.headers["Content-Disposition"] = f'attachment; filename="{slug}.html"'
    return response


@door.app_context_processor
def tools_for_pages() -> dict[str, object]:
    return {"single_file_kilobytes": _kilobytes}


def draw_single(visit: Visit) -> str:
    """First without photos, to see how much room there is for them."""
    page = _page(visit)
    room = MOST_BYTES - len(_html(page, visit).encode())
    photos = dict(_photos_in((good.card for good in page.goods), room))
    goods = tuple(replace(good, photo=photos.get(good.card.number, "")) for good in page.goods)
    return _html(replace(page, goods=goods), visit)


def _kilobytes(shop: Shop, language: str) -> int:
    """For the desk, which offers the file."""
    lang = "" if language == shop.language else language
    visit = Visit(shop, words(language, shop.country), Trail(shop.slug, lang), clock.now())
    return round(len(_kept(visit).encode()) / 1000)


def _kept(visit: Visit) -> str:
    """Drawn once for each version of the shop, and again when time alone has made it untrue."""
    files: Memory[Drawn] = current_app.extensions.setdefault("storefront.single_files", Memory(_KEPT_BYTES))
    key = (visit.shop.id, visit.shop.version, visit.trail.lang, public_origin())
    drawn = files.get(key)
    if drawn is None or drawn.fresh_until is None or visit.now >= drawn.fresh_until:
        drawn = Drawn(draw_single(visit), _fresh_until(visit))
        files.put(key, drawn, len(drawn.html))
    return drawn.html


def _fresh_until(visit: Visit) -> datetime:
    front = front_changes_at(visit.shop, visit.now)
    returning = next_change(products_on_sale(visit.shop, _MOST_GOODS), visit.now)
    return min(front, returning) if returning else front


def _html(page: SinglePage, visit: Visit) -> str:
    return render("shop/single.html", visit.words, page=page)


def _page(visit: Visit) -> SinglePage:
    shop, spoken = visit.shop, visit.words
    front = front_of(visit)
    products = products_on_sale(shop, _MOST_GOODS + 1)
    terms = terms_of(shop, spoken.language, visit.now)
    shown = products[:_MOST_GOODS]
    return SinglePage(
        front=front,
        policy=_policy(),
        origin=public_origin(),
        live=public_origin() + visit.trail.to(),
        goods=tuple(_good(product, card, visit) for product, card in zip(shown, cards(shown, visit), strict=True)),
        goes_on=len(products) > _MOST_GOODS,
        takes_orders=takes_orders(shop, visit.now),
        ways=ways_to_get(terms, spoken),
        methods=ways_to_pay(terms, spoken),
        sends=ways_to_send(shop, spoken),
        data=script_data(visit, front),
    )


def _policy() -> str:
    """What stands inside the file: it asks nobody for anything, wherever it is opened."""
    assets = host().assets.by_plain_name
    script, sheet = assets["single.js"].csp_hash, assets["single.css"].csp_hash
    return f"default-src 'none';img-src data:;script-src {script};style-src {sheet};base-uri 'none';form-action 'none'"


def _good(product: Product, card: Card, visit: Visit) -> Good:
    said, less = quantity_patterns(visit.words, asked_unit(product.unit, product.about_milli))
    return Good(card, "", said, less, product.step_milli, product.about_milli)


def _photos_in(listed: Iterable[Card], room: int) -> Iterator[tuple[int, str]]:
    """As many as fit, those of the first goods first."""
    for card in listed:
        data = _photo(card)
        if data and len(data) + _AROUND_A_PHOTO <= room:
            room -= len(data) + _AROUND_A_PHOTO
            yield card.number, data


def _photo(card: Card) -> str:
    path = host().media.path(file_name(card.photo.stem, SMALL, "webp")) if card.photo else None
    if path is None or not path.is_file():
        return ""
    return f"data:image/webp;base64,{base64.b64encode(path.read_bytes()).decode()}"
