"""Time, in a story of paying."""

from datetime import timedelta

from storefront import clock
from storefront.orders.records import Order
from storefront.payments.sweep import sweep
from tests.journeys.people import Phone
from tests.payments.till import attempts


def look(phone: Phone, order: Order) -> None:
    """Time passes; he opens the page again."""
    sweep(clock.now())
    sweep(attempts(order)[-1].begun_at + timedelta(minutes=1))
    phone.open(f"/amina/o/{order.token}")
