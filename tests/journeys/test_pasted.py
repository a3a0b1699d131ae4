"""A day's messages and a price list, pasted at the desk, with script and without."""

import pytest
from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.catalogue.records import Product
from storefront.merchants.records import Member
from storefront.merchants.sign_in import let_in
from storefront.orders import move
from storefront.orders.records import Order, payments_of
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

MESSAGES = (
    "Votre compte est crédité de 18,00 MAD par virement de RAVI. Motif {first}. Solde : 900,00 MAD\n\n"
    "تم استلام مبلغ ٢٧٫٠٠ درهم. رقم العملية: 98765432. الرصيد: ٩٢٧٫٠٠ درهم\n\n"
    "You have paid MAD 5.00 to ZOE. Ref 123456"
)
LIST = "🐟 Sardines 20dh/kg\nLemons 12\nPoulet 20-25 dh\nOuvert demain ?"


def at_the_desk(chromium: Browser, server: Server, script: bool) -> tuple[Member, Phone]:
    amina = make_member(make_shop())
    make_product(amina.shop, "Lemons", 900)
    phone = Phone(chromium, server, script=script)
    phone.context.add_cookies([{"name": "sid", "value": let_in(amina, clock.now()).token, "url": server.url}])
    return amina, phone


@pytest.mark.parametrize("script", [True, False], ids=["htmx", "no script"])
def test_amina_pastes_her_banks_messages_and_taps_what_came(chromium: Browser, server: Server, script: bool) -> None:
    amina, phone = at_the_desk(chromium, server, script)
    orders: list[Order] = []
    for cart in ("1x2", "1x3"):
        orders.append(move.confirm(place_order(amina.shop, cart, now=clock.now()), amina, clock.now()))
    phone.open("/desk?show=pay")
    phone.press("Paste what your bank or wallet wrote")
    phone.fill(text=MESSAGES.format(first=orders[0].reference))
    phone.press("Look at it")
    phone.sees("Money that went out (1)")
    for order in reversed(orders):
        phone.page.locator(f"button[name=take][value^='{order.reference}']").click()
        expect(phone.page.locator(".good", has_text=order.reference)).to_be_visible()
    assert [[entry.amount_minor for entry in payments_of(order)] for order in orders] == [[1800], [2700]]
    assert phone.page.locator("textarea").input_value(), "the text is still there for the next look"
    phone.put_away()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_amina_pastes_her_price_list(chromium: Browser, server: Server, script: bool) -> None:
    _, phone = at_the_desk(chromium, server, script)
    phone.open("/desk/products")
    phone.press("Paste a price list")
    phone.fill(text=LIST)
    phone.press("Look at it")
    phone.sees("Ouvert demain ?")
    phone.press("Save")
    phone.sees("Sardines")
    goods = Product.select(Product.title, Product.price_minor, Product.unit).order_by(Product.number).tuples()
    assert list(goods) == [("Lemons", 1200, "piece"), ("Sardines", 2000, "kg")]
    phone.put_away()
