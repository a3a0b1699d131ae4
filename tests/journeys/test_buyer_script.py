"""What script adds on a buyer's phone: totals, steppers, quantities and names kept there, orders sent again."""

import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, expect

from storefront.orders.records import Order, OrderLine
from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_product, make_section, make_shop


@pytest.mark.parametrize(
    ("language", "country", "currency", "said"),
    [
        ("en", "GH", "GHS", "See my order · 2 · GH₵47.50"),
        ("pt-BR", "BR", "BRL", "· 2 · R$ 47,50"),
        ("hi", "IN", "INR", "· 2 · ₹47.50"),
        ("ar", "MA", "MAD", "· 2 · 47,50 درهم"),
        ("ar", "EG", "EGP", "· ٢ · ٤٧٫٥٠ جنيه"),
    ],
)
def test_steppers_count_and_total_speak_the_pages_digits(
    server: Server, chromium: Browser, language: str, country: str, currency: str, said: str
) -> None:
    shop = make_shop(languages=[language], country=country, currency=currency)
    make_product(shop, "Lemons", 1250)
    make_product(shop, "Tomatoes", 1500, unit="kg", step_milli=50)
    ravi = Phone(chromium, server)
    ravi.open("/amina")
    more = ravi.page.locator("#p1 button", has_text="+")
    more.click()
    more.click()
    ravi.fill(q2="1,5")
    expect(ravi.page.locator(".k button")).to_contain_text(said, use_inner_text=True)
    ravi.page.locator("#p1 button", has_text="−").click()
    ravi.page.locator(".k button").click()
    ravi.page.wait_for_url("**/cart?i=1x1.2x1500m*")
    ravi.put_away()


def test_a_total_nobody_can_know_is_not_shown(server: Server, chromium: Browser) -> None:
    shop = make_shop(country="GH", currency="GHS")
    make_product(shop, "Melon", 1200, unit="kg", about_milli=600)
    make_product(shop, "Mint", 300)
    ravi = Phone(chromium, server)
    ravi.open("/amina")
    ravi.fill(q1="1", q2="1")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 2")
    ravi.fill(q1="0", q2="two")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 1")
    ravi.fill(q2="2")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 1 · GH₵6")
    ravi.put_away()


def test_quantities_stay_on_the_phone_from_page_to_page_and_go_along(server: Server, chromium: Browser) -> None:
    shop = make_shop(country="GH", currency="GHS")
    make_product(shop, "Mint", 300)
    make_product(shop, "Cod", 900, section=make_section(shop, "fish", "Fish"))
    ravi = Phone(chromium, server)
    ravi.open("/amina")
    ravi.fill(q1="2")
    ravi.open("/amina/c/fish")
    ravi.fill(q2="1")
    expect(ravi.page.locator(".k button")).to_have_text("See my order · 2 · GH₵15")
    ravi.open("/amina")
    expect(ravi.page.locator("[name=q1]")).to_have_value("2")
    ravi.open("/amina/c/fish")
    ravi.press("See my order · 2 · GH₵15")
    ravi.page.wait_for_url("**/cart?i=*")
    assert "1x2" in ravi.page.url
    assert "2x1" in ravi.page.url
    ravi.put_away()


@pytest.fixture
def lossy(server: Server) -> Iterator[tuple[Server, list[str]]]:
    """The server behind a line that loses the answer to the first order; and the first lines of what it carried."""
    heard: list[str] = []
    door = socket.create_server(("127.0.0.1", 0))

    def carry(near: socket.socket) -> None:
        with near, socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2]))) as far:
            asked = b""
            while chunk := near.recv(65536):
                asked += chunk
                head, _, body = asked.partition(b"\r\n\r\n")
                said = re.search(rb"(?i)content-length: (\d+)", head)
                length = int(said[1]) if said else 0
                if len(body) >= length:
                    break
            first = asked.partition(b"\r\n")[0].decode()
            heard.append(first)
            far.sendall(asked.replace(b"Connection: keep-alive", b"Connection: close"))
            answer = b"".join(iter(lambda: far.recv(65536), b""))
            if not (first.startswith("POST") and sum(line == first for line in heard) == 1):
                near.sendall(answer)

    def listen() -> None:
        while True:
            try:
                near, _ = door.accept()
            except OSError:
                return
            threading.Thread(target=carry, args=(near,), daemon=True).start()

    threading.Thread(target=listen, daemon=True).start()
    yield replace(server, url=f"http://127.0.0.1:{door.getsockname()[1]}"), heard
    door.close()


def test_an_order_whose_answer_was_lost_is_sent_again_and_is_one_order(
    lossy: tuple[Server, list[str]], chromium: Browser
) -> None:
    through, heard = lossy
    make_product(make_shop(), "Lemons")
    ravi = Phone(chromium, through)
    ravi.open("/amina/cart?i=1x2")
    ravi.press("Next: send to Amina's basket")
    expect(ravi.page.locator(".k button")).to_have_text("No network. Trying again…")
    ravi.sees("Not sent yet – one last step")
    assert sum(line.startswith("POST /amina/order") for line in heard) >= 2
    assert Order.select().count() == 1
    assert OrderLine.get().asked_milli == 2000
    ravi.context.close()


def test_name_and_landmark_stay_on_the_phone_and_are_in_the_chat_text(server: Server, chromium: Browser) -> None:
    make_product(make_shop(), "Lemons")
    ravi = Phone(chromium, server)
    told: list[str] = []
    ravi.context.on("request", lambda request: told.append(f"{request.url} {request.headers} {request.post_data}"))
    secret = "Ravi, blue door"
    ravi.open("/amina/cart?i=1x2")
    ravi.press("Next: send to Amina's basket")
    ravi.page.locator("main input").fill(secret)
    send = ravi.page.locator("main .w")
    assert unquote(str(send.get_attribute("href"))).endswith(f"\n\nName and landmark: {secret}")
    ravi.page.reload()
    expect(ravi.page.locator("main input")).to_have_value(secret)
    expect(send).to_have_attribute("href", re.compile(re.escape(quote(secret)) + "$"))
    ravi.page.locator("summary").click()
    expect(ravi.page.locator("main .c").first).to_contain_text(secret)
    ravi.open("/amina")
    assert not [line for line in told if "blue" in line]
    ravi.put_away()


def test_without_script_nothing_is_promised_that_needs_it(server: Server, chromium: Browser) -> None:
    make_product(make_shop(), "Lemons")
    ravi = Phone(chromium, server, script=False)
    ravi.open("/amina")
    assert ravi.page.locator("#p1 button").count() == 0
    ravi.fill(q1="2")
    ravi.press("See my order")
    ravi.press("Next: send to Amina's basket")
    ravi.sees("Not sent yet – one last step")
    assert ravi.page.locator("main input, main button").count() == 0
    ravi.put_away()
