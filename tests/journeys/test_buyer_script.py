"""What script adds on a buyer's phone: totals, steppers, quantities and names kept there, orders sent again."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_product, make_section, make_shop


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
