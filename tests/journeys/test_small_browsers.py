"""NetSurf and Dillo draw the shop and order from it: no script, style of 2010, no cookies unless somebody asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storefront.orders.records import Order, OrderLine
from tests.journeys.conftest import Server
from tests.journeys.screen import SIZE, Colour, Screen
from tests.makers import make_area, make_product, make_shop

ACCENT: Colour = (0xA8, 0x41, 0x0F)  # the one button that leads on
CHAT: Colour = (0x0B, 0x7A, 0x4B)  # Send on WhatsApp
FRAME: Colour = (0xBB, 0xAA, 0x88)  # of a box
NETSURF = ["netsurf-gtk", "--window_x=0", "--window_y=0", f"--window_width={SIZE[0]}", f"--window_height={SIZE[1]}"]
DILLO = ["dillo", "-g", "{}x{}+0+0".format(*SIZE)]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    home = tmp_path / "home"
    home.mkdir()
    opened = Screen(home)
    yield opened
    opened.close()


@pytest.fixture
def shop_address(server: Server) -> str:
    shop = make_shop()
    make_area(shop, fee_minor=1000)
    make_product(shop, "Lemons", 900, unit="kg", step_milli=250)
    make_product(shop, "Mint", 300)
    return f"{server.url}/amina"


def test_netsurf_orders(screen: Screen, shop_address: str) -> None:
    screen.open(*NETSURF, shop_address)
    screen.waits_for_title("Amina's basket")
    screen.presses(FRAME)
    orders_two_and_one(screen)


def test_dillo_orders(screen: Screen, shop_address: str) -> None:
    screen.open(*DILLO, shop_address)
    screen.waits_for_title("Amina's basket")
    screen.waits_for(ACCENT)
    screen.keys("Tab")
    orders_two_and_one(screen)


def orders_two_and_one(screen: Screen) -> None:
    """From the first box on: by keys, and with the one button that stands out."""
    screen.keys("2", "Tab", "1")
    screen.presses(ACCENT)
    screen.waits_for_title("My order")
    screen.presses(ACCENT)
    title = screen.waits_for_title("[0-9]{4}-[0-9]{3}")
    screen.waits_for(CHAT)
    order = Order.get()
    assert order.reference in title
    assert order.state == "placed"
    assert [line.asked_milli for line in OrderLine.select().order_by(OrderLine.position)] == [2000, 1000]
