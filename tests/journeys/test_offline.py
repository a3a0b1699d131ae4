"""After one visit the shop sells on: with the network gone, with the server ended, and with one that never answers."""

import re
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from storefront.merchants.records import Shop
from storefront.orders.records import Order, OrderLine
from storefront.storage import database as storage
from storefront.storage.schema import migrate
from tests.journeys.conftest import free_port, start
from tests.journeys.people import Phone
from tests.makers import make_product, make_shop


class Host:
    """A server that can be ended and started again at the same address, with the same things."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.begin()

    def begin(self) -> None:
        self.server, self._process = start(self.folder, self.port)

    def end(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.communicate(timeout=30)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    opened = storage.connect(f"sqlite:///{tmp_path}/storefront.db")
    migrate(opened, tmp_path / "migrate.lock")
    running = Host(tmp_path)
    yield running
    opened.close()
    if running._process.poll() is None:
        running.end()


@pytest.fixture
def shop(host: Host) -> Shop:
    shop = make_shop(country="GH", currency="GHS")
    for title, minor in (("Lemons", 200), ("Mint", 300), ("Eggs", 2500)):
        make_product(shop, title, minor)
    return shop


@pytest.fixture
def ravi(host: Host, shop: Shop, chromium: Browser) -> Iterator[Phone]:
    """He was in the shop once, long enough for his phone to keep it."""
    phone = Phone(chromium, host.server)
    phone.open("/amina")
    keeps(phone.page, "/amina", "/amina/p/3")
    yield phone
    phone.context.close()


def keeps(page: Page, *places: str) -> None:
    """Waited for: the phone has kept these pages and the note."""
    for place in places:
        until(page, f"caches.match('{place}')")
    until(page, "caches.keys().then(names => names.some(name => name.startsWith('/offline')))")


def until(page: Page, promised: str) -> None:
    """Asks again until the promise is kept with something true."""
    page.evaluate(f"(async () => {{ while (!(await {promised})) await new Promise(go => setTimeout(go, 50)) }})()")


@pytest.fixture
def mute() -> Iterator[Callable[[int], None]]:
    """A server that accepts and never answers."""
    listening: list[socket.socket] = []

    def listen(port: int) -> None:
        server = socket.socket()
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", port))
        server.listen(64)
        listening.append(server)

    yield listen
    for server in listening:
        server.close()


def test_the_shop_and_its_products_open_with_the_server_gone(host: Host, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    expect(ravi.page.locator("#copy")).to_have_text(re.compile(r"Saved copy from \d\d:\d\d"))
    expect(ravi.page.locator("#p3")).to_contain_text("Eggs")
    ravi.open("/amina/p/2")
    expect(ravi.page.locator("h1")).to_have_text("Mint")


def test_what_was_never_seen_gives_the_list_of_what_is_kept(host: Host, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina/c/fish")
    expect(ravi.page.locator("h1")).to_have_text("No network just now")
    ravi.page.locator("#kept a", has_text="Eggs").click()
    expect(ravi.page.locator("h1")).to_have_text("Eggs")


def test_a_server_that_never_answers_gives_the_kept_page_within_three_seconds(
    host: Host, ravi: Phone, mute: Callable[[int], None]
) -> None:
    host.end()
    mute(host.port)
    ravi.page.goto(f"{host.server.url}/amina", wait_until="commit", timeout=3000)
    expect(ravi.page.locator("#copy")).to_be_visible()


def test_the_network_is_asked_first_for_prices(host: Host, shop: Shop, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    expect(ravi.page.locator("#p1")).to_contain_text("GH₵2")
    host.begin()
    product = shop.products.get()
    product.price_minor = 999
    product.save()
    shop.version += 1
    shop.save()
    ravi.open("/amina")
    expect(ravi.page.locator("#p1")).to_contain_text("GH₵9.99")
    expect(ravi.page.locator("#copy")).to_have_count(0)


def test_nothing_is_fetched_ahead_when_data_is_dear(host: Host, shop: Shop, chromium: Browser) -> None:
    phone = Phone(chromium, host.server)
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    phone.context.set_extra_http_headers({"Save-Data": "on"})
    phone.open("/amina")
    keeps(phone.page, "/amina")
    phone.page.wait_for_timeout(3000)  # longer than the worker waits before it fetches ahead
    assert not [path for path in asked if path.startswith("/amina/p/")]
    assert phone.page.evaluate("caches.match('/amina/p/1')") is None
    phone.put_away()


def test_another_shop_with_the_same_beginning_is_left_alone(host: Host, shop: Shop, ravi: Phone) -> None:
    make_product(make_shop("amina-2", phone="+212600000002"))
    ravi.open("/amina-2")
    assert ravi.page.evaluate("caches.match('/amina-2')") is None


def test_an_order_composed_without_the_server_arrives_once(host: Host, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    expect(ravi.page.locator("#send")).to_be_hidden()
    ravi.fill(q1="2", q3="1")
    expect(ravi.page.locator("#send")).to_be_visible()
    link, text = composed(ravi)
    assert text.startswith("Hello Amina's basket! I would like to order:\n2 × Lemons\n1 × Eggs\n")
    assert text.endswith("\n\nName and landmark: ")
    assert Order.select().count() == 0

    host.begin()
    barrier = threading.Barrier(2)

    def merchant_opens_it() -> None:
        barrier.wait()
        post(link)

    merchant = threading.Thread(target=merchant_opens_it)
    merchant.start()
    barrier.wait()
    ravi.open("/amina")
    until(ravi.page, "caches.open('orders').then(orders => orders.keys()).then(keys => !keys.length)")
    merchant.join()
    assert Order.select().count() == 1
    assert [(line.number, line.asked_milli) for line in OrderLine.select().order_by(OrderLine.number)] == [
        (1, 2000),
        (3, 1000),
    ]
    assert Order.get().total_minor == 2900


def test_see_my_order_leads_back_to_what_the_phone_can_do(host: Host, ravi: Phone) -> None:
    ravi.open("/amina")
    ravi.fill(q2="3")
    host.end()
    ravi.page.locator(".k button").click()
    expect(ravi.page.locator("#copy")).to_be_visible()
    expect(ravi.page.locator("[name=q2]")).to_have_value("3")
    _, text = composed(ravi)
    assert "3 × Mint" in text


def composed(ravi: Phone) -> tuple[str, str]:
    """The order's link and the whole text, as the chat gets them; the chat itself is not opened."""
    send = ravi.page.locator("#send")
    send.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    send.click()
    until(ravi.page, "caches.open('orders').then(orders => orders.keys()).then(keys => keys.length)")
    text = unquote(str(send.get_attribute("href")).partition("?text=")[2])
    (link,) = re.findall(r"http://\S+", text)
    return link, text


def post(link: str) -> None:
    parts = urlsplit(link)
    connection = HTTPConnection(parts.netloc, timeout=20)
    connection.request(
        "POST", parts.path, parts.query, {"Host": parts.netloc, "Content-Type": "application/x-www-form-urlencoded"}
    )
    assert connection.getresponse().status == 303
    connection.close()
