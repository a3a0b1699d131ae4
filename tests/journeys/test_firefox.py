"""Ravi buys in Firefox ESR, with its script and without."""

from collections.abc import Iterator

import pytest

from storefront.merchants.records import Shop
from storefront.orders.records import Order, OrderLine
from tests.journeys.conftest import Server
from tests.journeys.firefox import Firefox
from tests.makers import make_area, make_product, make_shop


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    started = Firefox(tmp_path_factory.mktemp("firefox"))
    yield started
    started.close()


@pytest.fixture
def shop(server: Server) -> Shop:
    shop = make_shop(country="GH", currency="GHS", phone="+233241234567")
    make_area(shop, fee_minor=1000)
    make_product(shop, "Lemons", 900, unit="kg", step_milli=250)
    make_product(shop, "Mint", 300)
    return shop


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_firefox_orders(server: Server, shop: Shop, firefox: Firefox, script: bool) -> None:
    firefox.allow_script(script)
    firefox.open(f"{server.url}/amina")
    assert "Lemons\nGH₵9/kg" in firefox.reads("form")
    firefox.writes(q1="1.5", q2="2")
    assert firefox.reads(".k button") == ("See my order · 2 · GH₵19.50" if script else "See my order")
    firefox.clicks(".k button")

    assert firefox.reads("h1") == "My order"
    assert firefox.attribute("[name=q1]", "value") == "1.5"
    assert "GH₵19.50" in firefox.reads("p.h")
    firefox.clicks(".k button")

    assert firefox.reads("main .w") == "Send on WhatsApp"
    assert firefox.reads("h1") == "Not sent yet – one last step"
    assert firefox.attribute("main .w", "href").startswith("https://wa.me/233241234567?text=")
    assert Order.get().state == "placed"
    assert [line.asked_milli for line in OrderLine.select().order_by(OrderLine.position)] == [1500, 2000]
