"""For the rider: where to, what to collect, what is in the bag; all of today's by area."""

import re
from html import unescape

import peewee
import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders import move, settle
from storefront.orders.records import Order
from tests.desk.orders import do
from tests.desk.people import at_the_desk, make_amina
from tests.makers import make_area, make_product
from tests.orders.placing import place_order


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    make_product(member.shop, "Lemons", 900)
    make_product(member.shop, "Carrots", 500, unit="kg", step_milli=250)
    return member


def confirmed(amina: Member, cart: str, area: int | None) -> Order:
    where = {"delivery": "area", "area_id": area} if area else {"delivery": "pick_up"}
    order = place_order(amina.shop, cart, now=clock.now(), method="cash", **where)
    return move.confirm(order, amina, clock.now())


def texts(html: str) -> list[str]:
    found = re.findall(r'<p class="copy" dir="auto" id="round-\d+">([^<]*)<', html)
    return [unescape(text).replace("\xa0", " ") for text in found]


def test_one_text_says_all_a_rider_needs(client: FlaskClient, amina: Member) -> None:
    order = confirmed(amina, "1x2.2x1500m", make_area(amina.shop, "Guéliz", fee_minor=1000).id)
    do(client, order, "mark", mark="Fatima, blue door")
    address = re.findall(r'href="([^"]+/rider)"', client.get(f"/desk/orders/{order.reference}").text)[0]
    page = client.get(address).text
    (text,) = texts(page)
    assert f'href="/desk/orders/{order.reference}"' in page, "and back"
    assert text == (
        f"{order.reference} – Fatima, blue door\nGuéliz\n"
        "Collect: 35.50 DH (Cash on delivery)\n2 × Lemons\n1.5 kg × Carrots"
    )


def test_what_nobody_drives_with_has_no_such_text(client: FlaskClient, amina: Member) -> None:
    order = confirmed(amina, "1x1", None)
    assert "/rider" not in client.get(f"/desk/orders/{order.reference}").text
    assert client.get(f"/desk/orders/{order.reference}/rider").status_code == 404


def test_what_is_paid_or_left_out_is_neither_collected_nor_brought(client: FlaskClient, amina: Member) -> None:
    order = confirmed(amina, "1x2.2x1", make_area(amina.shop).id)
    do(client, order, "lines", leave_out=order.lines.order_by(-peewee.SQL("id")).get().id)
    settle.record_payment(order, amina, "balance", Money(1800, "MAD"), "cash", clock.now())
    (text,) = texts(client.get("/desk/rider").text)
    assert "Paid: nothing to collect" in text
    assert "Carrots" not in text


def test_an_order_for_another_day_says_so(client: FlaskClient, amina: Member) -> None:
    order = confirmed(amina, "1x1", make_area(amina.shop, "Guéliz").id)
    Order.update(wanted_date="2026-12-01", wanted_slot="08:00").where(Order.id == order.id).execute()
    (text,) = texts(client.get("/desk/rider").text)
    assert re.search(r"\nGuéliz – For .*1 Dec.*08:00\n", text)
    assert re.search(r"<b>For .*1 Dec.*08:00</b>", client.get(f"/desk/orders/{order.reference}").text)


def test_all_of_today_is_one_text_an_area(client: FlaskClient, amina: Member) -> None:
    gueliz, medina = make_area(amina.shop, "Guéliz").id, make_area(amina.shop, "Médina").id
    first, second, third = (confirmed(amina, "1x1", area) for area in (medina, gueliz, gueliz))
    confirmed(amina, "1x1", None)
    move.receive(place_order(amina.shop, "1x1", now=clock.now(), delivery="area", area_id=medina), amina, clock.now())
    move.finish(confirmed(amina, "1x1", medina), amina, clock.now())
    html = client.get("/desk/rider").text
    one, two = texts(html)
    assert one.startswith("Guéliz – 2 orders – Collect: 18 DH\n\n")
    assert one.index(second.reference) < one.index(third.reference)
    assert two.startswith("Médina – 1 order – Collect: 9 DH\n\n") and first.reference in two
    assert html.count("data-copy=") == html.count("https://wa.me/?text=") == 2


def test_an_area_is_one_text_in_whatever_language_its_buyers_read_it(client: FlaskClient, amina: Member) -> None:
    medina = make_area(amina.shop, "Médina").id
    first, second = confirmed(amina, "1x1", medina), confirmed(amina, "1x1", medina)
    Order.update(area_name="المدينة القديمة").where(Order.id == first.id).execute()
    (text,) = texts(client.get("/desk/rider").text)
    assert text.startswith("Médina – 2 orders – Collect: 18 DH\n\n")
    assert text.index(first.reference) < text.index(second.reference)
    assert "المدينة" not in text


def test_a_text_too_long_for_a_link_is_still_there_to_copy(client: FlaskClient, amina: Member) -> None:
    area = make_area(amina.shop, "حي المحاميد التاسع").id
    for _ in range(12):
        confirmed(amina, "1x1.2x1", area)
    html = client.get("/desk/rider").text
    assert len(texts(html)) == html.count("data-copy=") == 1
    assert "https://wa.me/" not in html


def test_the_page_asks_the_database_as_often_for_many_as_for_one(
    client: FlaskClient, amina: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    execute = peewee.SqliteDatabase.execute_sql

    def counted(self, sql, *args, **kwargs):
        asked.append(sql)
        return execute(self, sql, *args, **kwargs)

    monkeypatch.setattr(peewee.SqliteDatabase, "execute_sql", counted)

    def queries() -> int:
        asked.clear()
        client.get("/desk/rider")
        return len(asked)

    area = make_area(amina.shop).id
    confirmed(amina, "1x1", area)
    one = queries()
    for _ in range(5):
        confirmed(amina, "1x1.2x1", area)
    assert queries() == one <= 5
