from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.app import create_app
from storefront.config import Settings
from storefront.merchants.opening import new_invite
from storefront.merchants.records import Shop
from tests.desk.people import problems

FORM = {"name": "سردين أمينة", "slug": "", "country": "MA", "phone": "0612345678", "password": "citrons du jardin"}


@pytest.fixture
def host_with(app: Flask, settings: Settings) -> Callable[[str], FlaskClient]:
    """A browser at the same database under another rule for new shops."""

    def built(signup: str) -> FlaskClient:
        return create_app(replace(settings, signup=signup)).test_client()

    return built


def test_a_shop_in_any_script_is_open_after_one_form(client: FlaskClient) -> None:
    posted = client.post("/signup", data=FORM, headers={"Accept-Language": "ar"})
    assert (posted.status_code, posted.location) == (303, "/desk/photos")
    shop = Shop.get()
    assert (shop.slug, shop.name, shop.language, shop.state) == ("srdyn-amyna", "سردين أمينة", "ar", "new")
    photos = client.get("/desk/photos")
    assert "http://localhost/srdyn-amyna" in photos.text
    assert 'type="file"' in photos.text and 'dir="rtl"' in photos.text


def test_a_shop_may_start_in_a_language_the_desk_lacks(client: FlaskClient) -> None:
    form = {**FORM, "name": "कुर्ता", "country": "IN", "phone": "9876543210", "lang": "en"}
    client.post("/signup", data=form, headers={"Accept-Language": "hi-IN,hi"})
    assert (Shop.get().language, Shop.get().members.get().language) == ("hi", "en")


def test_a_faulty_form_keeps_what_was_typed_and_proposes_an_address(client: FlaskClient) -> None:
    answer = client.post("/signup", data={**FORM, "phone": "12", "password": "short-secret"[:5]})
    assert answer.status_code == 422
    assert len(problems(answer.text)) == 2
    for kept in ('value="سردين أمينة"', 'value="srdyn-amyna"', 'value="12"', 'value="MA" selected'):
        assert kept in answer.text
    assert "short" not in answer.text.partition('name="password"')[2][:60]
    assert Shop.select().count() == 0


def test_a_taken_address_is_said_beside_its_box(client: FlaskClient) -> None:
    client.post("/signup", data={**FORM, "slug": "sardines"})
    answer = client.post("/signup", data={**FORM, "name": "Zoe", "phone": "0612345679", "slug": "sardines"})
    assert answer.status_code == 422
    assert problems(answer.text) == ["This address is taken. Choose another."]


def test_htmx_gets_the_address_box_alone(client: FlaskClient) -> None:
    piece = client.get("/signup/address?name=Crêperie+Łódź", headers={"HX-Request": "true"}).text
    assert 'value="creperie-lodz"' in piece
    assert "<html" not in piece


def test_nothing_else_in_the_form_takes_effect(client: FlaskClient) -> None:
    client.post("/signup", data={**FORM, "state": "approved", "role": "host", "listed": "1", "currency": "USD"})
    shop = Shop.get()
    assert (shop.state, shop.listed, shop.currency) == ("new", False, "MAD")


def test_a_host_by_invitation_opens_to_the_invited_only(host_with: Callable[[str], FlaskClient]) -> None:
    client, invite = host_with("invite"), new_invite(clock.now())
    assert "<form" not in client.get("/signup").text
    assert client.post("/signup", data=FORM).status_code == 422
    assert Shop.select().count() == 0
    assert invite in client.get(f"/signup?invite={invite}").text
    assert client.post("/signup", data={**FORM, "invite": invite}).status_code == 303
    assert Shop.get().state == "approved"
    again = client.post("/signup", data={**FORM, "name": "Second", "phone": "0612345679", "invite": invite})
    assert again.status_code == 422


def test_a_flood_of_new_shops_from_one_network_is_stopped(client: FlaskClient) -> None:
    answers = [
        client.post(
            "/signup",
            data={**FORM, "name": f"Shop {number}", "password": "citrons du jardin"},
            environ_base={"REMOTE_ADDR": "203.0.113.7"},
        ).status_code
        for number in range(12)
    ]
    assert answers == [303] * 10 + [429] * 2
    assert Shop.select().count() == 10


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_sign_up_speaks_the_desks_languages(client: FlaskClient, language: str) -> None:
    assert f'<html lang="{language}"' in client.get(f"/signup?lang={language}").text


def test_name_we_cannot_spell_proposes_no_address(client: FlaskClient) -> None:
    assert 'value=""' in client.get("/signup/address?name=小店").text
    assert 'value="sundara"' in client.get("/signup/address?name=সুন্দর").text


@pytest.mark.parametrize(
    ("phone", "browser", "country", "currency"),
    [
        ("+221 77 123 45 67", "fr-FR,fr", "SN", "XOF"),
        ("0612345678", "fr-MA,fr", "MA", "MAD"),
        ("91 98765 43210", "en-GB", "IN", "INR"),
        ("00 233 24 123 4567", "", "GH", "GHS"),
    ],
)
def test_the_number_tells_the_country(
    client: FlaskClient, phone: str, browser: str, country: str, currency: str
) -> None:
    form = {"name": "Corner", "phone": phone, "password": "citrons du jardin"}
    assert client.post("/signup", data=form, headers={"Accept-Language": browser}).status_code == 303
    assert (Shop.get().country, Shop.get().currency) == (country, currency)


def test_a_chosen_country_counts_more_than_the_number(client: FlaskClient) -> None:
    client.post("/signup", data={**FORM, "phone": "+33 6 12 34 56 78"})
    assert (Shop.get().country, Shop.get().phone) == ("MA", "+33612345678")


def test_a_number_that_may_be_anybodys_asks_for_the_country(client: FlaskClient) -> None:
    answer = client.post("/signup", data={**FORM, "country": ""}, headers={"Accept-Language": "ar"})
    assert answer.status_code == 422
    assert len(problems(answer.text)) == 1 and '<details id="country-box" open>' in answer.text
    assert '<details id="country-box">' in client.get("/signup").text


def test_htmx_tells_what_the_number_means(client: FlaskClient) -> None:
    piece = client.get("/signup/country?phone=%2B233241234567&country=", headers={"HX-Request": "true"}).text
    assert "Ghana, Ghanaian Cedi" in piece
    assert "<html" not in piece
    assert "from your number" in client.get("/signup/country?phone=12&country=").text
