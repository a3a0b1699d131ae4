"""A shop that was opened once, and the server behind it, which can be ended and started again."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page

from storefront.merchants.records import Shop
from storefront.storage import database as storage
from storefront.storage.schema import migrate
from tests.journeys.conftest import free_port, start
from tests.journeys.people import Phone
from tests.makers import make_product, make_shop

WAITING = "caches.open('orders').then(orders => orders.keys()).then(keys => keys.length)"
SOON_MS = 25_000  # a kept page looks every nine seconds whether the network is back, a worker fetches ahead unhurried


class Host:
    """Ended and begun again it is at the same address, with the same things."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.begin()

    def begin(self) -> None:
        self.server, self._process = start(self.folder, self.port)

    def end(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.communicate(timeout=30)

    @property
    def is_there(self) -> bool:
        return self._process.poll() is None


def hosting(folder: Path) -> Iterator[Host]:
    """A host whose database is also open to the test."""
    opened = storage.connect(f"sqlite:///{folder}/storefront.db")
    migrate(opened, folder / "migrate.lock")
    running = Host(folder)
    yield running
    opened.close()
    if running.is_there:
        running.end()


def shop_with_goods() -> Shop:
    shop = make_shop(country="GH", currency="GHS")
    for title, minor in (("Lemons", 200), ("Mint", 300), ("Eggs", 2500)):
        make_product(shop, title, minor)
    return shop


def keeps(page: Page, *places: str) -> None:
    """Waited for: the phone has kept these pages and the note."""
    for place in places:
        until(page, f"caches.match('{place}')")
    until(page, "caches.keys().then(names => names.some(name => name.startsWith('/offline')))")


def until(page: Page, promised: str) -> None:
    """Asks again until the promise is kept with something true, for as long as a phone is waited for."""
    kept = """async () => {
        const late = Date.now() + %d;
        while (!(await %s)) {
            if (Date.now() > late) return false;
            await new Promise(go => setTimeout(go, 50));
        }
        return true;
    }"""
    assert page.evaluate(kept % (SOON_MS, promised)), promised


def composed(ravi: Phone, kind: str = "https://wa.me/") -> tuple[str, str]:
    """The order's link and the whole text, as the chat gets them; the chat itself is not opened."""
    send = ravi.page.locator(f'#compose a[href^="{kind}"]')
    send.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    send.click()
    until(ravi.page, WAITING)
    text = unquote(str(send.get_attribute("href")).partition("?")[2].partition("=")[2])
    return "".join(re.findall(r"http://\S+", text)), text
