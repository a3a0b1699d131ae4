"""Today: three numbers, a list, a box for a number; as fast with many orders as with few."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import peewee
import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders import move, settle, weigh
from storefront.orders.lists import records
from storefront.orders.records import Order, OrderEvent, lines_of
from tests.desk.orders import do, forms_of, fresh, make_order
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_area, make_member, make_product, make_shop
from tests.orders.placing import place_order


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    return member


def shown(html: str) -> list[str]:
    return re.findall(r'<article class="card" id="o([^"]*)"', html)


def numbers(html: str) -> list[int]:
    return [
        int(number)
        for number in re.findall(r"<b>([0-9]+)</b>", html.partition('class="numbers"')[2].partition("</p>")[0])
    ]


def test_three_numbers_count_and_lead_to_their_orders(client: FlaskClient, amina: Member) -> None:
    now = clock.now()
    seen, unpaid, sent = (make_order(amina.shop, cart) for cart in ("", "1x1", "1x3"))
    move.receive(seen, amina, now)
    move.confirm(unpaid, amina, now)
    move.send(sent, amina, now)
    settle.record_payment(sent, amina, "balance", Money(2700, "MAD"), "cash", now)
    html = client.get("/desk").text
    assert numbers(html) == [1, 1, 1]
    assert shown(html) == [sent.reference, unpaid.reference, seen.reference]
    assert shown(client.get("/desk?show=confirm").text) == [seen.reference]
    assert shown(client.get("/desk?show=pay").text) == [unpaid.reference]
    assert shown(client.get("/desk?show=send").text) == [unpaid.reference]


def test_order_not_sent_yet_is_folded_away(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    html = client.get("/desk").text
    assert "Not sent yet</a>" not in html
    assert re.search(r'href="/desk\?show=unsent">[^<]*Not sent yet \(1\)<', html)
    assert shown(html) == []
    assert shown(client.get("/desk?show=unsent").text) == [order.reference]


def test_card_says_what_a_member_needs_to_know(client: FlaskClient, amina: Member) -> None:
    area = make_area(amina.shop, "Guéliz", fee_minor=1000)
    for title, unit in (("Lemons", "kg"), ("Juice", "piece"), ("Bread", "piece"), ("Salt", "piece")):
        make_product(amina.shop, title, 900, unit=unit, about_milli=600 if title == "Lemons" else None)
    order = place_order(amina.shop, "1x2.2x1.3x1.4x1", delivery="area", area_id=area.id, method="cash", now=clock.now())
    move.receive(order, amina, clock.now())
    html = re.sub(r"<[^>]*>", "", client.get("/desk").text)
    for said in (
        "about 47.80",
        "to weigh",
        "Guéliz",
        "Cash on delivery",
        "2 Lemons · 1 Juice · 1 Bread · 1 more",
        "Amina, ",
        clock.now().astimezone(ZoneInfo("Africa/Casablanca")).strftime("%H:"),
    ):
        assert said in html.replace("\xa0", " "), said


def test_next_step_and_payment_are_one_tap_and_come_back_to_the_list(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    move.receive(order, amina, clock.now())
    *_, step = forms_of(client.get("/desk?show=confirm").text)
    answer = client.post(step[0], data=step[1])
    assert (answer.status_code, answer.location) == (303, "/desk?show=confirm")
    assert fresh(order).state == "confirmed"
    *_, paying = forms_of(client.get("/desk").text)
    client.post(paying[0], data=paying[1])
    assert numbers(client.get("/desk").text)[1] == 0


def test_tap_in_the_list_can_be_undone_there_for_ten_seconds(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    move.receive(order, amina, clock.now())
    do(client, order, "state", verb="confirm", next="/desk")
    undo = forms_of(client.get("/desk").text)[0]
    assert undo[0] == f"/desk/orders/{order.reference}/undo"
    assert client.post(undo[0], data=undo[1]).location == "/desk"
    assert fresh(order).state == "received"
    assert "/undo" not in client.get("/desk").text


def test_what_another_member_did_is_theirs_to_undo(client: FlaskClient, amina: Member) -> None:
    move.confirm(make_order(amina.shop), make_member(amina.shop, "Samira", phone="+212600000000"), clock.now())
    assert "/undo" not in client.get("/desk").text


def test_htmx_gets_the_list_alone_after_a_tap(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    answer = do(client, order, "state", verb="confirm", next="/desk?show=send", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert shown(answer.text) == [order.reference]
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize("typed", ["{}", " {} ", "٤"])
def test_number_in_any_script_opens_its_order(client: FlaskClient, amina: Member, typed: str) -> None:
    order = make_order(amina.shop)
    arabic = order.reference.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")).replace("-", " ")
    number = typed.format(order.reference) if "{}" in typed else arabic
    answer = client.get("/desk/orders", query_string={"number": number})
    assert (answer.status_code, answer.location) == (303, f"/desk/orders/{order.reference}")


@pytest.mark.parametrize("typed", ["1234-567", "hello", "<b>", "9" * 400])
def test_number_that_is_none_is_kept_with_its_problem(client: FlaskClient, amina: Member, typed: str) -> None:
    answer = client.get("/desk/orders", query_string={"number": typed})
    assert answer.status_code == 422
    assert problems(answer.text) == [
        "Nothing found. Write the order&#39;s number, what it comes to, or something of its goods."
    ]
    assert "<b>" not in answer.text.partition('id="number"')[2].partition(">")[0]


def test_zoe_neither_counts_nor_opens_aminas_orders(client: FlaskClient, amina: Member) -> None:
    zoe = make_shop("zoe")
    make_product(zoe)
    order = place_order(zoe, "1x1", now=clock.now())
    html = client.get("/desk?show=all").text
    assert shown(html) == []
    assert client.get("/desk/orders", query_string={"number": order.reference}).status_code == 422


def test_long_lists_are_paged(client: FlaskClient, amina: Member) -> None:
    now = clock.now()
    make_product(amina.shop)
    placed = [place_order(amina.shop, "1x1", now=now - timedelta(minutes=30 - n)).reference for n in range(17)]
    first, second = client.get("/desk?show=all").text, client.get("/desk?show=all&page=2").text
    assert shown(first) + shown(second) == placed[::-1]
    assert "/desk?show=all&amp;page=2" in first
    assert "Newer" in second
    assert "Older" not in second


@pytest.mark.parametrize("query", ["?show=nonsense", "?page=0", "?page=-1", "?page=x", "?page=" + "9" * 30, "?page=²"])
def test_no_address_of_the_list_breaks_it(client: FlaskClient, amina: Member, query: str) -> None:
    assert client.get(f"/desk{query}").status_code == 200


def test_old_done_order_no_longer_waits_for_money(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop, now=clock.now() - timedelta(days=31))
    move.finish(order, amina, clock.now())
    assert numbers(client.get("/desk").text) == [0, 0, 0]


def test_list_asks_the_database_as_often_for_many_orders_as_for_one(
    client: FlaskClient, amina: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    execute = peewee.SqliteDatabase.execute_sql

    def counted(self, sql, *args, **kwargs):
        asked.append(sql)
        return execute(self, sql, *args, **kwargs)

    monkeypatch.setattr(peewee.SqliteDatabase, "execute_sql", counted)

    def queries() -> int:
        OrderEvent.update(at=OrderEvent.at - 181).execute()  # no tap to undo nor to write of
        asked.clear()
        client.get("/desk")
        return len(asked)

    move.confirm(make_order(amina.shop), amina, clock.now())
    one = queries()
    for _ in range(9):
        order = place_order(amina.shop, "1x1", now=clock.now())
        move.confirm(order, amina, clock.now())
        weigh.give(order, lines_of(order)[0].id, 1100, amina, clock.now())
    assert queries() == one <= 12


def test_arabic_member_reads_from_the_right(client: FlaskClient) -> None:
    member = make_amina("souk")
    type(member).update(language="ar").where(Member.id == member.id).execute()
    at_the_desk(client, member)
    order = make_order(member.shop)
    for address in ("/desk", f"/desk/orders/{order.reference}"):
        assert 'lang="ar" dir="rtl"' in client.get(address).text


def test_lists_walk_the_index_of_states_not_the_whole_shop(amina: Member) -> None:
    plans = []
    for query in (
        records._by_state(
            (Order.shop == amina.shop) & Order.state.in_(("received",)) & (Order.placed_at >= clock.now())
        ),
        records._by_state(records._unpaid(amina.shop, clock.now())),
    ):
        sql, values = query.sql()
        plans += [row[3] for row in Order._meta.database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    walks = [step for step in plans if " t1 " in step]
    assert walks
    assert all("order_shop_id_state_placed_at" in step for step in walks), plans


def test_after_a_tap_stands_what_to_write_to_the_customer_in_their_language(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop, language="fr")
    do(client, order, "state", verb="confirm", next="/desk")
    html = client.get("/desk").text
    text = re.search(r'id="text-confirmed">([^<]*)<', html)
    assert text
    assert "confirmée" in text[1]
    assert f"/amina/o/{order.token}" in text[1]
    assert "https://wa.me/?text=" in html and 'href="sms:?&amp;body=' in html
    OrderEvent.update(at=OrderEvent.at - 11).execute()
    later = client.get("/desk").text
    assert "text-confirmed" in later and "/undo" not in later
    OrderEvent.update(at=OrderEvent.at - 180).execute()
    assert "text-confirmed" not in client.get("/desk").text


def test_what_another_member_has_changed_since_is_not_written_to_the_customer(
    client: FlaskClient, amina: Member
) -> None:
    order = make_order(amina.shop)
    do(client, order, "state", verb="confirm", next="/desk")
    samira = make_member(amina.shop, "Samira", phone="+212600000000")
    move.cancel(order, samira, "changed_mind", clock.now())
    assert "text-confirmed" not in client.get("/desk").text


def test_the_box_for_the_customers_number_belongs_to_no_form(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    do(client, order, "state", verb="confirm", next="/desk")
    for address in ("/desk", f"/desk/orders/{order.reference}"):
        html = client.get(address).text
        box = re.search(r'<label class="number" hidden>.*?(<input [^>]*>)', html)
        assert box and "name=" not in box[1]
        before = html[: box.start()]
        assert before.count("<form") == before.count("</form>")
        assert f'data-customer="amina/{order.reference}" data-dial="212 0 9"' in html
