"""The same desk with script switched off: every step is a link or a form. And two members who meet in one product."""

from playwright.sync_api import Browser, expect

from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from tests.journeys import selling
from tests.journeys.conftest import Server
from tests.journeys.people import Merchant, Phone
from tests.journeys.selling import TOMATOES, Books, books
from tests.makers import make_product


def test_selling_needs_no_script(server: Server, chromium: Browser) -> None:
    amina, ravi = Merchant(chromium, server, script=False), Phone(chromium, server, script=False)
    selling.opens_and_fills_a_shop(amina)
    order = selling.orders(ravi, selling.shares_it(amina))

    amina.open(order)
    amina.order(state="placed")  # opening a link changes nothing
    amina.press("I have seen it")
    amina.order(state="received")
    pages = [books()]

    selling.weighs_the_melons(amina)
    pages.append(books())
    amina.press("Confirm")
    amina.desk_says("confirmed")
    pages.append(books())
    amina.press("Paid GH₵29.70")
    amina.desk_says("paid")
    pages.append(books())
    amina.press("Ready")
    amina.desk_says("ready")
    pages.append(books())
    amina.press("Done")
    amina.desk_says("done")
    assert books() == Books("done", "taken", 2970, False, (None, 1350), (18_500, 8_000, None, None, None), 2970)

    selling.takes_everything_back(amina, pages)
    amina.put_away()
    ravi.put_away()


def test_the_list_of_goods_needs_no_script(server: Server, chromium: Browser) -> None:
    amina = Merchant(chromium, server, script=False)
    amina.opens_a_shop()
    make_product(Shop.get(), "Tomatoes", 900, unit="kg", stock_milli=20_000)
    amina.open("/desk/products")
    tomatoes = amina.page.locator(f"#p{TOMATOES}")
    tomatoes.get_by_label("Price").fill("9.50")
    tomatoes.get_by_role("button", name="Save").click()
    expect(tomatoes.get_by_label("Price")).to_have_value("9.50")
    tomatoes.get_by_role("button", name="One more in stock").click()
    expect(tomatoes.get_by_text("21 kg left")).to_be_visible()
    tomatoes.get_by_role("button", name="Sold out today").click()
    expect(tomatoes.get_by_role("button", name="Back on sale")).to_be_visible()
    stored = Product.get(Product.number == TOMATOES)
    assert (stored.price_minor, stored.stock_milli, stored.sold_out) == (950, 21_000, "today")
    amina.put_away()


def test_the_second_of_two_members_is_told_and_keeps_what_she_typed(server: Server, chromium: Browser) -> None:
    amina, samira = Merchant(chromium, server), Merchant(chromium, server, expecting=409)
    amina.opens_a_shop()
    make_product(Shop.get(), "Tomatoes", 900, unit="kg")
    samira.context.add_cookies(amina.context.cookies())  # type: ignore[arg-type]
    samira.open(f"/desk/products/{TOMATOES}")
    amina.writes(TOMATOES, price="10")
    amina.sees("Saved.")

    samira.fill(price="11", description="From Samira's garden")
    samira.press("Save")
    samira.sees("Now there: 10")
    expect(samira.page.locator("[name=price]")).to_have_value("11")
    expect(samira.page.locator("[name=description]")).to_have_value("From Samira's garden")
    assert Product.get().price_minor == 1000

    samira.press("Save")
    samira.sees("Saved.")
    stored = Product.get()
    assert (stored.price_minor, stored.description) == (1100, "From Samira's garden")
    amina.put_away()
    samira.put_away()
