"""What members do with an order, on a real database: states, stock, undo."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from storefront.catalogue.records import Product
from storefront.merchants.records import Member, Shop
from storefront.orders import move
from storefront.orders.records import Order, OrderEvent, events_of, lines_of
from storefront.orders.states import STATES, path
from storefront.orders.sweep import expire_holds, lapse_unsent
from storefront.orders.undo import last_undoable, undo
from storefront.problems import Missing, Refused
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

pytestmark = pytest.mark.usefixtures("database")

LATER = NOW + timedelta(minutes=5)
WITHOUT_REASON = {"receive": move.receive, "confirm": move.confirm, "ready": move.ready, "send": move.send}
WITH_REASON = {"refuse": move.refuse, "cancel": move.cancel, "return": move.return_}


class Stall:
    """Amina's shop with ten lemons, and Ravi's order of four."""

    def __init__(self, **fields: object) -> None:
        self.shop = make_shop(**fields)
        self.amina = make_member(self.shop)
        self.lemons = make_product(self.shop, stock_milli=10_000)
        self.order = place_order(self.shop, "1x4")

    @property
    def stock(self) -> int:
        return Product.get_by_id(self.lemons.id).stock_milli

    @property
    def picture(self) -> dict[str, object]:
        """Everything an undo has to bring back."""
        order = Order.get_by_id(self.order.id)
        changing = ("revision", "changed_at")
        fields = {name: value for name, value in order.__data__.items() if name not in changing}
        return {"stock": self.stock, "order": fields, "lines": [line.__data__ for line in lines_of(order)]}

    def undo_last(self) -> Order:
        event = last_undoable(events_of(self.order))
        assert event is not None
        return undo(self.order, event.id, self.amina, LATER)


def whats(order: Order) -> list[str]:
    return [event.what for event in events_of(order)]


def test_confirming_a_placed_order_writes_both_events_and_takes_the_goods() -> None:
    stall = Stall()
    order = move.confirm(stall.order, stall.amina, LATER)
    assert (order.state, order.hold, order.held_until, stall.stock) == ("confirmed", "taken", None, 6000)
    assert whats(order) == ["placed", "received", "confirmed"]
    assert (order.received_at, order.taken_by) == (LATER, stall.amina)
    assert [event.revision for event in events_of(order)] == [1, 2, 3]


def test_who_acted_first_stays() -> None:
    stall = Stall()
    samira = make_member(stall.shop, "Samira", phone="+212600000001")
    move.receive(stall.order, samira, LATER)
    assert move.confirm(stall.order, stall.amina, LATER).taken_by == samira


@pytest.mark.parametrize("verb", ["refuse", "cancel", "return"])
@pytest.mark.parametrize("reason", ["", "no such reason"])
def test_an_end_needs_a_reason(verb: str, reason: str) -> None:
    stall = Stall()
    move.finish(stall.order, stall.amina, LATER) if verb == "return" else None
    with pytest.raises(Refused, match=r"order\.reason"):
        WITH_REASON[verb](stall.order, stall.amina, reason, LATER)


@pytest.mark.parametrize("first", [None, move.receive, move.confirm, move.ready])
@pytest.mark.parametrize("end", [move.refuse, move.cancel])
def test_an_end_gives_the_goods_back_once(first: Callable[..., Order] | None, end: Callable[..., Order]) -> None:
    stall = Stall()
    if first:
        first(stall.order, stall.amina, LATER)
    order = end(stall.order, stall.amina, "other", LATER)
    assert (order.hold, order.ended_at, order.reason, stall.stock) == ("released", LATER, "other", 10_000)
    with pytest.raises(Refused, match=r"order\.not_now"):
        end(stall.order, stall.amina, "other", LATER)
    assert stall.stock == 10_000


def test_returned_goods_are_on_the_shelf_again() -> None:
    stall = Stall()
    move.finish(stall.order, stall.amina, LATER)
    assert stall.stock == 6000
    order = move.return_(stall.order, stall.amina, "damaged", LATER)
    assert (order.state, order.hold, stall.stock) == ("returned", "released", 10_000)


def test_what_public_pages_show_bumps_the_shops_version_and_nothing_else_does() -> None:
    stall = Stall()

    def version() -> int:
        return Shop.get_by_id(stall.shop.id).version

    before = version()
    move.confirm(stall.order, stall.amina, LATER)  # the goods were off the shelf already
    assert version() == before
    move.cancel(stall.order, stall.amina, "other", LATER)
    assert version() == before + 1


@pytest.mark.parametrize("verb", ["confirm", "refuse", "cancel", "lapse"])
@pytest.mark.parametrize("state", STATES)
def test_no_verb_works_where_the_table_has_no_way(state: str, verb: str) -> None:
    stall = Stall()
    Order.update(state=state).where(Order.id == stall.order.id).execute()
    calls = {
        "confirm": lambda: move.confirm(stall.order, stall.amina, LATER),
        "refuse": lambda: move.refuse(stall.order, stall.amina, "other", LATER),
        "cancel": lambda: move.cancel(stall.order, stall.amina, "other", LATER),
        "lapse": lambda: move.lapse(stall.order, LATER),
    }
    if path(state, verb, "pick_up"):
        assert calls[verb]().state == path(state, verb, "pick_up")[-1]
    else:
        with pytest.raises(Refused, match=r"order\.not_now"):
            calls[verb]()
        assert whats(stall.order) == ["placed"]


def test_confirming_without_a_hold_takes_what_is_there_or_refuses() -> None:
    stall = Stall(hold_minutes=0)
    assert stall.stock == 10_000
    Product.update(stock_milli=3000).where(Product.id == stall.lemons.id).execute()
    with pytest.raises(Refused) as caught:
        move.confirm(stall.order, stall.amina, LATER)
    (problem,) = caught.value.problems
    assert (problem.key, problem.values["left_milli"], stall.stock) == ("order.short", 3000, 3000)
    assert whats(stall.order) == ["placed"]
    Product.update(stock_milli=4000).where(Product.id == stall.lemons.id).execute()
    assert move.confirm(stall.order, stall.amina, LATER).hold == "taken"
    assert stall.stock == 0


def test_a_hold_ends_exactly_and_once_and_the_order_stays() -> None:
    stall = Stall(hold_minutes=30)
    end = NOW + timedelta(minutes=30)
    assert expire_holds(end - timedelta(seconds=1)) == 0
    assert stall.stock == 6000
    assert [expire_holds(end), expire_holds(end), expire_holds(end + timedelta(days=1))] == [1, 0, 0]
    order = Order.get_by_id(stall.order.id)
    assert (order.state, order.hold, stall.stock) == ("placed", "released", 10_000)
    assert whats(order) == ["placed", "hold_expired"]


def test_a_confirmed_order_loses_nothing_to_the_sweep() -> None:
    stall = Stall(hold_minutes=30)
    move.confirm(stall.order, stall.amina, LATER)
    assert expire_holds(NOW + timedelta(days=9)) == 0
    assert stall.stock == 6000


def test_an_expired_hold_is_taken_again_at_confirming() -> None:
    stall = Stall(hold_minutes=30)
    expire_holds(NOW + timedelta(hours=1))
    assert move.confirm(stall.order, stall.amina, NOW + timedelta(hours=2)).hold == "taken"
    assert stall.stock == 6000


def test_an_order_never_sent_lapses_after_the_shops_hours() -> None:
    stall = Stall(lapse_hours=48, hold_minutes=10_080)
    end = NOW + timedelta(hours=48)
    assert lapse_unsent(end - timedelta(seconds=1)) == 0
    assert [lapse_unsent(end), lapse_unsent(end)] == [1, 0]
    order = Order.get_by_id(stall.order.id)
    assert (order.state, order.reason, order.ended_at, order.hold, stall.stock) == (
        "lapsed",
        "not_sent",
        end,
        "released",
        10_000,
    )


def test_a_received_order_never_lapses() -> None:
    stall = Stall()
    move.receive(stall.order, stall.amina, LATER)
    assert lapse_unsent(NOW + timedelta(days=30)) == 0


def test_a_lapsed_order_is_received_late_if_its_goods_are_there() -> None:
    stall = Stall(hold_minutes=30)
    late = NOW + timedelta(days=3)
    expire_holds(late)
    lapse_unsent(late)
    order = move.receive(stall.order, stall.amina, late)
    assert (order.state, order.hold, order.held_until) == ("received", "held", late + timedelta(minutes=30))
    assert (order.ended_at, order.reason, stall.stock) == (None, "", 6000)


def test_a_lapsed_order_whose_goods_are_gone_stays_lapsed() -> None:
    stall = Stall(hold_minutes=30)
    late = NOW + timedelta(days=3)
    expire_holds(late)
    lapse_unsent(late)
    Product.update(stock_milli=1000).where(Product.id == stall.lemons.id).execute()
    with pytest.raises(Refused, match=r"order\.short"):
        move.receive(stall.order, stall.amina, late)
    assert (Order.get_by_id(stall.order.id).state, stall.stock) == ("lapsed", 1000)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (None, lambda order, member: move.receive(order, member, LATER)),
        (move.receive, lambda order, member: move.confirm(order, member, LATER)),
        (move.confirm, lambda order, member: move.ready(order, member, LATER)),
        (move.confirm, lambda order, member: move.cancel(order, member, "other", LATER)),
        (move.receive, lambda order, member: move.refuse(order, member, "sold_out", LATER)),
        (move.ready, lambda order, member: move.finish(order, member, LATER)),
        (move.finish, lambda order, member: move.return_(order, member, "not_home", LATER)),
    ],
)
def test_undo_restores_exactly(first: Callable[..., Order] | None, last: Callable[[Order, Member], Order]) -> None:
    stall = Stall()
    if first:
        first(stall.order, stall.amina, NOW)
    before = stall.picture
    last(stall.order, stall.amina)
    assert stall.picture != before
    stall.undo_last()
    assert stall.picture == before
    assert whats(stall.order)[-1] == "undone"


def test_undo_all_the_way_back_is_the_order_as_placed() -> None:
    stall = Stall()
    before = stall.picture
    move.finish(stall.order, stall.amina, LATER)
    for _ in range(4):
        stall.undo_last()
    assert stall.picture == before
    assert last_undoable(events_of(stall.order)) is None


def test_undo_refuses_when_the_goods_were_sold_meanwhile() -> None:
    stall = Stall()
    move.confirm(stall.order, stall.amina, LATER)
    move.cancel(stall.order, stall.amina, "other", LATER)
    place_order(stall.shop, "1x8")
    with pytest.raises(Refused, match=r"order\.short"):
        stall.undo_last()
    assert (Order.get_by_id(stall.order.id).state, stall.stock) == ("cancelled", 2000)


def test_an_event_is_undone_once() -> None:
    stall = Stall()
    move.receive(stall.order, stall.amina, LATER)
    event = last_undoable(events_of(stall.order))
    undo(stall.order, event.id, stall.amina, LATER)
    with pytest.raises(Refused, match=r"undo\.not_possible"):
        undo(stall.order, event.id, stall.amina, LATER)


def test_what_something_later_builds_on_is_not_undone() -> None:
    stall = Stall()
    move.confirm(stall.order, stall.amina, LATER)
    received = next(event for event in events_of(stall.order) if event.what == "received")
    with pytest.raises(Refused, match=r"undo\.later"):
        undo(stall.order, received.id, stall.amina, LATER)


def test_placing_is_not_undone_and_neither_is_an_undo() -> None:
    stall = Stall()
    move.receive(stall.order, stall.amina, LATER)
    stall.undo_last()
    for event in OrderEvent.select().where(OrderEvent.what.in_(["placed", "undone"])):
        with pytest.raises(Refused, match=r"undo\.not_possible"):
            undo(stall.order, event.id, stall.amina, LATER)


def test_another_orders_event_is_missing() -> None:
    stall = Stall()
    other = place_order(stall.shop, "1x1")
    move.receive(other, stall.amina, LATER)
    event = last_undoable(events_of(other))
    with pytest.raises(Missing):
        undo(stall.order, event.id, stall.amina, LATER)
