"""w3m and lynx can read the shop: names and prices never run together, and every step is a link or a form."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest

from storefront.orders.records import OrderLine
from tests.journeys.conftest import Form, PlainPhone, Server
from tests.makers import make_product, make_shop

BROWSERS = {"w3m": ["w3m", "-dump", "-cols", "80"], "lynx": ["lynx", "-dump", "-width=80", "-nolist"]}


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_shop_and_the_cart_read_as_text(server: Server, browser: str) -> None:
    shop = make_shop()
    make_product(shop, "Lemons", 900, unit="kg", step_milli=250)
    make_product(shop, "Mint", 300)

    def read(address: str) -> str:
        done = subprocess.run(
            [*BROWSERS[browser], server.url + address], capture_output=True, text=True, check=True, timeout=30
        )
        return done.stdout

    page = read("/amina")
    assert re.search(r"Lemons\s+9\sDH/kg", page)
    assert not re.search(r"Lemons9|Mint3", page)
    assert "See my order" in page
    cart = read("/amina/cart?i=1x500m.2x2")
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
    assert [line.asked_milli for line in OrderLine.select().order_by(OrderLine.number)] == [2000, 1000, 4000]
