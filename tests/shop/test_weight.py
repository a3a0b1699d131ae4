"""What a list of goods says it costs, and the pages of those who want to spend less."""

import re

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.photos import add_photos, store
from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.photos.child import Encoded, Upload, encode
from storefront.storage.files import MediaStore
from storefront.wire.host import host
from tests.makers import make_product, make_section, make_shop
from tests.photos.pictures import as_bytes, noise, quarters
from tests.shop.test_budget import header_bytes

LITE = [("/amina?lite=1", {}), ("/amina", {"Save-Data": "on"})]


@pytest.fixture
def media(app: Flask) -> MediaStore:
    with app.app_context():
        return host().media


@pytest.fixture
def thumbnails(media: MediaStore) -> int:
    """A shop of three products, two of them with the same photo; the bytes of the two thumbnails."""
    shop = make_shop(languages=["en", "fr", "ar"])
    section = make_section(shop)
    pictures = encode([Upload("a.png", as_bytes(noise(400, 400), "PNG")), Upload("b.jpg", as_bytes(quarters()))])
    first, second = [store(media, picture) for picture in pictures if isinstance(picture, Encoded)]
    for title, photo in (("Lemons", first), ("Limes", first), ("Quinces", second)):
        add_photos(make_product(shop, title, section=section), [photo])
    return int(first["bytes"]["160.webp"] + second["bytes"]["160.webp"])


def told(client: FlaskClient, address: str) -> tuple[float, int, int]:
    """Kilobytes the page says it has, with photos, and the bytes of its body."""
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    page = brotli.decompress(answer.data).decode()
    found = re.search(r"This page: ([0-9.]+) KB, with photos (\d+) KB", page)
    assert found, page
    return float(found[1]), int(found[2]), len(answer.data)


@pytest.mark.parametrize("address", ["/amina", "/amina/c/fruit", "/amina/search?q=i"])
def test_a_list_tells_its_own_bytes_and_those_of_its_photos(client: FlaskClient, thumbnails: int, address: str) -> None:
    own, whole, travelled = told(client, address)
    assert travelled <= own * 1000 <= travelled + 100
    assert travelled + thumbnails <= whole * 1000 < travelled + thumbnails + 1000


def test_photos_weigh_what_a_phone_is_sent(client: FlaskClient, thumbnails: int) -> None:
    """And whoever comes after the first gets the page smaller than it says."""
    own, whole, first = told(client, "/amina")
    client.application.extensions["kept_pages"].settle()
    page = client.get("/amina", headers={"Accept-Encoding": "br"})
    offered = set(re.findall(r'srcset="([^ ]+) 160w', brotli.decompress(page.data).decode()))
    sent = sum(len(client.get(address).data) for address in offered)
    assert len(offered) == 2
    assert sent == thumbnails
    assert first + sent <= whole * 1000
    assert len(page.data) <= first <= own * 1000


def test_more_goods_weigh_more(client: FlaskClient, thumbnails: int) -> None:
    before, *_ = told(client, "/amina")
    for number in range(15):
        make_product(Shop.get(), f"Limes {number * 7919}")
    after, *_ = told(client, "/amina/search?q=i")
    assert after > before


@pytest.mark.parametrize(("lang", "words"), [("fr", "Cette page : "), ("ar", "هذه الصفحة: ")])
def test_the_weight_is_told_in_the_language_of_the_page(
    client: FlaskClient, thumbnails: int, lang: str, words: str
) -> None:
    assert words in client.get(f"/amina?lang={lang}").text


def test_a_shop_cannot_move_the_figures_with_its_own_words(client: FlaskClient) -> None:
    make_product(make_shop(return_rule="\ue000"), "\ue000")
    assert re.search(r"This page: [0-9.]+ KB</p>\n</footer>", client.get("/amina").text)


@pytest.mark.parametrize(("address", "headers"), LITE)
def test_lite_shows_names_and_prices_and_says_what_each_photo_costs(
    client: FlaskClient, thumbnails: int, address: str, headers: dict[str, str]
) -> None:
    page = client.get(address, headers=headers).text
    assert "<img" not in page
    assert re.findall(r">(Lemons|Limes|Quinces)</a>\s*<data value=\"900\">9\sDH</data>", page) == [
        "Lemons",
        "Limes",
        "Quinces",
    ]
    links = re.findall(r'<a class="b" href="(/media/[^"]+)">photo, (\d+) KB</a>', page)
    assert len(links) == 3
    for link, kilobytes in links:
        photo = client.get(link)
        assert (photo.status_code, photo.mimetype) == (200, "image/jpeg")
        assert len(photo.data) <= int(kilobytes) * 1000 < len(photo.data) + 1000
    assert re.search(r"This page: [0-9.]+ KB<", page)


@pytest.mark.parametrize(("address", "headers"), LITE)
def test_a_full_lite_page_needs_five_kilobytes_in_total(
    client: FlaskClient, thumbnails: int, address: str, headers: dict[str, str]
) -> None:
    photo = Product.get().photos[0]
    for number in range(21):
        stem = "".join("abcdefghijklmnopqrstuvwxyz234567"[(number * 7 + place * place * 5) % 32] for place in range(8))
        make_product(Shop.get(), f"Lemons of sort {number}", 900 + number * 137, photos=[{**photo, "stem": stem}])
    answer = client.get(address, headers={"Accept-Encoding": "br", **headers})
    assert brotli.decompress(answer.data).count(b"photo, ") == 24
    assert len(answer.data) + header_bytes(answer) <= 5000
