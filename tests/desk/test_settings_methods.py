"""How a merchant sets up being paid: three suggestions, a form, a look at it as a buyer, then it is offered."""

import io
import re
from html import escape, unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from storefront.merchants import selling
from storefront.merchants.records import Member, Shop, ShopMethod, methods_of, trials_of
from storefront.pay import METHODS
from storefront.qr import png
from tests.conftest import NOW
from tests.desk.people import PASSWORD, at_the_desk, make_amina, problems
from tests.makers import make_product
from tests.orders.placing import place_order
from tests.pay.examples import CURRENCIES, TYPED

PATH = "/desk/settings/methods"
BANK = {"country": "MA", "holder": "Amina Idrissi", "bank": "CIH", "account": "011 519 0000012050005349 21"}


@pytest.fixture
def amina(app: Flask) -> Member:
    return make_amina()


@pytest.fixture
def desk(client: FlaskClient, amina: Member) -> FlaskClient:
    return at_the_desk(client, amina)


def fresh() -> Shop:
    return Shop.get(Shop.slug == "amina")


def of(country: str, currency: str) -> None:
    Shop.update(country=country, currency=currency).execute()


def links(html: str) -> list[str]:
    return re.findall(rf'href="{PATH}/([a-z]+)"', html)


def boxes(html: str) -> list[str]:
    return re.findall(r'<input id="(\w+)"', html)


@pytest.mark.parametrize(
    ("country", "currency", "kinds"),
    [
        ("MA", "MAD", ["cash", "bank", "cashplus"]),
        ("IN", "INR", ["upi", "cash", "bank"]),
        ("KE", "KES", ["mpesatill", "mpesapaybill", "cash"]),
        ("KE", "USD", ["cash", "bank", "paystackpage"]),
    ],
)
def test_three_ways_that_make_sense_are_suggested(
    desk: FlaskClient, country: str, currency: str, kinds: list[str]
) -> None:
    of(country, currency)
    html = desk.get(PATH).text
    assert links(html) == [*kinds, "more"]
    assert not set(kinds) & set(links(desk.get(f"{PATH}/more").text))


def test_what_is_offered_is_not_suggested_again(desk: FlaskClient, amina: Member) -> None:
    selling.save_method(amina, "cash", {}, PASSWORD, NOW)
    selling.try_method(amina, "bank", BANK, PASSWORD, NOW)
    assert links(desk.get(PATH).text) == ["cash", "cashplus", "wafacash", "orangemoneymaroc", "more"]


def test_every_form_opens_and_stays_small(desk: FlaskClient) -> None:
    for kind in METHODS:
        answer = desk.get(f"{PATH}/{kind}")
        assert answer.status_code == 200
        assert len(answer.data) < 13_000, kind


def test_where_money_goes_asks_for_the_password_and_is_looked_at_first(desk: FlaskClient) -> None:
    refused = desk.post(f"{PATH}/bank", data={**BANK, "password": "wrong one"})
    assert refused.status_code == 422
    assert 'value="011 519 0000012050005349 21"' in refused.text
    assert "wrong one" not in refused.text
    assert trials_of(fresh()) == []
    answer = desk.post(f"{PATH}/bank", data={**BANK, "password": PASSWORD})
    assert answer.headers["Location"] == f"{PATH}/bank/try"
    assert methods_of(fresh()) == []
    assert "not offered yet" in desk.get(PATH).text
    assert desk.post(f"{PATH}/bank/offer").headers["Location"].startswith(PATH)
    assert ShopMethod.get().settings["holder"] == "Amina Idrissi"
    assert fresh().pay_changed_at is not None
    assert desk.post(f"{PATH}/bank/remove", data={"password": PASSWORD}).status_code == 303
    assert methods_of(fresh()) == []


def test_cash_is_offered_at_once(desk: FlaskClient) -> None:
    answer = desk.post(f"{PATH}/cash", data={"step": "", "password": PASSWORD})
    assert answer.headers["Location"] == f"{PATH}?saved=1"
    assert [row.kind for row in methods_of(fresh())] == ["cash"]


def test_rounding_is_suggested_and_shown_before_it_is_offered(desk: FlaskClient) -> None:
    of("SN", "XOF")
    assert 'value="5"' in desk.get(f"{PATH}/cash").text
    desk.post(f"{PATH}/cash", data={"step": "5", "password": PASSWORD})
    html = unescape(desk.get(f"{PATH}/cash/try").text).replace("\xa0", " ")
    assert "Keep 1 000 FCFA ready." in html.replace("\u202f", " ").replace(",", " ")
    assert "rounded: there are no smaller coins" in html
    desk.post(f"{PATH}/cash/offer")
    assert methods_of(fresh())[0].settings == {"step": "5"}


def test_every_way_is_shown_as_a_buyer_sees_it(desk: FlaskClient) -> None:
    """One desk for all: it is the desk that is slow to set up."""
    for kind in (kind for kind, typed in TYPED.items() if typed):
        ShopMethod.delete().execute()
        Shop.update(currency=CURRENCIES.get(kind, "EUR")).execute()
        desk.post(f"{PATH}/{kind}", data={**TYPED[kind], "password": PASSWORD})
        html = unescape(desk.get(f"{PATH}/{kind}/try").text)
        assert "It is right: offer it" in html, kind
        assert not [secret for secret in METHODS[kind].secrets if TYPED[kind].get(secret, "\0") in html], kind
        picture = desk.get(f"{PATH}/{kind}/code.png")
        assert picture.status_code == (200 if f'src="{PATH}/{kind}/code.png"' in html else 404), kind
        assert desk.post(f"{PATH}/{kind}/offer").status_code == 303
        assert [row.kind for row in methods_of(fresh())] == [kind]


def test_the_look_names_payee_and_sum(desk: FlaskClient) -> None:
    of("IN", "INR")
    desk.post(f"{PATH}/upi", data={"vpa": "amina@okaxis", "payee": "Amina Fish", "password": PASSWORD})
    html = desk.get(f"{PATH}/upi/try").text
    assert '<p class="big"><bdi>Amina Fish</bdi><br><bdi>₹1</bdi></p>' in html
    assert desk.get(f"{PATH}/upi/code.png").mimetype == "image/png"


def test_a_buyer_sees_only_what_was_offered(desk: FlaskClient, amina: Member) -> None:
    make_product(fresh())
    selling.save_method(amina, "bank", {**BANK, "bank": "BMCE"}, PASSWORD, NOW)
    desk.post(f"{PATH}/bank", data={**BANK, "password": PASSWORD})
    order = place_order(fresh(), "1x1", method="bank")
    buyer = desk.application.test_client()
    assert "BMCE" in buyer.get(f"/amina/o/{order.token}").text
    desk.post(f"{PATH}/bank/offer")
    assert "CIH" in buyer.get(f"/amina/o/{order.token}").text


def test_changing_what_is_offered_shows_what_is_tried(desk: FlaskClient, amina: Member) -> None:
    selling.save_method(amina, "bank", {**BANK, "bank": "BMCE"}, PASSWORD, NOW)
    html = desk.get(f"{PATH}/bank/try").text
    assert "BMCE" in html and "offer it" not in html
    desk.post(f"{PATH}/bank", data={**BANK, "password": PASSWORD})
    assert 'value="CIH"' in desk.get(f"{PATH}/bank").text
    assert "CIH" in desk.get(f"{PATH}/bank/try").text
    assert methods_of(fresh())[0].settings["bank"] == "BMCE"


def test_the_form_asks_what_the_accounts_country_has(desk: FlaskClient) -> None:
    assert boxes(desk.get(f"{PATH}/bank").text)[:3] == ["holder", "account", "bank"]
    html = desk.get(f"{PATH}/bank?country=IN").text
    assert boxes(html)[:4] == ["holder", "account", "code", "bank"]
    assert '<input type="hidden" name="country" value="IN">' in html
    form = {"country": "IN", "holder": "Amina", "account": "00112233445566", "code": "wrong", "password": PASSWORD}
    refused = desk.post(f"{PATH}/bank", data=form)
    assert refused.status_code == 422
    assert 'name="code"' in refused.text and 'value="wrong"' in refused.text
    assert problems(refused.text) == ["This doesn&#39;t look right. It looks like SBIN0001234."]


def test_a_wrong_number_says_how_one_looks_and_keeps_what_was_typed(desk: FlaskClient) -> None:
    refused = desk.post(f"{PATH}/cashplus", data={"number": "12", "name": "Amina", "password": PASSWORD})
    assert refused.status_code == 422
    assert 'value="12"' in refused.text and 'value="Amina"' in refused.text
    assert problems(refused.text) == ["This can&#39;t be right. It looks like 06\xa050\xa012\xa034\xa056."]


def test_a_way_that_cannot_carry_the_shops_money_says_so(desk: FlaskClient, amina: Member) -> None:
    selling.save_method(amina, "cashplus", TYPED["cashplus"], PASSWORD, NOW)
    assert "can&#39;t carry" not in desk.get(PATH).text
    of("MA", "EUR")
    assert "not offered: it can&#39;t carry EUR" in desk.get(PATH).text
    of("KE", "KES")
    selling.save_method(amina_of("KES"), "mpesatill", TYPED["mpesatill"], PASSWORD, NOW)
    assert "Up to KSh\xa0250,000 at a time." in desk.get(PATH).text


def amina_of(currency: str) -> Member:
    member = Member.get()
    assert member.shop.currency == currency
    return member


def test_cash_that_was_left_out_is_remembered(desk: FlaskClient, amina: Member) -> None:
    left_out = "Cash is not among them"
    assert left_out not in desk.get(PATH).text
    selling.save_method(amina, "bank", BANK, PASSWORD, NOW)
    assert left_out in desk.get(PATH).text
    selling.save_method(amina, "cash", {}, PASSWORD, NOW)
    assert left_out not in desk.get(PATH).text


def test_a_photographed_code_is_read_and_its_name_shown(desk: FlaskClient) -> None:
    Shop.update(currency=CURRENCIES["own"]).execute()
    code = TYPED["own"]["code"]
    photo = {"code": "", "password": PASSWORD, "code_photo": (io.BytesIO(png(code)), "stand.png")}
    assert 'enctype="multipart/form-data"' in desk.get(f"{PATH}/own").text
    answer = desk.post(f"{PATH}/own", data=photo, content_type="multipart/form-data")
    assert answer.headers["Location"] == f"{PATH}/own/try"
    assert trials_of(fresh())[0].settings["code"] == code
    name = METHODS["own"].read_back({"code": code})[0].value
    assert f'<p class="big"><bdi>{name}</bdi>' in desk.get(f"{PATH}/own/try").text


def test_a_photo_without_a_code_says_so_and_a_wrong_password_keeps_what_was_read(desk: FlaskClient) -> None:
    Shop.update(currency=CURRENCIES["own"]).execute()
    blank = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(blank, "PNG")
    blank.seek(0)
    for picture, kept in ((blank, ""), (io.BytesIO(png(TYPED["own"]["code"])), TYPED["own"]["code"])):
        photo = {"code": "", "password": "wrong", "code_photo": (picture, "stand.png")}
        refused = desk.post(f"{PATH}/own", data=photo, content_type="multipart/form-data")
        assert refused.status_code == 422
        assert len(problems(refused.text)) == 1
        assert f'name="code" type="text" value="{escape(kept)}"' in refused.text


def test_one_of_many_is_chosen_from_a_list_one_of_few_is_ticked(desk: FlaskClient) -> None:
    of("VN", "VND")
    assert '<select id="bank" name="bank">' in desk.get(f"{PATH}/vietqr").text
    of("CH", "CHF")
    html = desk.get(f"{PATH}/swiss").text
    assert '<input type="radio" name="country" value="CH"' in html and "<select" not in html


def test_an_unknown_way_to_pay_is_no_page(desk: FlaskClient) -> None:
    for path in ("barter", "barter/try", "barter/code.png", "bank/try", "bank/code.png"):
        assert desk.get(f"{PATH}/{path}").status_code == 404
    for path in ("barter", "barter/offer", "bank/offer", "bank/up", "bank/remove"):
        assert desk.post(f"{PATH}/{path}", data={"password": PASSWORD}).status_code == 404


def test_trying_needs_no_script_and_speaks_arabic(desk: FlaskClient) -> None:
    Member.update(language="ar").execute()
    desk.post(f"{PATH}/bank", data={**BANK, "password": PASSWORD})
    html = desk.get(f"{PATH}/bank/try").text
    assert '<html lang="ar" dir="rtl">' in html
    assert f'<form method="post" action="{PATH}/bank/offer">' in html
    assert "offer it" not in html
