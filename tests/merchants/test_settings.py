from datetime import date

import peewee
import pytest

from storefront.merchants import settings
from storefront.merchants.drafts import Languages, Profile, Selling
from storefront.merchants.records import AuditLine, Member, Shop, shop_formerly_at
from storefront.problems import Refused
from tests.conftest import NOW
from tests.makers import make_area, make_member, make_product, make_shop

PROFILE = Profile(
    name="Amina",
    phone="+212612345678",
    tagline="Fruit",
    description="",
    category="",
    place="Guéliz",
    address="",
    email="",
    website="",
    return_rule="",
    accent="leaf",
    time_zone="Africa/Casablanca",
    opened_on=date(2019, 3, 1),
)


@pytest.fixture
def amina(database: peewee.Database) -> Member:
    return make_member(make_shop("amina"))


def fresh(member: Member) -> Shop:
    return Shop.get_by_id(member.shop.id)


def test_every_change_a_page_shows_tells_the_kept_pages(amina: Member) -> None:
    shop = amina.shop
    changes = [
        lambda: settings.save_profile(amina, PROFILE, 1, NOW),
        lambda: settings.save_languages(shop, Languages(("en", "ar")), 2),
        lambda: settings.save_selling(shop, Selling("ask", (), "at_once", 0, 48, True)),
        lambda: settings.save_currency(shop, "EUR"),
        lambda: settings.save_hours(shop, {"weekly": {"0": [["09:00", "13:00"]]}, "dates": {}}),
        lambda: settings.save_notice(shop, "Clementines", NOW),
        lambda: settings.pause(shop, "Back on Monday", None),
        lambda: settings.resume(shop),
        lambda: settings.save_logo(shop, "abcdefgh"),
        lambda: settings.move_to(shop, "aminas"),
    ]
    for change in changes:
        before = fresh(amina).version
        change()
        assert fresh(amina).version == before + 1


def test_the_second_of_two_members_is_told(amina: Member) -> None:
    settings.save_profile(amina, PROFILE, 1, NOW)
    with pytest.raises(Refused) as refused:
        settings.save_profile(amina, Profile(**{**vars(PROFILE), "name": "Lost"}), 1, NOW)
    assert [problem.key for problem in refused.value.problems] == ["shop.changed_meanwhile"]
    assert fresh(amina).name == "Amina"


def test_the_day_of_opening_stays_the_same_day_in_every_time_zone(amina: Member) -> None:
    settings.save_profile(amina, PROFILE, 1, NOW)
    assert fresh(amina).opened_at.date() == date(2019, 3, 1)


def test_a_new_phone_leaves_a_line(amina: Member) -> None:
    settings.save_profile(amina, PROFILE, 1, NOW)
    assert AuditLine.select().count() == 0
    settings.save_profile(amina, Profile(**{**vars(PROFILE), "phone": "+212612345679"}), 2, NOW)
    assert AuditLine.get().what == "phone.changed"


def test_texts_of_a_language_that_was_switched_off_come_back_with_it(amina: Member) -> None:
    settings.save_languages(amina.shop, Languages(("en", "ar"), {"ar": {"name": "أمينة"}}), 1)
    settings.save_languages(fresh(amina), Languages(("en",)), 2)
    assert fresh(amina).languages == ["en"]
    assert fresh(amina).texts["ar"] == {"name": "أمينة"}


def test_the_first_language_changes_places_with_another(amina: Member) -> None:
    area = make_area(amina.shop, "Port", texts={"ar": {"name": "ميناء"}})
    settings.save_languages(amina.shop, Languages(("en", "ar"), {"ar": {"name": "أمينة"}}), 1)
    settings.save_languages(fresh(amina), Languages(("ar", "en")), 2)
    shop = fresh(amina)
    assert (shop.name, shop.text("name", "en"), shop.text("name", "ar")) == ("أمينة", "Amina's basket", "أمينة")
    area = type(area).get_by_id(area.id)
    assert (area.name, area.text("name", "en")) == ("ميناء", "Port")


def test_what_a_shop_asks_changes_places_with_its_first_language(amina: Member) -> None:
    Shop.update(asks=["Day and time"]).execute()
    settings.save_languages(fresh(amina), Languages(("en", "ar"), {"ar": {"asks": "اليوم\nالساعة"}}), 1)
    settings.save_languages(fresh(amina), Languages(("ar", "en")), 2)
    shop = fresh(amina)
    assert (shop.asks, shop.several("asks", "ar")) == (["اليوم", "الساعة"], ("اليوم", "الساعة"))
    assert shop.several("asks", "en") == ("Day and time",)


def test_the_first_language_stands_once_there_was_a_product(amina: Member) -> None:
    make_product(amina.shop)
    with pytest.raises(Refused):
        settings.save_languages(fresh(amina), Languages(("ar", "en")), 1)
    assert fresh(amina).languages == ["en"]


def test_a_currency_stands_once_there_was_a_product(amina: Member) -> None:
    Shop.update(next_number=2).execute()
    with pytest.raises(Refused):
        settings.save_currency(amina.shop, "EUR")
    assert fresh(amina).currency == "MAD"


def test_a_currency_stands_once_an_area_has_its_fee(amina: Member) -> None:
    make_area(amina.shop, fee_minor=2000)
    with pytest.raises(Refused, match=r"currency\.stands"):
        settings.save_currency(amina.shop, "JPY")
    assert fresh(amina).currency == "MAD"


@pytest.mark.parametrize("typed", ["", "XYZ", "eur", "EUR EUR"])
def test_what_is_no_currency_is_refused(amina: Member, typed: str) -> None:
    with pytest.raises(Refused, match=r"currency\.unknown"):
        settings.save_currency(amina.shop, typed)
    assert fresh(amina).currency == "MAD"


def test_unreadable_hours_change_nothing(amina: Member) -> None:
    with pytest.raises(Refused):
        settings.save_hours(amina.shop, {"weekly": {"0": [["9", "25:00"]]}})
    assert fresh(amina).hours == {}


def test_an_old_address_leads_to_the_shop_for_ever(amina: Member) -> None:
    settings.move_to(amina.shop, "basket")
    settings.move_to(fresh(amina), "fruit")
    assert shop_formerly_at("amina") == shop_formerly_at("basket") == amina.shop
    settings.move_to(fresh(amina), "amina")
    assert fresh(amina).slug == "amina"
    assert shop_formerly_at("amina") is None


def test_nobody_moves_to_where_another_shop_is_or_was(amina: Member) -> None:
    zoe = make_shop("zoe")
    settings.move_to(zoe, "zoes-fish")
    for slug in ("zoe", "zoes-fish", "desk", "Z"):
        with pytest.raises(Refused):
            settings.move_to(amina.shop, slug)
    assert fresh(amina).slug == "amina"
