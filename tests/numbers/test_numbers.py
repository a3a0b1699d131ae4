"""Numbers of days: each thing once, whatever is done, undone or asked twice."""

from datetime import UTC, date, datetime, timedelta

import peewee
import pytest

from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.numbers.actions import catch_up, day_bounds, forget_old, write_down
from storefront.numbers.records import DayNumber, NumbersRead, orders_between
from storefront.numbers.rules import Standing, columns, days_until, numbers_of
from storefront.numbers.tally import Tally
from storefront.orders import move, settle
from storefront.orders.records import Order, events_of
from storefront.orders.undo import undo
from tests.conftest import NOW
from tests.held import held_database
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

TODAY = NOW.date()


@pytest.fixture
def amina(database: peewee.Database) -> Member:
    shop = make_shop()
    make_product(shop)
    make_product(shop, "Mint", 300)
    return make_member(shop)


def numbers(shop: Shop, day: date = TODAY) -> dict[str, int]:
    found = DayNumber.select().where(DayNumber.shop == shop, DayNumber.day == day.toordinal())
    return {f"{one.kind} {one.name}".strip(): one.count for one in found}


def test_an_order_is_counted_by_how_far_it_came(amina: Member) -> None:
    order = place_order(amina.shop, "1x2", now=NOW, source="flyer")
    place_order(amina.shop, "2x1", now=NOW)
    assert catch_up(NOW) == 1
    assert numbers(amina.shop) == {"placed": 2, "source flyer": 1, "sold 1": 1, "sold 2": 1}
    move.confirm(order, amina, NOW)
    settle.record_payment(order, amina, "balance", Money(order.total_minor, "MAD"), "cash", NOW)
    catch_up(NOW)
    assert numbers(amina.shop) | {"received": 1, "confirmed": 1, "paid": 1} == numbers(amina.shop)
    (paid,) = DayNumber.select().where(DayNumber.kind == "paid")
    assert paid.minor == 1800


def test_nothing_counts_twice(amina: Member) -> None:
    place_order(amina.shop, "1x2", now=NOW)
    catch_up(NOW)
    before = numbers(amina.shop)
    assert catch_up(NOW) == 0
    NumbersRead.delete().execute()  # lost: all is read once more
    assert catch_up(NOW) == 1
    assert numbers(amina.shop) == before


def test_what_is_undone_is_not_counted(amina: Member) -> None:
    order = place_order(amina.shop, "1x2", now=NOW)
    move.confirm(order, amina, NOW)
    catch_up(NOW)
    assert numbers(amina.shop)["confirmed"] == 1
    undo(order, events_of(order)[-1].id, amina, NOW)
    catch_up(NOW)
    assert "confirmed" not in numbers(amina.shop)


def test_goods_of_orders_called_off_are_not_sold(amina: Member) -> None:
    order = place_order(amina.shop, "1x2", now=NOW)
    move.refuse(order, amina, "sold_out", NOW)
    catch_up(NOW)
    assert numbers(amina.shop)["placed"] == 1 and "sold 1" not in numbers(amina.shop)


def test_a_day_is_the_shops_own(amina: Member) -> None:
    """Two past midnight in Karachi is still yesterday in London."""
    Shop.update(time_zone="Asia/Karachi").where(Shop.id == amina.shop_id).execute()
    late = datetime(2026, 11, 21, 21, 0, tzinfo=UTC)
    place_order(amina.shop, "1x1", now=late)
    catch_up(NOW)
    assert numbers(amina.shop, date(2026, 11, 22))["placed"] == 1
    tally = Tally()
    tally.count(amina.shop_id, "view", late.timestamp())
    write_down(tally)
    assert numbers(amina.shop, date(2026, 11, 22))["view"] == 1


def test_a_day_of_the_clocks_change_is_whole(amina: Member) -> None:
    begins, ends = day_bounds(date(2026, 10, 25), "Europe/Lisbon")
    assert ends - begins == timedelta(hours=25)


def test_another_shops_orders_are_its_own(amina: Member) -> None:
    zoes = make_shop("zoe")
    make_product(zoes)
    place_order(zoes, "1x1", now=NOW)
    catch_up(NOW)
    assert numbers(amina.shop) == {} and numbers(zoes)["placed"] == 1
    assert orders_between(amina.shop, *day_bounds(NOW.date(), "UTC")) == []


def test_views_add_up_from_several_processes(amina: Member) -> None:
    for times in (3, 4):
        tally = Tally()
        tally.count(amina.shop_id, "view", NOW.timestamp(), times)
        write_down(tally)
        write_down(tally)
    assert numbers(amina.shop) == {"view": 7}


def test_views_wait_while_the_database_is_held(amina: Member) -> None:
    tally = Tally()
    tally.count(amina.shop_id, "view", NOW.timestamp(), 5)
    with held_database():
        write_down(tally)
    assert numbers(amina.shop) == {}
    write_down(tally)
    assert numbers(amina.shop) == {"view": 5}


def test_views_of_a_shop_that_is_gone_are_nobodys(amina: Member) -> None:
    tally = Tally()
    tally.count(999, "view", NOW.timestamp())
    tally.count(amina.shop_id, "view", NOW.timestamp())
    write_down(tally)
    assert DayNumber.select().count() == 1


def test_old_numbers_are_forgotten(amina: Member) -> None:
    for days in (0, 399, 402):
        DayNumber.create(shop=amina.shop, kind="view", day=(NOW.date() - timedelta(days=days)).toordinal(), count=1)
    assert forget_old(NOW) == 1


def test_a_long_history_is_read_in_pieces(amina: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storefront.numbers.actions._EVENTS_AT_ONCE", 2)
    for days in range(5):
        place_order(amina.shop, "1x1", now=NOW - timedelta(days=days))
    catch_up(NOW)
    assert DayNumber.select().where(DayNumber.kind == "placed").count() == 5
    assert Order.select().count() == 5


@pytest.mark.parametrize(
    ("state", "paid", "expected"),
    [
        ("placed", 0, {"placed"}),
        ("done", 100, {"placed", "confirmed", "paid"}),
        ("returned", 0, {"placed", "confirmed"}),
        ("confirmed", 99, {"placed", "confirmed"}),
        ("cancelled", 0, {"placed"}),
    ],
)
def test_how_far_an_order_came(state: str, paid: int, expected: set[str]) -> None:
    one = Standing(state, False, 100, paid, "", ())
    assert {number.kind for number in numbers_of([one])} == expected


def test_ninety_days_are_all_there() -> None:
    days = days_until(NOW.date())
    assert (len(days), days[0], days[-1]) == (90, date(2026, 8, 25), NOW.date())


def test_the_tallest_column_reaches_the_top_and_the_smallest_is_seen() -> None:
    assert columns([0, 1, 1000], 4, 60) == "M4 60v-1h3v1zM8 60v-60h3v60z"
    assert columns([0, 0], 4, 60) == columns([], 4, 60) == ""
