"""Shared dictionaries: what differs travels, whoever asks oddly gets the whole page."""

import base64
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
import zstandard
from flask.testing import FlaskClient

from storefront.app import create_app
from storefront.catalogue.records import Product
from storefront.cli.budget import limits
from storefront.cli.budget.scales import header_bytes
from storefront.config import Settings
from storefront.i18n.catalogues import compile_catalogues
from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.storage import database as storage
from storefront.storage.schema import migrate
from storefront.wire.compression import pack
from storefront.wire.dictionaries import LASTS, Dictionaries, encode, read_hash
from tests.conftest import NOW
from tests.makers import make_choice, make_product, make_shop
from tests.shop.test_budget import GOODS

CHROMIUM = "gzip, deflate, br, zstd, dcb, dcz"
OLD, NEW = (" ".join(f"<li>{number**3} {price} DH" for number in range(300)).encode() for price in (20, 22))


def named(page: bytes) -> str:
    return f":{base64.b64encode(hashlib.sha256(page).digest()).decode()}:"


def unpack(body: bytes, dictionary: bytes) -> bytes:
    """As RFC 9842 says: a magic number, the dictionary's hash, a zstandard frame."""
    assert body[:8] == b"\x5e\x2a\x4d\x18\x20\x00\x00\x00"
    assert body[8:40] == hashlib.sha256(dictionary).digest()
    words = zstandard.ZstdCompressionDict(dictionary, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdDecompressor(dict_data=words).decompressobj().decompress(body[40:])


def test_what_is_sent_comes_back_whole() -> None:
    assert unpack(encode(NEW, OLD), OLD) == NEW


@pytest.mark.parametrize(
    "header",
    [
        "",
        ":",
        "::",
        "garbage",
        named(b"x")[:-1],
        named(b"x")[1:],
        ":" + "é" * 44 + ":",
        ":" + "*" * 44 + ":",
        "a" * 9000,
    ],
)
def test_a_header_nobody_can_read_names_nothing(header: str) -> None:
    assert read_hash(header) is None


def test_a_header_names_a_hash() -> None:
    assert read_hash(named(b"page")) == hashlib.sha256(b"page").digest()


def test_a_page_is_lent_for_a_time() -> None:
    known = Dictionaries(100_000)
    known.remember(pack(OLD), NOW)
    held = hashlib.sha256(OLD).digest()
    assert known.delta(held, pack(b"1" + NEW), NOW + LASTS - timedelta(seconds=1)) is not None
    assert known.delta(held, pack(b"2" + NEW), NOW + LASTS) is None


def test_a_dictionary_that_makes_it_longer_is_not_used() -> None:
    known = Dictionaries(100_000)
    known.remember(pack(OLD), NOW)
    assert known.delta(hashlib.sha256(OLD).digest(), pack(b"short"), NOW) is None


@pytest.fixture
def old_page(client: FlaskClient) -> bytes:
    """Amina's page as a browser holds it, before an edit."""
    shop = make_shop(notice="Closed on Friday")
    for number in range(12):
        make_product(shop, f"Lemons {number}")
    answer = client.get("/amina", headers={"Accept-Encoding": CHROMIUM})
    assert answer.headers["Use-As-Dictionary"] == 'match="/amina*"'
    page: bytes = brotli.decompress(answer.data)
    Shop.update(notice="Open on Friday").execute()
    touch(shop)
    return page


def test_after_an_edit_only_the_difference_travels(client: FlaskClient, old_page: bytes) -> None:
    answer = client.get("/amina", headers={"Accept-Encoding": CHROMIUM, "Available-Dictionary": named(old_page)})
    assert answer.headers["Content-Encoding"] == "dcz"
    assert "Available-Dictionary" in answer.headers["Vary"]
    assert len(answer.data) < 150
    assert b"Open on Friday" in unpack(answer.data, old_page)


def test_a_product_is_told_with_the_shops_words(client: FlaskClient, old_page: bytes) -> None:
    plain = client.get("/amina/p/1", headers={"Accept-Encoding": CHROMIUM})
    short = client.get("/amina/p/1", headers={"Accept-Encoding": CHROMIUM, "Available-Dictionary": named(old_page)})
    assert unpack(short.data, old_page) == brotli.decompress(plain.data)
    assert len(short.data) < len(plain.data) / 2
    assert short.headers["ETag"] == plain.headers["ETag"]
    assert "Use-As-Dictionary" not in plain.headers


def test_a_product_with_choices_in_a_script_of_long_letters_fits_too(client: FlaskClient) -> None:
    compile_catalogues()
    shop = make_shop(languages=["hi", "en"], country="IN", currency="INR", name="गुलाबी धागा")
    for title in GOODS["hi"].split("|"):
        make_product(shop, title, 39900)
    kurta = Product.get(Product.number == 1)
    kurta.description = "बगरू में हाथ से छपा मलमली सूती कपड़ा। हर धुलाई के बाद और मुलायम।"
    kurta.photos = [{"stem": "46prx4zt", "width": 800, "height": 600, "colour": 6, "bytes": {}}]
    kurta.save()
    for size in "SML":
        make_choice(kurta, f"नीला · {size}", price_minor=89900)
    touch(shop)
    page = brotli.decompress(client.get("/amina", headers={"Accept-Encoding": CHROMIUM}).data)
    headers = {"Accept-Encoding": CHROMIUM, "Available-Dictionary": named(page)}
    answer = client.get("/amina/p/1", headers=headers)
    assert answer.headers["Content-Encoding"] == "dcz"
    assert header_bytes(answer) + len(answer.data) <= limits.NEXT


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Encoding": CHROMIUM, "Available-Dictionary": "garbage"},
        {"Accept-Encoding": CHROMIUM, "Available-Dictionary": named(b"a page of nobody")},
        {"Accept-Encoding": CHROMIUM},
        {"Accept-Encoding": "br"},
        {"Accept-Encoding": "br, dcz;q=0"},
    ],
)
def test_whoever_asks_otherwise_gets_the_whole_page(
    client: FlaskClient, old_page: bytes, headers: dict[str, str]
) -> None:
    offered = {"Available-Dictionary": named(old_page)} if "dcz" not in headers["Accept-Encoding"] else {}
    answer = client.get("/amina", headers={**offered, **headers})
    assert answer.headers["Content-Encoding"] == "br"
    assert b"Open on Friday" in brotli.decompress(answer.data)


@pytest.mark.parametrize("address", ["/amina?i=1x2", "/amina/cart?i=1x2", "/amina/search?q=lemons"])
def test_private_and_passing_pages_are_no_dictionaries(client: FlaskClient, old_page: bytes, address: str) -> None:
    headers = {"Accept-Encoding": CHROMIUM, "Available-Dictionary": named(old_page)}
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    assert "Use-As-Dictionary" not in answer.headers
    assert answer.headers["Content-Encoding"] == "br"
    later = client.get("/amina", headers={**headers, "Available-Dictionary": named(brotli.decompress(answer.data))})
    assert later.headers["Content-Encoding"] == "br"


def test_one_setting_turns_it_off(settings: Settings, tmp_path: Path) -> None:
    app = create_app(replace(settings, dictionaries=False))
    migrate(storage.database.obj, tmp_path / "migrate.lock")
    make_product(make_shop())
    page = app.test_client().get("/amina", headers={"Accept-Encoding": CHROMIUM})
    assert "Use-As-Dictionary" not in page.headers
    assert "Available-Dictionary" not in page.headers["Vary"]
    held = {"Accept-Encoding": CHROMIUM, "Available-Dictionary": named(brotli.decompress(page.data))}
    assert app.test_client().get("/amina", headers=held).headers["Content-Encoding"] == "br"
    storage.database.close()
