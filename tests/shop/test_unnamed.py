"""A product without a name goes by its photo and its number, in the reader's language, wherever it is shown."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue import actions
from storefront.catalogue.drafts import ProductDraft
from storefront.catalogue.records import Product
from storefront.i18n import words
from storefront.merchants.records import Shop, ShopChannel
from storefront.orders.message import question_text
from storefront.orders.records import lines_of
from storefront.problems import Refused
from tests.desk.goods import signed_in
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

PHOTO = {"stem": "aaaaaaaa", "width": 800, "height": 600, "colour": 3, "bytes": {}}


@pytest.fixture
def shop(app: Flask) -> Shop:
    shop = make_shop(languages=["fr", "ar"], listed=True, next_number=7)
    ShopChannel.create(shop=shop, kind="whatsapp", address=shop.phone)
    make_product(shop, "", 900, photos=[PHOTO])
    return shop


@pytest.mark.parametrize("lang", ["", "?lang=ar"])
@pytest.mark.parametrize("place", ["", "/p/7", "/cart?i=7x2"])
def test_buyers_read_its_number(shop: Shop, client: FlaskClient, place: str, lang: str) -> None:
    shown = client.get(f"/amina{place}{lang.replace('?', '&') if '?' in place else lang}").text
    assert f">{words('ar' if lang else 'fr').gettext('No. %(number)s', number=7)}<" in shown


def test_the_market_and_the_desk_name_it_too(app: Flask, shop: Shop, client: FlaskClient) -> None:
    assert words("fr").gettext("No. %(number)s", number=7) in client.get("/?lang=fr").text
    amina = signed_in(app, make_member(shop))
    for place in ("products", "products/7", "products/prices", "products/many"):
        assert "No. 7" in amina.get(f"/desk/{place}").text
    assert words("ar").gettext("No. %(number)s", number=7) in amina.get("/desk/products/prices/list").text


def test_an_order_of_it_is_read_everywhere(app: Flask, shop: Shop, client: FlaskClient) -> None:
    order = place_order(shop, "7x2", now=clock.now())
    name = words("fr").gettext("No. %(number)s", number=7)
    assert lines_of(order)[0].title == name
    assert name in client.get(f"/amina/o/{order.token}").text
    assert name in signed_in(app, make_member(shop)).get(f"/desk/orders/{order.reference}").text


def test_a_question_about_it_names_the_number_once() -> None:
    assert question_text("", 7, words("en"), "https://s.example/p/7").startswith("Hello! Is No 7 available?")


def test_without_a_photo_a_name_is_needed(app: Flask, shop: Shop) -> None:
    with pytest.raises(Refused):
        actions.add_product(shop, ProductDraft("", price_minor=5), clock.now())
    made = actions.add_product(shop, ProductDraft("", price_minor=5), clock.now(), [PHOTO])
    assert Product.get_by_id(made.id).photos == [PHOTO]
