"""An order at Amina's desk, in a test's browser."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront import clock
from storefront.merchants.records import Shop
from storefront.orders.records import Order
from tests.makers import make_product
from tests.orders.placing import place_order


def make_order(shop: Shop, cart: str = "", **fields: object) -> Order:
    """Two kilos of lemons to pick up, unless the cart says otherwise."""
    if not cart:
        make_product(shop, "Lemons", 900, unit="kg", stock_milli=50_000)
    return place_order(shop, cart or "1x2", now=fields.pop("now", clock.now()), **fields)


def fresh(order: Order) -> Order:
    return Order.get_by_id(order.id)


def do(client: FlaskClient, order: Order, noun: str, **fields: object) -> TestResponse:
    """A form of the page as it is now."""
    typed = {"seen": fresh(order).revision, **fields}
    return client.post(f"/desk/orders/{order.reference}/{noun}", data=typed, headers=typed.pop("headers", {}))


def forms_of(html: str) -> list[tuple[str, dict[str, str]]]:
    """Every form with its hidden fields and its first button, as pressing it sends them."""
    found = []
    for action, body in re.findall(r'<form method="post" action="([^"]*)"[^>]*>(.*?)</form>', html, re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', body))
        button = re.search(r'<button[^>]* name="([^"]*)" value="([^"]*)"', body)
        found.append((action, {**fields, **({button[1]: button[2]} if button else {})}))
    return found
