"""Background work of this room."""

from storefront import clock
from storefront.jobs.queue import every_day
from storefront.merchants.sweep import sweep


@every_day
def sweep_merchants() -> int:
    return sweep(clock.now())
