"""Every kind of page a buyer may meet, with the addresses of one of each kind."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from flask.testing import FlaskClient

from storefront.catalogue.records import PER_PAGE, products_on_page, sections_of
from storefront.cli.budget.orders import Basket, coupon_answer, long_basket, order_answer
from storefront.cli.budget.weight import Answer, Page
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Shop
from storefront.shop.trail import Trail
from storefront.storage.tokens import new_token


def pages_of_host(client: FlaskClient) -> Iterator[Page]:
    for language in LANGUAGES:
        yield _page(client, "market", f"/?lang={language}")
        yield _page(client, "no network", f"/offline?lang={language}")
    yield _page(client, "error", "/nothing/here")


def pages_of_shop(client: FlaskClient, shop: Shop, now: datetime) -> Iterator[Page]:
    for place, language in enumerate(shop.languages):
        lang = language if place else ""
        trail = Trail(shop.slug, lang)
        yield from _goods(client, shop, trail)
        yield from _goods(client, shop, replace(trail, lite=True))
        yield from _around(client, shop, trail)
        basket = long_basket(shop, language, now)
        if basket:
            yield from _orders(client, basket, trail)


def _goods(client: FlaskClient, shop: Shop, trail: Trail) -> Iterator[Page]:
    yield _page(client, "shop", trail.to(), trail.lite)
    products = products_on_page(shop, 1)
    if not products:
        return
    if len(products) > PER_PAGE:
        yield _page(client, "more goods", trail.to(page="2"), trail.lite)
    for section in sections_of(shop):
        yield _page(client, "section", trail.to(f"c/{section.slug}"), trail.lite)
    # One letter finds most.
    yield _page(client, "search", trail.to("search", q=products[0].search_key[:1]), trail.lite)
    for product in products[: 1 if trail.lite else PER_PAGE]:
        yield _page(client, "product", trail.to(f"p/{product.number}"), trail.lite)


def _around(client: FlaskClient, shop: Shop, trail: Trail) -> Iterator[Page]:
    yield _page(client, "report", trail.report)
    yield _page(client, "check", trail.to("check"))
    yield _page(client, "error", trail.to("nothing-here"))
    yield _page(client, "no network", f"/offline?lang={trail.lang or shop.language}&shop={shop.slug}")


def _orders(client: FlaskClient, basket: Basket, trail: Trail) -> Iterator[Page]:
    cookies = {"Cookie": f"cart={basket.cart}; key={new_token()}"}
    yield _page(client, "cart", trail.to("cart"), cookies=cookies)
    yield Page("cart", trail.to("cart", c="…"), partial(coupon_answer, basket, trail))
    composed = trail.to("o", i=basket.cart, k=new_token(), v=str(basket.shop.price_version))
    yield _page(client, "composed order", composed)
    for method in basket.methods:
        yield Page("order", trail.to("o/…", pay=method), partial(order_answer, basket, method, trail))


def _page(
    client: FlaskClient, kind: str, path: str, lite: bool = False, cookies: Mapping[str, str] | None = None
) -> Page:
    def ask(headers: Mapping[str, str]) -> Answer:
        return client.get(path, headers={**headers, **(cookies or {})})

    return Page(kind, path, ask, lite)
