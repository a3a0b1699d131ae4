import peewee
import pytest

from storefront.merchants import passwords, selling
from storefront.merchants.drafts import AreaDraft
from storefront.merchants.records import (
    AuditLine,
    Member,
    Shop,
    area_of,
    areas_of,
    channels_of,
    methods_of,
    trials_of,
)
from storefront.problems import Missing, Refused
from tests.conftest import NOW
from tests.makers import make_area, make_member, make_shop

PASSWORD = "citrons du jardin"
BANK = {"holder": "Amina", "bank": "BMCE", "account": "1234 5678 9012"}


@pytest.fixture
def amina(database: peewee.Database) -> Member:
    return make_member(make_shop("amina"), password_hash=passwords.hashed(PASSWORD))


def fresh(member: Member) -> Shop:
    return Shop.get_by_id(member.shop.id)


def test_areas_are_added_last_raised_and_removed(amina: Member) -> None:
    shop = amina.shop
    gueliz, medina = selling.add_area(shop, AreaDraft("Guéliz", 1000)), selling.add_area(shop, AreaDraft("Médina"))
    selling.raise_area(shop, medina.id)
    assert [area.name for area in areas_of(shop)] == ["Médina", "Guéliz"]
    selling.raise_area(shop, medina.id)
    selling.edit_area(shop, gueliz.id, AreaDraft("Guéliz", 1500, 20000, 5000))
    selling.remove_area(shop, medina.id)
    assert [(area.name, area.fee_minor, area.free_above_minor) for area in areas_of(shop)] == [("Guéliz", 1500, 20000)]
    assert fresh(amina).version == 7


def test_another_shops_area_is_not_there(amina: Member) -> None:
    zoe = make_area(make_shop("zoe"), "Port")
    for act in (
        lambda: selling.edit_area(amina.shop, zoe.id, AreaDraft("Mine")),
        lambda: selling.remove_area(amina.shop, zoe.id),
        lambda: selling.raise_area(amina.shop, zoe.id),
    ):
        with pytest.raises(Missing):
            act()
    assert area_of(zoe.shop, zoe.id).name == "Port"


def test_areas_have_an_end(amina: Member) -> None:
    for number in range(selling.MOST_AREAS):
        selling.add_area(amina.shop, AreaDraft(str(number)))
    with pytest.raises(Refused):
        selling.add_area(amina.shop, AreaDraft("one more"))


def test_channels_keep_their_order_and_forget_empty_ones(amina: Member) -> None:
    typed = {"whatsapp": "0612345678", "telegram": "@amina_shop", "sms": " ", "call": "0612345678"}
    selling.save_channels(amina, typed, ["telegram"], NOW)
    assert [channel.kind for channel in channels_of(amina.shop)] == ["telegram", "whatsapp", "call"]
    assert channels_of(amina.shop)[1].address == "+212612345678"
    selling.save_channels(amina, typed, ["telegram"], NOW)
    assert AuditLine.select().count() == 1


def test_unreadable_channels_stand_beside_their_boxes_and_change_nothing(amina: Member) -> None:
    selling.save_channels(amina, {"whatsapp": "0612345678"}, [], NOW)
    with pytest.raises(Refused) as refused:
        selling.save_channels(amina, {"whatsapp": "12", "email": "amina"}, [], NOW)
    assert {problem.field for problem in refused.value.problems} == {"whatsapp", "email"}
    assert channels_of(amina.shop)[0].address == "+212612345678"


def test_where_money_goes_changes_only_with_the_password_and_leaves_a_line(amina: Member) -> None:
    with pytest.raises(Refused) as refused:
        selling.save_method(amina, "bank", BANK, "wrong", NOW)
    assert [problem.key for problem in refused.value.problems] == ["password.wrong"]
    assert methods_of(amina.shop) == []
    selling.save_method(amina, "bank", BANK, PASSWORD, NOW)
    assert fresh(amina).pay_changed_at == NOW
    assert AuditLine.get().details["after"]["holder"] == "Amina"


def test_saving_the_same_account_again_alarms_nobody(amina: Member) -> None:
    selling.save_method(amina, "bank", BANK, PASSWORD, NOW)
    Shop.update(pay_changed_at=None).execute()
    selling.save_method(amina, "bank", BANK, PASSWORD, NOW)
    assert fresh(amina).pay_changed_at is None
    assert AuditLine.select().count() == 1


def test_cash_alarms_nobody(amina: Member) -> None:
    selling.save_method(amina, "cash", {}, PASSWORD, NOW)
    selling.save_method(amina, "cash", {"step": "1"}, PASSWORD, NOW)
    assert AuditLine.select().count() == 0
    assert fresh(amina).pay_changed_at is None
    assert [method.kind for method in methods_of(amina.shop)] == ["cash"]


def test_an_account_that_cannot_be_is_refused_before_the_password_is_looked_at(amina: Member) -> None:
    with pytest.raises(Refused) as refused:
        selling.save_method(amina, "bank", {**BANK, "account": "?"}, "wrong", NOW)
    assert [problem.field for problem in refused.value.problems] == ["account"]


def test_what_is_tried_is_offered_to_nobody_until_it_is_right(amina: Member) -> None:
    assert selling.try_method(amina, "bank", BANK, PASSWORD, NOW)
    assert (methods_of(amina.shop), fresh(amina).pay_changed_at, AuditLine.select().count()) == ([], None, 0)
    selling.offer_method(amina, "bank", NOW)
    assert [method.settings["holder"] for method in methods_of(amina.shop)] == ["Amina"]
    assert trials_of(amina.shop) == []
    assert fresh(amina).pay_changed_at == NOW


def test_what_is_offered_stays_while_its_change_is_tried(amina: Member) -> None:
    selling.save_method(amina, "bank", BANK, PASSWORD, NOW)
    selling.save_method(amina, "cash", {}, PASSWORD, NOW)
    for bank in ("Attijari", "CIH"):
        assert selling.try_method(amina, "bank", {**BANK, "bank": bank}, PASSWORD, NOW)
    assert methods_of(amina.shop)[0].settings["bank"] == "BMCE"
    assert [trial.settings["bank"] for trial in trials_of(amina.shop)] == ["CIH"]
    selling.offer_method(amina, "bank", NOW)
    assert [(method.kind, method.settings.get("bank")) for method in methods_of(amina.shop)] == [
        ("bank", "CIH"),
        ("cash", None),
    ]
    assert AuditLine.select().order_by(AuditLine.id.desc()).first().details["before"]["bank"] == "BMCE"


def test_a_trial_asks_for_the_password_and_the_offer_for_a_trial(amina: Member) -> None:
    with pytest.raises(Refused):
        selling.try_method(amina, "bank", BANK, "wrong", NOW)
    with pytest.raises(Missing):
        selling.offer_method(amina, "bank", NOW)
    assert trials_of(amina.shop) == []


def test_cash_and_what_is_offered_already_need_no_trial(amina: Member) -> None:
    assert not selling.try_method(amina, "cash", {}, PASSWORD, NOW)
    assert [method.kind for method in methods_of(amina.shop)] == ["cash"]
    assert selling.try_method(amina, "cash", {"step": "1"}, PASSWORD, NOW)  # rounding is looked at first
    selling.save_method(amina, "bank", BANK, PASSWORD, NOW)
    assert selling.try_method(amina, "bank", {**BANK, "bank": "CIH"}, PASSWORD, NOW)
    assert not selling.try_method(amina, "bank", BANK, PASSWORD, NOW)
    assert [trial.kind for trial in trials_of(amina.shop)] == ["cash"]


def test_a_trial_is_thrown_away_without_alarm(amina: Member) -> None:
    selling.try_method(amina, "bank", BANK, PASSWORD, NOW)
    selling.remove_method(amina, "bank", PASSWORD, NOW)
    assert trials_of(amina.shop) == []
    assert fresh(amina).pay_changed_at is None


def test_methods_are_ordered_and_removed(amina: Member) -> None:
    selling.save_method(amina, "bank", BANK, PASSWORD, NOW)
    selling.save_method(amina, "cash", {}, PASSWORD, NOW)
    selling.raise_method(amina.shop, "cash")
    assert [method.kind for method in methods_of(amina.shop)] == ["cash", "bank"]
    with pytest.raises(Refused):
        selling.remove_method(amina, "bank", "wrong", NOW)
    selling.remove_method(amina, "bank", PASSWORD, NOW)
    assert [method.kind for method in methods_of(amina.shop)] == ["cash"]
    with pytest.raises(Missing):
        selling.remove_method(amina, "bank", PASSWORD, NOW)


@pytest.mark.parametrize("kind", ["barter", ""])
def test_an_unknown_way_to_pay_is_missing(amina: Member, kind: str) -> None:
    with pytest.raises(Missing):
        selling.save_method(amina, kind, {}, PASSWORD, NOW)


def test_a_way_to_pay_of_another_currency_is_refused(amina: Member) -> None:
    with pytest.raises(Refused):
        selling.save_method(amina, "upi", {"address": "amina@bank"}, PASSWORD, NOW)
