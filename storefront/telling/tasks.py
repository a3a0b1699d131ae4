"""Background work of this room."""

from storefront import clock
from storefront.jobs.queue import every_day, every_minute
from storefront.telling.means import means
from storefront.telling.records import forget_who_left
from storefront.telling.sweep import sweep


@every_minute
def sweep_bells() -> int:
    return sweep(means(), clock.now())


@every_day
def sweep_left() -> int:
    return forget_who_left()
