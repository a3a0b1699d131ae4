"""On a phone's screen Amina sets up being paid: a suggestion, her numbers, a look with another phone."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from storefront.merchants import passwords
from storefront.merchants.records import ShopMethod
from tests.journeys.conftest import Server
from tests.journeys.people import Merchant
from tests.makers import make_member, make_shop

PASSWORD = "citrons du jardin"
RIB = "011519000001205000534921"
METHODS = "/desk/settings/methods"
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(
    ("country", "currency", "label", "typed", "wrong", "scanned"),
    [
        ("IN", "INR", "UPI", {"vpa": "amina@okaxis", "payee": "Amina Fish"}, "amina", "upi://pay?pa=amina@okaxis"),
        ("BR", "BRL", "Pix", {"key": "amina@example.com", "name": "Amina", "city": "Salvador"}, "amina@", "000201"),
        ("KE", "KES", "M-Pesa till", {"number": "5123456", "name": "Amina Fish"}, "12", ""),
        ("MA", "MAD", "Bank transfer", {"holder": "Amina", "account": RIB, "bank": "CIH"}, "", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_suggested_way_is_tried_and_offered(
    chromium: Browser,
    server: Server,
    country: str,
    currency: str,
    label: str,
    typed: dict[str, str],
    wrong: str,
    scanned: str,
    script: bool,
) -> None:
    amina = signed_in(chromium, server, country, currency, script)
    amina.open(METHODS)
    amina.page.get_by_role("link", name=label).click()
    first = next(iter(typed))
    amina.fill(**{**typed, first: wrong or typed[first], "password": PASSWORD})
    if wrong:
        amina.press("Save and look at it")
        expect(amina.page.locator("em.problem")).to_have_count(1)
        amina.fill(**{first: typed[first], "password": PASSWORD})
    amina.press("Save and look at it")
    amina.sees("What your buyers see")
    assert amina.page.evaluate(WIDER_THAN_THE_SCREEN) <= 0
    if scanned:
        (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(amina.page.locator("main img").screenshot())))
        assert code.text.startswith(scanned)
    assert ShopMethod.select().where(ShopMethod.live).count() == 0
    amina.press("It is right: offer it")
    amina.sees("Saved.")
    assert ShopMethod.select().where(ShopMethod.live).count() == 1
    amina.put_away()


def test_a_provider_is_found_under_more_and_its_key_is_never_shown_again(chromium: Browser, server: Server) -> None:
    amina = signed_in(chromium, server, "FR", "EUR", script=True)
    amina.open(METHODS)
    amina.press("More ways to be paid")
    amina.press("Card (Stripe)")
    amina.fill(key="sk_test_51HxQ2abcdefgh", signing_secret="whsec_8fK2abcdefgh", password=PASSWORD)
    assert amina.page.evaluate(WIDER_THAN_THE_SCREEN) <= 0
    amina.press("Save and look at it")
    assert amina.page.evaluate(WIDER_THAN_THE_SCREEN) <= 0
    amina.press("It is right: offer it")
    amina.sees("…efgh")
    amina.open(f"{METHODS}/stripe")
    assert "sk_test_51HxQ2" not in amina.page.content()
    amina.put_away()


def signed_in(chromium: Browser, server: Server, country: str, currency: str, script: bool) -> Merchant:
    shop = make_shop(country=country, currency=currency)
    make_member(shop, password_hash=passwords.hashed(PASSWORD))
    amina = Merchant(chromium, server, script=script, expecting=422)
    amina.open("/signin")
    amina.fill(name="amina", password=PASSWORD)
    amina.press("Sign in")
    return amina
