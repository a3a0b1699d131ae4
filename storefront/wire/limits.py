"""How often one network may do something in an hour. Counted in memory, gone with the process."""

from flask import current_app

from storefront.wire.last_hour import LastHour
from storefront.wire.network import network

_KEPT = "storefront.limits"


def may(what: str, most: int, *whose: str) -> bool:
    """Whether there is one left, of so many. whose: what is counted apart within the network."""
    where = network()
    return where is None or _counts().has_room(_name(what, where, whose), most)


def count(what: str, most: int, *whose: str) -> bool:
    """Counts one; whether there was one left."""
    where = network()
    return where is None or _counts().count(_name(what, where, whose), most)


def _name(what: str, where: str, whose: tuple[str, ...]) -> str:
    return "\n".join((what, where, *whose))


def _counts() -> LastHour:
    kept = current_app.extensions
    if _KEPT not in kept:
        kept.setdefault(_KEPT, LastHour())
    counts: LastHour = kept[_KEPT]
    return counts
