"""Bytes as they leave, against the budgets of docs/PERFORMANCE.md; in every language a buyer may read."""

import gzip
import re

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.i18n.catalogues import compile_catalogues
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import ShopMethod
from storefront.orders.records import Order
from storefront.wire.host import host
from tests.makers import make_area, make_product, make_shop
from tests.shop.forms import fields

SHOP, PRODUCT, CART, ORDER, SHEET, LITE = 3000, 2000, 2500, 3000, 900, 5000
SCRIPT = 700  # what the one inline script of pages of goods may add to them
HTML_HEADERS, UNCHANGED_HEADERS, FILE_HEADERS = 700, 270, 350
GOODS = {
    "hi": "सूती कुर्ता|बंधेज दुपट्टा|लहरिया साड़ी|जयपुरी रजाई|ब्लॉक प्रिंट चादर|पुरुषों का कुर्ता|मोजरी जूती|लाख की चूड़ी|"
    "चमड़े का बैग|राजस्थानी पगड़ी|रेशमी स्कार्फ|बच्चों का लहंगा|सूती पायजामा|कोटा डोरिया साड़ी|मखमली जैकेट|कढ़ाई वाला ब्लाउज|"
    "गोटा पट्टी सूट|टेराकोटा झुमके|हाथ का पंखा|पश्मीना शॉल|बांधनी साड़ी|खादी शर्ट|धोती सेट|ऊनी टोपी",
    "ar": "سردين|دنيس|قاروص|سمك موسى|ميرلان|تونة|إسقمري|روبيان|كلمار|أخطبوط|محار|بلح البحر|سلمون|سمك أبيض|حبار|"
    "أنشوجة|سلطان إبراهيم|شرغو|باجو|لوت|سيبيا|سمك السيف|كراب|لانغوست",
    "": "Sardines|Daurade royale|Loup de mer|Sole|Merlan|Thon rouge|Maquereau|Crevettes roses|Calamar|Poulpe|Huîtres|"
    "Moules|Saumon|Cabillaud|Seiche|Anchois frais|Rouget|Sar|Pageot|Lotte|Turbot|Espadon|Crabe|Langouste",
}


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest, app: Flask) -> str:
    compile_catalogues()
    shop = make_shop(
        languages=[request.param],
        country="IN" if request.param == "hi" else "MA",
        currency="INR" if request.param == "hi" else "MAD",
        tagline="Fresh every morning",
        notice="Closed on Friday",
        hours={"weekly": {str(day): [["09:00", "13:00"], ["16:00", "20:00"]] for day in range(7)}},
    )
    for number, title in enumerate(GOODS.get(request.param, GOODS[""]).split("|")):
        make_product(shop, title, 900 + 37 * number, unit="kg", step_milli=250)
    make_area(shop, fee_minor=1000, free_above_minor=20000)
    settings = {"holder": "Amina Benali", "bank": "Attijariwafa", "account": "007780000123456789012345"}
    for position, (kind, said) in enumerate({"bank": settings, "cash": {}}.items()):
        ShopMethod.create(shop=shop, kind=kind, settings=said, position=position)
    return str(request.param)


def sizes(client: FlaskClient, address: str) -> tuple[int, int]:
    """Brotli and gzip bytes of the body as sent to all but the first, who gets it packed in haste."""
    client.get(address)
    client.application.extensions["kept_pages"].settle()
    by_coding = {}
    for coding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        answer = client.get(address, headers={"Accept-Encoding": coding})
        assert answer.status_code == 200
        assert unpack(answer.data).startswith(b"<!doctype html>")
        by_coding[coding] = len(answer.data)
    return by_coding["br"], by_coding["gzip"]


def bytes_without_script(client: FlaskClient, address: str) -> int:
    return len(brotli.compress(re.sub("<script>.*?</script>", "", client.get(address).text, flags=re.DOTALL).encode()))


def fits(measured: tuple[int, int], budget: int) -> bool:
    return measured[0] <= budget and measured[1] <= budget * 1.25


def test_shop_page(client: FlaskClient, language: str) -> None:
    measured = sizes(client, "/amina")
    assert fits(measured, SHOP + SCRIPT), measured
    assert bytes_without_script(client, "/amina") <= SHOP
    measured = sizes(client, "/amina?lite=1")
    assert fits(measured, LITE), measured


def test_product_page(client: FlaskClient, language: str) -> None:
    measured = sizes(client, "/amina/p/3")
    assert fits(measured, PRODUCT + SCRIPT), measured
    assert bytes_without_script(client, "/amina/p/3") <= PRODUCT


def test_cart_of_twelve_lines(client: FlaskClient, language: str) -> None:
    measured = sizes(client, "/amina/cart?i=" + ".".join(f"{number}x1" for number in range(1, 13)))
    assert fits(measured, CART), measured


def test_order_of_twelve_lines_with_one_rail_open(client: FlaskClient, language: str) -> None:
    review = client.get("/amina/cart?i=" + ".".join(f"{number}x1" for number in range(1, 13)))
    client.post("/amina/order", data=fields(review, "/order"))
    measured = sizes(client, f"/amina/o/{Order.get().token}?pay=bank")
    assert fits(measured, ORDER), measured


def test_the_sheet(app: Flask) -> None:
    with app.app_context():
        assert len(brotli.compress(host().assets.text("goods.css").encode())) <= SHEET


def header_bytes(answer) -> int:
    """As HTTP/1.1 writes them, with what gunicorn adds."""
    lines = [f"HTTP/1.1 {answer.status}", *(f"{name}: {value}" for name, value in answer.headers.items())]
    return len("\r\n".join([*lines, "Date: Sun, 22 Nov 2026 09:05:00 GMT", "", ""]))


def test_headers(client: FlaskClient, app: Flask) -> None:
    make_product(make_shop())
    page = client.get("/amina", headers={"Accept-Encoding": "br"})
    assert header_bytes(page) <= HTML_HEADERS
    unchanged = client.get("/amina", headers={"If-None-Match": page.headers["ETag"]})
    assert unchanged.status_code == 304
    assert set(unchanged.headers.keys()) == {"ETag", "Cache-Control", "Vary"}
    assert header_bytes(unchanged) <= UNCHANGED_HEADERS
    with app.app_context():
        assert header_bytes(client.get(host().assets.url("order.css"))) <= FILE_HEADERS
