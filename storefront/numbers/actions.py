"""Writes numbers down: what was seen is added, what orders come to is written anew."""

import time
from datetime import UTC, date, datetime, timedelta

from storefront.i18n.places import local, midnight
from storefront.merchants.records import Shop
from storefront.numbers.records import (
    NumbersRead,
    add_seen,
    forget_before,
    orders_between,
    placings_between,
    write_day,
)
from storefront.numbers.rules import KEPT_DAYS, numbers_of
from storefront.numbers.tally import QUARTER, Tally
from storefront.orders.records import newest_event
from storefront.storage.database import Unavailable, atomic

_EVENTS_AT_ONCE = 2000
_MOST_SECONDS = 10.0  # a round shares its thread with everything else that is done every minute


def write_down(tally: Tally) -> None:
    """What a process has counted; kept for the next time while the database is held."""
    taken = tally.take()
    if not taken:
        return
    try:
        zones = {shop.id: shop.time_zone for shop in Shop.select().where(Shop.id.in_({seen.shop for seen in taken}))}
        sums: dict[tuple[int, str, date], int] = {}
        for seen, times in taken.items():
            if seen.shop in zones:
                day = local(datetime.fromtimestamp(seen.quarter * QUARTER, UTC), zones[seen.shop]).date()
                sums[seen.shop, seen.kind, day] = sums.get((seen.shop, seen.kind, day), 0) + times
        with atomic():
            add_seen([(*key, times) for key, times in sums.items()])
    except Unavailable:
        tally.give_back(taken)


def catch_up(now: datetime) -> int:
    """How many days of shops it wrote. Days whose orders changed are written whole, so that nothing counts twice."""
    ends, written = time.monotonic() + _MOST_SECONDS, 0
    while time.monotonic() < ends:
        read, newest = NumbersRead.select().first(), newest_event()
        since = read.event if read else 0
        upto = min(newest, since + _EVENTS_AT_ONCE)
        if upto <= since:
            break
        written += _write_days(since, upto, now)
        NumbersRead.insert(id=1, event=upto).on_conflict_replace().execute()
    return written


def forget_old(now: datetime) -> int:
    return forget_before(now.date() - timedelta(days=KEPT_DAYS))


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """From one midnight to the next, where the shop is: 23 to 25 hours."""
    return midnight(day, zone), midnight(day + timedelta(days=1), zone)


def _write_days(since: int, upto: int, now: datetime) -> int:
    shops: dict[int, Shop] = {}
    days: set[tuple[int, date]] = set()
    for shop_id, placed_at in placings_between(since, upto):
        shop = shops.get(shop_id) or shops.setdefault(shop_id, Shop.get_by_id(shop_id))
        if now - placed_at <= timedelta(days=KEPT_DAYS):
            days.add((shop_id, local(placed_at, shop.time_zone).date()))
    for shop_id, day in sorted(days):
        shop = shops[shop_id]
        numbers = numbers_of(orders_between(shop, *day_bounds(day, shop.time_zone)))  # who changes one now is read next
        with atomic():
            write_day(shop, day, numbers)
    return len(days)
