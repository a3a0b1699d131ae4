"""Background work of this room."""

from storefront import clock
from storefront.jobs.queue import every_day, every_minute
from storefront.numbers.actions import catch_up, forget_old


@every_minute
def sweep_numbers() -> int:
    return catch_up(clock.now())


@every_day
def sweep_old_numbers() -> int:
    return forget_old(clock.now())
