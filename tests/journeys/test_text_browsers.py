"""w3m and lynx can read the shop: names and prices never run together, and every step is a link or a form."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest

from storefront.catalogue.records import Extra, ExtraGroup
from storefront.orders.records import OrderLine
from tests.journeys.conftest import Form, PlainPhone, Server
from tests.makers import make_area, make_choice, make_product, make_section, make_shop

BROWSERS = {"w3m": ["w3m", "-dump", "-cols", "80"], "lynx": ["lynx", "-dump", "-width=80", "-nolist"]}
TITLES = ("Lemons", "Mint", "Dress", "red", "blue", "bow", "Guéliz")
PAGES = ("/", "/amina", "/amina/c/fruit", "/amina/search?q=mint", "/amina/p/1", "/amina/p/3", "/amina?lite=1",
         "/amina/cart?i=1x500m.2x2.3-1~1x1")  # fmt: skip


def read(browser: str, address: str) -> str:
    done = subprocess.run([*BROWSERS[browser], address], capture_output=True, text=True, check=True, timeout=30)
    return done.stdout


def full_shop() -> None:
    shop = make_shop(listed=True)
    fruit = make_section(shop, "fruit", "Fruit")
    make_section(shop, "greens", "Greens")
    make_product(shop, "Lemons", 900, unit="kg", step_milli=250, section=fruit)
    make_product(shop, "Mint", 300, compare_at_minor=400)
    dress = make_product(shop, "Dress", 9900)
    for number, colour in enumerate(("red", "blue")):
        make_choice(dress, colour, price_minor=9900 + 100 * number)
    Extra.create(group=ExtraGroup.create(product=dress, name="Trimmings"), number=1, name="bow", price_minor=150)
    make_area(shop, fee_minor=1000)


@pytest.mark.parametrize("browser", BROWSERS)
def test_no_name_runs_into_its_price(server: Server, browser: str) -> None:
    full_shop()
    for address in PAGES:
        page = read(browser, server.url + address)
        assert re.search(r"\d\sDH", page), address
        for title in TITLES:
            assert not re.findall(rf"{title}[^\s.,:)…]|[^\s(*]{title}", page), (address, title)
        assert not re.findall(r"DH[^\s/.,:)…]", page), address


@pytest.mark.parametrize("browser", BROWSERS)
def test_every_step_says_what_it_is(server: Server, browser: str) -> None:
    full_shop()
    page = read(browser, f"{server.url}/amina")
    assert re.search(r"Lemons\s+9\sDH/kg", page)
    assert "See my order" in page
    cart = read(browser, f"{server.url}/amina/cart?i=1x500m.2x2")
    assert re.search(r"10\.50\sDH", cart)
    assert "Next: send to" in cart


def posted_by_w3m(address: str, fields: str, folder: Path) -> str:
    form = folder / "form"
    form.write_text(fields)
    done = subprocess.run(
        ["w3m", "-dump", "-post", form, address], capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout


def posted_by_lynx(address: str, fields: str, folder: Path) -> str:
    typed = f"{fields}\n---\n"
    words = ["lynx", "-dump", "-nolist", "-post_data", address]
    return subprocess.run(words, input=typed, capture_output=True, text=True, check=True, timeout=30).stdout


@pytest.mark.parametrize("post", [posted_by_w3m, posted_by_lynx])
def test_three_things_are_ordered(server: Server, tmp_path: Path, post) -> None:
    shop = make_shop()
    for title in ("Lemons", "Mint", "Figs"):
        make_product(shop, title, 300)
    cart = post(f"{server.url}/amina/cart", "q1=2&q2=1&q3=4", tmp_path)
    assert "Next: send to" in cart
    page = PlainPhone(server).get("/amina/cart?i=1x2.2x1.3x4")
    order = post(f"{server.url}/amina/order", urlencode(Form(page).fields("/order")), tmp_path)
    assert "Not sent yet" in order
    assert "Send on WhatsApp" in order
    assert re.search(r"^ *2 × Lemons.*\n *1 × Mint.*\n *4 × Figs", order, re.MULTILINE), (
        "the text to copy keeps its lines"
    )
    assert [line.asked_milli for line in OrderLine.select().order_by(OrderLine.number)] == [2000, 1000, 4000]
