"""What a browser pays that still holds the shop's page, in all: for its next version, for one of its products."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

import brotli
from flask import Response
from flask.testing import FlaskClient

from storefront.catalogue.actions import set_price
from storefront.catalogue.records import PER_PAGE, Product, products_on_page
from storefront.cli.budget import limits
from storefront.cli.budget.orders import taken_back
from storefront.cli.budget.scales import expect, header_bytes
from storefront.cli.budget.weight import Answer, Check
from storefront.merchants.records import Shop
from storefront.shop.pages import show_shop
from storefront.shop.trail import Trail
from storefront.wire.caching import kept_pages


def checks_of_returning(client: FlaskClient, shop: Shop, now: datetime) -> Iterator[Check]:
    """After the pages, which are packed as hard as can be then."""
    products = products_on_page(shop, 1)[:PER_PAGE]
    priced = [product for product in products if product.price_minor is not None]
    if kept_pages().dictionaries is None or not priced:
        return
    for place, language in enumerate(shop.languages):
        trail = Trail(shop.slug, language if place else "")
        headers = _holding(expect(client.get(trail.to(), headers={"Accept-Encoding": "br"}), trail.to()))
        changed = taken_back(trail.to(), headers, partial(_with_another_price, priced[0], now))
        yield _check(f"{trail.to()} again when one price is another", changed, limits.ONE_PRICE)
        each = [_asked(client, trail.to(f"p/{product.number}"), headers) for product in products]
        middle = sorted(each, key=_in_all)[len(each) // 2]
        most = max(map(_in_all, each))
        yield _check(f"one of its {len(each)} products then, the middle one (at most {most:,})", middle, limits.NEXT)


def _holding(page: Answer) -> dict[str, str]:
    digest = hashlib.sha256(brotli.decompress(page.data)).digest()
    held = base64.b64encode(digest).decode()
    return {"Accept-Encoding": "gzip, deflate, br, zstd, dcb, dcz", "Available-Dictionary": f":{held}:"}


def _with_another_price(product: Product, now: datetime) -> Response:
    set_price(product, (product.price_minor or 0) + 100, now)
    return show_shop(product.shop.slug)


def _asked(client: FlaskClient, path: str, headers: Mapping[str, str]) -> Answer:
    return expect(client.get(path, headers=dict(headers)), path)


def _in_all(answer: Answer) -> int:
    return len(answer.data) + header_bytes(answer)


def _check(what: str, answer: Answer, most: int) -> Check:
    on_https = limits.ON_HTTPS if "Strict-Transport-Security" in answer.headers else 0
    return Check(what, _in_all(answer), most + on_https)
