from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.merchants.records import Member
from tests.desk.people import at_the_desk, make_amina
from tests.makers import make_product


@pytest.fixture
def amina(app: Flask) -> Member:
    return make_amina(languages=["fr", "ar"], name="Au Panier", texts={"ar": {"name": "سلة"}}, tagline="Fruits")


def test_each_language_has_its_link_and_its_card(client: FlaskClient, amina: Member) -> None:
    page = at_the_desk(client, amina).get("/desk/share").text
    assert 'value="http://localhost/amina"' in page
    assert 'value="http://localhost/amina?lang=ar"' in page
    assert "<b>Au Panier</b>" in page and "<b>سلة</b>" in page
    assert "/amina/qr.png" in page and "/amina/card.vcf" in page


def test_a_share_to_whatsapp_picks_its_receiver_and_carries_the_link(client: FlaskClient, amina: Member) -> None:
    page = at_the_desk(client, amina).get("/desk/share").text
    href = page.partition('class="button chat" href="')[2].partition('"')[0]
    assert urlsplit(href).netloc + urlsplit(href).path == "wa.me/"
    assert "http://localhost/amina" in parse_qs(urlsplit(href).query)["text"][0]


def test_a_share_by_sms_carries_its_text_on_every_phone(client: FlaskClient, amina: Member) -> None:
    page = at_the_desk(client, amina).get("/desk/share").text
    href = page.partition('href="sms:')[2].partition('"')[0]
    assert href.startswith("?&amp;body=") and "http%3A%2F%2Flocalhost%2Famina" in href


def test_the_card_shows_the_picture_that_chats_will_show(client: FlaskClient, amina: Member) -> None:
    make_product(amina.shop, photos=[{"stem": "abcdefgh", "width": 800, "height": 600, "colour": 1, "sizes": {}}])
    assert "/media/abcdefgh-320.jpg" in at_the_desk(client, amina).get("/desk/share").text
