"""The desk remembers where one was: in a long list, in a search, and behind a sign-in."""

import pytest
from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.merchants.records import Session
from storefront.merchants.sign_in import let_in
from tests.desk.people import PASSWORD, make_amina
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_product

GOODS = 70


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_back_from_a_product_one_is_where_one_was(chromium: Browser, server: Server, script: bool) -> None:
    member = make_amina()
    for number in range(GOODS):
        make_product(member.shop, f"Thing {number}")
    amina = Phone(chromium, server, script=script)
    amina.context.add_cookies([{"name": "sid", "value": let_in(member, clock.now()).token, "url": server.url}])
    amina.open("/desk/products")
    link = amina.page.locator("#p40 b a")
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.click()
    amina.page.wait_for_url("**/products/40")
    amina.page.go_back()
    expect(link).to_be_in_viewport()
    assert before and abs(link.bounding_box()["y"] - before["y"]) < 60  # type: ignore[index]

    amina.open("/desk/products?q=thing&page=2")
    row = amina.page.locator("#p65")
    row.get_by_label("Price").fill("12")
    row.get_by_role("button", name="Save").click()
    expect(row.get_by_label("Price")).to_have_value("12")
    expect(row).to_be_in_viewport()
    assert "q=thing" in amina.page.url and "page=2" in amina.page.url

    Session.delete().execute()
    amina.page.reload()
    amina.fill(name="amina", password=PASSWORD)
    amina.press("Sign in")
    amina.page.wait_for_url("**/desk/products?q=thing&page=2*")
    amina.put_away()
