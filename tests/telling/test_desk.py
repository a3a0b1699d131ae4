"""A member's bells at the desk."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.config import Settings
from storefront.merchants.records import Member
from storefront.telling.means import means, set_up
from storefront.telling.records import Bell, bells_of
from storefront.telling.sweep import sweep
from tests.desk.people import at_the_desk, problems
from tests.makers import make_member
from tests.orders.placing import place_order
from tests.telling.mail_server import PASSWORD, USER, MailServer
from tests.telling.servers import Ntfy, Telegram
from tests.telling.test_ways import mail_by

PATH = "/desk/settings/bells"


@pytest.fixture
def desk(app: Flask, amina: Member) -> FlaskClient:
    return at_the_desk(app.test_client(), amina)


def test_a_topic_is_saved_and_tried_in_one_tap(desk: FlaskClient, topic: str, ntfy: Ntfy) -> None:
    page = desk.post(f"{PATH}/ntfy", data={"address": topic}, follow_redirects=True).text
    assert "The test was sent. Did it arrive?" in page and topic in page
    assert [one["message"] for one in ntfy.sent] == ["This is a test. New orders are told like this."]
    assert "ntfy" in desk.get("/desk/settings").text


def test_a_bot_asks_for_its_first_tap(desk: FlaskClient, amina: Member, telegram: Telegram) -> None:
    page = desk.post(f"{PATH}/telegram", data={"token": telegram.token}, follow_redirects=True).text
    assert problems(page) == ["Open your bot, tap Start there, then send a test here.\n"]
    (link,) = re.findall(r'href="(https://t\.me/[^"]+)"', page)
    telegram.start(link.partition("=")[2])
    bell = bells_of(amina)[0]
    page = desk.post(f"{PATH}/{bell.id}/test", follow_redirects=True).text
    assert "The test was sent" in page and "t.me" not in page and "@amina_orders_bot" in page


def test_a_wrong_password_is_said_and_never_shown_again(desk: FlaskClient, mail: MailServer) -> None:
    typed = mail_by(mail, password="a wrong one")
    page = desk.post(f"{PATH}/email", data=typed, follow_redirects=True).text
    assert problems(page) == ["The mail server does not take this user name and password.\n"]
    form = desk.get(f"{PATH}/email").text
    assert "amina@mail.test" in form and "a wrong one" not in form and "Leave it empty to keep it" in form
    assert "The test was sent" in desk.post(f"{PATH}/email", data=mail_by(mail), follow_redirects=True).text
    assert PASSWORD not in desk.get(f"{PATH}/email").text


def test_an_address_that_the_host_would_write_to_says_yes_first(
    host_mail: FlaskClient, amina: Member, mail: MailServer
) -> None:
    """Nobody is written to again and again who never asked for it."""
    page = host_mail.post(f"{PATH}/email", data={"to": "badr@mail.test"}, follow_redirects=True).text
    assert problems(page) == ["Open the link in the message we sent there: then new orders are told there.\n"]
    bell = bells_of(amina)[0]
    place_order(amina.shop, "1x1", now=clock.now())
    sweep(means(), clock.now())
    assert not bell.active and [one["To"] for one in mail.mails] == ["badr@mail.test"]
    (link,) = re.findall(rf"https://shops\.example({PATH}/\S+)", mail.mails[0].get_content())
    assert host_mail.get(link).status_code == 200 and not bells_of(amina)[0].active, "a program may look"
    assert host_mail.post(f"{link}x").status_code == 404
    assert host_mail.post(link).status_code == 303 and bells_of(amina)[0].active
    place_order(amina.shop, "1x1", now=clock.now())
    sweep(means(), clock.now())
    assert mail.mails[-1]["Subject"].startswith("1 new order")
    assert host_mail.post(link).status_code == 303, "a second tap changes nothing"


def test_an_old_message_says_yes_to_nothing(host_mail: FlaskClient, amina: Member, mail: MailServer) -> None:
    for to in ("badr@mail.test", "amina@mail.test"):
        host_mail.post(f"{PATH}/email", data={"to": to})
    first, second = (re.findall(rf"https://shops\.example({PATH}/\S+)", one.get_content())[0] for one in mail.mails)
    assert host_mail.post(first).status_code == 404
    assert host_mail.post(second).status_code == 303


@pytest.fixture
def host_mail(settings: Settings, app: Flask, amina: Member, mail: MailServer) -> FlaskClient:
    """Amina's desk, on a host with a mail server of its own."""
    server = f"smtp://{USER.replace('@', '%40')}:{PASSWORD}@{mail.host}:{mail.port}"
    set_up(replace(settings, smtp_url=server))
    return at_the_desk(app.test_client(), amina)


def test_what_was_typed_stays_when_it_is_refused(desk: FlaskClient) -> None:
    answer = desk.post(f"{PATH}/email", data={"to": "amina at mail", "server": "mail.test"})
    assert answer.status_code == 422 and 'value="amina at mail"' in answer.text
    assert Bell.select().count() == 0


def test_a_bell_is_its_members_alone(app: Flask, amina: Member, desk: FlaskClient, topic: str) -> None:
    desk.post(f"{PATH}/ntfy", data={"address": topic})
    bell = bells_of(amina)[0]
    pia = at_the_desk(app.test_client(), make_member(amina.shop, "Pia", role="packer", phone="+212612345671"))
    assert topic not in pia.get(PATH).text
    assert pia.post(f"{PATH}/{bell.id}/test").status_code == 404
    assert pia.post(f"{PATH}/{bell.id}/remove").status_code == 404
    assert bells_of(amina) == [bell]
    assert pia.post(f"{PATH}/ntfy", data={"address": f"{topic}-pia"}).status_code == 303, "each has their own"
    desk.post(f"{PATH}/{bell.id}/remove")
    assert bells_of(amina) == []


def test_tests_are_counted(app: Flask, amina: Member, topic: str, ntfy: Ntfy) -> None:
    desk = at_the_desk(app.test_client(), amina)
    desk.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    for _ in range(30):
        desk.post(f"{PATH}/ntfy", data={"address": topic})
    answer = desk.post(f"{PATH}/{bells_of(amina)[0].id}/test")
    assert answer.status_code == 429 and "Enough tests for now" in answer.text and len(ntfy.sent) == 30


def test_nothing_unknown_can_be_added(desk: FlaskClient) -> None:
    assert desk.get(f"{PATH}/pigeon").status_code == 404
    assert desk.post(f"{PATH}/pigeon", data={}).status_code == 404
