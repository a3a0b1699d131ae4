"""Background work of this room."""

from storefront import clock
from storefront.jobs.queue import every_minute, soon
from storefront.payments.sweep import sweep


@every_minute
def sweep_payments() -> int:
    return sweep(clock.now())


look_soon = soon(sweep_payments)
