"""Gateways' secrets: sealed where they are kept, masked where they are shown, told to nobody else."""

from dataclasses import replace
from pathlib import Path

import peewee
import pytest

from storefront.merchants import passwords, sealing, selling
from storefront.merchants.records import AuditLine, Member, Shop, ShopMethod, methods_of, trials_of
from storefront.pay import METHODS, Setting
from storefront.problems import Missing
from storefront.storage import seal
from storefront.storage.seal import Unsealable
from tests.conftest import NOW
from tests.makers import make_member, make_shop

PASSWORD = "citrons du jardin"
KEY = "sk_live_51Habcdef4f2a"


@pytest.fixture
def amina(database: peewee.Database, monkeypatch: pytest.MonkeyPatch) -> Member:
    seal.use_key("only-for-tests")
    fields = (Setting("account", "Account"), Setting("key", "Key", secret=True))
    till = replace(METHODS["bank"], kind="till", settings=fields, check=lambda typed, currency: dict(typed))
    monkeypatch.setitem(METHODS, "till", till)
    return make_member(make_shop("amina"), password_hash=passwords.hashed(PASSWORD))


def save(member: Member, account: str = "7", key: str = KEY) -> None:
    selling.save_method(member, "till", {"account": account, "key": key}, PASSWORD, NOW)


def only_row(member: Member) -> ShopMethod:
    (row,) = methods_of(member.shop)
    return row


def test_a_secret_is_opened_only_to_be_used(amina: Member) -> None:
    save(amina)
    row = only_row(amina)
    assert row.settings["account"] == "7" and KEY not in str(row.settings)
    assert sealing.opened(row) == {"account": "7", "key": KEY}
    assert sealing.masked(row) == {"account": "7", "key": "…4f2a"}


def test_a_copy_of_the_database_holds_nothing_of_a_secret(amina: Member, tmp_path: Path) -> None:
    save(amina)
    save(amina, key="sk_live_another0000")
    selling.remove_method(amina, "till", PASSWORD, NOW)
    save(amina)
    ShopMethod._meta.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("storefront.db*"))
    assert b"sealed1:" in kept and b"51Habcdef" not in kept and b"another" not in kept


def test_a_box_left_blank_keeps_the_secret(amina: Member) -> None:
    save(amina)
    save(amina, account="8", key="")
    assert sealing.opened(only_row(amina)) == {"account": "8", "key": KEY}


def test_the_same_secret_again_alarms_nobody(amina: Member) -> None:
    save(amina)
    save(amina)
    assert AuditLine.select().count() == 1


def test_a_line_of_the_audit_holds_only_the_end_of_a_secret(amina: Member) -> None:
    save(amina)
    assert AuditLine.get().details == {"kind": "till", "before": {}, "after": {"account": "7", "key": "…4f2a"}}


def test_a_short_secret_shows_nothing_of_itself(amina: Member) -> None:
    save(amina, key="hash7")
    assert sealing.masked(only_row(amina))["key"] == "…"


def test_after_a_restore_without_the_key_the_secrets_are_asked_again(amina: Member) -> None:
    save(amina)
    seal.use_key("another host's")
    row = only_row(amina)
    assert sealing.usable_methods(amina.shop) == [] and sealing.count_lost() == 1 and not sealing.still_opens(row)
    assert sealing.masked(row) == {"account": "7", "key": ""}
    with pytest.raises(Unsealable):
        sealing.opened(row)
    save(amina)
    assert sealing.opened(only_row(amina))["key"] == KEY


def test_another_shops_row_does_not_open_a_copied_secret(amina: Member) -> None:
    save(amina)
    copied = ShopMethod(shop=make_shop("zoe"), kind="till", settings=only_row(amina).settings)
    assert not sealing.still_opens(copied)


def test_what_is_tried_is_sealed_too_and_a_box_left_blank_keeps_it(amina: Member) -> None:
    selling.try_method(amina, "till", {"account": "7", "key": KEY}, PASSWORD, NOW)
    assert KEY not in str(trials_of(amina.shop)[0].settings)
    selling.try_method(amina, "till", {"account": "8", "key": ""}, PASSWORD, NOW)
    selling.offer_method(amina, "till", NOW)
    assert sealing.opened(only_row(amina)) == {"account": "8", "key": KEY}


def test_what_no_longer_opens_is_offered_by_nobody(amina: Member) -> None:
    selling.try_method(amina, "till", {"account": "7", "key": KEY}, PASSWORD, NOW)
    seal.use_key("another host's")
    with pytest.raises(Missing):
        selling.offer_method(amina, "till", NOW)
    assert methods_of(amina.shop) == []


def test_a_providers_keys_are_where_money_goes(amina: Member) -> None:
    keys = {"key": "sk_test_51HxQ2abcdefgh", "signing_secret": "whsec_8fK2abcdefgh"}
    selling.save_method(amina, "stripe", keys, PASSWORD, NOW)
    assert Shop.get().pay_changed_at == NOW
    assert not METHODS["stripe"].by_hand and METHODS["cash"].by_hand
