"""Orders found again: by number, amount, goods, the merchant's own label; old ones leave the daily lists."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member
from storefront.orders import edit, move
from storefront.orders.cart import read_cart
from storefront.orders.records import Order
from tests.desk.orders import do
from tests.desk.people import at_the_desk, make_amina
from tests.desk.test_today import numbers, shown
from tests.makers import make_area, make_choice, make_product, make_shop
from tests.orders.placing import place_order


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    make_product(member.shop, "Citrons bio", 900)
    make_product(member.shop, "سردين", 2000)
    make_choice(make_product(member.shop, "Kaftan", 50000), "Bleu nuit")
    return member


def found(client: FlaskClient, typed: str) -> list[str]:
    return shown(client.get("/desk/orders", query_string={"number": typed}).text)


def test_by_amount_as_the_country_writes_it(client: FlaskClient, amina: Member) -> None:
    two, three = (place_order(amina.shop, f"1x{count}", now=clock.now()).reference for count in (2, 3))
    assert found(client, "18") == found(client, "18 DH") == found(client, "18,00") == [two]
    assert found(client, "٢٧") == [three]


@pytest.mark.parametrize("typed", ["citrons", "CITRON", "bio citrons", "itro"])
def test_by_what_was_ordered(client: FlaskClient, amina: Member, typed: str) -> None:
    order = place_order(amina.shop, "1x1", now=clock.now())
    place_order(amina.shop, "2x1", now=clock.now())
    assert found(client, typed) == [order.reference]


def test_by_choice_area_and_label_in_any_script(client: FlaskClient, amina: Member) -> None:
    area = make_area(amina.shop, "Guéliz")
    fish = place_order(amina.shop, "2x1", now=clock.now(), delivery="area", area_id=area.id)
    dress = place_order(amina.shop, "3-1x1", now=clock.now())
    assert found(client, "سَرْدِين") == found(client, "gueliz") == [fish.reference]
    assert found(client, "bleu") == [dress.reference]
    do(client, dress, "mark", mark="Fatima, porte bleue")
    assert found(client, "fatima porte") == [dress.reference]
    do(client, dress, "mark", mark="")
    assert found(client, "fatima") == []


def test_by_goods_that_were_added_since(client: FlaskClient, amina: Member) -> None:
    order = place_order(amina.shop, "1x1", now=clock.now())
    edit.add_goods(order, read_cart("2x1")[0], None, amina, clock.now())
    assert found(client, "سردين") == [order.reference]


def test_many_are_paged_and_a_tap_comes_back_to_them(client: FlaskClient, amina: Member) -> None:
    now = clock.now()
    placed = [place_order(amina.shop, "1x1", now=now - timedelta(minutes=n)).reference for n in range(17)]
    first = client.get("/desk/orders?number=citrons").text
    second = client.get("/desk/orders?number=citrons&page=2").text
    assert shown(first) + shown(second) == placed
    assert 'value="citrons"' in first and "/desk/orders?number=citrons&amp;page=2" in first
    assert 'name="next" value="/desk/orders?number=citrons"' in first


def test_what_is_not_there_is_said_and_kept(client: FlaskClient, amina: Member) -> None:
    place_order(amina.shop, "1x1", now=clock.now())
    for typed in ("zucchini", "%", "_", "12345", "'", "9" * 50):
        answer = client.get("/desk/orders", query_string={"number": typed})
        assert answer.status_code == 422, typed
        assert shown(answer.text) == []


def test_zoes_orders_are_not_found(client: FlaskClient, amina: Member) -> None:
    zoe = make_shop("zoe")
    make_product(zoe, "Citrons", 900)
    place_order(zoe, "1x2", now=clock.now())
    assert found(client, "citrons") == found(client, "18") == []


def test_old_orders_leave_the_lists_of_every_day(client: FlaskClient, amina: Member) -> None:
    old, new = (place_order(amina.shop, "1x1", now=clock.now() - timedelta(days=days)) for days in (91, 89))
    for order in (old, new):
        move.confirm(order, amina, clock.now())
    html = client.get("/desk").text
    assert shown(html) == [new.reference]
    assert numbers(html) == [0, 1, 1]
    assert re.search(r'href="/desk\?show=old">[^<]*Old and not finished \(1\)<', html)
    assert shown(client.get("/desk?show=old").text) == [old.reference]
    assert shown(client.get("/desk?show=all").text) == [new.reference, old.reference]
    move.finish(old, amina, clock.now())
    assert "show=old" not in client.get("/desk").text


def test_a_search_reads_an_index_only_and_sorts_nothing(amina: Member) -> None:
    mine = Order.select(Order.id).where(Order.shop == amina.shop)
    with_word = mine.where(Order.search_key.contains("x")).order_by(Order.placed_at.desc())
    queries = [with_word, mine.where(Order.total_minor == 5).order_by(Order.id.desc())]
    plans = []
    for query in queries:
        sql, values = query.sql()
        plans += [row[3] for row in Order._meta.database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert any("COVERING INDEX order_shop_id_placed_at_search_key" in step for step in plans), plans
    assert any("INDEX order_shop_id_total_minor" in step for step in plans), plans
    assert not any("TEMP B-TREE" in step for step in plans), plans
