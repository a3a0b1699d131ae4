"""For when an order is: tables of cases, and the rule compared with a clock that is simply watched."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pytest import mark

from storefront.merchants.hours import Hours, Range, ranges_on
from storefront.merchants.slots import NO_LEAD, Lead, Slot, is_now, next_slot

ZONE = "Africa/Lagos"  # UTC+1 all year
DAY = [["08:00", "13:00"], ["16:00", "20:00"]]
STALL = Hours.from_json({"weekly": {str(day): DAY for day in range(6)}})  # Monday to Saturday, with a break
BAR = Hours.from_json({"weekly": {"4": [["20:00", "02:00"]], "5": [["20:00", "02:00"]]}})
UNSET = Hours.from_json({})
TOMORROW = Lead(days=1)
BY_SIX = Lead(days=1, by=time(18))
BY_ELEVEN = Lead(by=time(11))
THREE_HOURS = Lead(hours=3)
TUESDAYS = (1,)


def at(text: str, zone: str = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def said(hours: Hours, lead: Lead, days: Collection[int], moment: datetime, zone: str = ZONE) -> str:
    return "now" if is_now(hours, lead, days, moment, zone) else str(next_slot(hours, lead, days, moment, zone))


# 2026-11-23 is a Monday.
@mark.parametrize(
    ("hours", "lead", "days", "moment", "expected"),
    [
        (STALL, NO_LEAD, (), "2026-11-23 09:00", "now"),
        (STALL, NO_LEAD, (), "2026-11-23 07:00", "2026-11-23T08:00"),
        (STALL, NO_LEAD, (), "2026-11-23 14:00", "2026-11-23T16:00"),
        (STALL, NO_LEAD, (), "2026-11-23 20:00", "2026-11-24T08:00"),
        (STALL, NO_LEAD, (), "2026-11-28 21:00", "2026-11-30T08:00"),
        (STALL, NO_LEAD, TUESDAYS, "2026-11-23 09:00", "2026-11-24T08:00"),
        (STALL, NO_LEAD, TUESDAYS, "2026-11-24 09:00", "now"),
        (STALL, NO_LEAD, TUESDAYS, "2026-11-24 20:30", "2026-12-01T08:00"),
        (STALL, TOMORROW, (), "2026-11-23 09:00", "2026-11-24T08:00"),
        (STALL, TOMORROW, (), "2026-11-28 09:00", "2026-11-30T08:00"),
        (STALL, BY_SIX, (), "2026-11-23 17:59", "2026-11-24T08:00"),
        (STALL, BY_SIX, (), "2026-11-23 18:00", "2026-11-25T08:00"),
        (STALL, BY_ELEVEN, (), "2026-11-23 10:00", "2026-11-23"),
        (STALL, BY_ELEVEN, (), "2026-11-23 07:00", "2026-11-23T08:00"),
        (STALL, BY_ELEVEN, (), "2026-11-23 11:00", "2026-11-24T08:00"),
        (STALL, THREE_HOURS, (), "2026-11-23 09:00", "2026-11-23T12:00"),
        (STALL, THREE_HOURS, (), "2026-11-23 09:01", "2026-11-23T12:30"),
        (STALL, THREE_HOURS, (), "2026-11-23 09:30", "2026-11-23T12:30"),
        (STALL, THREE_HOURS, (), "2026-11-23 11:00", "2026-11-23T16:00"),
        (STALL, THREE_HOURS, (), "2026-11-23 18:00", "2026-11-24T08:00"),
        (STALL, THREE_HOURS, (0,), "2026-11-23 18:00", "2026-11-30T08:00"),
        (UNSET, NO_LEAD, (), "2026-11-23 03:00", "now"),
        (UNSET, NO_LEAD, TUESDAYS, "2026-11-23 03:00", "2026-11-24"),
        (UNSET, TOMORROW, (), "2026-11-23 03:00", "2026-11-24"),
        (UNSET, BY_SIX, TUESDAYS, "2026-11-23 18:30", "2026-12-01"),
        (UNSET, THREE_HOURS, (), "2026-11-23 22:40", "2026-11-24T02:00"),
        (BAR, NO_LEAD, (), "2026-11-21 01:00", "now"),  # Friday's night
        (BAR, NO_LEAD, (), "2026-11-21 03:00", "2026-11-21T20:00"),
        (BAR, TOMORROW, (), "2026-11-20 21:00", "2026-11-21T20:00"),
        (BAR, NO_LEAD, (5,), "2026-11-20 21:00", "2026-11-21T20:00"),
    ],
)
def test_an_order_is_for_now_or_the_next_time_that_fits(
    hours: Hours, lead: Lead, days: tuple[int, ...], moment: str, expected: str
) -> None:
    assert said(hours, lead, days, at(moment)) == expected


def test_holidays_are_passed_over_but_for_days_with_hours_of_their_own() -> None:
    weekly = {str(day): DAY for day in range(6)}
    closed = {"weekly": weekly, "holidays": [["2026-11-24", "2026-12-20"]]}
    assert said(Hours.from_json(closed), NO_LEAD, (), at("2026-11-23 21:00")) == "2026-12-21T08:00"
    fair = Hours.from_json({**closed, "dates": {"2026-12-05": [["10:00", "12:00"]]}})
    assert said(fair, NO_LEAD, (), at("2026-11-23 21:00")) == "2026-12-05T10:00"


def test_closed_until_a_day_begins_at_once_and_ends_on_it() -> None:
    away = Hours.from_json({"weekly": {str(day): DAY for day in range(6)}, "reopens": "2026-12-07"})
    assert said(away, NO_LEAD, (), at("2026-11-23 09:00")) == "2026-12-07T08:00"
    assert said(away, NO_LEAD, (), at("2026-12-07 09:00")) == "now"


def test_nothing_is_promised_where_no_day_comes() -> None:
    assert next_slot(STALL, NO_LEAD, (6,), at("2026-11-23 09:00"), ZONE) is None
    never = Hours.from_json({"weekly": {"0": DAY}, "reopens": "2029-01-01"})
    assert next_slot(never, NO_LEAD, (), at("2026-11-23 09:00"), ZONE) is None


@mark.parametrize(
    ("zone", "moment", "expected"),
    [
        # Clocks go forward in the night to Sunday the 29th of March 2026, back in that to the 25th of October.
        ("Europe/Paris", "2026-03-28 21:00", "2026-03-29T08:00"),
        ("Europe/Paris", "2026-10-24 21:00", "2026-10-25T08:00"),
        ("Asia/Kolkata", "2026-11-23 21:00", "2026-11-24T08:00"),
        ("America/Sao_Paulo", "2026-11-23 21:00", "2026-11-24T08:00"),
    ],
)
def test_the_clock_on_the_shops_wall_counts(zone: str, moment: str, expected: str) -> None:
    every_day = Hours.from_json({"weekly": {str(day): DAY for day in range(7)}})
    assert said(every_day, NO_LEAD, (), at(moment, zone), zone) == expected


def test_three_hours_are_three_hours_where_clocks_go_forward() -> None:
    assert said(UNSET, THREE_HOURS, (), at("2026-03-29 00:00", "Europe/Paris"), "Europe/Paris") == "2026-03-29T04:00"


def test_a_day_is_a_whole_day_where_it_has_23_hours() -> None:
    assert said(UNSET, TOMORROW, (), at("2026-03-28 12:00", "Europe/Paris"), "Europe/Paris") == "2026-03-29"


SPANS = st.lists(st.integers(0, 47), min_size=2, max_size=4, unique=True).map(
    lambda halves: tuple(
        Range(a * 30, b * 30) for a, b in zip(*[iter(sorted(halves)[: len(halves) // 2 * 2])] * 2, strict=True)
    )
)
WEEKS = st.dictionaries(st.integers(0, 6), SPANS, min_size=1)
LEADS = st.one_of(
    st.just(NO_LEAD),
    st.builds(Lead, hours=st.integers(1, 48)),
    st.builds(Lead, days=st.integers(0, 4), by=st.sampled_from([None, time(9), time(18, 30)])),
)
ZONES = st.sampled_from(["Africa/Lagos", "Europe/Paris", "Asia/Kathmandu", "America/New_York", "Pacific/Auckland"])
MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 3, 26), datetime(2026, 4, 6)),  # clocks go forward, in the south back
    st.datetimes(datetime(2026, 10, 22), datetime(2026, 11, 3)),
)


@settings(max_examples=300)
@given(week=WEEKS, lead=LEADS, days=st.sets(st.integers(0, 6)), zone=ZONES, moment=MOMENTS)
def test_the_next_slot_is_what_one_finds_by_watching_the_clock(
    week: dict[int, tuple[Range, ...]], lead: Lead, days: set[int], zone: str, moment: datetime
) -> None:
    hours, now, place = Hours(week), moment.replace(tzinfo=UTC), ZoneInfo(zone)
    slot = next_slot(hours, lead, days, now, zone)
    watched = _watch(hours, lead, days, now, place)
    assert (slot is None) == (watched is None)
    assume(slot is not None and watched is not None)
    assert slot is not None and watched is not None
    assert slot.day == watched.date()
    if slot.start is not None:
        assert slot.start == watched.time()


def _watch(hours: Hours, lead: Lead, days: set[int], now: datetime, place: ZoneInfo) -> datetime | None:
    """Goes on by five minutes until the shop is open, the day is right and the lead time is over; its wall clock."""
    first_day = _first_day(lead, now.astimezone(place))
    ready = now + timedelta(hours=lead.hours)
    step = timedelta(minutes=5)
    moment = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0)
    for _ in range(8 * 7 * 288):
        wall = moment.astimezone(place)
        whole = not lead.hours or wall.minute % 30 == 0
        if moment + step > ready and (not lead.hours or moment >= ready) and wall.date() >= first_day:
            right_day = not days or wall.weekday() in days
            minutes = wall.hour * 60 + wall.minute
            opened = any(span.opens <= minutes < span.closes for span in ranges_on(hours, wall.date()))
            if right_day and whole and opened:
                return wall.replace(tzinfo=None)
        moment += step
    return None


def _first_day(lead: Lead, wall: datetime) -> date:
    late = lead.by is not None and wall.time() >= lead.by
    return wall.date() + timedelta(days=lead.days + late)


def test_a_slot_is_written_so_that_a_quote_can_carry_it() -> None:
    assert str(Slot(date(2026, 12, 1), time(8))) == "2026-12-01T08:00"
    assert str(Slot(date(2026, 12, 1))) == "2026-12-01"
