"""In Chromium: Amina opens a shop, fills and shares it; Ravi orders from his own phone; nothing is lost on the way."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import selling
from tests.journeys.conftest import Server
from tests.journeys.people import Merchant, Phone
from tests.journeys.selling import Books, books


@pytest.mark.parametrize("buyers_script", [True, False], ids=["script", "no script"])
def test_from_an_empty_host_to_a_paid_order_and_all_the_way_back(
    server: Server, chromium: Browser, buyers_script: bool
) -> None:
    amina, ravi = Merchant(chromium, server), Phone(chromium, server, script=buyers_script)
    selling.opens_and_fills_a_shop(amina)
    order = selling.orders(ravi, selling.shares_it(amina))

    amina.open(order)  # from the chat
    amina.order(state="received")  # by itself
    expect(amina.page.locator("#for-shop").get_by_role("button", name="Confirm")).to_be_visible()
    selling.ravi_reads(ravi, "received", "unpaid", "The shop has seen your order")

    pages = [books()]
    selling.weighs_the_melons(amina)
    pages.append(books())
    selling.ravi_reads(ravi, "received", "unpaid", "GH₵29.70")
    assert ravi.page.locator("main[data-total-kind]").count() == 0

    amina.open(order)
    amina.press("Confirm")
    amina.order(state="confirmed")
    pages.append(books())
    selling.ravi_reads(ravi, "confirmed", "unpaid", "The shop says yes")

    amina.press("Paid GH₵29.70")
    amina.order(payment="paid")
    pages.append(books())
    selling.ravi_reads(ravi, "confirmed", "paid", "The shop says yes")

    amina.page.locator("#for-shop").get_by_role("link", name="Weigh, write, change: open it at the desk").click()
    amina.press("Ready")
    amina.desk_says("ready")
    pages.append(books())
    selling.ravi_reads(ravi, "ready", "paid", "Ready to pick up")

    amina.press("Done")
    amina.desk_says("done")
    assert books() == Books("done", "taken", 2970, False, (None, 1350), (18_500, 8_000, None, None, None), 2970)
    selling.ravi_reads(ravi, "done", "paid", "Done – thank you")

    selling.takes_everything_back(amina, pages)
    assert books() == Books("received", "held", 2790, True, (None, None), (18_500, 8_000, None, None, None), 0)
    amina.put_away()
    ravi.put_away()
