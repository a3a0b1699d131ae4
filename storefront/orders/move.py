"""What members do with a whole order: see it, say yes or no, hand it over, take it back, undo. One transaction each."""

from datetime import datetime, timedelta

from storefront.merchants.records import Member
from storefront.orders.coupons.counting import count_again
from storefront.orders.holds import give_back_all, take_all
from storefront.orders.journal import Change
from storefront.orders.methods import NOTEBOOK
from storefront.orders.network_share import shares
from storefront.orders.records import Order, OrderLine, lines_of
from storefront.orders.states import REASONS, path
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic


def receive(order: Order, member: Member, now: datetime) -> Order:
    """The shop has seen it in the chat. One that lapsed is received late if its goods are still there."""
    return _move(order, "receive", member, now)


def confirm(order: Order, member: Member, now: datetime) -> Order:
    """The shop says yes: the goods are taken for good. Raises Refused when there is not enough."""
    return _move(order, "confirm", member, now)


def ready(order: Order, member: Member, now: datetime) -> Order:
    return _move(order, "ready", member, now)


def send(order: Order, member: Member, now: datetime) -> Order:
    return _move(order, "send", member, now)


def finish(order: Order, member: Member, now: datetime) -> Order:
    return _move(order, "finish", member, now)


def refuse(order: Order, member: Member, reason: str, now: datetime) -> Order:
    return _move(order, "refuse", member, now, reason)


def cancel(order: Order, member: Member, reason: str, now: datetime) -> Order:
    return _move(order, "cancel", member, now, reason)


def return_(order: Order, member: Member, reason: str, now: datetime) -> Order:
    """The goods came back and are on the shelf again."""
    return _move(order, "return", member, now, reason)


def lapse(order: Order, now: datetime) -> Order:
    """It was never sent. No member does this."""
    return _move(order, "lapse", None, now, "not_sent")


def receive_first(change: Change, lines: list[OrderLine], now: datetime) -> None:
    """Acting on an order implies having seen it. Call inside the action's transaction."""
    if change.order.state in ("placed", "lapsed"):
        _enter(change, lines, "received", "", now)
        change.write("received")


def _move(order: Order, verb: str, member: Member | None, now: datetime, reason: str = "") -> Order:
    with atomic():
        order = Order.get_by_id(order.id)
        if verb == "send" and order.method == NOTEBOOK:
            verb = "finish"  # nobody waits at the door for money
        passed = path(order.state, verb, order.delivery)
        if not passed:
            raise Refused(Problem("order.not_now"))
        if reason not in REASONS.get(passed[-1], {"": ""}):
            raise Refused(Problem("order.reason", "reason"))
        lines = lines_of(order)
        change = Change(order, member, now)
        for state in passed:
            _enter(change, lines, state, reason, now)
            change.write(state, reason=reason)
    return order


def _enter(change: Change, lines: list[OrderLine], state: str, reason: str, now: datetime) -> None:
    order = change.order
    if state == "received":
        _see(change, lines, now)
    elif state == "confirmed":
        take_all(change, lines)
        change.set(hold="taken" if any(line.held_milli for line in lines) else order.hold, held_until=None)
    elif state == "done":
        change.set(ended_at=now)
    elif state in REASONS:
        give_back_all(change, lines)
        count_again(change, order.coupon_counted and state == "returned")
        hold = "released" if order.hold in ("held", "taken") else order.hold
        change.set(hold=hold, held_until=None, ended_at=now, reason=reason)
    change.set(state=state)
    if change.member is not None and order.taken_by_id is None:
        change.set(taken_by=change.member)


def _see(change: Change, lines: list[OrderLine], now: datetime) -> None:
    """A late one gets its goods again, for as long as a new one would."""
    order = change.order
    shares().forget(order.id)
    if order.state == "lapsed":
        count_again(change, bool(order.coupon_percent or order.coupon_off_minor))
        minutes = order.shop.hold_minutes
        if minutes:
            take_all(change, lines)
        if any(line.held_milli for line in lines):
            change.set(hold="held", held_until=now + timedelta(minutes=minutes))
        change.set(ended_at=None, reason="")
    change.set(received_at=now)
