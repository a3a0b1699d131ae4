"""What script adds on a buyer's phone: totals, steppers, quantities and names kept there, orders sent again."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, expect

from storefront.catalogue.records import Extra, ExtraGroup
from storefront.merchants.records import Shop
from storefront.orders.records import Order, OrderLine
from tests.journeys.conftest import Server
from tests.journeys.line import CARRY, LOSE, REFUSE, Heard, Line
from tests.journeys.people import Phone
from tests.makers import make_choice, make_product, make_section, make_shop


@pytest.mark.parametrize(
    ("language", "country", "currency", "said"),
    [
        ("en", "GH", "GHS", "See my order · 2 · GH₵47.50"),
        ("pt-BR", "BR", "BRL", "· 2 · R$ 47,50"),
        ("hi", "IN", "INR", "· 2 · ₹47.50"),
        ("ar", "MA", "MAD", "· 2 · 47,50 درهم"),
        ("ar", "EG", "EGP", "· ٢ · ٤٧٫٥٠ جنيه"),
    ],
)
def test_steppers_count_and_total_speak_the_pages_digits(
    server: Server, chromium: Browser, language: str, country: str, currency: str, said: str
) -> None:
    shop = make_shop(languages=[language], country=country, currency=currency)
    make_product(shop, "Lemons", 1250)
    make_product(shop, "Tomatoes", 1500, unit="kg", step_milli=50)
    ravi = Phone(chromium, server)
    ravi.open("/amina")
    more = ravi.page.locator("#p1 button", has_text="+")
    more.click()
    more.click()
    ravi.fill(q2="1,5")
    expect(ravi.page.locator(".k button")).to_contain_text(said, use_inner_text=True)
    ravi.page.locator("#p1 button", has_text="−").click()
    ravi.page.locator(".k button").click()
    ravi.page.wait_for_url("**/cart?i=1x1.2x1500m*")
    ravi.put_away()


def test_a_tap_on_the_name_of_a_choice_presses_no_stepper(server: Server, chromium: Browser) -> None:
    shirt = make_product(make_shop(), "Shirt", 9900)
    make_choice(shirt, "Small")
    make_choice(shirt, "Large")
    ravi = Phone(chromium, server)
    ravi.open("/amina/p/1")
    box = ravi.page.get_by_label("Shirt Small")
    box.fill("3")
    ravi.page.get_by_text("Small", exact=False).click(position={"x": 4, "y": 4})
    expect(box).to_have_value("3")
    ravi.put_away()


def test_a_total_nobody_can_know_is_not_shown(server: Server, chromium: Browser) -> None:
    shop = make_shop(country="GH", currency="GHS")
    make_product(shop, "Melon", 1200, unit="kg", about_milli=600)
    make_product(shop, "Mint", 300)
    ravi = Phone(chromium, server)
    ravi.open("/amina")
    ravi.fill(q1="1", q2="1")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 2")
    ravi.fill(q1="0", q2="two")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 1")
    ravi.fill(q2="2")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 1 · GH₵6")
    ravi.put_away()


def test_quantities_stay_on_the_phone_from_page_to_page_and_go_along(server: Server, chromium: Browser) -> None:
    shop = make_shop(country="GH", currency="GHS")
    make_product(shop, "Mint", 300)
    make_product(shop, "Cod", 900, section=make_section(shop, "fish", "Fish"))
    ravi = Phone(chromium, server)
    ravi.open("/amina")
    ravi.fill(q1="2")
    ravi.open("/amina/c/fish")
    ravi.fill(q2="1")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 2 · GH₵15")
    ravi.open("/amina")
    expect(ravi.page.locator("[name=q1]")).to_have_value("2")
    ravi.open("/amina/c/fish")
    ravi.press("See my order · 2 · GH₵15")
    ravi.page.wait_for_url("**/cart?i=*")
    assert "1x2" in ravi.page.url
    assert "2x1" in ravi.page.url
    ravi.put_away()


def test_a_products_own_page_counts_and_keeps_too(server: Server, chromium: Browser) -> None:
    shop = make_shop(country="GH", currency="GHS")
    make_product(shop, "Mint", 300)
    dress = make_product(shop, "Dress", 9000)
    make_choice(dress, "Small")
    make_choice(dress, "Large", price_minor=9550)
    ravi = Phone(chromium, server)
    ravi.open("/amina/p/1")
    ravi.page.get_by_role("button", name="+").click()
    ravi.page.get_by_role("button", name="+").click()
    counted = ravi.page.locator("button.p")
    expect(counted).to_have_text("See my order · 1 · GH₵6")
    ravi.open("/amina/p/2")
    expect(counted).to_have_text("See my order · 1 · GH₵6")
    ravi.fill(**{"q2-1": "1", "q2-2": "2"})
    expect(counted).to_have_text("See my order · 3 · GH₵287")
    ravi.open("/amina")
    expect(ravi.page.locator("[name=q1]")).to_have_value("2")
    expect(ravi.page.locator("[name=q2-2]")).to_have_value("2")
    ravi.open("/amina/p/1")
    ravi.fill(q1="")
    counted.click()
    ravi.page.wait_for_url("**/cart?i=*")
    assert {"2-1x1", "2-2x2"} == set(ravi.page.url.partition("i=")[2].split("."))
    ravi.put_away()


def test_extras_are_counted_by_the_shop_and_what_the_phone_keeps_comes_along(server: Server, chromium: Browser) -> None:
    shop = make_shop(country="GH", currency="GHS")
    make_product(shop, "Mint", 300)
    pizza = make_product(shop, "Pizza", 5000)
    group = ExtraGroup.create(product=pizza, name="On it", most=2)
    for number, name in enumerate(("Cheese", "Olives"), 1):
        Extra.create(group=group, number=number, name=name, price_minor=100 * number)
    ravi = Phone(chromium, server)
    ravi.open("/amina")
    ravi.fill(q1="2")
    ravi.open("/amina/p/2")
    ravi.page.get_by_label("Olives").check()
    ravi.fill(q2="1")
    ravi.press("See my order")
    expect(ravi.page.locator("[name=q1]")).to_have_value("2")
    expect(ravi.page.locator("[name='q2~2']")).to_have_value("1")
    expect(ravi.page.locator("p.h data")).to_have_attribute("value", "5800")
    ravi.open("/amina")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 2")
    ravi.put_away()


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("en", "250 g", "· 1 · 2.50"),
        ("en", "½ kg", "· 1 · 5"),
        ("en", "a handful", "· 1"),
        ("en", "500", "· 1"),
        ("hi", "१.५", "· 1 · 15"),
        ("hi", "250 ग्राम", "· 1 · 2.50"),
        ("ar", "٢٥٠ غ", "· 1 · 2,50"),
        ("ar", "1½", "· 1 · 15"),
    ],
)
def test_the_total_reads_what_people_type(
    server: Server, chromium: Browser, language: str, typed: str, said: str
) -> None:
    make_product(make_shop(languages=[language]), "Tomatoes", 1000, unit="kg", step_milli=50)
    ravi = Phone(chromium, server)
    for address in ("/amina", "/amina/p/1"):
        ravi.open(address)
        ravi.fill(q1=typed)
        expect(ravi.page.locator("button.p")).to_have_text(re.compile(re.escape(said) + r"(\xa0\D+)?$"))
    ravi.put_away()


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    between = Line(server.port)
    yield between
    between.close()


@pytest.mark.parametrize("failing", [LOSE, REFUSE])
def test_an_order_that_got_no_answer_is_sent_again_under_the_same_key(
    server: Server, line: Line, chromium: Browser, failing: str
) -> None:
    make_product(make_shop(), "Lemons")

    def fail_once(request: Heard) -> str:
        return failing if line.requests("POST", "/amina/order") == [request] else CARRY

    line.treat = fail_once
    ravi = Phone(chromium, replace(server, url=line.url), expecting=503)
    ravi.open("/amina/cart?i=1x2")
    key = ravi.page.locator("[name=key]").input_value()
    ravi.press("Next: send to Amina's basket")
    expect(ravi.page.locator(".k button")).to_have_text("No network. Trying again…")
    ravi.sees("Not sent yet – one last step")
    sent = line.requests("POST", "/amina/order")
    assert len(sent) >= 2
    assert all(key in one.said for one in sent)
    assert (Order.select().count(), OrderLine.get().asked_milli, Order.get().key) == (1, 2000, key)
    ravi.context.close()


def test_name_and_landmark_stay_on_the_phone_and_are_in_the_chat_text(
    server: Server, line: Line, chromium: Browser
) -> None:
    make_product(make_shop(), "Lemons")
    ravi = Phone(chromium, replace(server, url=line.url))
    secret = "Ravi, blue door"
    ravi.open("/amina/cart?i=1x2")
    ravi.press("Next: send to Amina's basket")
    ravi.page.locator("main[data-reference] input").fill(secret)
    send = ravi.page.locator("main[data-reference] .w")
    assert unquote(str(send.get_attribute("href"))).endswith(f"\n\nName and landmark: {secret}")
    ravi.page.reload()
    expect(ravi.page.locator("main[data-reference] input")).to_have_value(secret)
    expect(send).to_have_attribute("href", re.compile(re.escape(quote(secret)) + "$"))
    ravi.page.locator("summary").click()
    expect(ravi.page.locator("main[data-reference] .c").first).to_contain_text(secret)
    ravi.open("/amina")
    ravi.fill(q1="1")
    ravi.press("See my order · 1 · 9\xa0DH")
    ravi.press("Next: send to Amina's basket")
    expect(ravi.page.locator("main[data-reference] input")).to_have_value(secret)
    ravi.put_away()
    assert len(line.heard) > 8
    assert not [one.target for one in line.heard if "blue" in one.said]


SHARING = "navigator.share = what => (window.shared = what, Promise.resolve())"


def test_a_shop_a_product_and_an_order_can_be_shared_where_the_phone_can(server: Server, chromium: Browser) -> None:
    shop = make_shop(languages=["en", "fr"])
    make_product(shop, "Lemons")
    pizza = make_product(shop, "Pizza", 5000)
    Extra.create(group=ExtraGroup.create(product=pizza, name="Size", least=1), number=1, name="Large", price_minor=0)
    ravi = Phone(chromium, server)
    ravi.context.add_init_script(SHARING)
    for address, shared in {
        "/amina": "/amina",
        "/amina?i=1x2&lang=fr": "/amina?lang=fr",
        "/amina/p/1": "/amina/p/1",
        "/amina/p/2": "/amina/p/2",
    }.items():
        ravi.open(address)
        ravi.press("Partager" if "fr" in address else "Share")
        assert ravi.page.evaluate("shared") == {"url": server.url + shared}
    Shop.update(paused=True, version=Shop.version + 1).execute()
    ravi.open("/amina")
    ravi.press("Share")
    assert ravi.page.evaluate("shared") == {"url": f"{server.url}/amina"}
    Shop.update(paused=False).execute()
    ravi.open("/amina/cart?i=1x2")
    ravi.press("Next: send to Amina's basket")
    ravi.page.locator("summary").click()
    ravi.press("Send with another app")
    assert "2 × Lemons" in ravi.page.evaluate("shared").pop("text")
    ravi.put_away()


def test_where_a_phone_cannot_share_nothing_offers_it(server: Server, chromium: Browser) -> None:
    make_product(make_shop(), "Lemons")
    ravi = Phone(chromium, server)
    ravi.context.add_init_script("delete Navigator.prototype.share")
    for address in ("/amina", "/amina/p/1"):
        ravi.open(address)
        expect(ravi.page.get_by_role("button", name="+")).to_have_count(1)
        expect(ravi.page.get_by_role("button", name="Share")).to_have_count(0)
    ravi.put_away()


def test_without_script_nothing_is_promised_that_needs_it(server: Server, chromium: Browser) -> None:
    make_product(make_shop(), "Lemons")
    ravi = Phone(chromium, server, script=False)
    ravi.open("/amina")
    assert ravi.page.locator("#p1 button").count() == 0
    ravi.fill(q1="2")
    ravi.press("See my order")
    ravi.press("Next: send to Amina's basket")
    ravi.sees("Not sent yet – one last step")
    assert ravi.page.locator("main input, main button").count() == 0
    ravi.put_away()
