from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from storefront.merchants.hours import (
    Hours,
    Range,
    check_hours,
    closed_through,
    is_open,
    next_change,
    next_midnight,
    next_opening,
    ranges_on,
    today,
)

DAY = [["09:00", "13:00"], ["16:00", "20:00"]]
STALL = Hours.from_json({"weekly": {str(day): DAY for day in range(6)}, "dates": {"2026-12-25": []}})
BAR = Hours.from_json({"weekly": {"4": [["20:00", "02:00"]], "5": [["20:00", "02:00"]]}})
UNSET = Hours.from_json({})
ZONE = "Africa/Lagos"  # UTC+1 all year


def at(text: str, zone: str = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (STALL, "2026-11-23 08:59", False),
        (STALL, "2026-11-23 09:00", True),
        (STALL, "2026-11-23 13:00", False),
        (STALL, "2026-11-23 16:30", True),
        (STALL, "2026-11-22 10:00", False),
        (STALL, "2026-12-25 10:00", False),
        (BAR, "2026-11-20 19:59", False),
        (BAR, "2026-11-20 23:59", True),
        (BAR, "2026-11-21 01:59", True),
        (BAR, "2026-11-21 02:00", False),
        (BAR, "2026-11-22 01:00", True),
        (BAR, "2026-11-23 01:00", False),
        (UNSET, "2026-11-22 03:00", True),
    ],
)
def test_shop_is_open_exactly_within_its_hours(hours, moment, expected):
    assert is_open(hours, at(moment), ZONE) is expected


@mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (STALL, "2026-11-23 08:00", "2026-11-23 09:00"),
        (STALL, "2026-11-23 09:00", "2026-11-23 16:00"),
        (STALL, "2026-11-21 21:00", "2026-11-23 09:00"),
        (STALL, "2026-12-24 21:00", "2026-12-26 09:00"),
        (BAR, "2026-11-22 01:00", "2026-11-27 20:00"),
    ],
)
def test_next_opening_is_the_next_time_the_doors_open(hours, moment, expected):
    assert next_opening(hours, at(moment), ZONE) == at(expected)


def test_without_hours_nothing_opens_changes_or_is_printed():
    moment = at("2026-11-22 10:00")
    assert next_opening(UNSET, moment, ZONE) is None
    assert next_change(UNSET, moment, ZONE) is None
    assert today(UNSET, moment, ZONE) is None


def test_seven_empty_rows_are_no_hours():
    assert is_open(Hours.from_json({"weekly": {str(day): [] for day in range(7)}}), at("2026-11-22 10:00"), ZONE)


def test_a_closed_date_closes_a_shop_without_weekly_hours():
    hours = Hours.from_json({"dates": {"2026-12-25": []}})
    assert not is_open(hours, at("2026-12-25 10:00"), ZONE)
    assert is_open(hours, at("2026-12-26 00:00"), ZONE)
    assert today(hours, at("2026-12-25 10:00"), ZONE) == ()
    assert today(hours, at("2026-12-24 10:00"), ZONE) is None


def test_a_closing_of_weeks_has_its_end_and_one_of_months_none():
    closed = {date(2026, 11, 1).replace(day=day).isoformat(): [] for day in range(1, 31)}
    hours = Hours.from_json({"weekly": {"0": DAY}, "dates": closed})
    assert next_opening(hours, at("2026-11-02 10:00"), ZONE) == at("2026-12-07 09:00")
    gone = Hours.from_json({"weekly": {"0": DAY}, "reopens": "2027-06-01"})
    assert next_opening(gone, at("2026-11-02 10:00"), ZONE) is None


AWAY = {"weekly": {str(day): DAY for day in range(6)}, "holidays": [["2026-12-24", "2027-01-02"]]}


@mark.parametrize(
    ("hours", "moment", "back"),
    [
        (AWAY, "2026-12-23 23:59", None),
        (AWAY, "2026-12-24 00:00", "2027-01-04"),  # the 3rd is a Sunday
        (AWAY, "2027-01-02 23:59", "2027-01-04"),
        (AWAY, "2027-01-03 12:00", None),
        ({**AWAY, "dates": {"2026-12-31": DAY}}, "2026-12-31 10:00", None),
        ({**AWAY, "dates": {"2026-12-31": DAY}}, "2026-12-30 10:00", "2026-12-31"),
        ({"reopens": "2026-12-05"}, "2026-12-04 10:00", "2026-12-05"),
        ({"reopens": "2026-12-05"}, "2026-12-05 00:00", None),
        ({"weekly": {"0": DAY}, "reopens": "2027-09-01"}, "2026-12-04 10:00", None),
    ],
)
def test_a_longer_closing_says_when_the_shop_is_back(hours, moment, back):
    assert closed_through(Hours.from_json(hours), at(moment), ZONE) == (date.fromisoformat(back) if back else None)


def test_a_holiday_closes_a_shop_without_weekly_hours():
    hours = Hours.from_json({"holidays": [["2026-12-24", "2026-12-26"]]})
    assert [is_open(hours, at(f"2026-12-{day} 12:00"), ZONE) for day in (23, 24, 26, 27)] == [True, False, False, True]
    assert today(hours, at("2026-12-25 12:00"), ZONE) == ()
    assert today(hours, at("2026-12-27 12:00"), ZONE) is None


@mark.parametrize(
    ("closings", "fields"),
    [
        ({"holidays": [["2026-12-24", "2027-01-02"]], "reopens": "2026-12-05"}, []),
        ({"holidays": [["2026-12-24", "2026-12-24"]]}, []),
        ({"holidays": [["2026-12-24", "2026-12-23"]]}, ["holiday-0"]),
        ({"holidays": [["2026-12-24", "2026-12-25"], ["Eid", "Eid"]]}, ["holiday-1"]),
        ({"holidays": [["2026-12-24"]]}, ["holiday-0"]),
        ({"holidays": "Christmas"}, ["holidays"]),
        ({"holidays": [["2026-12-24", "2026-12-25"]] * 31}, ["holidays"]),
        ({"reopens": "soon"}, ["reopens"]),
        ({"reopens": 5}, ["reopens"]),
    ],
)
def test_what_is_wrong_with_a_closing_is_named_beside_it(closings, fields):
    assert [problem.field for problem in check_hours(closings)] == fields


@mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (STALL, "2026-11-23 08:00", "2026-11-23 09:00"),
        (STALL, "2026-11-23 09:00", "2026-11-23 13:00"),
        (STALL, "2026-11-23 20:00", "2026-11-24 00:00"),
        (BAR, "2026-11-21 00:30", "2026-11-21 02:00"),
    ],
)
def test_what_a_page_says_holds_until_the_next_opening_closing_or_midnight(hours, moment, expected):
    assert next_change(hours, at(moment), ZONE) == at(expected)


def test_today_is_the_day_of_the_shop_not_of_the_server():
    moment = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # Sunday still; already Monday in Lagos
    assert today(STALL, moment, ZONE) == (Range(540, 780), Range(960, 1200))
    assert today(STALL, moment, "UTC") == ()


def test_a_range_tells_its_times():
    assert [(span.opening, span.closing) for span in ranges_on(BAR, date(2026, 11, 20))] == [(time(20), time(2))]


def test_clocks_going_forward_do_not_move_the_opening():
    hours = Hours.from_json({"weekly": {"6": [["09:00", "13:00"]]}})
    assert next_opening(hours, at("2026-03-28 12:00", "Europe/Paris"), "Europe/Paris") == datetime(
        2026, 3, 29, 7, tzinfo=UTC
    )


def test_clocks_going_back_do_not_open_a_night_twice():
    hours = Hours.from_json({"weekly": {"5": [["20:00", "04:00"]]}})
    opens, closes = datetime(2026, 10, 24, 18, tzinfo=UTC), datetime(2026, 10, 25, 3, tzinfo=UTC)
    assert next_opening(hours, datetime(2026, 10, 24, 12, tzinfo=UTC), "Europe/Paris") == opens
    assert next_change(hours, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Europe/Paris") == closes


def test_midnight_is_the_shops_own():
    assert next_midnight(datetime(2026, 11, 22, 22, 59, tzinfo=UTC), ZONE) == datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert next_midnight(datetime(2026, 11, 22, 23, 0, tzinfo=UTC), ZONE) == datetime(2026, 11, 23, 23, tzinfo=UTC)


@mark.parametrize(
    "data",
    [
        {},
        {"weekly": {}},
        {"weekly": {"0": DAY}, "dates": {"2026-12-25": []}},
        {"weekly": {"0": [["00:00", "24:00"]], "1": [["00:00", "24:00"]]}},
        {"weekly": {"0": [["18:00", "00:00"]]}},
        {"weekly": {"6": [["20:00", "02:00"]], "0": [["02:00", "10:00"]]}},
    ],
)
def test_good_hours_have_no_problem(data):
    assert check_hours(data) == []


@mark.parametrize(
    ("data", "key", "field"),
    [
        (None, "hours.unreadable", "hours"),
        ([], "hours.unreadable", "hours"),
        ({"weekly": 3}, "hours.unreadable", "hours"),
        ({"other": {}}, "hours.unreadable", "hours"),
        ({"weekly": {"7": DAY}}, "hours.weekday", "hours"),
        ({"weekly": {"0": [["9:00", "13:00"]]}}, "hours.unreadable", "hours-0"),
        ({"weekly": {"0": [["25:00", "26:00"]]}}, "hours.unreadable", "hours-0"),
        ({"weekly": {"0": [["٠٩:00", "13:00"]]}}, "hours.unreadable", "hours-0"),
        ({"weekly": {"0": [["24:00", "13:00"]]}}, "hours.unreadable", "hours-0"),
        ({"weekly": {"0": [["09:00"]]}}, "hours.unreadable", "hours-0"),
        ({"weekly": {"0": [["09:00", None]]}}, "hours.unreadable", "hours-0"),
        ({"weekly": {"0": [["09:00", "09:00"]]}}, "hours.empty_range", "hours-0"),
        ({"weekly": {"0": [["09:00", "13:00"], ["12:00", "15:00"]]}}, "hours.overlap", "hours-0"),
        ({"weekly": {"6": [["20:00", "02:00"]], "0": [["01:00", "10:00"]]}}, "hours.overlap", "hours-6"),
        ({"weekly": {"0": [["01:00", "02:00"]] * 5}}, "hours.too_many", "hours-0"),
        ({"dates": {"25.12.2026": []}}, "hours.date", "hours"),
        ({"dates": {"2026-02-30": []}}, "hours.date", "hours"),
        ({"dates": {"2026-12-25": [["x", "y"]]}}, "hours.unreadable", "hours-2026-12-25"),
    ],
)
def test_bad_hours_are_named_beside_their_day(data, key, field):
    assert [(problem.key, problem.field) for problem in check_hours(data)] == [(key, field)]


_anything = st.recursive(
    st.none() | st.integers() | st.text(max_size=6) | st.sampled_from(["09:00", "13:00", "weekly", "dates", "0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["weekly", "dates", "0"]), inner),
    max_leaves=8,
)


@given(_anything)
def test_hours_without_a_problem_can_always_be_read(data):
    if not check_hours(data):
        hours = Hours.from_json(data)
        next_opening(hours, at("2026-11-22 10:00"), ZONE)
