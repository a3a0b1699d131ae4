"""After a tap: the text copies itself, and the chat opens at the number typed once, which never leaves the phone."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.merchants.sign_in import let_in
from storefront.orders import move
from storefront.orders.records import Order
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.journeys.test_copying import READING, clipboard
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order


@pytest.fixture
def amina(chromium: Browser, server: Server) -> Iterator[Phone]:
    member = make_member(make_shop())
    make_product(member.shop, "Lemons")
    for _ in range(6):
        move.receive(place_order(member.shop, "1x2", now=clock.now()), member, clock.now())
    phone = Phone(chromium, server)
    phone.context.grant_permissions(READING)
    phone.context.add_cookies([{"name": "sid", "value": let_in(member, clock.now()).token, "url": server.url}])
    yield phone
    phone.put_away()


def confirm(amina: Phone, order: Order) -> str:
    """One tap in the list; the text that then stands there."""
    amina.page.locator(f"[id='o{order.reference}'] button", has_text="Confirm").click()
    expect(amina.page.locator("#text-confirmed")).to_contain_text(order.reference)
    expect(amina.page.locator("#text-confirmed")).to_be_in_viewport()
    return amina.page.locator("#text-confirmed").inner_text()


def test_a_tap_copies_its_text(amina: Phone) -> None:
    amina.open("/desk")
    text = confirm(amina, Order.get_by_id(1))
    expect(amina.page.locator("[data-at-once]")).to_have_text("Copy ✓")
    assert clipboard(amina) == text
    amina.page.evaluate("navigator.clipboard.writeText('mine')")
    amina.page.reload()
    expect(amina.page.locator("[data-at-once]")).to_be_visible()
    assert clipboard(amina) == "mine", "it copies itself once"


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("0612 34 56 78", "212612345678"),
        ("612345678", "212612345678"),
        ("+33 6 12 34 56 78", "33612345678"),
        ("0033612345678", "33612345678"),
        ("212612345678", "212612345678"),
        ("٠٦١٢٣٤٥٦٧٨", "212612345678"),
        ("061", ""),
        ("", ""),
    ],
)
def test_a_number_is_kept_for_its_order_and_the_chat_opens_there(amina: Phone, typed: str, dialled: str) -> None:
    sent: list[str] = []
    amina.page.on("request", lambda one: sent.append(one.url + (one.post_data or "")))
    amina.open("/desk")
    first, second = Order.get_by_id(1), Order.get_by_id(2)
    text = confirm(amina, first)
    amina.page.get_by_label("Customer's number").fill(typed)
    chat, sms = (amina.page.locator(f"main a[href^='{scheme}:']") for scheme in ("https", "sms"))
    expect(chat).to_have_attribute("href", f"https://wa.me/{dialled}?text={quote(text, safe='')}")
    plus = f"+{dialled}" if dialled else ""
    expect(sms).to_have_attribute("href", f"sms:{plus}?&body={quote(text, safe='')}")
    confirm(amina, second)
    expect(amina.page.get_by_label("Customer's number")).to_have_value("")
    amina.open(f"/desk/orders/{first.reference}")
    expect(amina.page.get_by_label("Customer's number")).to_have_value(typed)
    assert not any("345678" in one for one in sent)


@pytest.mark.parametrize(
    ("page", "button"), [("/desk/settings", "Sign out"), ("/desk/settings/me", "Sign out everywhere")]
)
def test_who_signs_out_leaves_no_numbers_on_the_phone(amina: Phone, page: str, button: str) -> None:
    amina.open("/desk")
    confirm(amina, Order.get_by_id(1))
    amina.page.get_by_label("Customer's number").fill("0612345678")
    assert "0612345678" in amina.page.evaluate("localStorage.numbers")
    amina.page.evaluate(
        "caches.open('shared').then(kept => kept.put('/desk/photos/shared/1/1/a.jpg', new Response('a')))"
    )
    amina.open(page)
    amina.press(button)
    amina.page.wait_for_url("**/signin")
    assert amina.page.evaluate("Object.values(localStorage).join()") == ""
    assert not amina.page.evaluate("caches.has('shared')")
