"""An order written without the server: whoever is first to bring it, it is one order, at today's prices."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.catalogue.prices import remember_prices
from storefront.catalogue.records import Product
from storefront.merchants.records import Area, Shop, ShopMethod
from storefront.merchants.sign_in import let_in
from storefront.orders.pasted import read_pasted
from storefront.orders.records import Order, OrderLine
from storefront.storage.tokens import is_token
from tests.journeys.line import CARRY, Heard, Line
from tests.journeys.offline import SOON_MS, WAITING, Host, composed, hosting, keeps, shop_with_goods, until
from tests.journeys.people import Phone
from tests.makers import make_area, make_member, make_product

NONE_WAITS = WAITING.replace("keys.length", "!keys.length")


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    yield from hosting(tmp_path)


@pytest.fixture
def area(host: Host) -> Area:
    """With lemons that are counted, and tomatoes that are weighed."""
    shop = shop_with_goods()
    Product.update(stock_milli=9000).where(Product.number == 1).execute()
    make_product(shop, "Tomatoes", 1500, unit="kg", step_milli=250)
    for product in Product.select():
        remember_prices(product, clock.now())
    for kind in ("cash", "pickup"):
        ShopMethod.create(shop=shop, kind=kind)
    return make_area(shop, "Osu", fee_minor=1000)


@pytest.fixture
def line(host: Host) -> Iterator[Line]:
    between = Line(host.port)
    yield between
    between.close()


@pytest.fixture
def ravi(host: Host, area: Area, line: Line, chromium: Browser) -> Iterator[Phone]:
    """He was in the shop once, long enough for his phone to keep it."""
    phone = Phone(chromium, replace(host.server, url=line.url))
    phone.open("/amina")
    keeps(phone.page, "/amina", "/amina/p/4")
    yield phone
    phone.context.close()


def amina_of(host: Host, line: Line, chromium: Browser) -> Phone:
    """Signed in, in a browser of her own."""
    amina = Phone(chromium, replace(host.server, url=line.url))
    session = let_in(make_member(Shop.get()), clock.now()).token
    amina.context.add_cookies([{"name": "sid", "value": session, "url": line.url}])
    return amina


def chooses(ravi: Phone, name: str, label: str) -> None:
    ravi.page.locator(f"#compose label:has([name={name}])", has_text=label).click()


def fields(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def raise_the_price_of_lemons(minor: int) -> None:
    """At the desk, or by hand while nothing is served."""
    lemons = Product.get(Product.number == 1)
    lemons.price_minor = minor
    lemons.save()
    remember_prices(lemons, clock.now())
    Shop.update(version=Shop.version + 1).execute()


def test_what_is_written_carries_goods_area_and_method(host: Host, area: Area, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    expect(ravi.page.locator("#compose")).to_be_hidden()
    ravi.fill(q1="2", q4="250 g")
    expect(ravi.page.locator("#compose")).to_be_visible()
    chooses(ravi, "a", "Osu, GH₵10")
    chooses(ravi, "m", "Cash on delivery")
    link, text = composed(ravi)
    assert text.splitlines() == [
        "Hello Amina's basket! I would like to order:",
        "2 × Lemons",
        "250 g × Tomatoes",
        "Delivery: Osu",
        "Payment: Cash on delivery",
        link,
        "",
        "Name and landmark: ",
    ]
    said = fields(link)
    assert is_token(said.pop("k"))
    assert said == {"i": "1x2.4x250m", "v": "5", "a": str(area.id), "m": "cash", "lang": "en"}
    assert Order.select().count() == 0


def test_a_phone_without_data_sends_the_same_order_by_sms(host: Host, area: Area, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina/p/4")
    ravi.fill(q4="½")
    chooses(ravi, "a", "Osu")
    _, sms = composed(ravi, "sms:")
    key = fields(ravi.page.locator('#compose a[href^="https://wa.me/"]').get_attribute("href") or "")["text"]
    assert sms == f"Amina's basket 4x500m v5 a{area.id} {read_pasted(key).composed.key}"
    assert read_pasted(sms).composed.cart == "4x500m"


def test_what_is_being_chosen_stays_where_it_is(host: Host, area: Area, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    box = ravi.page.locator("[name=q1]")
    before = box.bounding_box()
    box.press_sequentially("2")
    expect(ravi.page.locator("#compose")).to_be_visible()
    assert box.bounding_box() == before


def test_what_the_script_cannot_read_stays_in_the_text(host: Host, area: Area, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    ravi.fill(q2="a bunch", q3="1")
    link, text = composed(ravi)
    assert "a bunch × Mint\n1 × Eggs\n" in text
    assert fields(link)["i"] == "3x1"


def test_no_key_can_be_made_so_no_order_is_offered(host: Host, area: Area, ravi: Phone) -> None:
    ravi.context.add_init_script("Object.defineProperty(window, 'crypto', {value: undefined})")
    host.end()
    ravi.open("/amina")
    ravi.fill(q1="2")
    expect(ravi.page.locator("#copy")).to_be_visible()
    expect(ravi.page.locator("#compose")).to_be_hidden()


def test_a_new_area_is_offered_after_the_next_visit(host: Host, area: Area, ravi: Phone) -> None:
    make_area(Shop.get(), "Labone", fee_minor=500)
    Shop.update(version=Shop.version + 1).execute()
    ravi.open("/amina")
    until(
        ravi.page,
        "caches.match('/offline?lang=en&shop=amina').then(note => note.text()).then(text => /Labone/.test(text))",
    )
    host.end()
    ravi.open("/amina")
    ravi.fill(q1="1")
    expect(ravi.page.locator("#compose label", has_text="Labone, GH₵5")).to_be_visible()


def test_see_my_order_leads_back_to_what_the_phone_can_do(host: Host, area: Area, ravi: Phone) -> None:
    ravi.open("/amina")
    ravi.fill(q2="3")
    host.end()
    ravi.page.locator(".k button").click()
    expect(ravi.page.locator("#copy")).to_have_count(1)
    expect(ravi.page.locator("#compose a").first).to_be_in_viewport()
    expect(ravi.page.locator("[name=q2]")).to_have_value("3")
    assert "3 × Mint" in composed(ravi)[1]


def test_the_phone_posts_it_by_itself_when_there_is_a_network_again(host: Host, area: Area, ravi: Phone) -> None:
    ravi.context.set_offline(True)
    ravi.open("/amina")
    ravi.fill(q1="2", q3="1")
    chooses(ravi, "a", "Osu")
    link, _ = composed(ravi)
    ravi.context.set_offline(False)
    expect(ravi.page.locator("#copy")).to_have_count(0, timeout=SOON_MS)
    until(ravi.page, NONE_WAITS)
    order = Order.get()
    assert (order.key, order.total_minor, order.state) == (fields(link)["k"], 400 + 2500 + 1000, "placed")
    ravi.open(link)
    ravi.order(reference=order.reference, state="placed")
    assert Order.select().count() == 1


def test_the_phone_sees_by_itself_that_the_server_is_back(host: Host, area: Area, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    ravi.fill(q1="2")
    composed(ravi)
    host.begin()
    expect(ravi.page.locator("#copy")).to_have_count(0, timeout=SOON_MS)
    until(ravi.page, NONE_WAITS)
    assert Order.get().total_minor == 400


def test_merchant_and_phone_bring_it_at_the_same_moment_and_it_is_one_order(
    host: Host, area: Area, line: Line, ravi: Phone, chromium: Browser
) -> None:
    host.end()
    ravi.open("/amina")
    ravi.fill(q1="2", q4="1,5")
    chooses(ravi, "a", "Osu")
    link, _ = composed(ravi)
    raise_the_price_of_lemons(250)
    host.begin()

    amina = amina_of(host, line, chromium)
    amina.open(link)
    amina.sees("Lemons: GH₵2 → GH₵2.50")
    assert Order.select().count() == 0
    both = threading.Barrier(2, timeout=20)

    def together(request: Heard) -> str:
        """The first order of each arrives when the other does."""
        if request.method == "POST" and len(line.requests("POST", "/amina/o")) <= both.parties:
            both.wait()
        return CARRY

    line.treat = together
    taking = amina.page.get_by_role("button", name="Take this order").element_handle()
    amina.page.evaluate("button => setTimeout(() => button.click())", taking)
    ravi.open("/amina")
    until(ravi.page, NONE_WAITS)
    amina.order(state="received")
    ravi.open(link)

    order = Order.get()
    assert not both.broken and len(line.requests("POST", "/amina/o")) == 2
    assert Order.select().count() == 1
    assert (order.key, order.state, order.area_name, order.method) == (fields(link)["k"], "received", "Osu", "cash")
    assert order.total_minor == 2 * 250 + 2250 + 1000
    assert [(one.number, one.asked_milli, one.unit_price_minor) for one in OrderLine.select()] == [
        (1, 2000, 250),
        (4, 1500, 1500),
    ]
    assert Product.get(Product.number == 1).stock_milli == 7000
    for phone in (amina, ravi):
        phone.order(reference=order.reference, state="received")
        phone.sees("Lemons: GH₵2 → GH₵2.50")
    amina.context.close()
