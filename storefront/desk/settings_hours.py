"""Opening hours: up to two times a day, days that are different, holidays; and for when orders are taken."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask import Response, request

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.i18n.digits import ascii_digits
from storefront.merchants import settings
from storefront.merchants.hours import MOST_HOLIDAYS, check_hours
from storefront.merchants.ordering import timing_of
from storefront.merchants.profile import read_timing
from storefront.merchants.records import Member, Shop
from storefront.problems import Refused

PATH = "/desk/settings/hours"
_RANGES = 2
_EMPTY_DATES = 3
_EMPTY_HOLIDAYS = 2
_CLOCK = re.compile(r"([0-9]{1,2})(?:\s*[:hH.٫]\s*([0-9]{2})?)?")


@door.get(PATH)
@member_only
def hours_form(member: Member) -> Response:
    return _form(member, Filled(_kept(member.shop)))


@door.post(PATH)
@member_only
def save_hours(member: Member) -> Response:
    try:
        timing = read_timing(request.form, _clock(request.form.get("order_by", "")))
        if isinstance(timing, list):
            raise Refused(*timing, *check_hours(_read(request.form)))
        settings.save_hours(member.shop, _read(request.form), timing)
    except Refused as refused:
        return _form(member, Filled.of(request.form, refused.problems), 422)
    return saved(PATH)


def _form(member: Member, form: Filled, status: int = 200) -> Response:
    dates = [day for day in form.values if re.fullmatch(r"date-[0-9]+", day)]
    return page(
        member,
        "desk/settings/hours.html",
        "settings",
        status,
        form=form,
        ranges=range(_RANGES),
        dates=range(max(len(dates), _EMPTY_DATES)),
        holidays=range(max(_holidays_in(form.values), _EMPTY_HOLIDAYS)),
    )


def _read(typed: Mapping[str, str]) -> dict[str, Any]:
    """As hours are kept. What can't be read as a time stays as it is, for the rules to name."""
    weekly = {str(day): _rows(typed, f"{day}") for day in range(7)}
    if "spread" in typed:
        weekly = {day: rows or weekly["0"] for day, rows in weekly.items()}
    dates = {day.strip(): _rows(typed, f"date-{place}") for place, day in _dates(typed)}
    read: dict[str, Any] = {"weekly": {day: rows for day, rows in weekly.items() if rows}, "dates": dates}
    holidays = [_days(typed, place) for place in range(min(_holidays_in(typed), MOST_HOLIDAYS + 1))]
    reopens = ascii_digits(typed.get("reopens", "").strip())
    closings = {"holidays": [row for row in holidays if any(row)], "reopens": reopens}
    return read | {name: days for name, days in closings.items() if days}


def _holidays_in(typed: Mapping[str, str]) -> int:
    return sum(1 for name in typed if re.fullmatch(r"holiday-from-[0-9]{1,3}", name))


def _days(typed: Mapping[str, str], place: int) -> list[str]:
    """A day alone is its own last one."""
    first, last = (ascii_digits(typed.get(f"holiday-{end}-{place}", "").strip()) for end in ("from", "to"))
    return [first or last, last or first]


def _dates(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, day in typed.items():
        found = re.fullmatch(r"date-([0-9]+)", name)
        if found and day.strip():
            yield found[1], ascii_digits(day)


def _rows(typed: Mapping[str, str], row: str) -> list[list[str]]:
    ends = [[_clock(typed.get(f"{end}-{row}-{place}", "")) for end in ("from", "to")] for place in range(_RANGES)]
    return [pair for pair in ends if any(pair)]


def _clock(typed: str) -> str:
    """9, 9h, 9:30, 0930 on any keyboard's digits → 09:30."""
    digits = ascii_digits(typed.strip())
    found = _CLOCK.fullmatch(digits) or re.fullmatch(r"([0-9]{2})([0-9]{2})", digits)
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else digits


def _kept(shop: Shop) -> dict[str, str]:
    """Days gone by are left out, and so forgotten at the next saving."""
    today = clock.now().date()
    kept: dict[str, str] = {}
    for day, rows in shop.hours.get("weekly", {}).items():
        kept |= _boxes(day, rows)
    coming = sorted(day for day in shop.hours.get("dates", {}) if (today - date.fromisoformat(day)).days <= 1)
    for place in range(len(coming) + _EMPTY_DATES):
        day = coming[place] if place < len(coming) else ""
        kept[f"date-{place}"] = day
        kept |= _boxes(f"date-{place}", shop.hours["dates"][day] if day else [])
    return kept | _kept_closings(shop, today) | _kept_timing(shop)


def _kept_closings(shop: Shop, today: date) -> dict[str, str]:
    coming = [row for row in shop.hours.get("holidays", ()) if (today - date.fromisoformat(row[1])).days <= 1]
    reopens = shop.hours.get("reopens", "")
    kept = {"reopens": reopens if reopens and date.fromisoformat(reopens) > today else ""}
    for place in range(len(coming) + _EMPTY_HOLIDAYS):
        first, last = coming[place] if place < len(coming) else ("", "")
        kept |= {f"holiday-from-{place}": first, f"holiday-to-{place}": last}
    return kept


def _kept_timing(shop: Shop) -> dict[str, str]:
    timing = timing_of(shop)
    return {
        "when_closed": timing.when_closed,
        "lead": str(timing.lead or ""),
        "lead_in": timing.lead_in,
        "order_by": timing.order_by,
    }


def _boxes(row: str, ranges: list[list[str]]) -> dict[str, str]:
    ends: dict[str, str] = {}
    for place, (opens, closes) in enumerate(ranges[:_RANGES]):
        ends |= {f"from-{row}-{place}": opens, f"to-{row}-{place}": closes}
    return ends
