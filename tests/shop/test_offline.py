"""The link of an order composed without a network, as phones, merchants and forgers open it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue.prices import remember_prices
from storefront.catalogue.records import Product
from storefront.i18n import words
from storefront.i18n.catalogues import compile_catalogues
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Member, Shop, ShopChannel
from storefront.merchants.sign_in import let_in
from storefront.orders.records import Order
from storefront.storage import database as storage
from storefront.storage.tokens import new_token
from tests.makers import make_area, make_member, make_product, make_shop
from tests.orders.placing import place_order
from tests.shop.forms import fields

KEY = "abcdefghijklmnopqrstuvwx27"


@pytest.fixture
def shop(app: Flask) -> Shop:
    """Lemons went from 9 to 10 after price version 2."""
    compile_catalogues()
    shop = make_shop(languages=list(LANGUAGES))
    lemons = make_product(shop, "Lemons", 900, stock_milli=20_000)
    make_product(shop, "Mint", 300)
    remember_prices(lemons, clock.now())
    lemons.price_minor = 1000
    lemons.save()
    remember_prices(lemons, clock.now())
    return Shop.get_by_id(shop.id)


def at_work(app: Flask, shop: Shop) -> FlaskClient:
    client = app.test_client()
    member = Member.get_or_none(Member.shop == shop) or make_member(shop)
    client.set_cookie("sid", let_in(member, clock.now()).token)
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def test_it_shows_todays_prices_and_what_changed_and_is_no_order_yet(client: FlaskClient, shop: Shop) -> None:
    answer = client.get(f"/amina/o?i=1x2.2x1&k={KEY}&v=2")
    shown = answer.text.replace("\xa0", " ")
    assert answer.status_code == 200
    assert "Lemons: 9 DH → 10 DH" in shown and "<s>9 DH</s> 10 DH" in shown
    assert '<data value="2300">23 DH</data>' in shown
    assert "Send this order" in shown and "Take this order" not in shown
    assert "no-store" in answer.headers["Cache-Control"] and '<meta name="robots" content="noindex">' in shown
    assert Order.select().count() == 0


def test_the_button_makes_it_an_order_with_the_same_changes(client: FlaskClient, shop: Shop) -> None:
    area = make_area(shop, fee_minor=500)
    page = client.get(f"/amina/o?i=1x2&k={KEY}&v=2&a={area.id}&m=cash")
    sent = client.post("/amina/o", data=fields(page, "/o"))
    order = Order.get()
    assert (sent.status_code, sent.location) == (303, f"/amina/o/{order.token}")
    assert (order.key, order.total_minor, order.area_id, order.method) == (KEY, 2500, area.id, "cash")
    assert (order.state, order.made_by) == ("placed", None)
    assert "Lemons: 9 DH → 10 DH" in client.get(sent.location).text.replace("\xa0", " ")


def test_an_order_that_is_there_already_is_where_the_link_leads(client: FlaskClient, shop: Shop) -> None:
    first = client.post("/amina/o", data={"i": "1x2", "k": KEY})
    for again in (client.get(f"/amina/o?i=1x2&k={KEY}"), client.post("/amina/o", data={"i": "2x9", "k": KEY})):
        assert (again.status_code, again.location) == (303, first.location)
        assert "no-store" in again.headers["Cache-Control"] or again.request.method == "POST"
    assert Order.select().count() == 1


def test_an_online_order_with_this_key_is_found_too(client: FlaskClient, shop: Shop) -> None:
    order = place_order(shop, "1x1", now=clock.now(), key=KEY)
    assert client.get(f"/amina/o?i=1x1&k={KEY}").location == f"/amina/o/{order.token}"


def test_a_member_takes_it_in_their_own_language(app: Flask, shop: Shop) -> None:
    make_member(shop, language="fr")
    client = at_work(app, shop)
    page = client.get(f"/amina/o?i=1x2&k={KEY}")
    assert "Send this order" not in page.text
    assert f'lang="fr">{words("fr", "MA").gettext("Take this order")}</button>' in page.text
    taken = client.post("/amina/o", data=fields(page, "/o"))
    order = Order.get()
    assert (order.state, order.made_by.name) == ("received", "Amina")
    assert client.get(taken.location).status_code == 200


def test_the_desk_tells_what_changed(app: Flask, shop: Shop) -> None:
    client = at_work(app, shop)
    client.post("/amina/o", data={"i": "1x2.9x1", "k": KEY, "v": "2"})
    text = client.get(f"/desk/orders/{Order.get().reference}").text.replace("\xa0", " ")
    assert "Lemons: 9 DH → 10 DH" in text and "No. 9: This is no longer sold here." in text


def test_a_stranger_of_another_shop_only_sends(app: Flask, shop: Shop) -> None:
    zoe = at_work(app, make_shop("zoe"))
    assert "Send this order" in zoe.get(f"/amina/o?i=1x2&k={KEY}").text
    zoe.post("/amina/o", data={"i": "1x2", "k": KEY})
    assert (Order.get().state, Order.get().made_by) == ("placed", None)


def test_a_preview_robot_learns_the_shop_and_nothing_else(client: FlaskClient, shop: Shop) -> None:
    shown = client.get(f"/amina/o?i=1x2&k={KEY}", headers={"User-Agent": "WhatsApp/2.23"}).text
    assert "Amina" in shown
    assert "Lemons" not in shown and KEY not in shown


@pytest.mark.parametrize(
    "query",
    ["i=1x2", f"k={KEY}", "i=1x2&k=short", "i=1x2&k=ABCDEFGHIJKLMNOPQRSTUVWX27", f"i=rubbish&k={KEY}",
     f"i=1x2&k={KEY}%00", "i=%ff%fe&k=%27%22%3Cscript%3E"],
)  # fmt: skip
def test_a_broken_link_says_so_and_keeps_what_is_left(client: FlaskClient, shop: Shop, query: str) -> None:
    for answer in (client.get(f"/amina/o?{query}"), client.post(f"/amina/o?{query}")):
        assert answer.status_code == 400
        assert "a part of it is missing" in answer.text and "<script>" not in answer.text
    assert ("/amina/cart?i=1x2" in client.get(f"/amina/o?{query}").text) == ("i=1x2" in query)
    assert Order.select().count() == 0


@pytest.mark.parametrize("version", ["-1", "9" * 30, "2.5", "", "x", "999999999"])
@pytest.mark.parametrize("area", ["9" * 12, "0", "area-1", "'", "elsewhere"])
@pytest.mark.parametrize("method", ["paypal", "x" * 400, "<b>"])
def test_a_forged_link_is_priced_from_live_data(
    client: FlaskClient, shop: Shop, version: str, area: str, method: str
) -> None:
    query = {"i": "1x2.404x1.zzz", "k": KEY, "v": version, "a": area, "m": method, "price": "1", "total": "1"}
    shown = client.get("/amina/o", query_string=query)
    assert shown.status_code == 200
    assert '<data value="2000">' in shown.text
    assert "No. 404: This is no longer sold here." in shown.text and "zzz" in shown.text
    assert client.post("/amina/o", data=query).status_code == 303
    assert Order.get().total_minor == 2000


def test_nothing_left_of_it_leads_to_the_chat(client: FlaskClient, shop: Shop) -> None:
    Product.update(stock_milli=0).execute()
    shown = client.get(f"/amina/o?i=1x2&k={KEY}")
    assert "Lemons: Sold out." in shown.text and "https://wa.me/212612345678?text=" in shown.text
    assert "<button" not in shown.text
    assert client.post("/amina/o", data={"i": "1x2", "k": KEY}).status_code == 409
    assert Order.select().count() == 0


def test_a_paused_shop_says_so(client: FlaskClient, shop: Shop) -> None:
    Shop.update(paused=True).execute()
    assert "takes no orders at the moment" in client.get(f"/amina/o?i=1x2&k={KEY}").text


def test_another_shops_order_is_not_found_by_its_key(client: FlaskClient, shop: Shop) -> None:
    zoe = make_shop("zoe")
    make_product(zoe)
    place_order(zoe, "1x1", now=clock.now(), key=KEY)
    assert client.get(f"/amina/o?i=1x2&k={KEY}").status_code == 404
    assert client.post("/amina/o", data={"i": "1x2", "k": KEY}).status_code == 404


def test_too_many_from_one_network_still_leave_the_chat(client: FlaskClient, shop: Shop) -> None:
    abroad = {"REMOTE_ADDR": "203.0.113.7"}
    answers = [
        client.post("/amina/o", data={"i": "2x1", "k": new_token()}, environ_base=abroad).status_code for _ in range(61)
    ]
    assert answers == [303] * 60 + [429]
    refused = client.post("/amina/o", data={"i": "2x1", "k": KEY}, environ_base=abroad)
    assert "wa.me" in refused.text and "Retry-After" in refused.headers


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_it_speaks_the_links_language_and_so_does_the_order(client: FlaskClient, shop: Shop, language: str) -> None:
    spoken = words(language, "MA")
    address = f"/amina/o?i=1x2.404x1&k={KEY}&v=2&lang={language}"
    page = client.get(address)
    for text in ("Send this order", "This has changed since you looked:"):
        assert spoken.gettext(text) in page.text
        assert language == "en" or spoken.gettext(text) != text
    assert f'dir="{spoken.direction}"' in page.text or spoken.direction == "ltr"
    sent = client.post(f"/amina/o?lang={language}", data=fields(page, "/o"))
    assert Order.get().language == language
    assert client.get(sent.location).status_code == 200


def test_phone_and_merchant_at_the_same_moment_make_one_order(app: Flask, shop: Shop) -> None:
    clients = [app.test_client() if place % 2 else at_work(app, shop) for place in range(8)]
    together = Barrier(len(clients))

    def post(client: FlaskClient) -> str:
        together.wait()
        answer = client.post("/amina/o", data={"i": "1x2", "k": KEY, "v": "2"})
        storage.database.close()
        assert answer.status_code == 303
        return str(answer.location)

    with ThreadPoolExecutor(len(clients)) as pool:
        assert len(set(pool.map(post, clients))) == 1
    assert (Order.select().count(), Order.get().state, Order.get().total_minor) == (1, "received", 2000)
    assert Product.get(Product.number == 1).stock_milli == 18_000


def test_the_cart_offers_an_sms_with_its_own_key(client: FlaskClient, shop: Shop) -> None:
    review = client.post("/amina/cart", data={"q1": "2"}, follow_redirects=True)
    form = fields(review, "/order")
    assert (
        f"sms:+212612345678?&amp;body=Amina%27s%20basket%201x2%20v{shop.price_version}%20{form['key']}" in review.text
    )
    placed = client.post("/amina/order", data=form)
    assert client.post("/amina/o", data={"i": "1x2", "k": form["key"]}).location == placed.location


def test_the_order_page_offers_an_sms_also_where_the_shop_has_another_chat(client: FlaskClient, shop: Shop) -> None:
    address = client.post("/amina/o", data={"i": "1x2", "k": KEY}).location
    assert client.get(address).text.count("sms:+212612345678?&amp;body=Order%20") == 1
    ShopChannel.create(shop=shop, kind="telegram", address="@amina")
    assert client.get(address).text.count("sms:+212612345678?&amp;body=Order%20") == 1
