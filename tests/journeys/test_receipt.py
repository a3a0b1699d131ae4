"""An order's page on paper: what was bought and paid and the code to check it by, in every script, and no buttons."""

import pytest
from playwright.sync_api import Browser

from storefront import clock
from storefront.money import Money
from storefront.orders import move, settle
from storefront.orders.check_code import check_code
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

A4_WIDTH = 794  # pixels of CSS
WIDER_THAN_THE_PAPER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(
    ("language", "title", "direction"),
    [("ar", "سردين طازج", "rtl"), ("hi", "ताज़ी मछली", "ltr"), ("fr", "Sardines", "ltr")],
)
def test_a_paid_order_is_printed_as_a_receipt(
    chromium: Browser, server: Server, language: str, title: str, direction: str
) -> None:
    amina = make_member(make_shop(languages=[language]))
    make_product(amina.shop, title, 900)
    order = move.confirm(place_order(amina.shop, "1x2", now=clock.now()), amina, clock.now())
    settle.record_payment(order, amina, "balance", Money(1800, "MAD"), "cash", clock.now())
    ravi = Phone(chromium, server)
    ravi.open(f"/amina/o/{order.token}")
    ravi.page.set_viewport_size({"width": A4_WIDTH, "height": 1123})
    ravi.page.emulate_media(media="print")
    ravi.sees(order.reference)
    ravi.sees(title)
    ravi.sees(check_code(order.token))
    assert ravi.page.evaluate("getComputedStyle(document.body).direction") == direction
    for noun in ("form", "nav", "button", "a.b"):
        assert not [one for one in ravi.page.locator(noun).all() if one.is_visible()], noun
    assert ravi.page.evaluate(WIDER_THAN_THE_PAPER) <= 0
    assert ravi.page.pdf(format="A4").startswith(b"%PDF")
    ravi.put_away()
