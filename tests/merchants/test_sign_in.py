from datetime import timedelta

import peewee
import pytest

from storefront.merchants import actions, passwords
from storefront.merchants.records import AuditLine, Member, Session, SignInLink
from storefront.merchants.sign_in import (
    IDLE,
    LONGEST,
    change_password,
    let_in,
    member_of,
    new_key,
    new_link,
    sign_in,
    sign_in_by_link,
    sign_out,
    sign_out_everywhere,
)
from storefront.problems import Refused
from tests.conftest import NOW
from tests.makers import make_member, make_shop

PASSWORD = "citrons du jardin"


@pytest.fixture
def amina(database: peewee.Database) -> Member:
    return make_member(make_shop("amina"), password_hash=passwords.hashed(PASSWORD))


def refusal(*arguments: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        sign_in(*arguments)  # type: ignore[arg-type]
    return [problem.key for problem in refused.value.problems]


@pytest.mark.parametrize("name", ["+212 612-345678", "00212612345678", "0612345678", "٠٦١٢٣٤٥٦٧٨", "amina", "/Amina"])
def test_a_member_signs_in_by_phone_or_shop_address(amina: Member, name: str) -> None:
    assert sign_in(name, PASSWORD, NOW).member == amina


@pytest.mark.parametrize("name", ["amina", "+212612345678", "zoe", "0699999999", "", "5678", "%"])
def test_a_wrong_pair_is_refused_in_the_same_words(amina: Member, name: str) -> None:
    assert refusal(name, "something else", NOW) == ["sign_in.wrong"]


def test_a_member_without_a_password_has_none_that_works(amina: Member) -> None:
    Member.update(password_hash="").execute()
    assert refusal("amina", "", NOW) == ["sign_in.wrong"]


def test_one_phone_with_two_shops_opens_the_one_of_its_password(amina: Member) -> None:
    other = make_member(make_shop("second"), password_hash=passwords.hashed("poissons du port"))
    assert sign_in(amina.phone, PASSWORD, NOW).member == amina
    assert sign_in(amina.phone, "poissons du port", NOW).member == other


def test_only_a_fingerprint_of_the_session_is_kept(amina: Member) -> None:
    token = let_in(amina, NOW).token
    assert member_of(token, NOW) == amina
    assert Session.select().where(Session.fingerprint == token).count() == 0


def test_a_session_dies_when_idle_and_at_last_in_any_case(amina: Member) -> None:
    idle = let_in(amina, NOW).token
    assert member_of(idle, NOW + IDLE) is None
    used, moment = let_in(amina, NOW).token, NOW
    while moment < NOW + LONGEST - IDLE:
        moment += timedelta(days=10)
        assert member_of(used, moment) == amina
    assert member_of(used, NOW + LONGEST) is None


def test_a_clock_that_steps_back_signs_nobody_out(amina: Member) -> None:
    assert member_of(let_in(amina, NOW).token, NOW - timedelta(hours=1)) == amina


def test_sign_out_ends_this_device_and_everywhere_ends_all(amina: Member) -> None:
    phone, tablet, link = let_in(amina, NOW).token, let_in(amina, NOW).token, new_link(amina, NOW)
    sign_out(phone)
    assert member_of(phone, NOW) is None
    assert member_of(tablet, NOW) == amina
    sign_out_everywhere(amina)
    assert member_of(tablet, NOW) is None
    with pytest.raises(Refused):
        sign_in_by_link(link, NOW)


def test_a_link_signs_in_once_within_half_an_hour(amina: Member) -> None:
    link, late = new_link(amina, NOW), new_link(amina, NOW)
    assert sign_in_by_link(link, NOW).member == amina
    for dead, moment in ((link, NOW), (late, NOW + timedelta(minutes=30)), ("x" * 26, NOW)):
        with pytest.raises(Refused):
            sign_in_by_link(dead, moment)


def test_a_key_works_once_and_is_replaced(amina: Member) -> None:
    key = new_key(amina, NOW)
    signed = sign_in_by_link(key, NOW + timedelta(days=300))
    with pytest.raises(Refused):
        sign_in_by_link(key, NOW)
    assert sign_in_by_link(signed.key, NOW).member == amina


def test_a_new_key_ends_the_old_one(amina: Member) -> None:
    old = new_key(amina, NOW)
    new_key(amina, NOW)
    with pytest.raises(Refused):
        sign_in_by_link(old, NOW)


def test_a_new_password_ends_every_session_and_link_but_the_one_that_asked(amina: Member) -> None:
    elsewhere, key = let_in(amina, NOW).token, new_key(amina, NOW)
    signed = change_password(amina, PASSWORD, "oranges de Berkane", NOW)
    assert member_of(signed.token, NOW) == amina
    assert member_of(elsewhere, NOW) is None
    with pytest.raises(Refused):
        sign_in_by_link(key, NOW)
    assert refusal("amina", PASSWORD, NOW) == ["sign_in.wrong"]
    assert sign_in("amina", "oranges de Berkane", NOW).member == amina
    assert AuditLine.get().what == "password.changed"


@pytest.mark.parametrize(("old", "new", "field"), [("wrong", "oranges de Berkane", "old"), (PASSWORD, "short", "new")])
def test_a_password_changes_only_for_who_knows_it_and_to_a_good_one(
    amina: Member, old: str, new: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        change_password(amina, old, new, NOW)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert sign_in("amina", PASSWORD, NOW).member == amina


def test_freezing_a_shop_signs_its_members_out_at_once_and_lets_nobody_in(amina: Member) -> None:
    token, version = let_in(amina, NOW).token, amina.shop.version
    new_key(amina, NOW)
    actions.freeze(amina.shop, "fraud")
    assert member_of(token, NOW) is None
    assert refusal("amina", PASSWORD, NOW) == ["sign_in.frozen"]
    assert SignInLink.select().count() == 0
    assert type(amina.shop).get_by_id(amina.shop.id).version > version
    actions.unfreeze(amina.shop)
    assert sign_in("amina", PASSWORD, NOW).member == amina


@pytest.mark.parametrize("state", ["new", "approved"])
def test_a_shop_comes_out_of_the_ice_as_it_went_in(database: peewee.Database, state: str) -> None:
    shop = make_shop("zoe", state=state)
    actions.unfreeze(shop)
    for reason in ("fraud", "fraud, again"):
        actions.freeze(shop, reason)
    assert type(shop).get_by_id(shop.id).state == "frozen"
    actions.unfreeze(shop)
    assert type(shop).get_by_id(shop.id).state == state
