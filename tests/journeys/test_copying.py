"""Buttons that copy: what is in the clipboard then is what stood there, whole."""

from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.merchants.sign_in import let_in
from storefront.orders import move
from storefront.orders.records import Order
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

READING = ["clipboard-read", "clipboard-write"]


def clipboard(phone: Phone) -> str:
    return str(phone.page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


def test_a_text_to_copy_gets_a_button_that_copies_it(server: Server, chromium: Browser) -> None:
    make_product(make_shop(), "Lemons")
    ravi = Phone(chromium, server)
    ravi.context.grant_permissions(READING)
    ravi.open("/amina/cart?i=1x2")
    ravi.press("Next: send to Amina's basket")
    ravi.page.locator("main[data-reference] input").fill("Ravi")
    ravi.page.set_viewport_size({"width": 240, "height": 320})
    box = ravi.page.locator("main[data-reference] input").bounding_box()
    assert box is not None and box["x"] + box["width"] <= 240, "the box for the name stands out of the screen"
    ravi.page.locator("summary").click()
    text = ravi.page.locator("main[data-reference] .c").first
    ravi.page.locator("main[data-reference] .c + button").first.click()
    expect(ravi.page.locator("main[data-reference] .c + button").first).to_have_text("✓")
    copied = clipboard(ravi)
    assert copied == text.inner_text()
    assert copied.startswith("Hello Amina's basket!") and copied.endswith("Name and landmark: Ravi")
    ravi.put_away()


def amina_at(server: Server, chromium: Browser) -> tuple[Phone, Order]:
    """At the desk, with an order that she has confirmed."""
    shop = make_shop()
    make_product(shop, "Lemons")
    member = make_member(shop)
    order = move.confirm(place_order(shop, "1x2", now=clock.now()), member, clock.now())
    amina = Phone(chromium, server)
    amina.context.add_cookies([{"name": "sid", "value": let_in(member, clock.now()).token, "url": server.url}])
    return amina, order


def test_the_desk_copies_what_is_to_be_written(server: Server, chromium: Browser) -> None:
    amina, order = amina_at(server, chromium)
    amina.context.grant_permissions(READING)
    amina.open(f"/desk/orders/{order.reference}")
    for name in ("text-confirmed", "link"):
        button = amina.page.locator(f"[data-copy='{name}']")
        button.click()
        expect(button).to_have_text("Copy ✓")
        assert clipboard(amina) == amina.page.locator(f"#{name}").inner_text()
    assert clipboard(amina) == f"{server.url}/amina/o/{order.token}"
    amina.put_away()


def test_where_nothing_can_be_copied_no_button_offers_it(server: Server, chromium: Browser) -> None:
    amina, order = amina_at(server, chromium)
    amina.context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    amina.open(f"/desk/orders/{order.reference}")
    expect(amina.page.locator("#link")).to_be_visible()
    expect(amina.page.locator("[data-copy]:visible")).to_have_count(0)
    amina.put_away()
