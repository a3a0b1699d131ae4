"""The shop page is the order form; sections, search and products around it."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue.records import PER_PAGE, Extra, ExtraGroup
from storefront.merchants.records import FormerSlug, Shop
from storefront.storage.database import database
from tests.conftest import NOW
from tests.makers import make_choice, make_product, make_section, make_shop

PHOTO = {"stem": "abcdefgh", "width": 800, "height": 600, "colour": 5, "bytes": {"320.jpg": 9000}}


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_every_product_has_its_number_its_price_and_its_box(client: FlaskClient) -> None:
    make_product(make_shop(), "Lemons", 900)
    shown = page(client, "/amina")
    assert '<li id="p1">' in shown
    assert '<data value="900">' in shown
    assert 'name="q1"' in shown
    assert '<form method="post" action="/amina/cart"' in shown


@pytest.mark.parametrize(
    "fields",
    [
        {"price_minor": None},
        {"service": True},
        {"sold_out": "until"},
        {"stock_milli": 0},
        {"sold_out": "today", "sold_out_until": clock.now() + timedelta(days=1)},
    ],
    ids=["ask the price", "service", "sold out", "none left", "sold out today"],
)
def test_what_can_not_be_ordered_has_a_chat_link_and_no_box(client: FlaskClient, fields: dict) -> None:
    make_product(make_shop(), **fields)
    shown = page(client, "/amina")
    assert "q1" not in shown
    assert re.search(r'<a data-ask class="b" href="https://wa.me/212612345678\?text=[^"]*Lemons', shown)


def test_sold_out_today_comes_back_by_itself(client: FlaskClient) -> None:
    make_product(make_shop(), sold_out="today", sold_out_until=clock.now() - timedelta(minutes=1))
    assert 'name="q1"' in page(client, "/amina")


@pytest.mark.parametrize("fields", [{"mode": "ask"}, {"paused": True, "pause_message": "Back on Monday."}])
def test_a_shop_that_takes_no_orders_shows_no_box(client: FlaskClient, fields: dict) -> None:
    make_product(make_shop(**fields))
    shown = page(client, "/amina")
    assert "<form method" not in shown
    assert "data-ask" in shown
    assert fields.get("pause_message", "") in shown


def test_four_choices_get_a_box_each_and_a_sold_out_one_is_struck(client: FlaskClient) -> None:
    product = make_product(make_shop(), "Kurta")
    for name in ("S", "M", "L"):
        make_choice(product, name)
    make_choice(product, "XL", sold_out=True)
    shown = page(client, "/amina")
    assert re.findall(r'name="(q1[^"]*)"', shown) == ["q1-1", "q1-2", "q1-3"]
    assert "<s>XL</s>" in shown


def test_five_choices_lead_to_the_product_with_its_lowest_price(client: FlaskClient) -> None:
    product = make_product(make_shop(), "Kurta")
    for price in (900, 700, 800, 1000, 1100):
        make_choice(product, f"Size {price}", price_minor=price)
    shown = page(client, "/amina")
    assert '<data value="700">from' in shown
    assert "q1" not in shown
    assert page(client, "/amina/p/1").count('name="q1-') == 5


def test_extras_that_must_be_chosen_are_chosen_on_the_product(client: FlaskClient) -> None:
    product = make_product(make_shop(), "Coffee")
    group = ExtraGroup.create(product=product, name="Milk", least=1, most=1)
    Extra.create(group=group, number=1, name="None")
    Extra.create(group=group, number=2, name="Oat", price_minor=200)
    assert 'name="q1"' not in page(client, "/amina")
    shown = page(client, "/amina/p/1")
    assert 'type="radio" name="e1-0" value="1" checked' in shown
    assert "+2" in shown


def test_goods_come_in_pages_with_buttons_that_keep_what_was_typed(client: FlaskClient) -> None:
    shop = make_shop()
    for number in range(PER_PAGE + 1):
        make_product(shop, f"Fruit {number}")
    first, second = page(client, "/amina"), page(client, "/amina?page=2")
    assert first.count("<li id=") == PER_PAGE <= 40
    assert 'name="to" value="page-2"' in first
    assert second.count("<li id=") == 1
    assert client.get("/amina?page=3").status_code == 404


def test_a_cart_in_the_address_fills_the_boxes_and_is_kept_nowhere(client: FlaskClient) -> None:
    make_product(make_shop(), "Lemons", unit="kg", step_milli=250)
    answer = client.get("/amina?i=1x1250m")
    assert 'name="q1" inputmode="decimal"' in answer.text
    assert 'value="1.25"' in answer.text
    assert 'action="/amina/cart?i=1x1250m"' in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_photos_have_their_place_and_wait_after_the_first_four(client: FlaskClient) -> None:
    shop = make_shop()
    for number in range(6):
        make_product(shop, f"Fruit {number}", photos=[PHOTO])
    shown = page(client, "/amina")
    assert shown.count('loading="lazy"') == 2
    assert len(re.findall('<img class="c5" [^>]*width="88" height="88"', shown)) == 6
    assert shown.count("<source ") == 6
    assert "style=" not in shown


@pytest.mark.parametrize("asked", [{"query_string": "lite=1"}, {"headers": {"Save-Data": "on"}}])
def test_fewer_bytes_on_request_photos_only_on_tap(client: FlaskClient, asked: dict) -> None:
    make_product(make_shop(), photos=[PHOTO])
    answer = client.get("/amina", **asked)
    assert "<img" not in answer.text
    assert 'href="/media/abcdefgh-320.jpg">photo, 9 KB' in answer.text


def test_exactly_one_preview_picture_before_the_style(client: FlaskClient) -> None:
    make_product(make_shop(), photos=[PHOTO])
    shown = page(client, "/amina")
    assert shown.count("og:image") == 1
    assert 'content="http://localhost/media/abcdefgh-og.jpg"' in shown
    assert shown.index("og:image") < shown.index("<style")


def test_the_other_language_is_on_every_link_and_form(client: FlaskClient) -> None:
    shop = make_shop(languages=["en", "ar"], texts={"ar": {"name": "سلة أمينة"}})
    fruit = make_section(shop)
    make_product(shop, "Lemons", section=fruit, texts={"ar": {"title": "ليمون"}})
    shown = page(client, "/amina?lang=ar")
    assert '<html lang="ar" dir="rtl"' in shown
    assert "ليمون" in shown
    ours = re.findall(r'(?:href|action)="(/amina[^"]*)"', shown)
    assert {address for address in ours if "lang=ar" not in address} == {"/amina"}  # the way back to English
    assert "lang=" not in "".join(re.findall(r'action="([^"]*)"', page(client, "/amina")))


def test_a_section_shows_its_own_goods_alone(client: FlaskClient) -> None:
    shop = make_shop()
    make_product(shop, "Lemons", section=make_section(shop, "fruit", "Fruit"))
    make_product(shop, "Carrots", section=make_section(shop, "roots", "Roots"))
    shown = page(client, "/amina/c/roots")
    assert "Carrots" in shown
    assert "Lemons" not in shown
    assert client.get("/amina/c/none").status_code == 404


def test_search_finds_and_says_when_it_does_not(client: FlaskClient) -> None:
    make_product(make_shop(), "Straße")
    assert "Straße" in page(client, "/amina/search?q=strasse")
    assert "Nothing found" in page(client, "/amina/search?q=zebra")


def test_a_deleted_product_is_gone_and_shows_its_section(client: FlaskClient) -> None:
    shop = make_shop()
    make_product(shop, "Lemons", section=make_section(shop), deleted_at=NOW)
    assert 'href="/amina/c/fruit"' in page(client, "/amina/p/1", 410)
    assert "Lemons" not in page(client, "/amina")


def test_a_hidden_product_is_not_there(client: FlaskClient) -> None:
    make_product(make_shop(), hidden=True)
    assert client.get("/amina/p/1").status_code == 404
    assert "q1" not in page(client, "/amina")


@pytest.mark.parametrize("place", ["0", "x", "1x", "99999999999999999999", "-1"])
def test_no_product_is_404(client: FlaskClient, place: str) -> None:
    make_product(make_shop())
    assert client.get(f"/amina/p/{place}").status_code == 404


def test_the_words_behind_a_number_are_for_people(client: FlaskClient) -> None:
    make_product(make_shop())
    assert client.get("/amina/p/1-any-words").status_code == 200


def test_capitals_and_former_addresses_lead_on_for_ever(client: FlaskClient) -> None:
    shop = make_shop()
    FormerSlug.create(slug="old-amina", shop=shop)
    for asked in ("/AMINA/p/1?lang=fr", "/old-amina/p/1?lang=fr"):
        answer = client.get(asked)
        assert (answer.status_code, answer.location) == (308, "/amina/p/1?lang=fr")


def test_a_frozen_shop_is_gone_and_names_nobody(client: FlaskClient) -> None:
    make_product(make_shop(state="frozen"))
    for address in ("/amina", "/amina/p/1", "/amina/cart"):
        shown = page(client, address, 410)
        assert "Amina" not in shown
        assert "212612345678" not in shown


def test_the_small_print_says_who_sells(client: FlaskClient) -> None:
    make_shop(state="new", return_rule="Change within a day")
    shown = page(client, "/amina")
    for said in ("+212 6 12 34 56 78", "Open since", "Change within a day", "/report/amina", "New here. Don&#39;t pay"):
        assert said in shown


def test_goods_named_like_markup_are_text(client: FlaskClient) -> None:
    make_product(make_shop(), "<script>alert(1)</script>'\"&")
    for address in ("/amina", "/amina/p/1"):
        assert "<script>alert" not in page(client, address)


def test_more_goods_cost_no_more_queries(client: FlaskClient, monkeypatch) -> None:
    shop = make_shop()
    asked: list[str] = []
    run = database.obj.execute_sql
    monkeypatch.setattr(database.obj, "execute_sql", lambda sql, *rest: asked.append(sql) or run(sql, *rest))

    def queries(version: int) -> int:
        Shop.update(version=version).execute()
        asked.clear()
        client.get("/amina")
        return len(asked)

    make_choice(make_product(shop), "Small")
    queries(9)
    few = queries(10)
    for number in range(20):
        make_choice(make_product(shop, f"Fruit {number}"), "Small")
    assert queries(11) == few
