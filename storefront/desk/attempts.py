"""How often a network may guess at passwords, or open shops. Counted in memory, gone with the process."""

from flask import current_app
from limits import RateLimitItem, RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from storefront.wire.host import host
from storefront.wire.network import network

_GUESSES_AT_ONE_NAME = 20
_SIGN_UPS = 10


def may_sign_in(name: str) -> bool:
    where = network()
    return where is None or (
        _limiter().test(_guesses(), "guess", where)
        and _limiter().test(RateLimitItemPerHour(_GUESSES_AT_ONE_NAME), "name", where, _plain(name))
    )


def count_wrong_sign_in(name: str) -> None:
    where = network()
    if where is not None:
        _limiter().hit(_guesses(), "guess", where)
        _limiter().hit(RateLimitItemPerHour(_GUESSES_AT_ONE_NAME), "name", where, _plain(name))


def may_open_a_shop() -> bool:
    """Counts this one."""
    where = network()
    return where is None or _limiter().hit(RateLimitItemPerHour(_SIGN_UPS), "signup", where)


def _guesses() -> RateLimitItem:
    return RateLimitItemPerHour(host().settings.signin_limit_per_hour)


def _plain(name: str) -> str:
    return "".join(name.casefold().split())[:60]


def _limiter() -> FixedWindowRateLimiter:
    kept = current_app.extensions
    if "storefront.attempts" not in kept:
        kept["storefront.attempts"] = FixedWindowRateLimiter(MemoryStorage())
    limiter: FixedWindowRateLimiter = kept["storefront.attempts"]
    return limiter
