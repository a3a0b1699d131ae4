"""Each way against a server that behaves as its documentation says: what arrives, and what is said when it does not."""

import logging

import pytest

from storefront.merchants.records import Member
from storefront.problems import Refused
from storefront.storage.seal import use_key
from storefront.telling.actions import opened, save_bell, try_bell
from storefront.telling.means import means
from storefront.telling.records import Bell
from storefront.telling.ways import WAYS
from tests.conftest import NOW
from tests.telling.bells import again, minute, order_lemons
from tests.telling.mail_server import PASSWORD, USER, MailServer
from tests.telling.servers import Ntfy, Telegram


def tried(member: Member, kind: str, **typed: str) -> Bell:
    bell = try_bell(member, save_bell(member, kind, typed, means(), NOW).id, means(), NOW)
    assert bell is not None
    return bell


def mail_by(mail: MailServer, **other: str) -> dict[str, str]:
    own = {"to": "amina@mail.test", "server": f"{mail.host}:{mail.port}", "user": USER, "password": PASSWORD}
    return {**own, **other}


def test_a_telegram_bot_writes_to_whoever_tapped_start_with_the_code(amina: Member, telegram: Telegram) -> None:
    bell = tried(amina, "telegram", token=telegram.token)
    assert (bell.active, bell.fault) == (False, "bell.telegram_start")
    step = WAYS["telegram"].first_step(opened(bell))
    link, _, code = step.partition("?start=")
    assert link == "https://t.me/amina_orders_bot" and len(code) == 26
    telegram.start("another code", chat=666)
    telegram.start(code)
    bell = try_bell(amina, bell.id, means(), NOW)
    assert bell is not None and bell.active
    order_lemons(amina.shop)
    assert minute() == 1
    assert {one["chat_id"] for one in telegram.sent} == {telegram.chat}
    assert telegram.sent[-1]["text"].startswith("Amina's basket\n1 new order")


def started(amina: Member, telegram: Telegram) -> Bell:
    bell = tried(amina, "telegram", token=telegram.token)
    telegram.start(opened(bell)["code"])
    ready = try_bell(amina, bell.id, means(), NOW)
    assert ready is not None and ready.active
    return ready


def test_telegram_says_what_is_wrong(amina: Member, telegram: Telegram) -> None:
    wrong = tried(amina, "telegram", token=telegram.token[:-1] + "x")
    assert wrong.fault == "bell.telegram_token"
    bell = started(amina, telegram)
    telegram.blocked = True
    assert try_bell(amina, bell.id, means(), NOW).fault == "bell.telegram_blocked"
    with pytest.raises(Refused) as refused:
        save_bell(amina, "telegram", {"token": "not a token"}, means(), NOW)
    assert [problem.field for problem in refused.value.problems] == ["token"]


def test_telegram_is_left_alone_for_as_long_as_it_asks(amina: Member, telegram: Telegram) -> None:
    bell = started(amina, telegram)
    telegram.retry_after = 1800
    order_lemons(amina.shop)
    minute()
    assert (again(bell).fault, (again(bell).try_at - NOW).total_seconds()) == ("bell.later", 1800)


def test_a_mail_comes_through_the_members_own_server(amina: Member, mail: MailServer) -> None:
    bell = tried(amina, "email", **mail_by(mail))
    assert (bell.active, bell.fault) == (True, "")
    order_lemons(amina.shop)
    assert minute() == 1
    told = mail.mails[-1]
    assert (told["To"], told["From"]) == ("amina@mail.test", USER)
    assert told["Subject"].replace("\N{NO-BREAK SPACE}", " ") == "1 new order, 18 DH – Amina's basket"
    assert "https://shops.example/desk" in told.get_content()


@pytest.mark.parametrize(
    ("other", "refuse", "fault"),
    [
        ({"password": "wrong"}, "", "bell.mail_password"),
        ({}, "550 no such user", "bell.mail_recipient"),
        ({}, "451 greylisted, come back", "bell.later"),
        ({"server": "127.0.0.1:1"}, "", "bell.unreachable"),  # not named by the host: inside is out of bounds
    ],
)
def test_mail_that_does_not_go_says_why(
    amina: Member, mail: MailServer, other: dict[str, str], refuse: str, fault: str
) -> None:
    mail.refuse = refuse
    bell = tried(amina, "email", **mail_by(mail, **other))
    assert (bell.active, bell.fault) == (False, fault) and mail.mails == []


def test_mail_out_in_the_world_goes_encrypted_or_not_at_all(
    amina: Member, mail: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storefront.telling.mail.is_public", lambda address: True)
    assert tried(amina, "email", **mail_by(mail)).fault == "bell.mail_encryption"
    assert mail.mails == []


def test_a_password_left_empty_stays_as_it_was(amina: Member, mail: MailServer) -> None:
    tried(amina, "email", **mail_by(mail))
    bell = tried(amina, "email", **mail_by(mail, password=""))
    assert bell.active and opened(bell)["password"] == PASSWORD and Bell.select().count() == 1


def test_it_goes_to_no_other_server_than_its_own(amina: Member, mail: MailServer) -> None:
    """Who finds the desk open, and has a server, does not get it."""
    tried(amina, "email", **mail_by(mail))
    save_bell(amina, "ntfy", {"address": "https://ntfy.sh/lemons", "token": "tk_4827"}, means(), NOW)
    elsewhere = save_bell(amina, "email", mail_by(mail, password="", server="mail.evil.example"), means(), NOW)
    topic = save_bell(amina, "ntfy", {"address": "https://evil.example/lemons", "token": ""}, means(), NOW)
    assert (opened(elsewhere)["password"], opened(topic)["token"]) == ("", "")


def test_ntfy_says_what_is_wrong(amina: Member, ntfy: Ntfy, topic: str) -> None:
    ntfy.token = "tk_4827"
    assert tried(amina, "ntfy", address=topic).fault == "bell.ntfy_access"
    assert tried(amina, "ntfy", address=topic, token="tk_4827").active
    ntfy.status = 500
    assert tried(amina, "ntfy", address=topic).fault == "bell.unreachable"


@pytest.mark.parametrize(
    "address",
    ["", "ntfy.sh/lemons", "http://ntfy.sh/lemons", "https://ntfy.sh/", "https://ntfy.sh/a/b", "https://a@ntfy.sh/b",
     "https://ntfy.sh/lemons?x=1", "http://127.0.0.1:1/lemons", "file:///etc/passwd", "https://[::1/x"],
)  # fmt: skip
def test_only_a_topics_address_is_taken(amina: Member, address: str) -> None:
    with pytest.raises(Refused):
        save_bell(amina, "ntfy", {"address": address, "token": ""}, means(), NOW)


def test_what_is_inside_is_not_reached_by_name(amina: Member) -> None:
    assert tried(amina, "ntfy", address="https://localhost/lemons").fault == "bell.unreachable"


def test_secrets_lie_sealed_and_stay_out_of_the_log(
    amina: Member, telegram: Telegram, mail: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "storefront")
    bell = started(amina, telegram)
    tried(amina, "email", **mail_by(mail))
    telegram.blocked = True
    order_lemons(amina.shop)
    minute()
    assert "bell.telegram_blocked" in caplog.text
    for secret in (telegram.token, PASSWORD, opened(bell)["code"]):
        assert secret not in caplog.text
        assert secret not in str(list(Bell.select().tuples()))


def test_with_another_key_it_is_asked_for_again(amina: Member, mail: MailServer) -> None:
    bell = tried(amina, "email", **mail_by(mail))
    use_key("the host has lost its key")
    assert try_bell(amina, bell.id, means(), NOW).fault == "bell.lost"
    order_lemons(amina.shop)
    assert minute() == 1, "it says so, and nothing breaks"
