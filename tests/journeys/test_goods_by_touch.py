"""In Chromium: Amina drags her goods into order, taps what matters on a photo, and prices a shelf without script."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import selling
from tests.journeys.conftest import Server
from tests.journeys.people import Merchant


def names(amina: Merchant) -> list[str]:
    return amina.page.locator("#goods li b").all_inner_texts()


def test_goods_are_dragged_and_a_photo_is_tapped(server: Server, chromium: Browser) -> None:
    amina = Merchant(chromium, server)
    selling.opens_and_fills_a_shop(amina)
    amina.open("/desk/products")
    first, second, *_ = names(amina)
    grip, below = amina.page.locator(".grip").nth(0), amina.page.locator("#goods li").nth(1)
    expect(grip).to_be_visible()
    below.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), below.bounding_box()
    assert start and end
    amina.page.mouse.move(start["x"] + 8, start["y"] + 8)
    amina.page.mouse.down()
    amina.page.mouse.move(start["x"] + 8, end["y"] + end["height"] * 0.4, steps=4)
    amina.page.mouse.move(start["x"] + 8, end["y"] + end["height"] * 0.8, steps=4)
    with amina.page.expect_response("**/place"):
        amina.page.mouse.up()
    amina.open("/desk/products")
    assert names(amina)[:2] == [second, first]

    amina.page.locator("#goods b a").first.click()
    amina.press("Which part is shown")
    before = amina.page.locator("picture img").get_attribute("src")
    amina.page.locator("input.spot").click(position={"x": 10, "y": 10})
    amina.sees("Saved.")
    assert amina.page.locator("#photos img").first.get_attribute("src") != before
    amina.put_away()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_shelf_is_taken_and_priced(server: Server, chromium: Browser, script: bool) -> None:
    amina = Merchant(chromium, server, script=script)
    amina.opens_a_shop()
    amina.open("/desk/products/shelves")
    amina.page.locator("button[value=greengrocer]").click()
    amina.sees("Tomatoes")
    box = amina.page.locator("[name='price-1']")
    box.fill("8")
    amina.press("Save")
    amina.sees("Post the day's list")
    expect(amina.page.locator(".copy").first).to_contain_text("Tomatoes – GH₵8/kg")
    assert "Potatoes" not in amina.page.locator(".copy").first.inner_text()
    amina.put_away()
