"""After one visit the shop stays open: with the network gone, the server ended, or one that fails or never answers."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from storefront.merchants.records import Shop
from storefront.orders.records import Order
from tests.journeys.line import CARRY, REFUSE, Heard, Line
from tests.journeys.offline import SOON_MS, Host, hosting, keeps, shop_with_goods, until
from tests.journeys.people import Phone
from tests.makers import make_product, make_shop

CLOCK = re.compile(r"Saved copy from (\d\d:\d\d)")


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    yield from hosting(tmp_path)


@pytest.fixture
def shop(host: Host) -> Shop:
    return shop_with_goods()


@pytest.fixture
def ravi(host: Host, shop: Shop, chromium: Browser) -> Iterator[Phone]:
    """He was in the shop once, long enough for his phone to keep it."""
    phone = Phone(chromium, host.server)
    phone.open("/amina")
    keeps(phone.page, "/amina", "/amina/p/3")
    yield phone
    phone.context.close()


@pytest.fixture
def line(host: Host) -> Iterator[Line]:
    between = Line(host.port)
    yield between
    between.close()


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


def says_from_when(ravi: Phone) -> None:
    """The note tells the minute in which the page was kept, by the phone's own clock."""
    note = ravi.page.locator("#copy")
    expect(note).to_be_visible()
    told = CLOCK.fullmatch(note.inner_text())
    assert told, note.inner_text()
    minutes = {(datetime.now() - timedelta(minutes=ago)).strftime("%H:%M") for ago in range(3)}
    assert told[1] in minutes


def test_the_shop_and_its_products_open_with_the_server_gone(host: Host, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina")
    says_from_when(ravi)
    expect(ravi.page.locator("#p3")).to_contain_text("Eggs")
    ravi.open("/amina/p/2")
    expect(ravi.page.locator("h1")).to_have_text("Mint")


def test_the_shop_opens_with_the_network_gone(ravi: Phone) -> None:
    ravi.context.set_offline(True)
    ravi.open("/amina/p/3")
    expect(ravi.page.locator("h1")).to_have_text("Eggs")
    says_from_when(ravi)


def test_what_was_never_seen_gives_the_list_of_what_is_kept(host: Host, ravi: Phone) -> None:
    host.end()
    ravi.open("/amina/c/fish")
    expect(ravi.page.locator("h1")).to_have_text("No network just now")
    ravi.page.locator("#kept a", has_text="Eggs").click()
    expect(ravi.page.locator("h1")).to_have_text("Eggs")


def test_an_address_that_somebody_made_up_is_only_an_address_in_that_list(host: Host, ravi: Phone) -> None:
    ravi.open("/amina/p/2-'title='evil")
    ravi.page.wait_for_function("caches.match(location.href)")
    host.end()
    ravi.open("/amina/c/fish")
    expect(ravi.page.locator("#kept a[href*=evil]")).to_have_count(1)
    expect(ravi.page.locator("#kept a[title]")).to_have_count(0)


def test_a_server_that_never_answers_gives_the_kept_page_within_three_seconds(
    host: Host, ravi: Phone, mute: Callable[[int], None]
) -> None:
    host.end()
    mute(host.port)
    ravi.page.goto(f"{host.server.url}/amina", wait_until="commit", timeout=3000)
    says_from_when(ravi)


def test_a_server_that_fails_gives_the_kept_page(host: Host, shop: Shop, line: Line, chromium: Browser) -> None:
    ravi = Phone(chromium, replace(host.server, url=line.url), expecting=503)
    ravi.open("/amina")
    keeps(ravi.page, "/amina", "/amina/p/3")
    line.treat = lambda request: REFUSE
    ravi.open("/amina")
    says_from_when(ravi)
    expect(ravi.page.locator("#p1")).to_contain_text("Lemons")
    line.treat = lambda request: CARRY
    ravi.open("/amina")
    expect(ravi.page.locator("#copy")).to_have_count(0)
    ravi.put_away()


def test_no_page_waits_for_goods_that_are_kept_ahead(host: Host, shop: Shop, line: Line, chromium: Browser) -> None:
    asked, answered = threading.Event(), threading.Event()

    def slow_products(request: Heard) -> str:
        if "/p/" in request.target:
            asked.set()
            answered.wait(SOON_MS / 1000)
        return CARRY

    line.treat = slow_products
    ravi = Phone(chromium, replace(host.server, url=line.url))
    ravi.open("/amina")
    assert asked.wait(SOON_MS / 1000)
    ravi.page.goto(f"{line.url}/amina/check", timeout=5000)
    expect(ravi.page.locator("h1")).to_have_text("Check a receipt")
    answered.set()
    ravi.put_away()


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


def test_prices_are_fetched_as_soon_as_there_is_a_network(shop: Shop, ravi: Phone) -> None:
    ravi.context.set_offline(True)
    ravi.open("/amina")
    says_from_when(ravi)
    shop.products.model.update(price_minor=777).execute()
    Shop.update(version=Shop.version + 1).execute()
    ravi.context.set_offline(False)
    expect(ravi.page.locator("#p1")).to_contain_text("GH₵7.77", timeout=SOON_MS)
    expect(ravi.page.locator("#copy")).to_have_count(0)


def test_nothing_is_fetched_ahead_when_data_is_dear(host: Host, shop: Shop, chromium: Browser) -> None:
    saving, other = Phone(chromium, host.server), Phone(chromium, host.server)
    asked: list[str] = []
    saving.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    saving.context.set_extra_http_headers({"Save-Data": "on"})
    saving.open("/amina")
    keeps(saving.page, "/amina")
    other.open("/amina")
    keeps(other.page, "/amina/p/1", "/amina/p/2", "/amina/p/3")  # it began later, and has them all
    assert not [path for path in asked if path.startswith("/amina/p/")]
    assert saving.page.evaluate("caches.match('/amina/p/1')") is None
    saving.put_away()
    other.put_away()


def test_another_shop_with_the_same_beginning_is_left_alone(host: Host, shop: Shop, ravi: Phone) -> None:
    make_product(make_shop("amina-2", phone="+212600000002"))
    ravi.open("/amina-2")
    keeps(ravi.page, "/amina-2")  # by its own worker, in its own place
    kept = "caches.open(location.origin + '/amina').then(pages => pages.keys()).then(keys => keys.map(key => key.url))"
    assert "-2" not in str(ravi.page.evaluate(kept))


def test_a_shop_that_takes_no_orders_stays_open_to_read(host: Host, chromium: Browser) -> None:
    make_product(make_shop(mode="ask"), "Haircut")
    ravi = Phone(chromium, host.server)
    ravi.open("/amina")
    keeps(ravi.page, "/amina", "/amina/p/1")
    host.end()
    ravi.open("/amina/p/1")
    expect(ravi.page.locator("h1")).to_have_text("Haircut")
    expect(ravi.page.locator("#compose")).to_be_hidden()
    ravi.context.close()


def test_the_orders_own_page_is_on_the_phone_too_and_back_costs_no_page(
    host: Host, shop: Shop, line: Line, chromium: Browser
) -> None:
    ravi = Phone(chromium, replace(host.server, url=line.url))
    ravi.open("/amina")
    keeps(ravi.page, "/amina", "/amina/p/3")
    ravi.fill(q1="2")
    ravi.page.locator(".k button").click()
    ravi.press("Next: send to Amina's basket")
    ravi.sees("Not sent yet – one last step")
    order = f"/amina/o/{Order.get().token}"
    keeps(ravi.page, order)
    ravi.open("/amina")
    before = len(line.requests("GET", order))
    ravi.page.go_back(wait_until="load")
    ravi.sees("Not sent yet – one last step")
    until(ravi.page, "Promise.resolve(document.readyState == 'complete')")
    assert {one.status for one in line.requests("GET", order)[before:]} <= {304}
    ravi.open(order)
    assert line.requests("GET", order)[-1].status == 304
    host.end()
    ravi.open(order)
    says_from_when(ravi)
    expect(ravi.page.locator("main")).to_have_attribute("data-reference", Order.get().reference)
    ravi.sees("Not sent yet – one last step")
    ravi.context.close()


def test_the_phone_keeps_the_newest_150_files_and_no_more(host: Host, ravi: Phone) -> None:
    for place in range(152):
        stem = f"{place:08d}".translate(str.maketrans("0123456789", "abcdefghij"))
        shelf = host.folder / "media" / stem[:2]
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{stem}-160.webp").write_bytes(b"RIFF\x04\x00\x00\x00WEBP")
    ravi.open("/amina")
    fetched = """async () => {
        for (let place = 0; place < 152; place += 1) {
            const stem = String(place).padStart(8, "0").replace(/[0-9]/g, sign => "abcdefghij"[sign]);
            await (await fetch(`/media/${stem}-160.webp`)).blob();
        }
    }"""
    ravi.page.evaluate(fetched)
    files = "caches.open('files').then(files => files.keys())"
    until(ravi.page, f"{files}.then(keys => keys.length <= 150 && keys.some(key => key.url.includes('aaaaabfb')))")
    kept = ravi.page.evaluate(f"{files}.then(keys => keys.map(key => key.url.slice(-18, -5)))")
    assert 148 <= len(kept) <= 150
    assert "aaaaabfb-160" in kept[-1] + kept[-2] and not any("aaaaaaaa-" in name for name in kept)
