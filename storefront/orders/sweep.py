"""What time does to orders: holds end, orders never sent lapse. Safe to repeat, safe to miss."""

from datetime import datetime

from storefront.orders.holds import give_back_all
from storefront.orders.journal import Change
from storefront.orders.move import lapse
from storefront.orders.records import Order, lines_of, orders_never_sent, orders_with_expired_holds
from storefront.problems import Refused
from storefront.storage.database import atomic


def sweep(now: datetime) -> int:
    """How many orders it changed."""
    return expire_holds(now) + lapse_unsent(now)


def expire_holds(now: datetime) -> int:
    """Goods of orders nobody confirmed in time go back, exactly and once; the orders stay."""
    return sum(_expire(order, now) for order in orders_with_expired_holds(now))


def lapse_unsent(now: datetime) -> int:
    lapsed = 0
    for order in orders_never_sent(now):
        try:
            lapse(order, now)
        except Refused:  # a member was quicker
            continue
        lapsed += 1
    return lapsed


def _expire(order: Order, now: datetime) -> bool:
    with atomic():
        order = Order.get_by_id(order.id)
        if order.hold != "held" or order.held_until is None or order.held_until > now:
            return False  # confirmed or extended since it was found
        change = Change(order, None, now)
        give_back_all(change, lines_of(order))
        change.set(hold="released", held_until=None)
        change.write("hold_expired")
    return True
