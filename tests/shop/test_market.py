"""The host's front page and the way to tell the host about a shop."""

from flask.testing import FlaskClient

from storefront.merchants.records import Report
from tests.makers import make_product, make_shop


def test_only_shops_that_want_it_and_that_the_host_knows(client: FlaskClient) -> None:
    make_product(make_shop(listed=True), "Lemons")
    make_product(make_shop("zoe", name="Zoe's", listed=False), "Zebra")
    make_product(make_shop("new", name="Brand new", listed=True, state="new"), "Novelty")
    shown = client.get("/").text
    assert 'href="/amina"' in shown
    assert 'href="/amina/p/1"' in shown
    for hidden in ("Zoe", "Zebra", "Brand new", "Novelty"):
        assert hidden not in shown


def test_who_adds_many_goods_does_not_fill_the_front_page(client: FlaskClient) -> None:
    make_product(make_shop("zoe", listed=True), "Kurta")
    amina = make_shop(listed=True)
    for number in range(20):
        make_product(amina, f"Lemon {number}")
    shown = client.get("/").text
    assert shown.count('href="/amina/p/') == 3
    assert 'href="/zoe/p/1"' in shown


def test_the_market_is_searched_by_word_place_and_kind(client: FlaskClient) -> None:
    make_product(make_shop(listed=True, place="Marrakech", category="Fruit"), "Lemons")
    make_product(make_shop("zoe", name="Zoe's", listed=True, place="Jaipur", category="Clothes"), "Kurta")
    assert "/zoe" not in client.get("/?q=lemons").text
    assert "/zoe" not in client.get("/?place=Marrakech").text
    assert "/amina" not in client.get("/?kind=Clothes").text
    assert "/?place=Jaipur" in client.get("/").text
    assert "Nothing found here." in client.get("/?q=zebra").text


def test_the_market_speaks_what_its_address_says(client: FlaskClient) -> None:
    make_shop(listed=True, languages=["fr", "ar"], texts={"ar": {"name": "سلة أمينة"}})
    shown = client.get("/?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in shown
    assert "سلة أمينة" in shown
    assert 'href="/amina?lang=ar"' in shown


def test_a_shop_is_reported_with_a_reason_and_nothing_else(client: FlaskClient) -> None:
    make_shop()
    assert "Report this shop" in client.get("/report/amina").text
    assert client.post("/report/amina", data={"reason": "anything"}).status_code == 422
    answer = client.post("/report/amina", data={"reason": "fraud"}, follow_redirects=True)
    assert "Thank you" in answer.text
    assert [(report.shop.slug, report.reason) for report in Report.select()] == [("amina", "fraud")]
    assert client.get("/report/nobody").status_code == 404


def test_a_flood_of_reports_is_cut_off(client: FlaskClient) -> None:
    make_shop()
    far = {"REMOTE_ADDR": "203.0.113.7"}
    answers = [client.post("/report/amina", data={"reason": "other"}, environ_overrides=far) for _ in range(11)]
    assert answers[-1].status_code == 429
    assert Report.select().count() == 10
