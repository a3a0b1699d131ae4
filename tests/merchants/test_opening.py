from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import peewee
import pytest

from storefront.merchants.drafts import Opening
from storefront.merchants.opening import free_slug, new_invite, open_shop
from storefront.merchants.records import FormerSlug, Member, Shop
from storefront.problems import Refused
from tests.conftest import NOW
from tests.makers import make_shop

AMINA = Opening("Amina’s basket", "+212612345678", "MA", password="citrons du jardin", language="fr")


def test_a_shop_opens_with_what_its_country_says(database: peewee.Database) -> None:
    owner = open_shop(AMINA, NOW, state="new")
    shop = Shop.get_by_id(owner.shop.id)
    assert (shop.slug, shop.currency, shop.time_zone) == ("aminas-basket", "MAD", "Africa/Casablanca")
    assert (shop.languages, shop.state, owner.role, owner.language) == (["fr"], "new", "owner", "fr")
    assert "citrons" not in owner.password_hash


def test_a_second_tap_opens_no_second_shop(database: peewee.Database) -> None:
    first = open_shop(AMINA, NOW)
    assert open_shop(AMINA, NOW + timedelta(minutes=9)).id == first.id
    assert Shop.select().count() == 1


def test_two_taps_at_once_open_one_shop(database: peewee.Database) -> None:
    both = Barrier(2)

    def tap(_: int) -> int:
        both.wait()
        try:
            return open_shop(AMINA, NOW).id
        finally:
            database.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(tap, range(2))
    assert first == second
    assert Shop.select().count() == 1


def test_a_stranger_with_the_same_name_and_phone_gets_no_foreign_shop(database: peewee.Database) -> None:
    first = open_shop(AMINA, NOW)
    guess = Opening(AMINA.name, AMINA.phone, "MA", password="something else")
    assert open_shop(guess, NOW).shop != first.shop


def test_an_address_that_is_or_was_anybodys_is_taken(database: peewee.Database) -> None:
    zoe = make_shop("zoe")
    FormerSlug.create(slug="zoes-old", shop=zoe)
    for slug in ("zoe", "zoes-old"):
        with pytest.raises(Refused) as refused:
            open_shop(Opening("New", "+212612345679", "MA", slug), NOW)
        assert [problem.key for problem in refused.value.problems] == ["address.taken"]
    assert free_slug("Zoe", "+212612345678") == "zoe-2"
    assert Member.select().count() == 0


def test_an_invitation_opens_one_shop(database: peewee.Database) -> None:
    invite = new_invite(NOW)
    open_shop(AMINA, NOW, invite=invite)
    for used in (invite, "", "x" * 26):
        with pytest.raises(Refused):
            open_shop(Opening("Second", "+212612345679", "MA", "second"), NOW, invite=used)
    assert Shop.select().count() == 1


@pytest.mark.parametrize(("country", "currency"), [("XX", ""), ("MA", "XYZ")])
def test_an_unknown_country_or_currency_is_refused(database: peewee.Database, country: str, currency: str) -> None:
    with pytest.raises(Refused):
        open_shop(Opening("New", "+212612345679", country, currency=currency), NOW)
