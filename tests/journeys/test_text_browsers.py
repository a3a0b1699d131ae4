"""w3m and lynx can read the shop: names and prices never run together, and every step is a link or a form."""

import re
import subprocess

import pytest

from tests.journeys.conftest import Server
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
