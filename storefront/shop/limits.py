"""How many new orders and reports may come from one network in an hour. Counted in memory; repeats are free."""

from flask import current_app
from limits import RateLimitItem, RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from storefront.wire.host import host
from storefront.wire.network import network

_REPORTS = 10


def may_order() -> bool:
    where = network()
    return where is None or _limiter().test(_orders(), where)


def count_order() -> None:
    where = network()
    if where is not None:
        _limiter().hit(_orders(), where)


def may_report() -> bool:
    """Counts this one."""
    where = network()
    return where is None or _limiter().hit(RateLimitItemPerHour(_REPORTS), "report", where)


def _orders() -> RateLimitItem:
    return RateLimitItemPerHour(host().settings.order_limit_per_hour)


def _limiter() -> MovingWindowRateLimiter:
    kept = current_app.extensions
    if "storefront.orders" not in kept:
        kept["storefront.orders"] = MovingWindowRateLimiter(MemoryStorage())
    limiter: MovingWindowRateLimiter = kept["storefront.orders"]
    return limiter
