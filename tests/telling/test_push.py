"""Web Push: encrypted as the standard's own example, read by a browser's part that is not ours, dead ones forgotten."""

import re
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from flask import Flask
from flask.testing import FlaskClient

from storefront.merchants.records import Member
from storefront.telling.records import Bell, bells_of
from storefront.telling.web_push import bytes64, encrypted, text64
from tests.conftest import NOW
from tests.desk.people import at_the_desk
from tests.makers import make_member
from tests.telling.bells import again, minute, order_lemons
from tests.telling.push_service import PushService

PATH = "/desk/settings/bells"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0"


@pytest.fixture
def desk(app: Flask, amina: Member) -> FlaskClient:
    return at_the_desk(app.test_client(), amina)


def subscribe(desk: FlaskClient, push: PushService, path: str = "/wpush/v2/abc") -> str:
    """As the desk's script does, with the key its page gives."""
    (push.sender,) = re.findall(r'data-key="([^"]+)"', desk.get(PATH).text)
    agent = {"User-Agent": FIREFOX}
    return desk.post(f"{PATH}/push", data=push.subscription(path), headers=agent, follow_redirects=True).text


def test_the_standards_own_example_comes_out_byte_for_byte() -> None:
    """RFC 8291, appendix A."""
    ours = derive_private_key(int.from_bytes(bytes64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")), SECP256R1())
    sent = encrypted(
        b"When I grow up, I want to be a watermelon",
        bytes64("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        bytes64("BTBZMqHH6r4Tts7J_aSIgg"),
        ours,
        bytes64("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert text64(sent) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
        "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_browser_is_told_of_orders(desk: FlaskClient, amina: Member, push: PushService) -> None:
    page = subscribe(desk, push)
    assert "The test was sent" in page and "Firefox · Android" in page
    order = order_lemons(amina.shop)
    assert minute() == 1
    told = push.shown[-1]
    assert (told["title"], told["body"].replace("\N{NO-BREAK SPACE}", " ")) == ("Amina's basket", "1 new order, 18 DH")
    assert (told["lang"], told["dir"]) == ("en", "ltr") and order.reference not in str(told)
    assert push.claims["sub"] == "https://shops.example"
    assert 0 < push.claims["exp"] - NOW.timestamp() <= timedelta(hours=24).total_seconds()


def test_a_browser_that_is_gone_is_forgotten(desk: FlaskClient, amina: Member, push: PushService) -> None:
    subscribe(desk, push)
    push.status = 410
    order_lemons(amina.shop)
    assert minute() == 1 and bells_of(amina) == []
    push.status = 201
    subscribe(desk, push)
    push.status = 404
    page = desk.post(f"{PATH}/{bells_of(amina)[0].id}/test", follow_redirects=True).text
    assert "no longer listens" in page and bells_of(amina) == []


def test_each_browser_is_one_bell_however_often_it_subscribes(
    desk: FlaskClient, amina: Member, push: PushService
) -> None:
    for path in ("/phone", "/phone", "/laptop"):
        subscribe(desk, push, path)
    assert Bell.select().count() == 2
    order_lemons(amina.shop)
    assert minute() == 2


def test_two_members_may_share_a_browser(app: Flask, desk: FlaskClient, amina: Member, push: PushService) -> None:
    subscribe(desk, push)
    badr = at_the_desk(app.test_client(), make_member(amina.shop, "Badr", phone="+212612345671", language="ar"))
    subscribe(badr, push)
    order_lemons(amina.shop)
    assert minute() == 2 and {one["dir"] for one in push.shown} == {"ltr", "rtl"}


def test_a_service_that_asks_for_rest_gets_it(desk: FlaskClient, amina: Member, push: PushService) -> None:
    subscribe(desk, push)
    push.status = 429
    order_lemons(amina.shop)
    minute()
    (bell,) = bells_of(amina)
    assert again(bell).fault == "bell.later" and again(bell).try_at > NOW


@pytest.mark.parametrize(("said", "minutes"), [("1800", 30), ("", 1), ("soon", 1), ("²", 1)])
def test_how_long_it_wants_to_rest_is_read(
    desk: FlaskClient, amina: Member, push: PushService, said: str, minutes: int
) -> None:
    subscribe(desk, push)
    push.status, push.headers = 503, {"Retry-After": said}
    order_lemons(amina.shop)
    minute()
    assert bells_of(amina)[0].try_at == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "other",
    [
        {"address": "http://evil.example/x"},
        {"address": "https:///x"},
        {"address": "https://[::1/x"},
        {"p256dh": "BCVx"},
        {"p256dh": text64(b"\x04" + b"\x01" * 64)},
        {"auth": "AAAA"},
        {"auth": "é"},
    ],
)
def test_only_a_subscription_is_taken(desk: FlaskClient, push: PushService, other: dict[str, str]) -> None:
    answer = desk.post(f"{PATH}/push", data=push.subscription() | other)
    assert answer.status_code == 422 and Bell.select().count() == 0


def test_the_worker_is_everybodys_and_small(app: Flask) -> None:
    answer = app.test_client().get("/bells.js")
    assert answer.status_code == 200 and answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache" and len(answer.data) < 900
