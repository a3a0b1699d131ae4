"""Many photos at once: a row each, its photo sent alone or all in one form, its name and price as they are typed."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue.records import Product
from storefront.catalogue.tasks import sweep_photos
from storefront.merchants.records import Shop
from storefront.photos import child
from tests.desk.goods import boxes, photo, signed_in, text_as_photo
from tests.makers import make_member, make_product, make_shop

AT = "/desk/photos"
BY_SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop()


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def begin(amina: FlaskClient, *marks: str) -> Any:
    return amina.post(f"{AT}/begun", data={"mark": list(marks)}, headers=BY_SCRIPT).json


def send(amina: FlaskClient, number: int, file: object) -> Any:
    return amina.post(f"{AT}/{number}/sent", data={"photos": file}, headers=BY_SCRIPT)


def named() -> list[tuple[str, int | None, bool]]:
    return [(one.title, one.price_minor, one.hidden) for one in Product.select().order_by(Product.number)]


def test_ten_photos_in_one_form_become_ten_products_named_on_one_screen(shop: Shop, amina: FlaskClient) -> None:
    colours = ["red", "lime", "blue", "teal", "navy", "gold", "pink", "gray", "plum", "tan"]
    page = amina.get(AT).text
    key = page.partition('name="key" value="')[2][:26]
    answer = amina.post(AT, data={"key": key, "photos": [photo(colour) for colour in colours]})
    assert answer.location == f"{AT}#rows"
    assert {product.hidden for product in Product.select()} == {True}
    typed = {f"title-{n}": f"Fish {n}" for n in range(1, 11)} | {f"price-{n}": str(n) for n in range(1, 11)}
    assert amina.post(f"{AT}/rows", data=boxes(amina.get(AT).text) | typed).location == "/desk/share?saved=1"
    assert named() == [(f"Fish {n}", n * 100, False) for n in range(1, 11)]


def test_the_same_form_sent_twice_makes_no_more_products(amina: FlaskClient) -> None:
    key = amina.get(AT).text.partition('name="key" value="')[2][:26]
    for _ in range(2):
        amina.post(AT, data={"key": key, "photos": [photo()]})
    assert Product.select().count() == 1


def test_a_bad_photo_among_many_is_named_and_the_good_ones_have_their_rows(amina: FlaskClient) -> None:
    answer = amina.post(AT, data={"photos": [photo(), text_as_photo("song.jpg")]})
    assert answer.status_code == 422
    assert "song.jpg" in answer.text and 'name="title-1"' in answer.text
    assert Product.select().count() == 1


def test_no_photo_at_all_is_asked_for(amina: FlaskClient) -> None:
    assert amina.post(AT, data={}).status_code == 422


def test_rows_come_before_their_photos_and_photos_one_by_one(amina: FlaskClient) -> None:
    answer = begin(amina, "a.jpg/1/1", "b.jpg/2/2")
    assert answer["wanted"] == [[0, 1], [1, 2]]
    assert 'name="price-1" value="" ' in answer["rows"] and "<html" not in answer["rows"]
    sent = send(amina, 2, photo())
    assert (sent.status_code, "/media/" in sent.text) == (200, True)
    assert [len(one.photos) for one in Product.select().order_by(Product.number)] == [0, 1]


def test_photos_chosen_again_find_their_rows_and_only_what_is_missing_is_sent(amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1", "b.jpg/2/2")
    send(amina, 1, photo())
    again = begin(amina, "a.jpg/1/1", "b.jpg/2/2", "c.jpg/3/3")
    assert again["wanted"] == [[1, 2], [2, 3]]
    assert Product.select().count() == 3


def test_what_was_named_meanwhile_has_no_row_but_still_gets_its_photo(amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1")
    amina.post(f"{AT}/rows", data={"title-1": "Mint", "price-1": "5"})
    again = begin(amina, "a.jpg/1/1")
    assert (again["rows"].strip(), again["wanted"]) == ("", [[0, 1]])
    send(amina, 1, photo())
    assert (named(), len(Product.get().photos)) == ([("Mint", 500, False)], 1)


def test_a_photo_thrown_away_and_chosen_again_is_back(amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1")
    assert amina.post(f"{AT}/1/remove").location == f"{AT}#rows"
    assert 'name="title-1"' not in amina.get(AT).text
    assert 'name="title-1"' in begin(amina, "a.jpg/1/1")["rows"]
    assert Product.get().deleted_at is None


def test_a_lost_answer_costs_a_question_and_no_second_photo(amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1")
    assert amina.get(f"{AT}/1/sent", headers=BY_SCRIPT).status_code == 204
    stem = [send(amina, 1, photo()), Product.get().photos[0]["stem"]][1]
    assert stem in amina.get(f"{AT}/1/sent", headers=BY_SCRIPT).text
    assert stem in send(amina, 1, photo("gold")).text
    assert [each["stem"] for each in Product.get().photos] == [stem]


def test_a_row_says_why_its_photo_can_not_be_used(amina: FlaskClient) -> None:
    begin(amina, "song.jpg/1/1")
    answer = send(amina, 1, text_as_photo("song.jpg"))
    assert answer.status_code == 422
    assert "song.jpg is not a photo" in answer.text and "<html" not in answer.text
    assert "Its photo has not come yet" in amina.get(AT).text


def test_a_busy_host_is_asked_again_later(amina: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(amina, "a.jpg/1/1")
    monkeypatch.setattr(child, "TURN_SECONDS", 0)
    with child._turn():
        answer = send(amina, 1, photo())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_too_many_at_once_are_refused_before_any_row(amina: FlaskClient) -> None:
    answer = amina.post(f"{AT}/begun", data={"mark": [f"{n}.jpg" for n in range(61)]}, headers=BY_SCRIPT)
    assert answer.status_code == 422 and "At most 60 photos" in answer.text
    assert Product.select().count() == 0


def test_what_is_typed_is_kept_at_once_and_seen_by_nobody_else(shop: Shop, amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1")
    form = {"title-1": "Sardines", "price-1": "twenty", "unit-1": "kg"}
    note = amina.post(f"{AT}/1/typed", data=form, headers=BY_SCRIPT)
    assert "Write a price such as" in note.text
    page = amina.get(AT).text
    assert 'value="Sardines"' in page and 'value="twenty"' in page and '<option value="kg" selected>' in page
    assert named() == [("", None, True)]
    assert Shop.get_by_id(shop.id).version == shop.version


def test_the_finished_go_into_the_shop_and_the_others_wait(amina: FlaskClient) -> None:
    begin(amina, *"abcd")
    typed = {"title-1": "Mint", "price-1": "5", "title-2": "Thyme", "title-3": "Sage", "price-3": "a lot"}
    answer = amina.post(f"{AT}/rows", data=typed, headers=BY_SCRIPT)
    assert "1 product is in your shop now." in answer.text
    assert "Write a price." in answer.text and 'value="Thyme"' in answer.text and 'value="a lot"' in answer.text
    assert named() == [("Mint", 500, False), *[("", None, True)] * 3]
    assert amina.post(f"{AT}/rows", data={"price-2": "6"}).location == f"{AT}?saved=1"
    assert named()[1] == ("Thyme", 600, False)
    assert "Write a price such as" in amina.get(f"{AT}?saved=1").text


def test_a_product_named_on_its_own_page_waits_no_longer(amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1")
    page = amina.get("/desk/products/1").text
    amina.post("/desk/products/1", data=boxes(page) | {"title": "Mint", "price": "5"})
    assert 'name="title-1"' not in amina.get(AT).text


def test_another_shops_rows_are_out_of_reach(app: Flask, shop: Shop, amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1")
    zoe = signed_in(app, make_member(make_shop("zoe", phone="+212698765432"), "Zoe"))
    zoe.post(f"{AT}/rows", data={"title-1": "Mine", "price-1": "1"})
    for verb in ("sent", "typed", "remove"):
        assert zoe.post(f"{AT}/1/{verb}", data={"title-1": "Mine"}).status_code == 404
    assert begin(zoe, "a.jpg/1/1")["wanted"] == [[0, 1]]
    assert (Product.get(Product.shop == shop).typed, Product.select().count()) == ({}, 2)


def test_what_is_named_by_the_kilo_is_sold_in_parts_of_it(shop: Shop, amina: FlaskClient) -> None:
    begin(amina, "a", "b")
    typed = {"title-1": "Lemons", "price-1": "9", "unit-1": "kg", "title-2": "Eggs", "price-2": "2", "unit-2": "acre"}
    amina.post(f"{AT}/rows", data=typed)
    lemons, eggs = Product.select().order_by(Product.number)
    assert (lemons.unit, lemons.step_milli) == ("kg", 50)
    assert (eggs.unit, eggs.step_milli) == ("piece", 1000)


def test_empty_rows_are_forgotten_after_a_day(shop: Shop, amina: FlaskClient) -> None:
    begin(amina, "old", "typed", "sent")
    amina.post(f"{AT}/2/typed", data={"title-2": "Mint"})
    send(amina, 3, photo())
    Product.update(created_at=clock.now() - timedelta(days=2)).execute()
    begin(amina, "new")
    make_product(Shop.get_by_id(shop.id), "Lemons", created_at=clock.now() - timedelta(days=2))
    sweep_photos()
    assert [one.number for one in Product.select().order_by(Product.number)] == [2, 3, 4, 5]


def test_an_expired_session_is_told_to_the_script(app: Flask, shop: Shop) -> None:
    answer = app.test_client().post(f"{AT}/begun", headers=BY_SCRIPT | {"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/signin?next=/desk")


def test_photos_of_drafts_leave_the_shops_pages_as_they_are(shop: Shop, amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1", "b.jpg/2/2")
    send(amina, 1, photo())
    assert Shop.get_by_id(shop.id).version == shop.version
    amina.post(f"{AT}/rows", data={"title-2": "Mint", "price-2": "5"})
    shown = Shop.get_by_id(shop.id).version
    send(amina, 2, photo("gold"))
    assert Shop.get_by_id(shop.id).version > shown > shop.version


def test_a_photo_and_a_price_are_enough_but_a_price_alone_waits(amina: FlaskClient) -> None:
    begin(amina, "a.jpg/1/1", "b.jpg/2/2")
    send(amina, 1, photo())
    answer = amina.post(f"{AT}/rows", data={"price-1": "5", "price-2": "6"}, headers=BY_SCRIPT)
    assert answer.status_code == 200 and "Give the product a name." in answer.text and 'value="6"' in answer.text
    assert named() == [("", 500, False), ("", None, True)]
