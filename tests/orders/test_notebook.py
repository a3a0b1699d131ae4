"""The notebook: goods now, money as agreed, under names that only the shop knows."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.merchants.records import Member, ShopMethod
from storefront.money import Money
from storefront.orders import move
from storefront.orders.lists.records import count_unpaid
from storefront.orders.mark import set_mark
from storefront.orders.notebook.actions import bring_back, own_mark, put_aside, rename, take_money, write_down
from storefront.orders.notebook.records import Balance, balances_of, mark_called, orders_under, unnamed_orders
from storefront.orders.notebook.rules import Open, balance_of, shares
from storefront.orders.records import Order, events_of, payments_of
from storefront.orders.settle import record_payment
from storefront.orders.snapshots import order_view
from storefront.orders.undo import undo
from storefront.problems import Missing, Refused
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order


@pytest.fixture
def amina(database: object) -> Member:
    shop = make_shop()
    for kind in ("cash", "notebook"):
        ShopMethod.create(shop=shop, kind=kind)
    make_product(shop, price_minor=5000)
    return make_member(shop)


def order_for(amina: Member, name: str, cart: str = "1x2", days: int = 0) -> Order:
    """Confirmed, in the notebook, placed so many days later."""
    at = NOW + timedelta(days=days)
    order = place_order(amina.shop, cart, at, method="notebook", delivery="elsewhere")
    if name:
        set_mark(order, name)
    return move.confirm(order, amina, at)


def dirhams(amount: int) -> Money:
    return Money(amount * 100, "MAD")


def only_balance(amina: Member) -> Balance:
    (balance,) = balances_of(amina.shop)
    return balance


def test_confirmed_orders_stay_open_under_their_name(amina: Member) -> None:
    order_for(amina, "Fatima")
    order_for(amina, "Fatima", "1x1")
    place_order(amina.shop, "1x1", method="notebook")
    balance = only_balance(amina)
    assert (balance.mark.name, balance.minor, balance.orders) == ("Fatima", 15_000, 2)
    assert count_unpaid(amina.shop, NOW) == 0, "nobody waits for this money today"


def test_one_that_is_sent_is_done_and_still_open(amina: Member) -> None:
    order = order_for(amina, "Fatima")
    assert move.send(order, amina, NOW).state == "done"
    assert only_balance(amina).minor == 10_000


def test_what_comes_back_is_open_no_more(amina: Member) -> None:
    order = move.send(order_for(amina, "Fatima"), amina, NOW)
    move.return_(order, amina, "other", NOW)
    assert balances_of(amina.shop) == []


def test_money_pays_the_oldest_first(amina: Member) -> None:
    newer, older = order_for(amina, "Fatima", days=3), order_for(amina, "Fatima")
    mark = mark_called(amina.shop, "Fatima")
    take_money(amina, mark.id, dirhams(130), "cash", 20_000, NOW)
    assert [entry.amount_minor for entry in payments_of(older)] == [10_000]
    assert [(entry.kind, entry.amount_minor) for entry in payments_of(newer)] == [("part", 3000)]
    assert (order_view(older).payment, order_view(newer).payment) == ("paid", "part")
    assert only_balance(amina).minor == 7000


def test_money_can_be_booked_on_one_order(amina: Member) -> None:
    newer, older = order_for(amina, "Fatima", days=3), order_for(amina, "Fatima")
    record_payment(newer, amina, "balance", dirhams(100), "cash", NOW)
    assert (order_view(older).payment, only_balance(amina).minor) == ("unpaid", 10_000)


def test_a_double_tap_takes_money_once(amina: Member) -> None:
    order = order_for(amina, "Fatima")
    mark = mark_called(amina.shop, "Fatima")
    take_money(amina, mark.id, dirhams(40), "cash", 10_000, NOW)
    with pytest.raises(Refused, match=r"notebook\.changed"):
        take_money(amina, mark.id, dirhams(40), "cash", 10_000, NOW)
    assert [entry.amount_minor for entry in payments_of(order)] == [4000]


@pytest.mark.parametrize(
    ("amount", "key"), [(dirhams(101), "notebook.too_much"), (Money(1, "EUR"), "notebook.changed")]
)
def test_more_than_is_open_is_refused(amina: Member, amount: Money, key: str) -> None:
    order = order_for(amina, "Fatima")
    with pytest.raises(Refused, match=key):
        take_money(amina, mark_called(amina.shop, "Fatima").id, amount, "cash", 10_000, NOW)
    assert payments_of(order) == []


def test_an_order_is_written_down_later_and_taken_out_again_by_undo(amina: Member) -> None:
    order = move.confirm(place_order(amina.shop, "1x2", method="cash"), amina, NOW)
    noted = write_down(order, amina, "Fatima", NOW)
    assert (noted.method, only_balance(amina).minor) == ("notebook", 10_000)
    undo(noted, events_of(noted)[-1].id, amina, NOW)
    assert balances_of(amina.shop) == []


def test_what_is_written_down_asks_nothing_ahead(amina: Member) -> None:
    ShopMethod.create(shop=amina.shop, kind="bank", settings={})
    amina.shop.deposit_percent = 20
    amina.shop.save()
    order = place_order(amina.shop, "1x2", method="cash")
    assert order.deposit_percent == 20
    assert write_down(order, amina, "Fatima", NOW).deposit_percent == 0
    assert place_order(amina.shop, "1x2", method="notebook").deposit_percent == 0


def test_without_a_name_nothing_is_written_down(amina: Member) -> None:
    order = place_order(amina.shop, "1x2", method="cash")
    with pytest.raises(Refused, match=r"notebook\.name_missing"):
        write_down(order, amina, "  ", NOW)
    assert Order.get_by_id(order.id).method == "cash"


def test_confirmed_without_a_name_is_listed_apart(amina: Member) -> None:
    order = order_for(amina, "")
    assert [found.id for found in unnamed_orders(amina.shop)] == [order.id]
    assert balances_of(amina.shop) == []


def test_a_name_is_renamed_on_all_its_orders(amina: Member) -> None:
    first, second = order_for(amina, "Fatma"), order_for(amina, "Fatma")
    mark = rename(amina.shop, mark_called(amina.shop, "Fatma").id, " Fatima  K. ")
    assert [order.id for order in orders_under(mark)] == [first.id, second.id]
    assert [balance.mark.name for balance in balances_of(amina.shop)] == ["Fatima K."]


def test_two_names_become_one(amina: Member) -> None:
    order_for(amina, "fatima")
    order_for(amina, "Fatima")
    rename(amina.shop, mark_called(amina.shop, "fatima").id, "Fatima")
    assert (only_balance(amina).mark.name, only_balance(amina).minor) == ("Fatima", 20_000)


def test_a_name_put_aside_keeps_what_is_open_and_is_back_with_its_next_order(amina: Member) -> None:
    order_for(amina, "Fatima")
    mark = mark_called(amina.shop, "Fatima")
    put_aside(amina.shop, mark.id, NOW)
    assert (only_balance(amina).mark.archived_at, only_balance(amina).minor) == (NOW, 10_000)
    order_for(amina, "Fatima")
    assert only_balance(amina).mark.archived_at is None
    put_aside(amina.shop, mark.id, NOW)
    bring_back(amina.shop, mark.id)
    assert only_balance(amina).mark.archived_at is None


def test_another_shops_name_is_as_absent_as_none(amina: Member) -> None:
    order_for(amina, "Fatima")
    with pytest.raises(Missing):
        own_mark(make_shop("zoe"), mark_called(amina.shop, "Fatima").id)


@given(open_minor=st.lists(st.integers(-500, 10_000), max_size=8), minor=st.integers(1, 50_000))
def test_shares_are_the_sum_and_never_more_than_an_order_has_open(open_minor: list[int], minor: int) -> None:
    entries = [Open(number, each) for number, each in enumerate(open_minor)]
    parts = shares(entries, minor)
    if not isinstance(parts, list):
        assert minor > balance_of(Open(0, max(each, 0)) for each in open_minor)
        return
    assert sum(part.minor for part in parts) == minor
    assert all(0 < part.minor <= open_minor[part.order_id] for part in parts)
    full = [part for part in parts if part.minor == open_minor[part.order_id]]
    assert len(full) >= len(parts) - 1, "only the last is paid in part"
