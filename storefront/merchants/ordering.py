"""Whether a shop takes orders at this moment, and for when, by what is kept of it."""

from collections.abc import Collection
from datetime import datetime, time

from storefront.merchants.drafts import Timing
from storefront.merchants.hours import Hours, is_open, next_opening
from storefront.merchants.records import Shop
from storefront.merchants.slots import NO_LEAD, Lead, Slot, is_now, next_slot


class Slots:
    """The shop's slots of one moment, each reckoned once: many areas have the same days."""

    def __init__(self, shop: Shop, now: datetime) -> None:
        self._hours, self._lead = Hours.from_json(shop.hours), lead_of(shop)
        self._now, self._zone = now, shop.time_zone
        self._found: dict[tuple[int, ...], tuple[bool, Slot | None]] = {}

    def of(self, days: Collection[int] = ()) -> Slot | None:
        """None: at once, or nothing can be said."""
        return self._at(days)[1]

    def has(self, days: Collection[int]) -> bool:
        """Whether there is any."""
        return self._at(days)[0]

    def _at(self, days: Collection[int]) -> tuple[bool, Slot | None]:
        key = tuple(days)
        if key not in self._found:
            if is_now(self._hours, self._lead, key, self._now, self._zone):
                self._found[key] = (True, None)
            else:
                slot = next_slot(self._hours, self._lead, key, self._now, self._zone)
                self._found[key] = (slot is not None, slot)
        return self._found[key]


def timing_of(shop: Shop) -> Timing:
    return Timing(**shop.timing)


def lead_of(shop: Shop) -> Lead:
    timing = timing_of(shop)
    by = time.fromisoformat(timing.order_by) if timing.order_by else None
    if not (timing.lead or by):
        return NO_LEAD
    return Lead(hours=timing.lead, by=by) if timing.lead_in == "hours" else Lead(days=timing.lead, by=by)


def is_closed(shop: Shop, now: datetime) -> bool:
    return not is_open(Hours.from_json(shop.hours), now, shop.time_zone)


def is_paused(shop: Shop, now: datetime) -> bool:
    return bool(shop.paused) and (shop.paused_until is None or now < shop.paused_until)


def refuses_now(shop: Shop, now: datetime) -> bool:
    """Whether it is closed and takes no orders for later, or nobody knows when it opens again."""
    hours = Hours.from_json(shop.hours)
    if is_open(hours, now, shop.time_zone):
        return False
    return timing_of(shop).when_closed == "refuse" or next_opening(hours, now, shop.time_zone) is None
