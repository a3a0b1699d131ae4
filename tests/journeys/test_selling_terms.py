"""What Amina sets for her shop, as far as Ravi's order: a coupon in a shared link, and hours in which she is closed."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.merchants.records import Shop
from storefront.orders.coupons.records import Coupon
from storefront.orders.records import Order
from tests.journeys.conftest import Server
from tests.journeys.people import Merchant, Phone
from tests.makers import make_area, make_product

WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def at_her_stall(chromium: Browser, server: Server, script: bool) -> tuple[Merchant, Phone]:
    amina, ravi = Merchant(chromium, server, script=script), Phone(chromium, server, script=script)
    amina.opens_a_shop()
    make_product(Shop.get(), "Lemons", 3000)
    make_area(Shop.get(), "Osu", fee_minor=1000)
    return amina, ravi


def sends_an_order(ravi: Phone) -> Order:
    ravi.press("Next: send to Amina's basket")
    ravi.sees("Not sent yet – one last step")
    return Order.get(Order.token == ravi.page.url.split("/o/")[1].partition("?")[0])


@WITH_AND_WITHOUT
def test_a_coupon_travels_in_the_link_and_its_last_use_is_one_orders(
    server: Server, chromium: Browser, script: bool
) -> None:
    amina, ravi = at_her_stall(chromium, server, script)
    amina.open("/desk/coupons")
    amina.fill(code="Ramadan10", percent="10", minimum="50", most="1")
    amina.press("Save")
    link = amina.page.locator(".copy").inner_text()
    assert link.endswith("?c=Ramadan10")

    ravi.open(link)
    ravi.fill(q1="2")
    ravi.page.locator(".k button").click()
    expect(ravi.page.locator("[name=c]")).to_have_value("Ramadan10")
    ravi.sees("−GH₵6")
    ravi.page.get_by_label("Osu").check()  # brought at its own price: a coupon is for goods
    order = sends_an_order(ravi)
    assert (order.coupon, order.total_minor) == ("Ramadan10", 5400 + 1000)
    assert ravi.page.get_by_text("Coupon Ramadan10").count()
    assert Coupon.get().used == 1

    latecomer = Phone(chromium, server, script=script)
    latecomer.open(link)
    latecomer.fill(q1="2")
    latecomer.page.locator(".k button").click()
    expect(latecomer.page.locator(".e").first).to_be_visible()
    assert sends_an_order(latecomer).total_minor == 6000
    amina.open("/desk/coupons")
    amina.sees("Used 1 times of")
    for phone in (amina, ravi, latecomer):
        phone.put_away()


@WITH_AND_WITHOUT
def test_an_order_while_closed_is_taken_for_the_next_opening(server: Server, chromium: Browser, script: bool) -> None:
    amina, ravi = at_her_stall(chromium, server, script)
    opens = clock.now().astimezone(ZoneInfo(Shop.get().time_zone)) + timedelta(days=2)
    amina.open("/desk/settings/hours")
    amina.fill(**{f"from-{opens.weekday()}-0": "8", f"to-{opens.weekday()}-0": "18:00"})
    amina.page.get_by_label("Take orders for the next time you are open").check()
    amina.press("Save")
    amina.sees("Saved.")

    ravi.open(f"/{Shop.get().slug}")
    ravi.fill(q1="1")
    ravi.page.locator(".k button").click()
    line = ravi.page.get_by_text("Closed now. Your order is for")
    expect(line).to_have_count(1)
    expect(line).to_contain_text(re.compile(r"from 0?8:00"))
    order = sends_an_order(ravi)
    assert (order.wanted_date, order.wanted_slot) == (opens.date().isoformat(), "08:00")

    amina.open(f"/desk/orders/{order.reference}")
    expect(amina.page.locator("main b", has_text=re.compile("For .*8:00")).first).to_be_visible()
    amina.open("/desk/settings/hours")
    amina.page.get_by_label("Take no orders").check()
    amina.press("Save")
    ravi.open(f"/{Shop.get().slug}/cart?i=1x1")
    expect(ravi.page.get_by_role("button", name="Next: send to Amina's basket")).to_have_count(0)
    for phone in (amina, ravi):
        phone.put_away()
