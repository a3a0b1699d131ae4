"""The demonstration's shops are whole: every text in every language, every rule kept, every picture drawable."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from storefront.catalogue import rules
from storefront.catalogue.starters.shelves import NAMES as SHELVES
from storefront.catalogue.starters.shelves import shelf
from storefront.chat import CHANNELS
from storefront.chat.phone import read_phone
from storefront.demo.load import PASSWORD
from storefront.demo.pictures.gallery import PICTURES
from storefront.demo.reading import NAMES, TEXTS, Goods
from storefront.merchants.accents import ACCENTS
from storefront.merchants.hours import check_hours
from storefront.merchants.naming import slug_problems
from storefront.merchants.profile import LONGEST
from storefront.merchants.rules import password_problems
from storefront.pay import METHODS

SHOPS = {name: Goods(name) for name in NAMES}

each_shop = pytest.mark.parametrize("goods", SHOPS.values(), ids=SHOPS)


def said(part: Any) -> Iterator[dict[str, str]]:
    """Every text that has a version for each language."""
    if isinstance(part, dict):
        if part and set(part) <= {"fr", "ar", "hi", "en", "pt-BR"}:
            yield part
        else:
            for inner in part.values():
                yield from said(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from said(inner)


@each_shop
def test_every_text_is_in_each_language_of_its_shop(goods: Goods) -> None:
    for text in said(goods.data):
        assert set(text) == set(goods.codes), text
        assert all(version.strip() for version in text.values())


@each_shop
@pytest.mark.parametrize(("code", "first", "last"), [("ar", "\u0600", "\u06ff"), ("hi", "\u0900", "\u097f")])
def test_arabic_and_hindi_descriptions_are_written_in_their_scripts(
    goods: Goods, code: str, first: str, last: str
) -> None:
    for product in goods.data["products"]:
        if code in goods.codes:
            assert any(first <= sign <= last for sign in product["text"][code])


@each_shop
def test_every_product_passes_the_rules_of_the_catalogue(goods: Goods) -> None:
    sections = {section["key"]: number for number, section in enumerate(goods.data["sections"])}
    for product in goods.data["products"]:
        assert rules.check(goods.product(product, sections)) == [], product["title"]


@each_shop
def test_no_key_of_a_product_is_misspelt(goods: Goods) -> None:
    known = {
        *("picture", "section", "title", "text", "price", "compare_at", "unit", "step", "max", "about", "stock"),
        *("sold_out", "hidden", "asks", "choices", "extras"),
    }
    for product in goods.data["products"]:
        assert set(product) <= known, product["title"]


@each_shop
def test_the_shop_itself_would_be_accepted_from_a_form(goods: Goods) -> None:
    data = goods.data
    assert slug_problems(goods.slug) == []
    assert read_phone(data["phone"], data["country"]) == data["phone"]
    assert password_problems(PASSWORD, [data["phone"], goods.slug]) == []
    assert check_hours({"weekly": data["hours"]}) == []
    assert data["accent"] in ACCENTS
    for method in data["methods"]:
        assert isinstance(METHODS[method["kind"]].check(method.get("settings", {}), data["currency"]), dict)
    for channel in data["channels"]:
        assert isinstance(CHANNELS[channel["kind"]].read_address(channel["address"], data["country"]), str)


@each_shop
def test_no_text_of_a_shop_is_longer_than_its_form_allows(goods: Goods) -> None:
    for field in TEXTS:
        value = goods.data.get(field, "")
        for text in [value] if isinstance(value, str) else value.values():
            assert len(text) <= LONGEST[field], field


@each_shop
def test_a_shop_with_several_languages_asks_in_each_of_them(goods: Goods) -> None:
    for asks in (goods.data["asks"], *(product.get("asks", []) for product in goods.data["products"])):
        assert all(isinstance(ask, dict) for ask in asks) == (len(goods.codes) > 1) or not asks


@each_shop
def test_every_product_has_a_picture_that_can_be_drawn(goods: Goods) -> None:
    assert set(goods.pictures) <= set(PICTURES)


def test_three_shops_are_full_and_the_fourth_is_small_and_only_asks() -> None:
    fishmonger, clothes, bakery, hairdresser = SHOPS.values()
    for goods in (fishmonger, clothes, bakery):
        assert len([product for product in goods.data["products"] if not product.get("hidden")]) >= 24
    assert hairdresser.data["mode"] == "ask"
    assert 8 <= len(hairdresser.data["products"]) <= 12


def test_the_shops_show_what_a_catalogue_can_do() -> None:
    every = [product for goods in SHOPS.values() for product in goods.data["products"]]
    seen = Counter(key for product in every for key in product)
    wanted = ("about", "compare_at", "stock", "sold_out", "hidden", "asks", "choices", "extras", "step", "max")
    assert all(seen[key] for key in wanted)
    assert any("price" not in product for product in every)
    sizes = [len(product["choices"]) for product in every if "choices" in product]
    assert min(sizes) <= 4 < max(sizes)
    assert {product.get("unit", "piece") for product in every} >= {"piece", "kg", "litre", "pair", "cento"}


def test_no_picture_is_drawn_for_nothing() -> None:
    shelved = {good.key for key in SHELVES for good in shelf(key).goods}
    assert set(PICTURES) == {picture for goods in SHOPS.values() for picture in goods.pictures} | shelved
