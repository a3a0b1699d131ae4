"""One product's page: everything that can be said of it is kept, or asked back."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.catalogue.records import Choice, Extra, Product
from storefront.merchants.records import Shop
from tests.desk.goods import boxes, photo, signed_in, text_as_photo
from tests.makers import make_choice, make_member, make_product, make_section, make_shop

NEW = "/desk/products/new"
EVERYTHING = {
    "choice-0-name": "S",
    "choice-0-name-ar": "صغير",
    "choice-0-price": "420",
    "choice-0-stock": "3",
    "group-0-name": "Border",
    "group-0-extra-0-name": "Lace",
    "group-0-extra-0-price": "30",
    "stock": "1234,5",
    "unit": "kg",
    "max": "2 kg",
    "compare_at": "500",
    "ask-0": "Length?",
    "asks-ar": "الطول؟",
    "title-ar": "قفطان",
}


@pytest.fixture
def shop(app: Flask) -> Shop:
    return make_shop(languages=["fr", "ar"])


@pytest.fixture
def amina(app: Flask, shop: Shop) -> FlaskClient:
    return signed_in(app, make_member(shop))


def change(client: FlaskClient, product: int, **typed: Any) -> Any:
    """Open the product's page, change some boxes, save."""
    values = boxes(client.get(f"/desk/products/{product}").text)
    return client.post(f"/desk/products/{product}", data=values | typed)


def test_one_screen_adds_a_product_with_several_photos(shop: Shop, amina: FlaskClient) -> None:
    values = boxes(amina.get(NEW).text)
    values |= {"title": "Sardines", "price": "20", "unit": "kg"}
    answer = amina.post(NEW, data={**values, "photos": [photo("teal"), photo("tomato")]})
    assert (answer.status_code, answer.location) == (303, "/desk/products/1?saved=1")
    product = Product.get()
    assert (product.title, product.price_minor, product.unit, len(product.photos)) == ("Sardines", 2000, "kg", 2)
    assert product.step_milli == 50


def test_the_same_form_sent_twice_adds_one_product(shop: Shop, amina: FlaskClient) -> None:
    values = boxes(amina.get(NEW).text) | {"title": "Sardines", "price": "20"}
    first, second = (amina.post(NEW, data={**values, "photos": [photo()]}) for _ in range(2))
    assert first.location == second.location
    assert Product.select().count() == 1
    assert len(Product.get().photos) == 1


def test_a_bad_photo_is_named_and_all_else_is_kept(shop: Shop, amina: FlaskClient) -> None:
    values = boxes(amina.get(NEW).text) | {"title": "Sardines", "price": "20"}
    answer = amina.post(NEW, data={**values, "photos": [photo(), text_as_photo("notes.jpg")]})
    assert answer.status_code == 422
    assert "notes.jpg is not a photo" in answer.text
    again = boxes(answer.text)
    assert again["title"] == "Sardines"
    amina.post(NEW, data=again)
    assert len(Product.get().photos) == 1


def test_a_kept_photo_cannot_be_made_up_or_taken_to_another_shop(app: Flask, shop: Shop, amina: FlaskClient) -> None:
    answer = amina.post(NEW, data={"title": "", "price": "ten", "photos": [photo()]})
    kept = boxes(answer.text)["kept"]
    zoe = signed_in(app, make_member(make_shop("zoe", phone="+212698765432"), "Zoe"))
    for signed in (kept, '[1,{"stem":"abcdefgh"}]', kept[:-2] + "aa"):
        zoe.post(NEW, data={"title": "Shells", "price": "5", "kept": signed})
    assert [product.photos for product in Product.select()] == [[], [], []]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"title": "", "price": "20"}, "Give the product a name."),
        ({"title": "x" * 201, "price": "20"}, "at most 200"),
        ({"title": "Mint", "price": ""}, "Write a price."),
        ({"title": "Mint", "price": "1,234"}, "Did you mean"),
        ({"title": "Mint", "price": "5", "unit": "own", "unit_own": ""}, "short unit"),
    ],
)
def test_what_is_wrong_stands_beside_its_box_and_nothing_is_added(
    amina: FlaskClient, typed: dict[str, str], problem: str
) -> None:
    answer = amina.post(NEW, data=typed)
    assert answer.status_code == 422
    assert problem in answer.text
    assert boxes(answer.text)["title"] == typed["title"]
    assert Product.select().count() == 0


def test_a_name_full_of_markup_is_shown_as_text(shop: Shop, amina: FlaskClient) -> None:
    amina.post(NEW, data={"title": "<script>alert(1)</script>\x00\"'", "price": "5"})
    for address in ("/desk/products", "/desk/products/1"):
        assert "<script>alert" not in amina.get(address).text


def test_saving_what_the_form_shows_changes_nothing(shop: Shop, amina: FlaskClient) -> None:
    amina.post(NEW, data={"title": "Kaftan", "price": "399,50", "key": "a" * 26})
    change(amina, 1, **EVERYTHING)
    before = Product.select().dicts().get(), list(Choice.select().dicts()), list(Extra.select().dicts())
    assert change(amina, 1).status_code == 303
    after = Product.select().dicts().get(), list(Choice.select().dicts()), list(Extra.select().dicts())
    for row in (before[0], after[0]):
        row.pop("row_version")
    for extra in (*before[2], *after[2]):
        extra.pop("group")
    assert before == after
    assert after[0]["texts"] == {"ar": {"title": "قفطان", "asks": "الطول؟"}}
    assert after[0]["stock_milli"] == 1_234_500
    assert (after[1][0]["stock_milli"], after[1][0]["texts"]) == (3000, {"ar": {"name": "صغير"}})


def test_stock_moves_by_what_the_writer_changed(shop: Shop, amina: FlaskClient) -> None:
    product = make_product(shop, stock_milli=10_000)
    values = boxes(amina.get("/desk/products/1").text)
    Product.update(stock_milli=7000).execute()  # three were sold while the form was open
    amina.post("/desk/products/1", data=values | {"stock": "15"})
    assert Product.get_by_id(product.id).stock_milli == 12_000


def test_a_choices_stock_moves_by_what_the_writer_changed(shop: Shop, amina: FlaskClient) -> None:
    choice = make_choice(make_product(shop), "S", stock_milli=5000)
    values = boxes(amina.get("/desk/products/1").text)
    Choice.update(stock_milli=4000).execute()
    amina.post("/desk/products/1", data=values | {"choice-0-stock": "6"})
    assert Choice.get_by_id(choice.id).stock_milli == 5000


def test_the_second_of_two_members_is_told_and_sees_both(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    first = boxes(amina.get("/desk/products/1").text)
    second = dict(first)
    assert amina.post("/desk/products/1", data=first | {"title": "Big lemons"}).status_code == 303
    answer = amina.post("/desk/products/1", data=second | {"title": "Sweet lemons"})
    assert answer.status_code == 409
    assert "Now there: Big lemons" in answer.text
    assert boxes(answer.text)["title"] == "Sweet lemons"
    assert Product.get().title == "Big lemons"
    assert amina.post("/desk/products/1", data=boxes(answer.text)).status_code == 303
    assert Product.get().title == "Sweet lemons"


def test_nothing_but_the_forms_own_boxes_is_written(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    change(amina, 1, shop_id="2", source_handle="x", deleted_at="1", **{"photos[]": "[]", "product-number": "99"})
    product = Product.get()
    assert (product.number, product.shop_id, product.source_handle, product.deleted_at) == (1, shop.id, None, None)


def test_another_shops_section_is_not_there(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    theirs = make_section(make_shop("zoe"))
    assert change(amina, 1, section=str(theirs.id)).status_code == 404
    assert Product.get().section_id is None


def test_an_emptied_name_takes_its_choice_away_and_its_number_with_it(shop: Shop, amina: FlaskClient) -> None:
    product = make_product(shop)
    make_choice(product, "S")
    change(amina, 1, **{"choice-0-name": "", "choice-1-name": "M"})
    live = Choice.select().where(Choice.deleted_at.is_null())
    assert [(choice.number, choice.name) for choice in live] == [(2, "M")]


def test_more_rows_for_choices_come_as_a_piece(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    piece = amina.get("/desk/products/1/choices?from=3", headers={"HX-Request": "true"}).text
    assert 'name="choice-5-name"' in piece
    assert "choices?from=6" in piece
    assert amina.get("/desk/products/1/choices?from=-5").status_code == 200


def test_the_trash_gives_back_what_was_thrown_away(shop: Shop, amina: FlaskClient) -> None:
    make_product(shop)
    assert amina.post("/desk/products/1/delete").location == "/desk/products/trash"
    assert amina.get("/desk/products/1").status_code == 404
    assert "Lemons" in amina.get("/desk/products/trash").text
    amina.post("/desk/products/1/restore")
    assert amina.get("/desk/products/1").status_code == 200


def test_sections_are_added_renamed_moved_and_taken_away(shop: Shop, amina: FlaskClient) -> None:
    for name in ("Fruit", "Herbs"):
        amina.post("/desk/sections", data={"name": name, "name-ar": "نعناع"})
    fruit, herbs = sorted(shop.sections, key=lambda section: section.name)
    assert herbs.text("name", "ar") == "نعناع"
    amina.post(f"/desk/sections/{herbs.id}/place", data={"step": "-1"})
    amina.post(f"/desk/sections/{fruit.id}", data={"name": "Fruits", "name-ar": ""})
    page = amina.get("/desk/sections").text
    assert page.index("Herbs") < page.index("Fruits")
    assert amina.post(f"/desk/sections/{fruit.id}", data={"name": ""}).status_code == 422
    make_product(shop, section=fruit)
    taken = page.partition(f'formaction="/desk/sections/{fruit.id}/delete"')[0].rpartition("<")[0]
    assert taken.count("<details>") == taken.count("</details>") + 1, "folded, so that no thumb slips"
    told = amina.post(f"/desk/sections/{fruit.id}/delete", follow_redirects=True).text
    assert [section.name for section in shop.sections] == ["Herbs"]
    assert Product.get().section_id is None
    undo = re.search(r'action="(/desk/products/changes/\d+/undo)"', told)
    assert "The section is gone; its products stay." in told and undo
    amina.post(undo[1])
    assert (Product.get().section.name, Product.get().section.slug) == ("Fruits", fruit.slug)


def test_another_shops_sections_are_not_there(app: Flask, shop: Shop) -> None:
    section = make_section(shop)
    zoe = signed_in(app, make_member(make_shop("zoe", phone="+212698765432"), "Zoe"))
    for verb in ("", "/place", "/delete"):
        assert zoe.post(f"/desk/sections/{section.id}{verb}", data={"name": "x"}).status_code == 404


@pytest.mark.parametrize(("about", "step"), [("", 50), ("600 g", 1000)])
def test_going_from_pieces_to_kilos_brings_their_usual_step(
    shop: Shop, amina: FlaskClient, about: str, step: int
) -> None:
    melon = make_product(shop, "Melon")
    address = f"/desk/products/{melon.number}"
    amina.post(address, data=boxes(amina.get(address).text) | {"unit": "kg", "about": about})
    assert Product.get_by_id(melon.id).step_milli == step
