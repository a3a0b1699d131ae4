"""A tap on an order, on the way through a slow network: one request, little to carry, and nothing lost on the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.merchants.sign_in import let_in
from storefront.orders import move
from storefront.orders.records import Order, lines_of
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.journeys.test_three_minutes import EDGE
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

ROUND_TRIP_MS, MOST_MS = 800, 500
TAPS = 3
WATCH = """card => {
  document.addEventListener('click', () => { window.tapped = performance.now() }, {capture: true, once: true});
  new MutationObserver((changes, watch) => {
    if (!document.getElementById(card).querySelector('.confirmed')) return;
    window.seen = performance.now();
    watch.disconnect();
  }).observe(document.body, {childList: true, subtree: true});
}"""


@pytest.fixture
def amina(chromium: Browser, server: Server) -> Iterator[Phone]:
    member = make_member(make_shop())
    make_product(member.shop, "Lemons", unit="kg")
    for _ in range(TAPS):
        move.receive(place_order(member.shop, "1x2", now=clock.now()), member, clock.now())
    phone = Phone(chromium, server)
    phone.context.add_cookies([{"name": "sid", "value": let_in(member, clock.now()).token, "url": server.url}])
    yield phone
    phone.put_away()


def test_a_tap_is_answered_after_one_round_trip(amina: Phone) -> None:
    amina.open("/desk")
    network = amina.context.new_cdp_session(amina.page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", EDGE)
    asked: list[str] = []
    amina.page.on("request", lambda request: asked.append(request.method))
    took = []
    for order in Order.select():
        amina.page.evaluate(WATCH, f"o{order.reference}")
        amina.page.locator(f"[id='o{order.reference}'] button[value=confirm]").click()
        expect(amina.page.locator(f"[id='o{order.reference}'] .confirmed")).to_be_visible()
        took.append(amina.page.evaluate("window.seen - window.tapped"))
    assert asked == ["POST"] * TAPS
    assert ROUND_TRIP_MS < min(took) <= ROUND_TRIP_MS + MOST_MS, took


def test_what_is_as_it_was_stays_on_the_page_and_goes_on_working(amina: Phone) -> None:
    order = Order.get()
    amina.open(f"/desk/orders/{order.reference}")
    amina.page.locator("main").get_by_role("button", name="Confirm", exact=True).click()
    amina.page.locator("h1 .confirmed").wait_for()
    line = lines_of(order)[0]
    box = amina.page.locator(f"[name=given-{line.id}]")
    expect(box).to_be_visible()
    box.fill("1.5")
    amina.press("Save what is given")
    expect(amina.page.locator("main .big")).to_contain_text("13.50")
    expect(amina.page.get_by_text("Changed by others meanwhile")).to_have_count(0)
    label = amina.page.locator("[name=mark]")
    label.fill("blue door")
    with amina.page.expect_response("**/mark"):
        label.locator("xpath=ancestor::form").get_by_role("button", name="Save", exact=True).click()
    expect(amina.page.get_by_text("Changed by others meanwhile")).to_have_count(0)
    expect(amina.page.locator("ol li").first).to_contain_text("13.50")
    kept = Order.get_by_id(order.id)
    assert (kept.mark, kept.state, kept.total_minor) == ("blue door", "confirmed", 1350)
    expect(amina.page.locator(".goods li")).to_have_count(1)
    expect(amina.page.locator("#link")).to_contain_text(order.token)


def test_a_tap_that_is_never_answered_is_told(amina: Phone) -> None:
    """Bars are shown and nothing comes: not only a network that says it is gone."""
    amina.open("/desk")
    assert amina.page.evaluate("htmx.config.timeout") == 30_000
    amina.page.evaluate("htmx.config.timeout = 500")
    amina.context.route("**/state", lambda route: None)
    order = Order.get()
    tap = amina.page.locator(f"[id='o{order.reference}'] button[value=confirm]")
    tap.click()
    amina.sees("No network. What you wrote is still here: try again.")
    amina.context.unroute("**/state")
    tap.click()
    expect(amina.page.locator(f"[id='o{order.reference}'] .confirmed")).to_be_visible()
    expect(amina.page.locator("#lost")).to_be_hidden()
    amina.wrong.clear()  # htmx tells it on the console, too
