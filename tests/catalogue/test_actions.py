from dataclasses import replace
from datetime import UTC, datetime

import peewee
import pytest

from storefront.catalogue import actions, sections
from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft
from storefront.catalogue.records import Choice, Extra, Price, Product, Section
from storefront.merchants.records import Shop
from storefront.problems import Missing, Refused
from tests.conftest import NOW
from tests.makers import make_product, make_section, make_shop

pytestmark = pytest.mark.usefixtures("database")

KURTA = ProductDraft(
    "Kurta",
    price_minor=39900,
    choices=(ChoiceDraft("S", stock_milli=2000), ChoiceDraft("M", price_minor=42900, stock_milli=0)),
    extra_groups=(ExtraGroupDraft("Border", (ExtraDraft("Mirror", 5000), ExtraDraft("Lace", 3000))),),
)


def test_products_get_stable_numbers_that_are_never_used_again() -> None:
    shop = make_shop()
    first = actions.add_product(shop, KURTA, NOW)
    actions.delete_product(first, NOW)
    second = actions.add_product(shop, KURTA, NOW)
    assert (first.number, second.number) == (1, 2)


def test_a_faulty_draft_writes_nothing_and_says_why() -> None:
    shop = make_shop()
    with pytest.raises(Refused) as refusal:
        actions.add_product(shop, replace(KURTA, title=""), NOW)
    assert refusal.value.problems[0].key == "product.title_missing"
    assert Product.select().count() == 0
    assert Shop.get_by_id(shop.id).next_number == 1


def test_another_shops_section_does_not_exist() -> None:
    shop, zoes = make_shop(), make_shop("zoe")
    with pytest.raises(Missing):
        actions.add_product(shop, replace(KURTA, section_id=make_section(zoes).id), NOW)


def test_the_section_is_looked_for_where_nobody_can_take_it_away_meanwhile(database: peewee.Database) -> None:
    shop = make_shop()
    draft = replace(KURTA, section_id=make_section(shop).id)
    product = actions.add_product(shop, draft, NOW)
    for act in (
        lambda: actions.add_product(shop, draft, NOW),
        lambda: actions.edit_product(product, draft, product.row_version, 0, NOW),
    ):
        said: list[str] = []
        database.connection().set_trace_callback(said.append)
        act()
        database.connection().set_trace_callback(None)
        begun = next(place for place, text in enumerate(said) if "BEGIN" in text)
        assert begun < next(place for place, text in enumerate(said) if 'FROM "section"' in text)


@pytest.mark.parametrize(
    "act",
    [
        lambda product: actions.set_price(product, 1000, NOW),
        lambda product: actions.mark_sold_out(product, "until", NOW),
        lambda product: actions.hide(product, True),
        lambda product: actions.delete_product(product, NOW),
        lambda product: actions.restore_product(product),
        lambda product: actions.edit_product(product, KURTA, product.row_version, 0, NOW),
    ],
)
def test_whatever_a_page_shows_bumps_the_shops_version(act) -> None:  # type: ignore[no-untyped-def]
    product = make_product(make_shop())
    before = Shop.get_by_id(product.shop_id).version
    act(product)
    assert Shop.get_by_id(product.shop_id).version > before


def test_the_second_of_two_members_editing_one_product_is_told() -> None:
    product = actions.add_product(make_shop(), KURTA, NOW)
    actions.edit_product(product, replace(KURTA, title="Long kurta"), product.row_version, 0, NOW)
    with pytest.raises(Refused) as refusal:
        actions.edit_product(product, replace(KURTA, title="Short kurta"), product.row_version, 0, NOW)
    assert refusal.value.problems[0].key == "product.changed_meanwhile"
    assert Product.get_by_id(product.id).title == "Long kurta"


def test_stock_edits_are_relative_so_that_what_sold_meanwhile_stays_sold() -> None:
    product = make_product(make_shop(), stock_milli=10_000)
    actions.change_stock(product, None, -4000)  # sold while the form was open
    actions.edit_product(product, ProductDraft("Lemons", price_minor=900, stock_milli=10_000), 1, 2000, NOW)
    assert Product.get_by_id(product.id).stock_milli == 8000


def test_stock_never_goes_below_zero() -> None:
    product = make_product(make_shop(), stock_milli=1000)
    with pytest.raises(Refused):
        actions.change_stock(product, None, -1001)
    assert Product.get_by_id(product.id).stock_milli == 1000
    with pytest.raises(peewee.IntegrityError):
        Product.update(stock_milli=-1).execute()


def test_every_price_is_remembered_by_price_version() -> None:
    product = make_product(make_shop())
    actions.set_price(product, 1000, NOW)
    actions.set_price(product, 1000, NOW)
    actions.set_price(product, 1100, NOW)
    rows = [(price.version, price.minor) for price in Price.select().order_by(Price.version)]
    assert rows == [(2, 1000), (3, 1100)]


def test_a_dearer_price_drops_the_old_one_that_is_no_longer_higher() -> None:
    product = make_product(make_shop(), compare_at_minor=1000)
    actions.set_price(product, 1000, NOW)
    assert Product.get_by_id(product.id).compare_at_minor is None


def test_a_new_price_knows_what_another_member_saved_meanwhile() -> None:
    product = make_product(make_shop())
    Product.update(compare_at_minor=1200).execute()
    actions.set_price(product, 1000, NOW)
    assert Product.get_by_id(product.id).compare_at_minor == 1200


def test_a_choice_taken_off_is_no_longer_found() -> None:
    product = actions.add_product(make_shop(), KURTA, NOW)
    smaller = replace(KURTA, choices=(ChoiceDraft("Large", number=1),))
    actions.edit_product(product, smaller, product.row_version, 0, NOW)
    edited = Product.get_by_id(product.id)
    actions.edit_product(edited, replace(KURTA, choices=()), edited.row_version, 0, NOW)
    assert "large" not in Product.get_by_id(product.id).search_key


def test_sold_out_today_ends_at_the_first_opening_of_another_day() -> None:
    hours = {"weekly": {"6": [["08:00", "12:00"], ["16:00", "20:00"]], "0": [["08:30", "12:00"]]}}
    product = make_product(make_shop(hours=hours))
    actions.mark_sold_out(product, "today", NOW)  # a Sunday morning; the shop opens again in the afternoon
    assert Product.get_by_id(product.id).sold_out_until == datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


def test_choices_and_extras_keep_their_numbers_and_never_reuse_one() -> None:
    product = actions.add_product(make_shop(), KURTA, NOW)
    edited = replace(
        KURTA,
        choices=(ChoiceDraft("M", number=2, stock_milli=0), ChoiceDraft("XL", stock_milli=1000)),
        extra_groups=(ExtraGroupDraft("Border", (ExtraDraft("Lace", 3500, number=2), ExtraDraft("Gold", 9000))),),
    )
    actions.edit_product(product, edited, 1, 0, NOW)
    live = Choice.select().where(Choice.deleted_at.is_null()).order_by(Choice.position)
    assert [(choice.number, choice.name) for choice in live] == [(2, "M"), (3, "XL")]
    extras = Extra.select().where(Extra.deleted_at.is_null()).order_by(Extra.position)
    assert [(extra.number, extra.name, extra.price_minor) for extra in extras] == [(2, "Lace", 3500), (3, "Gold", 9000)]


def test_a_failed_edit_leaves_nothing_half_done() -> None:
    product = make_product(make_shop(), stock_milli=1000)
    with pytest.raises(Refused):
        actions.edit_product(product, ProductDraft("Oranges", price_minor=5, stock_milli=1000), 1, -2000, NOW)
    assert Product.get_by_id(product.id).title == "Lemons"


def test_a_shop_has_so_many_sections_and_no_more() -> None:
    shop = make_shop()
    for number in range(sections.MOST_SECTIONS):
        make_section(shop, f"s{number}", f"Shelf {number}")
    with pytest.raises(Refused, match=r"section\.many"):
        sections.add_section(shop, "One more")
    assert Section.select().count() == sections.MOST_SECTIONS
