"""`flask budget`: the bytes of every kind of public page, in every language, against its budget."""

from collections.abc import Iterator
from dataclasses import dataclass

import brotli
import click
from flask import current_app
from flask.testing import FlaskClient

from storefront.catalogue.records import products_on_page
from storefront.cli.problems import expect_database
from storefront.merchants.records import Shop, listed_shops
from storefront.wire.host import host

# Brotli bytes of the body, pages of goods with their script. docs/PERFORMANCE.md says why these.
SHOP, LITE, PRODUCT, CART, SHEET, GZIP_FACTOR = 3700, 5120, 2700, 2500, 900, 1.25
MOST_HEADERS = 700
CART_LINES = 12


@dataclass(frozen=True)
class Measured:
    what: str
    found: int
    most: int

    @property
    def over(self) -> bool:
        return self.found > self.most


@click.command()
def budget() -> None:
    """Measure public pages against their budgets; exit 1 when one is over."""
    expect_database()
    client = current_app.test_client()
    measures = [Measured("style sheet", len(brotli.compress(host().assets.text("goods.css").encode())), SHEET)]
    for shop in listed_shops():
        measures += _measure_shop(client, shop)
    for measured in measures:
        sign = "OVER" if measured.over else "ok"
        click.echo(f"{sign:>4} {measured.found:>6} / {measured.most:<6} {measured.what}")
    if any(measured.over for measured in measures):
        raise click.exceptions.Exit(1)


def _measure_shop(client: FlaskClient, shop: Shop) -> Iterator[Measured]:
    products = products_on_page(shop, 1)
    cart = ".".join(f"{product.number}x1" for product in products[:CART_LINES])
    for language in shop.languages:
        lang = f"lang={language}" if language != shop.language else ""
        pages = [
            (f"/{shop.slug}?{lang}", SHOP),
            (f"/{shop.slug}?lite=1&{lang}", LITE),
            (f"/{shop.slug}/cart?i={cart}&{lang}", CART),
        ]
        pages += [(f"/{shop.slug}/p/{product.number}?{lang}", PRODUCT) for product in products[:1]]
        for url, most in pages:
            yield from _measure_page(client, url.rstrip("&?"), most)


def _measure_page(client: FlaskClient, url: str, most: int) -> Iterator[Measured]:
    response = client.get(url, headers={"Accept-Encoding": "br"})
    body = response.data if response.content_encoding == "br" else brotli.compress(response.data)
    yield Measured(url, len(brotli.compress(brotli.decompress(body))), most)
    zipped = client.get(url, headers={"Accept-Encoding": "gzip"})
    yield Measured(f"{url} (gzip)", len(zipped.data), int(most * GZIP_FACTOR))
    yield Measured(f"{url} (headers)", len(str(response.headers)), MOST_HEADERS)
