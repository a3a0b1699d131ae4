from datetime import timedelta

import peewee
import pytest

from storefront.merchants import passwords
from storefront.merchants.records import AuditLine, Member, Session
from storefront.merchants.sign_in import let_in, member_of, new_key, sign_in, sign_in_by_link
from storefront.merchants.staff.actions import LINK_LIVES, change_role, invite, join, leave, link_at, remove, withdraw
from storefront.merchants.staff.records import last_seen, open_links, staff_of
from storefront.merchants.staff.rules import MOST_OPEN_LINKS, Newcomer
from storefront.problems import Missing, Refused
from storefront.storage.tokens import new_token
from tests.conftest import NOW
from tests.makers import make_member, make_shop

BADR = Newcomer("Badr", "+212612345679", "citrons du jardin", "fr")


@pytest.fixture
def amina(database: peewee.Database) -> Member:
    return make_member(make_shop("amina"), password_hash=passwords.hashed("lemons of mine"))


def invited(owner: Member, role: str = "seller") -> str:
    invite(owner, role, token := new_token(), NOW)
    return token


def keys_of(refused: "pytest.ExceptionInfo[Refused]") -> list[str]:
    return [problem.key for problem in refused.value.problems]


def test_who_is_invited_comes_in_with_a_password_of_their_own(amina: Member) -> None:
    badr = join(invited(amina), BADR, NOW)
    assert (badr.shop, badr.role, badr.name, badr.language) == (amina.shop, "seller", "Badr", "fr")
    assert sign_in("0612345679", "citrons du jardin", NOW).member == badr
    assert [line.what for line in AuditLine.select().order_by(AuditLine.id)] == ["member.invited", "member.joined"]


def test_a_link_lets_one_person_in_and_a_second_tap_of_hers_gives_the_same(amina: Member) -> None:
    token = invited(amina)
    badr = join(token, BADR, NOW)
    assert join(token, BADR, NOW + timedelta(seconds=5)) == badr
    for other in (
        Newcomer("Zoe", "+212612345670", "another one here", "en"),
        Newcomer("Badr", BADR.phone, "guessed it!", "fr"),
    ):
        with pytest.raises(Refused) as refused:
            join(token, other, NOW + timedelta(seconds=9))
        assert keys_of(refused) == ["join.over"]
    assert len(staff_of(amina.shop)) == 2


def test_the_same_tap_twice_makes_one_link(amina: Member) -> None:
    token = new_token()
    invite(amina, "packer", token, NOW)
    invite(amina, "packer", token, NOW)
    assert len(open_links(amina.shop, NOW)) == 1


def test_a_link_ends_by_itself_and_can_be_withdrawn(amina: Member) -> None:
    old, withdrawn = invited(amina), invited(amina)
    withdraw(amina, open_links(amina.shop, NOW)[0].id)
    with pytest.raises(Missing):
        link_at(withdrawn, NOW)
    with pytest.raises(Refused):
        link_at(old, NOW + LINK_LIVES)
    with pytest.raises(Missing):
        link_at(new_token(), NOW)


def test_there_are_not_endlessly_many_links(amina: Member) -> None:
    for _ in range(MOST_OPEN_LINKS):
        invited(amina)
    with pytest.raises(Refused) as refused:
        invited(amina)
    assert keys_of(refused) == ["staff.full"]


def test_nobody_comes_in_twice(amina: Member) -> None:
    with pytest.raises(Refused) as refused:
        join(invited(amina), Newcomer("Amina", amina.phone, "citrons du jardin", "en"), NOW)
    assert keys_of(refused) == ["member.known"]


def test_who_is_removed_is_out_on_every_device_and_by_every_link(amina: Member) -> None:
    badr = join(invited(amina), BADR, NOW)
    phone, tablet, key = let_in(badr, NOW).token, let_in(badr, NOW).token, new_key(badr, NOW)
    theirs = invited(badr)
    remove(amina, badr.id, NOW)
    assert [member_of(token, NOW) for token in (phone, tablet)] == [None, None]
    with pytest.raises(Refused):
        sign_in("0612345679", "citrons du jardin", NOW)
    with pytest.raises(Refused):
        sign_in_by_link(key, NOW)
    with pytest.raises(Missing):
        link_at(theirs, NOW)
    assert staff_of(amina.shop) == [amina]
    assert Member.get_by_id(badr.id).name == "Badr", "what he did keeps his name"


def test_who_comes_back_is_who_they_were(amina: Member) -> None:
    badr = join(invited(amina), BADR, NOW)
    leave(badr, NOW)
    again = join(invited(amina, "packer"), BADR, NOW)
    assert (again.id, again.role, again.left_at) == (badr.id, "packer", None)


@pytest.mark.parametrize(
    "step", [lambda amina: leave(amina, NOW), lambda amina: change_role(amina, amina.id, "seller", NOW)]
)
def test_a_shop_is_never_without_an_owner(amina: Member, step) -> None:
    join(invited(amina, "seller"), BADR, NOW)
    with pytest.raises(Refused) as refused:
        step(amina)
    assert keys_of(refused) == ["staff.last_owner"]
    assert Session.select().count() == 0 and Member.get_by_id(amina.id).role == "owner"


def test_another_owner_may_take_over(amina: Member) -> None:
    badr = join(invited(amina, "seller"), BADR, NOW)
    change_role(amina, badr.id, "owner", NOW)
    leave(amina, NOW)
    assert [(one.id, one.role) for one in staff_of(badr.shop)] == [(badr.id, "owner")]


def test_anothers_member_is_as_absent_as_one_that_never_was(amina: Member) -> None:
    zoe = make_member(make_shop("zoe"), "Zoe")
    for member_id in (zoe.id, 999_999):
        with pytest.raises(Missing):
            remove(amina, member_id, NOW)
        with pytest.raises(Missing):
            change_role(amina, member_id, "seller", NOW)


def test_when_each_was_last_here_is_known(amina: Member) -> None:
    badr = join(invited(amina), BADR, NOW)
    let_in(badr, NOW - timedelta(days=1))
    let_in(badr, NOW)
    assert last_seen(amina.shop) == {badr.id: NOW}
