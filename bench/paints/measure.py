"""The demonstration shop on EDGE and 2G: on an empty phone, coming back, coming back after an edit."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright, sync_playwright

from bench.chromium import CHROMIUM
from bench.front import nginx_with_tls
from bench.paints.namespaces import SHOP_ADDRESS, Ends, Impossible, connected, inside
from bench.paints.networks import EDGE, GPRS, LOSSY_EDGE, Network
from bench.paints.phone import Phone, Visit
from bench.paints.report import report_paints, report_photos
from bench.service import fetch, serving
from storefront import clock
from storefront.catalogue.actions import set_price
from storefront.catalogue.records import Product
from storefront.merchants.records import Shop

PORT = 8197
LOADS = 5
EMPTY, BACK, EDITED = "empty phone", "coming back", "back after an edit"
OUTDATED_S = 2  # so old a page out of nginx may be


def measure(instance: Path, shop: Shop) -> None:
    if not Path(CHROMIUM).exists():
        print(f"\nNo paints: {CHROMIUM} is missing")
        return
    try:
        for network in (EDGE, LOSSY_EDGE, GPRS):
            with connected(network) as ends, _chromium(ends) as playwright, inside(ends.shop), _served(instance):
                _measure_on(network, Buyer(playwright, ends, shop), instance)
    except Impossible as reason:
        print(f"\nNo paints: a bad network takes root and /dev/net/tun ({reason})")


def _measure_on(network: Network, buyer: "Buyer", instance: Path) -> None:
    bare = f"http://{SHOP_ADDRESS}:{PORT}"
    if network is LOSSY_EDGE:
        report_photos(network, buyer.visits(bare, (EMPTY,))[EMPTY])
        return
    report_paints(f"{network}, HTTP/1.1 without a proxy", buyer.visits(bare), {EMPTY: network.most_s})
    if network is EDGE:
        folder = instance.resolve() / "nginx-paints"
        folder.mkdir()
        with nginx_with_tls(folder, f"{SHOP_ADDRESS}:{PORT}", address=SHOP_ADDRESS) as (port, trusted):
            visits = buyer.visits(f"https://{SHOP_ADDRESS}:{port}", trusted=trusted)
        report_paints(f"{network}, HTTP/2 and TLS through the shipped nginx", visits, {})


@contextmanager
def _chromium(ends: Ends) -> Iterator[Playwright]:
    """What it starts has the phone's network."""
    playwright = sync_playwright()
    with inside(ends.phone):
        started = playwright.start()
    try:
        yield started
    finally:
        started.stop()


@contextmanager
def _served(instance: Path) -> Iterator[None]:
    environment = {"STOREFRONT_INSTANCE": str(instance), "STOREFRONT_TRUSTED_PROXIES": "1"}
    with serving("wsgi:app", PORT, environment, SHOP_ADDRESS):
        yield


class Buyer:
    """Comes with an empty phone, comes back, comes back once more after the merchant has changed a price."""

    def __init__(self, playwright: Playwright, ends: Ends, shop: Shop) -> None:
        self._playwright, self._link, self._shop = playwright, ends.link, shop
        self._numbers = count()

    def visits(
        self, origin: str, times: Sequence[str] = (EMPTY, BACK, EDITED), trusted: str = ""
    ) -> dict[str, list[Visit]]:
        """trusted: the hash of a key that no browser knows."""
        path = f"/{self._shop.slug}"
        fetch(PORT, path, SHOP_ADDRESS)  # somebody was here before
        flags = [f"--ignore-certificate-errors-spki-list={trusted}"] if trusted else []
        found: dict[str, list[Visit]] = {when: [] for when in times}
        for _ in range(LOADS):
            with TemporaryDirectory() as storage:
                phone = Phone(self._playwright, self._link, Path(storage), flags)
                for when in times:
                    if when == EDITED:
                        self._edit()
                    found[when].append(phone.visit(origin + path, next(self._numbers), stays=when != times[-1]))
        return found

    def _edit(self) -> None:
        goods = Product.select().where(Product.shop == self._shop, Product.price_minor.is_null(False))
        product = goods.order_by(Product.number).get()
        set_price(product, (product.price_minor or 0) + 100, clock.now())
        time.sleep(OUTDATED_S)
