"""Bells that ring already, and what happens in a shop."""

from datetime import datetime

from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders.records import Order
from storefront.orders.settle import Collected, settle
from storefront.telling.actions import save_bell, try_bell
from storefront.telling.means import means
from storefront.telling.records import Bell
from storefront.telling.sweep import sweep
from tests.conftest import NOW
from tests.orders.placing import place_order


def ring_by_ntfy(member: Member, topic: str, now: datetime = NOW, token: str = "") -> Bell:
    bell = save_bell(member, "ntfy", {"address": topic, "token": token}, means(), now)
    tried = try_bell(member, bell.id, means(), now)
    assert tried is not None and tried.active, tried and tried.fault
    return tried


def order_lemons(shop: Shop, now: datetime = NOW) -> Order:
    """Two for 18 DH."""
    return place_order(shop, "1x2", now=now)


def pay_online(order: Order, now: datetime = NOW) -> None:
    settle(order, Collected("stripe", Money(order.total_minor, order.currency), f"proof {order.id}"), now)


def minute(now: datetime = NOW) -> int:
    return sweep(means(), now)


def again(bell: Bell) -> Bell:
    return Bell.get_by_id(bell.id)
