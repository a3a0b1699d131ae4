"""Every way to pay on an order's page: drawn from the database alone, in few bytes, its code read as handed out."""

import socket

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants import sealing
from storefront.merchants.records import ShopMethod
from storefront.orders import move
from storefront.pay import METHODS
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order
from tests.pay.examples import CURRENCIES, TYPED
from tests.pay.test_codes import WITH_A_CODE
from tests.readers import by_zbar, by_zxing

MOST_BYTES, MOST_BYTES_OF_A_CODE = 3_000, 760
BESIDE = ("cash", "pickup")


@pytest.fixture
def nobody_asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whoever would be spoken to. A provider's answer that is missing would be handled, and nobody would notice."""
    asked: list[object] = []

    def connect(self: socket.socket, address: object) -> None:
        asked.append(address)
        raise OSError("on purpose")

    monkeypatch.setattr(socket.socket, "connect", connect)
    return asked


def page_of(kind: str) -> str:
    """Of a confirmed order of twelve kinds of goods, in Arabic, with three ways offered and this one open."""
    currency = CURRENCIES.get(kind, "EUR")
    shop = make_shop(f"amina-{kind}", currency=currency, languages=["ar"], pick_up=True)
    for place, one in enumerate(dict.fromkeys((kind, *BESIDE))):
        settings = METHODS[one].check(TYPED[one], currency)
        assert isinstance(settings, dict)
        ShopMethod.create(shop=shop, kind=one, settings=sealing.sealed(shop, METHODS[one], settings), position=place)
    goods = [make_product(shop, f"Lemons, box {number}", 73_82) for number in range(12)]
    cart = ".".join(f"{one.number}x2" for one in goods)
    order = place_order(shop, cart, now=clock.now(), method=kind)
    return f"/{shop.slug}/o/{move.confirm(order, make_member(shop), clock.now()).token}"


def test_every_way_to_pay_is_shown_without_asking_anybody(client: FlaskClient, nobody_asked: list[object]) -> None:
    codes = set()
    for kind in METHODS:
        address = page_of(kind)
        page = client.get(f"{address}?pay={kind}", headers={"Accept-Encoding": "br"})
        assert page.status_code == 200 and len(page.data) <= MOST_BYTES, kind
        drawn = client.get(f"{address}/qr/{kind}.png")
        assert drawn.status_code in (200, 404), kind
        if drawn.status_code == 200:
            codes.add(kind)
            assert len(drawn.data) <= MOST_BYTES_OF_A_CODE, kind
            assert by_zxing(drawn.data) == by_zbar(drawn.data), kind
        assert nobody_asked == [], kind
    assert codes == {method.kind for method in WITH_A_CODE}
