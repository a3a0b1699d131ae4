"""How much of a product one network holds in orders nobody has seen yet: counted in memory, never stored.

Without a bound, one bored visitor empties a shop with orders that are never sent. An order above it is placed all the
same; only its goods stay on the shelf.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from weakref import WeakKeyDictionary

from storefront.orders.offers import Shelf
from storefront.storage.database import database

MOST_PERCENT = 20


@dataclass(frozen=True)
class Held:
    """One line's goods off the shelf, for one network, until when."""

    network: str
    shelf: Shelf
    milli: int
    until: datetime


class NetworkShares:
    """Thread-safe; forgets what has expired, and the oldest order when there are too many."""

    def __init__(self, most_orders: int = 20_000) -> None:
        self._most_orders = most_orders
        self._orders: OrderedDict[int, tuple[Held, ...]] = OrderedDict()
        self._held: dict[tuple[str, Shelf], dict[int, Held]] = {}
        self._lock = Lock()

    def may_hold(
        self, network: str | None, shelf: Shelf, milli: int, free_milli: int, step_milli: int, now: datetime
    ) -> bool:
        """Whether this network may take so much more of what is free; None is the house itself.

        One step is always allowed, or the last piece of anything could never be held.
        """
        if network is None:
            return True
        with self._lock:
            live = {order: held for order, held in self._held.get((network, shelf), {}).items() if now < held.until}
            mine = sum(held.milli for held in live.values())
        return mine + milli <= max((mine + free_milli) * MOST_PERCENT // 100, step_milli)

    def note(self, order_id: int, held: tuple[Held, ...]) -> None:
        """After the order is committed. One entry for each shelf."""
        if not held:
            return
        with self._lock:
            self._orders[order_id] = held
            for one in held:
                self._held.setdefault((one.network, one.shelf), {})[order_id] = one
            while len(self._orders) > self._most_orders:
                self._drop(next(iter(self._orders)))

    def forget(self, order_id: int) -> None:
        """The order was seen by its shop, or holds nothing any more."""
        with self._lock:
            self._drop(order_id)

    def _drop(self, order_id: int) -> None:
        for held in self._orders.pop(order_id, ()):
            same_shelf = self._held.get((held.network, held.shelf), {})
            same_shelf.pop(order_id, None)
            if not same_shelf:
                self._held.pop((held.network, held.shelf), None)


_shares: WeakKeyDictionary[object, NetworkShares] = WeakKeyDictionary()
_making = Lock()


def shares() -> NetworkShares:
    """Of the database that is open: another one's orders have the same ids and hold other goods."""
    with _making:
        return _shares.setdefault(database.obj, NetworkShares())
