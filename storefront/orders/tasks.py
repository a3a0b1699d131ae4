"""Background work of this room."""

from storefront import clock
from storefront.jobs.queue import every_minute
from storefront.orders.sweep import sweep


@every_minute
def sweep_orders() -> int:
    return sweep(clock.now())
