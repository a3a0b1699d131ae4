"""The whole shop as one file: small, complete, in every language, asking nobody for anything."""

import html
import json
import re
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Product
from storefront.i18n import words
from storefront.i18n.catalogues import compile_catalogues
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.actions import touch
from storefront.merchants.records import Shop, ShopChannel
from storefront.shop.single_file import MOST_BYTES
from storefront.shop.single_texts import money_shape
from tests.desk.people import at_the_desk
from tests.makers import make_area, make_choice, make_member, make_product, make_shop

STEMS = [f"{one}{other}aaaaaa" for one in "abcdefgh" for other in "abcde"]


@pytest.fixture
def shop(app: Flask) -> Shop:
    """Forty goods, each with a photo as large as our thumbnails are on the average."""
    compile_catalogues()
    shop = make_shop(languages=list(LANGUAGES), tagline="Fresh every morning")
    random, store = Random(1), app.extensions["storefront"].media
    for place, stem in enumerate(STEMS):
        store.put(f"{stem}-160.webp", random.randbytes(random.randint(1500, 3000)))
        photo = {"stem": stem, "width": 800, "height": 600, "colour": 3, "bytes": {"320.jpg": 9000}}
        make_product(shop, f"Goods number {place}", 900 + place, unit="kg", step_milli=250, photos=[photo])
    return Shop.get_by_id(shop.id)


def photos_in(html: str) -> int:
    return html.count('src="data:image/webp;base64,')


def test_forty_goods_with_photos_fit(client: FlaskClient, shop: Shop) -> None:
    answer = client.get("/amina/shop.html")
    assert answer.status_code == 200
    assert len(answer.data) <= MOST_BYTES
    assert photos_in(answer.text) == 40 == answer.text.count("<li data-n=")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="amina.html"'


def test_photos_of_later_goods_give_way(app: Flask, client: FlaskClient, shop: Shop) -> None:
    for stem in STEMS[:20]:
        path = app.extensions["storefront"].media.path(f"{stem}-160.webp")
        path.write_bytes(bytes(5000))
    answer = client.get("/amina/shop.html")
    assert 140_000 < len(answer.data) <= MOST_BYTES
    assert 16 < photos_in(answer.text) < 40
    kept = ["data:image" in row for row in answer.text.split("<li ")[1:]]
    assert all(kept[:16]) and not all(kept[20:])


def test_a_photo_that_is_not_there_is_left_out(app: Flask, client: FlaskClient, shop: Shop) -> None:
    app.extensions["storefront"].media.delete(f"{STEMS[0]}-160.webp")
    assert photos_in(client.get("/amina/shop.html").text) == 39


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_it_speaks_every_language_of_the_shop(client: FlaskClient, shop: Shop, language: str) -> None:
    spoken = words(language, "MA")
    shown = client.get(f"/amina/shop.html?lang={language}").text
    data = json.loads(re.search(r'id="d">(.*?)</script>', shown)[1])  # type: ignore[index]
    assert f'<html lang="{language}" dir="{spoken.direction}"' in shown
    assert data["lang"] == ("" if language == "en" else f"&lang={language}")
    assert data["tail"] == spoken.gettext("Name and landmark:")
    for text in ("How do you get it?", "Today's prices, with internet"):
        assert spoken.gettext(text).replace("'", "&#39;") in shown
        assert language == "en" or spoken.gettext(text) != text
    for pattern, names in (("line", "quantity title number amount"), ("total", "total"), ("more", "n")):
        assert set(re.findall(r"%\((\w+)\)s", data[pattern])) == set(names.split())


@pytest.mark.parametrize(
    ("language", "country", "currency", "minor"),
    [
        ("en", "MA", "MAD", 123456750), ("fr", "MA", "MAD", 123456700), ("ar", "MA", "MAD", 123456750),
        ("ar", "EG", "EGP", 99), ("hi", "IN", "INR", 1234567800), ("pt-BR", "BR", "BRL", 123456789),
        ("fr", "SN", "XOF", 2000), ("en", "TN", "TND", 1234500), ("en", "US", "USD", 5),
    ],
)  # fmt: skip
def test_the_script_writes_money_as_we_do(language: str, country: str, currency: str, minor: int) -> None:
    spoken = words(language, country)
    shape = money_shape(spoken, currency)
    whole, cents = divmod(minor, 10 ** shape["places"])
    text = str(whole)
    head, grouped = text[:-3], text[-3:]
    while head:
        head, grouped = head[: -shape["step"]], head[-shape["step"] :] + shape["group"] + grouped
    written = grouped + (shape["mark"] + str(cents).zfill(shape["places"]) if cents else "")
    for digit in range(10):
        written = written.replace(str(digit), shape["digits"][digit])
    assert shape["before"] + written + shape["after"] == spoken.amount(minor, currency)


def test_it_asks_nobody_for_anything(client: FlaskClient, shop: Shop) -> None:
    answer = client.get("/amina/shop.html")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none';")
    policy = html.unescape(re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', answer.text)[0])
    assert policy.startswith("default-src 'none';img-src data:;script-src 'sha256-")
    fetched = re.findall(r"""\s(?:src|srcset|action|data|poster|background)="([^"]{0,20})""", answer.text)
    assert fetched and all(address.startswith(("data:", "#")) for address in fetched)
    assert not re.search(r"@import|url\(|<link|<iframe|<base", answer.text) and "http://localhost/amina" in answer.text


def test_its_links_are_whole_and_its_chats_wait_for_the_text(client: FlaskClient, shop: Shop) -> None:
    ShopChannel.create(shop=shop, kind="whatsapp", address=shop.phone)
    touch(shop)
    shown = client.get("/amina/shop.html?lite=1&lang=ar").text
    assert 'data-send="https://wa.me/212612345678?text=zzTEXTzz"' in shown
    assert 'data-send="sms:+212612345678?&amp;body=zzTEXTzz" data-short' in shown
    assert not [href for href in re.findall(r'href="([^"]*)"', shown) if href.startswith("/")]
    assert "lite=1" not in shown


def test_choices_have_boxes_and_what_cannot_be_counted_leads_to_the_shop(client: FlaskClient, shop: Shop) -> None:
    dress = make_product(shop, "Dress", 5000)
    for size in "SM":
        make_choice(dress, size, price_minor=5000 + ord(size))
    many = make_product(shop, "Scarf", 700)
    for number in range(6):
        make_choice(many, f"colour {number}")
    make_product(shop, "Advice", None, service=True)
    touch(shop)
    shown = client.get("/amina/shop.html").text
    assert 'name="q41-1" data-p="5083" data-t="Dress, S"' in shown
    assert 'href="http://localhost/amina/p/42"' in shown
    assert "https://wa.me/212612345678?text=Hello" in shown.partition("Advice")[2]


def test_names_that_attack_stay_text(client: FlaskClient, shop: Shop) -> None:
    Product.update(title='</script><b onclick="x">').execute()
    Shop.update(name="</script><script>alert(1)</script>").execute()
    make_area(shop, '"><script>')
    touch(shop)
    shown = client.get("/amina/shop.html").text
    assert "<b onclick" not in shown and "<script>alert" not in shown and '"><script>' not in shown
    assert shown.count("<script") == 2 == shown.count("</script>")


def test_a_paused_shop_is_shown_without_boxes_and_says_why(client: FlaskClient, shop: Shop) -> None:
    Shop.update(paused=True, pause_message="Back on Monday").execute()
    touch(shop)
    shown = client.get("/amina/shop.html").text
    assert "<input" not in shown and "<script" not in shown and "Goods number 39" in shown
    assert "Back on Monday" in shown


def test_it_follows_the_shop_and_is_not_sent_twice(client: FlaskClient, shop: Shop) -> None:
    first = client.get("/amina/shop.html")
    again = client.get("/amina/shop.html", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, "Content-Disposition" in again.headers) == (304, False)
    Product.update(title="Figs").where(Product.number == 1).execute()
    touch(shop)
    edited = client.get("/amina/shop.html", headers={"If-None-Match": first.headers["ETag"]})
    assert edited.status_code == 200 and "Figs" in edited.text


def test_the_desk_offers_it_with_its_size(client: FlaskClient, shop: Shop) -> None:
    at_the_desk(client, make_member(shop))
    page = client.get("/desk/share").text
    for language in LANGUAGES:
        query = "" if language == "en" else f"?lang={language}"
        size = round(len(client.get(f"/amina/shop.html{query}").data) / 1000)
        assert re.search(rf'href="/amina/shop\.html{re.escape(query)}">[^<]*as one file, {size} KB', page)


def test_a_large_shop_stays_within_bounds(app: Flask, client: FlaskClient) -> None:
    shop = make_shop("zoe")
    for number in range(210):
        make_product(shop, f"Goods {number}", 900)
    shown = client.get("/zoe/shop.html")
    assert len(shown.data) <= MOST_BYTES
    assert shown.text.count("<li ") == 200 and "More goods" in shown.text
