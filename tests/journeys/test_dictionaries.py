"""What a returning Chromium pays, headers included, counted by the browser itself."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from storefront.catalogue.records import Product
from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from tests.journeys.conftest import Server
from tests.makers import make_product, make_shop

UNCHANGED, ONE_PRICE, NEXT_PRODUCT = 300, 850, 1100
GOODS = (
    "Sardines|Daurade royale|Loup de mer|Sole|Merlan|Thon rouge|Maquereau|Crevettes roses|Calamar|Poulpe|Huîtres|"
    "Moules|Saumon|Cabillaud|Seiche|Anchois frais|Rouget|Sar|Pageot|Lotte|Turbot|Espadon|Crabe|Langouste"
)


class Meter:
    """A tab, and the bytes of each document it loads."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bytes = 0
        self.encoding = ""
        self._document = ""
        self._network: CDPSession = page.context.new_cdp_session(page)
        self._network.send("Network.enable")
        self._network.on("Network.responseReceived", self._received)
        self._network.on("Network.loadingFinished", self._finished)

    def open(self, address: str) -> int:
        self.bytes = 0
        self.page.goto(address, wait_until="load")
        late = time.monotonic() + 10
        while not self.bytes and time.monotonic() < late:  # the browser counts after it has shown
            self.page.evaluate("0")
        return self.bytes

    def _received(self, event: dict) -> None:
        if event["type"] == "Document":
            self._document = event["requestId"]
            headers = {name.lower(): text for name, text in event["response"]["headers"].items()}
            self.encoding = headers.get("content-encoding", "")

    def _finished(self, event: dict) -> None:
        if event["requestId"] == self._document:
            self.bytes = int(event["encodedDataLength"])


@pytest.fixture
def meter(chromium: Browser, server: Server) -> Iterator[Meter]:
    shop = make_shop(languages=["fr"], tagline="Fraîchement pêché")
    for number, title in enumerate(GOODS.split("|")):
        make_product(shop, title, 900 + 37 * number, unit="kg", step_milli=250, description=f"{title} du matin.")
    context = chromium.new_context(service_workers="block")
    yield Meter(context.new_page())
    context.close()


def test_a_returning_browser_pays_for_what_is_new(meter: Meter, server: Server) -> None:
    shop = f"{server.url}/amina"
    first = meter.open(shop)
    assert meter.encoding == "br"
    assert 0 < meter.open(shop) <= UNCHANGED < first

    Product.update(price_minor=1234).where(Product.number == 3).execute()
    touch(Shop.get())
    assert meter.open(shop) <= ONE_PRICE
    assert meter.encoding == "dcz"
    assert "12,34" in meter.page.inner_text("#p3")

    for number in (5, 6):
        assert meter.open(f"{shop}/p/{number}") <= NEXT_PRODUCT
        assert meter.encoding == "dcz"
        assert "du matin" in meter.page.inner_text("main")


def test_a_cart_in_the_address_teaches_the_browser_nothing(meter: Meter, server: Server) -> None:
    meter.open(f"{server.url}/amina?i=1x2")
    meter.open(f"{server.url}/amina")
    assert meter.encoding == "br"
