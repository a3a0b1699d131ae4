"""A list that looks after itself: told in a few bytes that nothing is new, and at once what is."""

import json
import re
from html import unescape

import brotli
import peewee
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront import clock
from storefront.merchants.records import Member
from storefront.orders import move
from storefront.payments.records import Notice
from tests.desk.orders import do, make_order
from tests.desk.people import at_the_desk, make_amina
from tests.makers import make_product, make_shop
from tests.orders.placing import place_order


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    return member


def look(client: FlaskClient, html: str) -> TestResponse:
    """As the list itself asks, with the tag it carries."""
    asking = re.search(r'id="watch" hx-get="([^"]*)".*?hx-headers=\'([^\']*)\'', html)
    assert asking
    return client.get(unescape(asking[1]), headers={"HX-Request": "true", **json.loads(asking[2])})


@pytest.mark.parametrize("address", ["/desk", "/desk?show=confirm", "/desk?show=all&page=2"])
def test_no_news_is_told_in_a_few_bytes(client: FlaskClient, amina: Member, address: str) -> None:
    move.receive(make_order(amina.shop), amina, clock.now())
    answer = look(client, client.get(address).text)
    assert (answer.status_code, answer.data) == (304, b"")
    assert len(f"HTTP/1.1 304 NOT MODIFIED\r\n{answer.headers}") <= 300
    assert "no-store" in answer.headers["Cache-Control"]


def test_no_news_costs_two_short_questions(client: FlaskClient, amina: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    html, asked = client.get("/desk").text, []
    execute = peewee.SqliteDatabase.execute_sql

    def counted(self, sql, *args, **kwargs):
        asked.append(sql)
        return execute(self, sql, *args, **kwargs)

    monkeypatch.setattr(peewee.SqliteDatabase, "execute_sql", counted)
    assert look(client, html).status_code == 304
    assert len(asked) == 2
    assert not any('"order"' in sql for sql in asked)


def test_whatever_happens_to_an_order_is_news(client: FlaskClient, amina: Member) -> None:
    html = client.get("/desk").text
    order = make_order(amina.shop)
    for happens in (
        lambda: None,  # it was placed
        lambda: move.receive(order, amina, clock.now()),
        lambda: do(client, order, "mark", mark="blue door"),
        lambda: do(client, order, "fee", fee="0", discount="2"),
        lambda: do(client, order, "state", verb="confirm"),
        lambda: do(client, order, "payment", amount="1", kind="part", method="cash"),
    ):
        happens()
        news = look(client, html)
        assert news.status_code == 200
        assert "<html" not in news.text
        html = news.text
        assert look(client, html).status_code == 304


def test_a_taps_answer_is_small_however_long_the_list(client: FlaskClient, amina: Member) -> None:
    for name in ("Lemons", "Olives in oil", "Bread, still warm", "Mint"):
        make_product(amina.shop, name, 900)
    orders = [place_order(amina.shop, f"1x{n}.2x1.3x{n}.4x2", now=clock.now()) for n in range(1, 25)]
    for order in orders:
        move.receive(order, amina, clock.now())
    headers = {"HX-Request": "true", "Accept-Encoding": "br"}
    answer = do(client, orders[0], "state", verb="confirm", next="/desk", headers=headers)
    assert "text-confirmed" in brotli.decompress(answer.data).decode()
    assert len(answer.data) <= 2048


def test_money_nobody_awaited_is_news(client: FlaskClient, amina: Member) -> None:
    html = client.get("/desk").text
    Notice.create(shop=amina.shop, kind="stripe", event="e", at=clock.now(), status="paid", verdict="unmatched")
    assert look(client, html).status_code == 200


def test_what_a_tap_leads_to_is_no_news_to_who_tapped(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    answer = do(client, order, "state", verb="confirm", next="/desk", headers={"HX-Request": "true"})
    assert look(client, answer.text).status_code == 304


def test_one_list_is_not_another_nor_one_member_another(client: FlaskClient, amina: Member) -> None:
    html = client.get("/desk").text
    assert look(client, html.replace('hx-get="/desk"', 'hx-get="/desk?show=send"')).status_code == 200
    Member.update(role="packer").where(Member.id == amina.id).execute()
    assert look(client, html).status_code == 200


def test_zoes_orders_are_no_news_to_amina(client: FlaskClient, amina: Member) -> None:
    zoe, html = make_shop("zoe"), client.get("/desk").text
    make_order(zoe)
    place_order(zoe, "1x1", now=clock.now())
    assert look(client, html).status_code == 304


def test_who_asks_for_a_page_gets_a_page(client: FlaskClient, amina: Member) -> None:
    html = client.get("/desk").text
    tag = re.search(r'W/\\"(\w+)\\"', html)
    assert tag
    assert client.get("/desk", headers={"If-None-Match": f'W/"{tag[1]}"'}).status_code == 200
