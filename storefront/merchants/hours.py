"""Opening hours: weekly rows, dated exceptions, holidays, ranges that may cross midnight. No hours set: always open."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from storefront.problems import Problem

MOST_RANGES = 4
_MOST_DATES = 366
MOST_HOLIDAYS = 30
_HORIZON = 120  # days looked ahead
_MIDNIGHT = 24 * 60
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00", re.ASCII)


@dataclass(frozen=True)
class Range:
    """Minutes after the midnight its day begins with; a range over midnight closes after 1440."""

    opens: int
    closes: int

    @property
    def opening(self) -> time:
        return _time(self.opens)

    @property
    def closing(self) -> time:
        return _time(self.closes)


_ALL_DAY = Range(0, _MIDNIGHT)


@dataclass(frozen=True)
class Hours:
    """A shop's hours; weekday 0 is Monday. A date's own ranges replace its weekday's, none of them = closed.

    holidays: first and last day, closed but for dates with ranges of their own. reopens: closed altogether until then.
    """

    weekly: Mapping[int, tuple[Range, ...]] = field(default_factory=dict)
    dates: Mapping[date, tuple[Range, ...]] = field(default_factory=dict)
    holidays: tuple[tuple[date, date], ...] = ()
    reopens: date | None = None

    @property
    def weekly_set(self) -> bool:
        return any(self.weekly.values())

    @property
    def any_set(self) -> bool:
        return self.weekly_set or bool(self.dates or self.holidays or self.reopens)

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "Hours":
        """Of data that check_hours found nothing wrong with."""
        kept = data or {}
        reopens = kept.get("reopens", "")
        return cls(
            {int(day): _ranges(rows) for day, rows in kept.get("weekly", {}).items()},
            {date.fromisoformat(day): _ranges(rows) for day, rows in kept.get("dates", {}).items()},
            tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in kept.get("holidays", ())),
            date.fromisoformat(reopens) if reopens else None,
        )


def ranges_on(hours: Hours, day: date) -> tuple[Range, ...]:
    if hours.reopens is not None and day < hours.reopens:
        return ()
    if day not in hours.dates and any(first <= day <= last for first, last in hours.holidays):
        return ()
    usual = hours.weekly.get(day.weekday(), ()) if hours.weekly_set else (_ALL_DAY,)
    return hours.dates.get(day, usual)


def is_open(hours: Hours, moment: datetime, zone: str) -> bool:
    return not hours.any_set or any(opens <= moment < closes for opens, closes in _around(hours, moment, zone, days=0))


def next_opening(hours: Hours, moment: datetime, zone: str) -> datetime | None:
    """The next time the doors open, in UTC; None when no hours are set or nothing opens for months."""
    return next((opens for opens, _ in _around(hours, moment, zone) if opens > moment), None)


def closed_through(hours: Hours, moment: datetime, zone: str) -> date | None:
    """The day a longer closing ends: the first with hours again; None on a day with hours, or before any."""
    today = moment.astimezone(ZoneInfo(zone)).date()
    away = (hours.reopens is not None and today < hours.reopens) or any(a <= today <= b for a, b in hours.holidays)
    if not away or ranges_on(hours, today):
        return None
    days = (today + timedelta(days=offset) for offset in range(1, _HORIZON))
    return next((day for day in days if ranges_on(hours, day)), None)


def next_change(hours: Hours, moment: datetime, zone: str) -> datetime | None:
    """Until when a page may keep what it says about the hours: the next opening, closing or midnight."""
    if not hours.any_set:
        return None
    edges = [edge for pair in _around(hours, moment, zone, days=0) for edge in pair]
    edges.append(next_midnight(moment, zone))
    return min(edge for edge in edges if edge > moment)


def next_midnight(moment: datetime, zone: str) -> datetime:
    """When the shop's calendar day ends, in UTC."""
    return _utc(moment.astimezone(ZoneInfo(zone)).date(), _MIDNIGHT, zone)


def today(hours: Hours, moment: datetime, zone: str) -> tuple[Range, ...] | None:
    """The ranges of the shop's own calendar day, to print; () = closed all day, None = there is nothing to say."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    ranges = ranges_on(hours, day)
    return ranges if hours.weekly_set or day in hours.dates or not ranges else None


def _around(hours: Hours, moment: datetime, zone: str, days: int = _HORIZON) -> Iterator[tuple[datetime, datetime]]:
    """Every range from yesterday's (it may still be running) to so many days ahead, as UTC moments, in their order."""
    if hours.any_set:
        for _, opens, closes in spans_from(hours, moment.astimezone(ZoneInfo(zone)).date(), zone, days):
            yield opens, closes


def spans_from(hours: Hours, day: date, zone: str, days: int = _HORIZON) -> Iterator[tuple[date, datetime, datetime]]:
    """The ranges from the day before on, each with the day it begins, as UTC moments."""
    for offset in range(-1, days + 1):
        begins = day + timedelta(days=offset)
        for span in ranges_on(hours, begins):
            yield begins, _utc(begins, span.opens, zone), _utc(begins, span.closes, zone)


def _utc(day: date, minutes: int, zone: str) -> datetime:
    """What the wall clock shows, as a moment; compared in UTC, so a clock change moves nothing."""
    wall = datetime.combine(day, time(), ZoneInfo(zone)) + timedelta(minutes=minutes)
    return wall.astimezone(UTC)


def check_hours(data: object) -> list[Problem]:
    """What is wrong with {"weekly": {"0": [["09:00", "13:00"]]}, "dates": {"2026-12-25": []},
    "holidays": [["2026-12-24", "2027-01-02"]], "reopens": "2026-12-05"}."""
    if not isinstance(data, dict) or not data.keys() <= {"weekly", "dates", "holidays", "reopens"}:
        return [Problem("hours.unreadable", "hours")]
    weekly, dates = data.get("weekly", {}), data.get("dates", {})
    if not isinstance(weekly, dict) or not isinstance(dates, dict) or len(dates) > _MOST_DATES:
        return [Problem("hours.unreadable", "hours")]
    problems = []
    for day, rows in weekly.items():
        known = day in {"0", "1", "2", "3", "4", "5", "6"}
        problems += _check_day(rows, f"hours-{day}") if known else [Problem("hours.weekday", "hours")]
    for day, rows in dates.items():
        problems += _check_day(rows, f"hours-{day}") if _is_date(day) else [Problem("hours.date", "hours")]
    problems += _check_closings(data.get("holidays", []), data.get("reopens", ""))
    return problems or _check_nights(weekly)


def _check_closings(holidays: object, reopens: object) -> list[Problem]:
    if not isinstance(holidays, list) or len(holidays) > MOST_HOLIDAYS:
        return [Problem("hours.holidays_many", "holidays", {"most": MOST_HOLIDAYS})]
    problems = [
        Problem("hours.holiday", f"holiday-{place}")
        for place, row in enumerate(holidays)
        if not (isinstance(row, list) and len(row) == 2 and all(map(_is_date, row)) and row[0] <= row[1])
    ]
    return problems + ([] if reopens == "" or _is_date(reopens) else [Problem("hours.date", "reopens")])


def _check_day(rows: object, place: str) -> list[Problem]:
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        return [Problem("hours.unreadable", place)]
    if len(rows) > MOST_RANGES:
        return [Problem("hours.too_many", place, {"most": MOST_RANGES})]
    if any(opens == closes for opens, closes in rows):
        return [Problem("hours.empty_range", place)]
    ordered = _ranges(rows)
    if any(later.opens < earlier.closes for earlier, later in pairwise(ordered)):
        return [Problem("hours.overlap", place)]
    return []


def _check_nights(weekly: Mapping[str, Any]) -> list[Problem]:
    """A night must end before the next day's first opening."""
    week = {int(day): _ranges(rows) for day, rows in weekly.items()}
    return [
        Problem("hours.overlap", f"hours-{day}")
        for day, ranges in sorted(week.items())
        if ranges and (following := week.get((day + 1) % 7)) and ranges[-1].closes - _MIDNIGHT > following[0].opens
    ]


def _is_row(row: object) -> bool:
    if not isinstance(row, list) or len(row) != 2 or not all(isinstance(end, str) for end in row):
        return False
    return all(_CLOCK.fullmatch(end) for end in row) and row[0] != "24:00"


def _is_date(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _ranges(rows: list[list[str]]) -> tuple[Range, ...]:
    spans = []
    for row in rows:
        opens, closes = _minutes(row[0]), _minutes(row[1])
        spans.append(Range(opens, closes if closes > opens else closes + _MIDNIGHT))
    return tuple(sorted(spans, key=lambda span: span.opens))


def _minutes(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
