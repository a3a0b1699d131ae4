"""In Chromium: Amina opens a shop, fills and shares it; Ravi orders from his own phone; nothing is lost on the way."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import selling
from tests.journeys.conftest import Server
from tests.journeys.people import Merchant, Phone
from tests.journeys.selling import Books, books

RECEIVED = Books("received", "held", 2790, True, (None, None), (18_500, 8_000, None, None, None), 0)
DONE = Books("done", "taken", 2970, False, (None, 1350), (18_500, 8_000, None, None, None), 2970)


@pytest.mark.parametrize("buyers_script", [True, False], ids=["script", "no script"])
def test_from_an_empty_host_to_a_paid_order_and_all_the_way_back(
    server: Server, chromium: Browser, buyers_script: bool
) -> None:
    amina, ravi = Merchant(chromium, server), Phone(chromium, server, script=buyers_script)
    selling.opens_and_fills_a_shop(amina)
    order = selling.orders(ravi, selling.shares_it(amina))

    opens_it_from_the_chat(amina, ravi, order)
    pages = [books(), *sells_from_the_orders_page(amina, ravi, order), *hands_over_at_the_desk(amina, ravi)]
    assert (pages[0], books()) == (RECEIVED, DONE)

    selling.takes_everything_back(amina, pages)
    refuses_and_thinks_again(amina, ravi)
    amina.put_away()
    ravi.put_away()


def opens_it_from_the_chat(amina: Merchant, ravi: Phone, order: str) -> None:
    """It becomes received by itself, and what can be done stands on the same page."""
    amina.open(order)
    amina.order(state="received")
    expect(amina.page.locator("#for-shop").get_by_role("button", name="Confirm")).to_be_visible()
    selling.ravi_reads(ravi, "received", "unpaid", "The shop has seen your order")


def sells_from_the_orders_page(amina: Merchant, ravi: Phone, order: str) -> list[Books]:
    """Weighed at the desk, confirmed and paid on the page the chat leads to."""
    selling.weighs_the_melons(amina)
    weighed = books()
    selling.ravi_reads(ravi, "received", "unpaid", "GH₵29.70")
    assert ravi.page.locator("main[data-total-kind]").count() == 0

    amina.open(order)
    amina.press("Confirm")
    amina.order(state="confirmed")
    confirmed = books()
    selling.ravi_reads(ravi, "confirmed", "unpaid", "The shop says yes")

    amina.press("Paid GH₵29.70")
    amina.order(payment="paid")
    selling.ravi_reads(ravi, "confirmed", "paid", "The shop says yes")
    return [weighed, confirmed, books()]


def hands_over_at_the_desk(amina: Merchant, ravi: Phone) -> list[Books]:
    amina.press("Weigh, write, change: open it at the desk")
    amina.press("Ready")
    amina.desk_says("ready")
    ready = books()
    selling.ravi_reads(ravi, "ready", "paid", "Ready to pick up")
    amina.press("Done")
    amina.desk_says("done")
    selling.ravi_reads(ravi, "done", "paid", "Done – thank you")
    return [ready]


def refuses_and_thinks_again(amina: Merchant, ravi: Phone) -> None:
    """The goods go back to the shelves, and are kept for Ravi again."""
    amina.page.locator("summary", has_text="Other steps").click()
    amina.press("Refuse")
    amina.desk_says("refused")
    assert books().stock == (20_000, 10_000, None, None, None)
    selling.ravi_reads(ravi, "refused", "unpaid", "The shop can't do this order")
    selling.takes_everything_back(amina, [RECEIVED])
