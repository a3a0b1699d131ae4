"""A page of the desk asks the database as often for a full shop as for an empty one."""

from datetime import timedelta

import peewee
import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member
from storefront.merchants.replies.records import Reply
from storefront.money import Money
from storefront.orders import move, settle, weigh
from storefront.orders.records import Order, OrderEvent, lines_of
from tests.desk.people import at_the_desk, make_amina
from tests.makers import make_area, make_choice, make_product
from tests.orders.placing import place_order

PAGES = [
    "/desk", "/desk?show=confirm", "/desk?show=pay", "/desk?show=send", "/desk?show=unsent", "/desk?show=all",
    "/desk?show=old", "/desk/orders?number=lemons", "/desk/orders?number=9", "/desk/rider", "/desk/orders/{reference}",
    "/desk/orders/{reference}/edit", "/desk/orders/{reference}/edit?q=lemons", "/desk/new-order",
    "/desk/new-order?i=1x1.2x1", "/desk/payments", "/desk/settings/replies",
]  # fmt: skip


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    make_area(member.shop, "Guéliz", fee_minor=0)
    return member


def fill(amina: Member, orders: int) -> None:
    """More goods, and orders in every state, each with more behind it."""
    for at in range(3):
        make_choice(make_product(amina.shop, f"Lemons {at}", 900), "big")
    for at in range(orders):
        now = clock.now() - timedelta(minutes=at, days=100 * (at % 5 == 4))
        cart = ".".join(f"{number}-1x1" for number in range(1, min(at, 6) + 2) if number <= amina.shop.next_number - 1)
        order = place_order(amina.shop, cart, now=now, delivery="area", area_id=1)
        for verb in (move.receive, move.confirm, move.send, move.finish)[: at % 5]:
            verb(order, amina, now)
        if at % 5 in (1, 2):
            weigh.give(order, lines_of(order)[0].id, 500, amina, now)
            settle.record_payment(order, amina, "part", Money(100, "MAD"), "cash", now)
    Reply.create(shop=amina.shop, text="We open at 9.")
    OrderEvent.update(at=OrderEvent.at - 300).execute()  # no tap to undo nor to write of


def asked(client: FlaskClient, address: str, monkeypatch: pytest.MonkeyPatch) -> int:
    found: list[str] = []
    execute = peewee.SqliteDatabase.execute_sql

    def counted(self, sql, *args, **kwargs):
        found.append(sql)
        return execute(self, sql, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(peewee.SqliteDatabase, "execute_sql", counted)
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("page", PAGES)
def test_a_full_shop_costs_as_many_questions_as_an_empty_one(
    client: FlaskClient, amina: Member, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    fill(amina, 5)
    first = page.format(reference=Order.get_by_id(2).reference)
    few = asked(client, first, monkeypatch)
    fill(amina, 40)
    last = page.format(
        reference=Order.select().where(Order.state == "received").order_by(Order.id.desc()).get().reference
    )
    assert asked(client, last, monkeypatch) <= few <= 16
