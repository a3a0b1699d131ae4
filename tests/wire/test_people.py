"""Whoever opens a page is counted, whichever way the page goes out; programs and members are not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.numbers.tally import Tally
from storefront.wire.people import is_person
from tests.desk.people import at_the_desk, make_amina
from tests.makers import make_product

PHONE = "Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    "agent", [PHONE, "Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5", "w3m/0.5.3",
              "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1) Presto/2.8.119", "Lynx/2.9.0"],
)  # fmt: skip
def test_people_are_counted(agent: str) -> None:
    assert is_person({"HTTP_USER_AGENT": agent}, "?1")


@pytest.mark.parametrize(
    "agent",
    ["", "WhatsApp/2.23.20.0 A", "facebookexternalhit/1.1", "TelegramBot (like TwitterBot)", "Googlebot/2.1",
     "Mozilla/5.0 (compatible; bingbot/2.0)", "curl/8.5.0", "python-requests/2.31", "Mozilla/5.0 HeadlessChrome/120",
     "meta-externalagent/1.1", "SkypeUriPreview", "okhttp/4.9"],
)  # fmt: skip
def test_programs_are_not(agent: str) -> None:
    assert not is_person({"HTTP_USER_AGENT": agent}, "?1")


@pytest.mark.parametrize(
    ("path", "headers", "counted"),
    [
        ("p/1", {"HTTP_SEC_FETCH_DEST": "document"}, True),
        ("p/1", {"HTTP_SEC_FETCH_DEST": "empty"}, False),  # the worker keeps goods ahead
        ("?1", {"HTTP_SEC_FETCH_DEST": "empty"}, True),
        ("?1", {"HTTP_SEC_PURPOSE": "prefetch"}, False),
        ("?1", {"HTTP_PURPOSE": "prefetch"}, False),
        ("?1", {"HTTP_COOKIE": "sid=abc"}, False),
        ("?1", {"HTTP_SEC_FETCH_DEST": "image"}, False),
    ],
)
def test_what_was_not_opened_is_not_counted(path: str, headers: dict[str, str], counted: bool) -> None:
    assert is_person({"HTTP_USER_AGENT": PHONE, **headers}, path) is counted


@pytest.fixture
def buyer(app: Flask) -> FlaskClient:
    make_product(make_amina().shop)
    client = app.test_client()
    client.environ_base["HTTP_USER_AGENT"] = PHONE
    return client


def seen(app: Flask) -> dict[str, int]:
    tally: Tally = app.extensions["tally"]
    sums: dict[str, int] = {}
    for one, times in tally.take().items():
        sums[one.kind] = sums.get(one.kind, 0) + times
    return sums


def test_a_page_counts_whether_drawn_or_kept_or_known(app: Flask, buyer: FlaskClient) -> None:
    tag = buyer.get("/amina").headers["ETag"]  # drawn
    buyer.get("/amina")  # past Flask
    assert buyer.get("/amina", headers={"If-None-Match": tag}).status_code == 304
    buyer.get("/amina/p/1")
    buyer.head("/amina")
    buyer.get("/amina", headers={"User-Agent": "WhatsApp/2.23.20.0 A"})
    assert seen(app) == {"view": 4}


def test_a_cart_counts_when_something_is_in_it(app: Flask, buyer: FlaskClient) -> None:
    buyer.get("/amina/cart?i=1x2")
    buyer.get("/amina/cart")
    assert seen(app) == {"cart": 1}


def test_nothing_is_asked_of_the_browser(app: Flask, buyer: FlaskClient) -> None:
    for path in ("/amina", "/amina", "/amina/p/1"):
        assert "Set-Cookie" not in buyer.get(path).headers


def test_the_desk_is_not_counted(app: Flask, buyer: FlaskClient) -> None:
    from storefront.merchants.records import Member

    at_the_desk(buyer, Member.get())
    buyer.get("/desk")
    buyer.get("/amina")
    assert seen(app) == {}
