"""Today on a phone that lies on the counter: new orders come by themselves, nothing is asked while nobody looks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from storefront import clock
from storefront.merchants.records import Member
from storefront.merchants.sign_in import let_in
from storefront.orders import move
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

EVERY = 20_000


class Counter:
    """Amina's phone on the counter, its time in our hands."""

    def __init__(self, chromium: Browser, server: Server) -> None:
        self.member: Member = make_member(make_shop())
        make_product(self.member.shop, "Lemons")
        self.phone = Phone(chromium, server)
        page = self.page = self.phone.page
        cookie = {"name": "sid", "value": let_in(self.member, clock.now()).token, "url": server.url}
        self.phone.context.add_cookies([cookie])
        self.answers: list[int] = []
        self.failures = 0
        page.on("response", lambda one: self.answers.append(one.status) if self._asks(one.request) else None)
        page.on("requestfailed", lambda one: setattr(self, "failures", self.failures + self._asks(one)))
        page.add_init_script("Object.defineProperty(document, 'hidden', {get: () => window.away || false})")
        page.clock.install()
        self.phone.open("/desk")

    @staticmethod
    def _asks(request) -> bool:
        return "hx-request" in request.headers

    def an_order_comes(self) -> str:
        order = move.receive(place_order(self.member.shop, "1x2", now=clock.now()), self.member, clock.now())
        return str(order.reference)

    def time_passes(self, milliseconds: int) -> None:
        self.page.clock.run_for(milliseconds)

    def asks_after(self, milliseconds: int) -> int:
        with self.page.expect_response(lambda one: self._asks(one.request)) as asked:
            self.time_passes(milliseconds)
        return int(asked.value.status)


@pytest.fixture
def counter(chromium: Browser, server: Server) -> Iterator[Counter]:
    made = Counter(chromium, server)
    yield made
    made.phone.put_away()


def test_a_new_order_comes_by_itself_and_nothing_new_is_nothing(counter: Counter) -> None:
    assert counter.asks_after(EVERY) == 304
    reference = counter.an_order_comes()
    assert counter.asks_after(EVERY) == 200
    expect(counter.page.locator(f"[id='o{reference}']")).to_be_visible()
    assert counter.asks_after(EVERY) == 304
    expect(counter.page.locator(f"[id='o{reference}']")).to_be_visible()


def test_nothing_is_asked_while_nobody_looks_and_at_once_when_somebody_does(counter: Counter) -> None:
    counter.page.evaluate("window.away = true")
    counter.time_passes(10 * EVERY)
    reference = counter.an_order_comes()
    assert counter.answers == []
    with counter.page.expect_response(lambda one: one.status == 200):
        counter.page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(counter.page.locator(f"[id='o{reference}']")).to_be_visible()


def test_nothing_moves_under_somebody_who_types(counter: Counter) -> None:
    box = counter.page.locator("#number")
    box.press_sequentially("4827")
    counter.an_order_comes()
    counter.time_passes(5 * EVERY)
    assert counter.answers == []
    expect(box).to_have_value("4827")


def test_without_a_network_it_asks_less_and_less_often(counter: Counter) -> None:
    counter.phone.context.set_offline(True)
    for times in (1, 2, 4):
        with counter.page.expect_event("requestfailed"):
            counter.time_passes(times * EVERY)
    assert counter.failures == 3
    assert all("htmx" in said for said in counter.phone.wrong)
    counter.phone.wrong.clear()
    counter.phone.context.set_offline(False)
    reference = counter.an_order_comes()
    counter.asks_after(8 * EVERY)
    expect(counter.page.locator(f"[id='o{reference}']")).to_be_visible()
