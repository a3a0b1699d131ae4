"""How often one network may do something in an hour. Counted in memory, gone with the process."""

from flask import current_app
from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from storefront.wire.network import network

_KEPT = "storefront.limits"


def may(what: str, most: int, *whose: str) -> bool:
    """Whether there is one left, of so many. whose: what is counted apart within the network."""
    where = network()
    return where is None or _limiter().test(RateLimitItemPerHour(most), what, where, *whose)


def count(what: str, most: int, *whose: str) -> bool:
    """Counts one; whether there was one left."""
    where = network()
    return where is None or _limiter().hit(RateLimitItemPerHour(most), what, where, *whose)


def _limiter() -> MovingWindowRateLimiter:
    kept = current_app.extensions
    if _KEPT not in kept:
        kept.setdefault(_KEPT, MovingWindowRateLimiter(MemoryStorage()))
    limiter: MovingWindowRateLimiter = kept[_KEPT]
    return limiter
