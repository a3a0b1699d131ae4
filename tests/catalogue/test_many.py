"""Many goods changed with one tap, and back: what stands, what sold or moved meanwhile, other shops."""

from datetime import timedelta

import peewee
import pytest

from storefront.catalogue.many.actions import change_many, last_change, take_section_away, undo
from storefront.catalogue.many.records import GoodsChange
from storefront.catalogue.records import Choice, Price, Product
from storefront.catalogue.sections import add_section
from storefront.merchants.records import Member, Shop
from tests.conftest import NOW
from tests.makers import make_choice, make_member, make_product, make_section, make_shop


@pytest.fixture
def amina(database: peewee.Database) -> Member:
    return make_member(make_shop())


def price(product: Product) -> int | None:
    return Product.get_by_id(product.id).price_minor


def test_a_thousand_rows_change_together_and_back(amina: Member) -> None:
    shop = amina.shop
    goods = [make_product(shop, f"Thing {n}", 100 + n) for n in range(1000)]
    dress = make_choice(goods[0], "S", price_minor=700)
    before = Shop.get_by_id(shop.id)
    wanted = {f"p{p.id}": {"price_minor": p.price_minor * 2} for p in goods} | {f"c{dress.id}": {"price_minor": 800}}
    change = change_many(amina, "prices", wanted, NOW)
    assert change is not None
    assert [price(p) for p in goods] == [200 + 2 * n for n in range(1000)]
    assert Choice.get_by_id(dress.id).price_minor == 800
    after = Shop.get_by_id(shop.id)
    assert (after.version, after.price_version) == (before.version + 1, before.price_version + 1)
    assert Price.select().count() == 1001
    assert Price.get(Price.choice == dress).product_id == goods[0].id
    assert undo(change, NOW) == 0
    assert [price(p) for p in goods] == [100 + n for n in range(1000)]
    assert Choice.get_by_id(dress.id).price_minor == 700


def test_a_section_comes_back_with_the_products_that_nobody_put_elsewhere(amina: Member) -> None:
    shop = amina.shop
    fruit, herbs = (
        make_section(shop, "fruit", "Fruit", texts={"ar": {"name": "فواكه"}}),
        make_section(shop, "h", "Herbs"),
    )
    lemons, mint = make_product(shop, "Lemons", section=fruit), make_product(shop, "Mint", section=fruit)
    change = take_section_away(amina, fruit, NOW)
    assert last_change(shop, NOW) == change and not Product.select().where(Product.section == fruit.id).exists()
    Product.update(section=herbs).where(Product.id == mint.id).execute()
    add_section(shop, "Fruit")  # another has its address by now
    assert undo(change, NOW) == 1
    back = Product.get_by_id(lemons.id).section
    assert (back.name, back.slug, back.text("name", "ar")) == ("Fruit", "fruit-2", "فواكه")
    assert Product.get_by_id(mint.id).section == herbs
    assert undo(change, NOW) == 0 and shop.sections.count() == 3


def test_an_empty_section_comes_back_too(amina: Member) -> None:
    change = take_section_away(amina, make_section(amina.shop), NOW)
    assert amina.shop.sections.count() == 0
    undo(change, NOW)
    assert amina.shop.sections.get().slug == "fruit"


def test_nothing_is_put_back_on_a_shelf_that_is_gone(amina: Member) -> None:
    fruit, herbs = make_section(amina.shop), make_section(amina.shop, "herbs", "Herbs")
    mint = make_product(amina.shop, "Mint", section=fruit)
    moved = change_many(amina, "move", {f"p{mint.id}": {"section": herbs.id}}, NOW)
    take_section_away(amina, fruit, NOW)
    assert moved is not None and undo(moved, NOW) == 1
    assert Product.get_by_id(mint.id).section == herbs


def test_undoing_twice_changes_nothing_more(amina: Member) -> None:
    lemons = make_product(amina.shop)
    change = change_many(amina, "prices", {f"p{lemons.id}": {"price_minor": 1000}}, NOW)
    assert change is not None and last_change(amina.shop, NOW) == change
    assert last_change(amina.shop, NOW + timedelta(hours=2)) is None
    assert undo(change, NOW) == 0
    Product.update(price_minor=1000).execute()
    assert undo(change, NOW) == 0
    assert price(lemons) == 1000
    assert last_change(amina.shop, NOW) is None


def test_what_somebody_changed_meanwhile_stays_theirs(amina: Member) -> None:
    lemons, mint = make_product(amina.shop), make_product(amina.shop, "Mint")
    wanted = {f"p{p.id}": {"price_minor": 1000, "hidden": True} for p in (lemons, mint)}
    change = change_many(amina, "prices", wanted, NOW)
    Product.update(price_minor=1234).where(Product.id == mint.id).execute()
    assert change is not None and undo(change, NOW) == 1
    assert (price(lemons), price(mint)) == (900, 1234)


def test_nothing_to_change_leaves_no_trace(amina: Member) -> None:
    lemons = make_product(amina.shop)
    version = Shop.get_by_id(amina.shop_id).version
    assert change_many(amina, "hide", {f"p{lemons.id}": {"hidden": False}}, NOW) is None
    assert GoodsChange.select().count() == 0
    assert Shop.get_by_id(amina.shop_id).version == version


def test_goods_of_another_shop_stay_as_they_are(amina: Member) -> None:
    theirs = make_product(make_shop("zoe"))
    choice = make_choice(theirs, "S", price_minor=5)
    assert change_many(amina, "prices", {f"p{theirs.id}": {"price_minor": 1}}, NOW) is None
    assert change_many(amina, "prices", {f"c{choice.id}": {"price_minor": 1}}, NOW) is None
    assert (price(theirs), Choice.get_by_id(choice.id).price_minor) == (900, 5)


def test_only_the_last_twenty_changes_are_kept(amina: Member) -> None:
    lemons = make_product(amina.shop)
    for minor in range(1, 24):
        change_many(amina, "prices", {f"p{lemons.id}": {"price_minor": minor}}, NOW)
    assert GoodsChange.select().count() == 20
    assert GoodsChange.select().order_by(GoodsChange.id.desc()).first().after == {f"p{lemons.id}": {"price_minor": 23}}
