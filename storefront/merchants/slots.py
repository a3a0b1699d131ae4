"""For when an order is: now, or the next time the shop is open after its lead time, on a day it delivers. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storefront.merchants.hours import Hours, is_open, spans_from

HOURS, DAYS = LEAD_IN = ("hours", "days")
MOST_HOURS, MOST_DAYS = 96, 60
_ALL_DAY = timedelta(hours=23)  # where clocks go forward
_STEP = timedelta(minutes=30)  # what a buyer reads stays true for as long


@dataclass(frozen=True)
class Lead:
    """How much time the shop needs: hours from now, or whole days, counted from tomorrow after `by` (a wall clock)."""

    hours: int = 0
    days: int = 0
    by: time | None = None

    def __bool__(self) -> bool:
        return bool(self.hours or self.days or self.by)


NO_LEAD = Lead()


@dataclass(frozen=True)
class Slot:
    """A day of the shop, and from what time on its clock; start None: all day."""

    day: date
    start: time | None = None

    def __str__(self) -> str:
        return self.day.isoformat() if self.start is None else f"{self.day.isoformat()}T{self.start:%H:%M}"


def is_now(hours: Hours, lead: Lead, days: Collection[int], moment: datetime, zone: str) -> bool:
    """Whether an order is for at once: then nothing has to be said."""
    today = moment.astimezone(ZoneInfo(zone)).date()
    return not lead and is_open(hours, moment, zone) and (not days or today.weekday() in days)


def next_slot(hours: Hours, lead: Lead, days: Collection[int], moment: datetime, zone: str) -> Slot | None:
    """When an order of this moment is for, if not for at once; None where no such time is in sight.

    days: the weekdays that count, none of them: all. A night belongs to the day it begins.
    """
    place = ZoneInfo(zone)
    first, earliest = _earliest(lead, moment, place)
    for day, opens, closes in spans_from(hours, first, zone):
        counts = not days or day.weekday() in days
        if not counts or closes <= earliest or (day < first and (lead.days or lead.by)):
            continue
        if opens <= earliest and not lead.hours:
            return Slot(earliest.astimezone(place).date())  # it is open already
        begins = max(opens, earliest).astimezone(place)
        all_day = begins.time() == time() and closes - opens >= _ALL_DAY
        return Slot(begins.date(), None if all_day else begins.time())
    return None


def _earliest(lead: Lead, moment: datetime, place: ZoneInfo) -> tuple[date, datetime]:
    """The first day, and the first moment: on the shop's half hours, so that it does not change with every glance."""
    local = moment.astimezone(place)
    if lead.days or lead.by:
        late = lead.by is not None and local.time() >= lead.by
        first = local.date() + timedelta(days=lead.days + late)
        if first > local.date():
            return first, datetime.combine(first, time(), place).astimezone(moment.tzinfo)
    earliest = _next_step(moment + timedelta(hours=lead.hours), place) if lead.hours else moment
    return earliest.astimezone(place).date(), earliest


def _next_step(moment: datetime, place: ZoneInfo) -> datetime:
    over = timedelta(
        minutes=moment.astimezone(place).minute % 30, seconds=moment.second, microseconds=moment.microsecond
    )
    return moment + (_STEP - over if over else timedelta())
