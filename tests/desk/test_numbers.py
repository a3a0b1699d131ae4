"""The owner's numbers."""

import re
from datetime import timedelta

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member
from storefront.numbers.actions import catch_up, write_down
from storefront.numbers.records import DayNumber
from storefront.storage.database import database
from tests.desk.people import at_the_desk, make_amina
from tests.makers import make_member, make_product
from tests.orders.placing import place_order
from tests.wire.test_people import PHONE


@pytest.fixture
def amina(app: Flask) -> Member:
    member = make_amina()
    make_product(member.shop)
    return member


@pytest.fixture
def desk(app: Flask, amina: Member) -> FlaskClient:
    return at_the_desk(app.test_client(), amina)


def test_an_empty_shop_has_ninety_days_of_nothing(desk: FlaskClient) -> None:
    page = desk.get("/desk/numbers").text
    assert page.count("Nothing yet.") == 6 and page.count('<th scope="row">') == 90


def test_what_happened_stands_there(app: Flask, desk: FlaskClient, amina: Member) -> None:
    app.test_client().get("/amina", headers={"User-Agent": PHONE})
    place_order(amina.shop, "1x2", now=clock.now(), source="flyer")
    catch_up(clock.now())
    write_down(app.extensions["tally"])
    page = desk.get("/desk/numbers").text
    for said in ("Pages looked at: 1", "Orders made: 1", "flyer", "Lemons"):
        assert said in page


def test_goods_without_a_name_are_called_as_everywhere(desk: FlaskClient, amina: Member) -> None:
    make_product(amina.shop, "")
    place_order(amina.shop, "2x1", now=clock.now())
    catch_up(clock.now())
    assert "No. 2" in desk.get("/desk/numbers").text


def test_it_is_the_owners_alone(app: Flask, amina: Member) -> None:
    for role, phone in (("seller", "+212612345671"), ("packer", "+212612345672")):
        other = at_the_desk(app.test_client(), make_member(amina.shop, "Pia", role=role, phone=phone))
        assert other.get("/desk/numbers").status_code == 403
        assert "/desk/numbers" not in other.get("/desk/share").text


def fill(member: Member, goods: int) -> None:
    """Ninety busy days."""
    today = clock.now().date()
    named = [("sold", str(number + 1)) for number in range(goods)]
    kinds = [*((kind, "") for kind in ("view", "cart", "placed", "received", "confirmed", "paid")), *named]
    rows = [
        {"shop": member.shop_id, "kind": kind, "name": name, "day": (today - timedelta(days=days)).toordinal()}
        | {"count": 1100 - days * 7, "minor": 1_234_500}
        for days in range(90)
        for kind, name in [*kinds, ("source", "flyer")]
    ]
    for start in range(0, len(rows), 5000):
        DayNumber.insert_many(rows[start : start + 5000]).execute()


def test_busy_days_fit_into_a_small_page(desk: FlaskClient, amina: Member) -> None:
    fill(amina, 10)
    assert len(brotli.compress(desk.get("/desk/numbers").data)) <= 10_000


def test_more_orders_are_not_more_questions(desk: FlaskClient, amina: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    execute = database.obj.execute_sql
    monkeypatch.setattr(database.obj, "execute_sql", lambda sql, *rest: (asked.append(sql), execute(sql, *rest))[1])
    desk.get("/desk/numbers")
    before = len(asked)
    fill(amina, 20)
    asked.clear()
    assert re.search("Orders made: [1-9]", desk.get("/desk/numbers").text)
    assert len([sql for sql in asked if sql.startswith("SELECT")]) <= before + 1  # the names of what was sold
