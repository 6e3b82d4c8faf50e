"""One promised time against another: numbers within one clock, every start of two weeks across."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sla_desktop.domain.calendars import Band, Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.quantities import Clock, DayKind, Duration, TimeSpan, TimeUnit
from sla_desktop.domain.timeorder import (
    UNKNOWN,
    Order,
    compare,
    moment_text,
    service_time,
    shortest_clock,
    worst_clock,
)
from sla_desktop.domain.worktime import due

ZONE = "Europe/London"
WORKDAYS: tuple[DayKind, ...] = ("mon", "tue", "wed", "thu", "fri")


def hours(start: int = 9, end: int = 17, zone: str = "") -> ServiceCalendar:
    band = Band(id="b", days=WORKDAYS, hours=TimeSpan(start=start * 60, end=end * 60))
    return ServiceCalendar(id="c", name="C", zone=zone, bands=(band,), holidays=Holidays())


OFFICE = hours()


def time(text: str) -> Duration:
    """ "4 bh", "2 bd", "30 min"."""
    value, unit = text.split()
    units: dict[str, tuple[TimeUnit, Clock]] = {
        "bh": ("h", "business"),
        "bd": ("day", "business"),
        "bw": ("week", "business"),
        "bm": ("month", "business"),
        "min": ("min", "clock"),
        "h": ("h", "clock"),
        "d": ("day", "clock"),
        "m": ("month", "clock"),
    }
    return Duration(value=Decimal(value), unit=units[unit][0], clock=units[unit][1])


def lasts(start: dt.datetime, text: str, calendar: ServiceCalendar) -> dt.timedelta:
    end = due(start, time(text), calendar, ZONE)
    assert end is not None
    return end - start


def order(first: str, second: str, *, or_equal: bool = False) -> Order:
    return compare(time(first), time(second), OFFICE, OFFICE, ZONE, or_equal=or_equal)


def test_the_same_clock_is_compared_as_numbers() -> None:
    assert order("30 min", "1 h").holds
    assert order("4 bh", "4 bh").never
    assert order("4 bh", "4 bh", or_equal=True).holds
    assert order("1 bw", "5 bd", or_equal=True).holds
    assert order("1 bm", "1 m", or_equal=True).holds


def test_half_an_hour_by_the_clock_is_always_before_four_business_hours() -> None:
    assert order("30 min", "4 bh").holds


def test_four_business_hours_end_after_eight_clock_hours_from_1056_of_1344_starts() -> None:
    result = order("4 bh", "8 h")
    assert (result.failing, result.starts) == (1056, 1344)
    assert not result.holds
    assert not result.never
    assert result.example is not None
    start = result.example.start
    assert moment_text(start) == "Friday 15:00"
    assert moment_text(result.example.first_due, start) == "Monday 11:00"
    assert moment_text(result.example.second_due, start) == "Friday 23:00"


def test_eight_business_hours_can_be_later_than_48_clock_hours() -> None:
    result = order("8 bh", "48 h", or_equal=True)
    assert not result.holds
    assert not result.never


def test_in_a_plain_week_they_are_later_from_127_of_672_quarters() -> None:
    monday = dt.datetime(2027, 3, 1, tzinfo=ZoneInfo(ZONE))
    starts = [monday + dt.timedelta(minutes=15 * n) for n in range(672)]
    limit = dt.timedelta(hours=48)
    assert sum(lasts(start, "8 bh", OFFICE) > limit for start in starts) == 127
    assert worst_clock(time("8 bh"), OFFICE) == dt.timedelta(hours=72)
    assert worst_clock(time("8 bh"), OFFICE, holiday=True) == dt.timedelta(hours=96)


def test_a_business_day_lasts_at_least_a_day_by_the_clock() -> None:
    assert shortest_clock(time("1 bd"), OFFICE) == dt.timedelta(hours=24)
    assert shortest_clock(time("2 bd"), OFFICE) == dt.timedelta(hours=48)
    assert shortest_clock(time("48 h"), None) == dt.timedelta(hours=48)


def test_what_fails_only_over_a_holiday_says_so() -> None:
    result = order("8 bh", "72 h", or_equal=True)
    assert result.example is not None
    assert result.example.holiday


def test_without_open_hours_nothing_can_be_told() -> None:
    closed = ServiceCalendar(id="c", name="C")
    assert compare(time("4 bh"), time("8 h"), None, None, ZONE) == UNKNOWN
    assert compare(time("4 bh"), time("2 bd"), closed, closed, ZONE).holds
    assert not UNKNOWN.never
    assert worst_clock(time("4 bh"), None) is None
    assert shortest_clock(time("4 bh"), closed) is None


def test_without_a_calendar_like_business_times_are_compared_still() -> None:
    assert compare(time("2 bd"), time("1 bd"), None, None, ZONE).never
    assert compare(time("1 bh"), time("2 bh"), None, None, ZONE).holds


def test_two_calendars_are_run_side_by_side() -> None:
    early, late = hours(6, 14), hours(14, 22)
    assert compare(time("1 bh"), time("1 bh"), early, late, ZONE).failing
    assert compare(time("1 bh"), time("1 bh"), early, early, ZONE).never


@pytest.mark.parametrize(("zone", "holds"), [("Europe/Berlin", True), ("Mars/Phobos", False)])
def test_zones_of_two_calendars_are_set_off_against_each_other(zone: str, holds: bool) -> None:
    """Nine in Berlin is eight in London; a zone nobody knows is taken as the other's."""
    berlin = hours(9, 17, zone)
    london = hours(8, 16, "Europe/London")
    result = compare(time("1 bh"), time("1 bh"), berlin, london, ZONE, or_equal=True)
    assert result.holds is holds


def test_a_start_that_is_in_no_open_hour_serves_where_there_is_none_better() -> None:
    nights = hours(0, 1)
    result = compare(time("1 min"), time("1 bh"), None, nights, ZONE)
    assert result.holds
    result = compare(time("30 h"), time("1 bh"), None, nights, ZONE)
    assert result.example is not None
    assert moment_text(result.example.start)


@pytest.mark.parametrize(
    "text", ["4 bh", "0 bh", "0.5 bh", "50 bh", "400 bh", "1 bd", "2.5 bd", "7 bd", "60 bd", "3 bw"]
)
def test_the_pattern_agrees_with_real_days(text: str) -> None:
    """The two ways of reckoning are independent of each other."""
    saturday = Band(id="s", days=("sat",), hours=TimeSpan(start=600, end=780))
    monday = dt.datetime(2024, 1, 8, tzinfo=dt.UTC)
    calendar = ServiceCalendar(
        id="c",
        name="C",
        bands=(*OFFICE.bands, saturday),
        holidays=Holidays(dates=(Holiday(date=dt.date(2024, 1, 15)),)),
    )
    starts = [monday + dt.timedelta(minutes=15 * quarter) for quarter in range(1344)]
    longest = max(lasts(start, text, calendar) for start in starts)
    assert worst_clock(time(text), calendar, holiday=True) == longest


def test_a_moment_a_week_or_more_later_tells_the_days() -> None:
    assert moment_text(7 * 86400, 0) == "Monday 00:00, 7 days later"


def test_of_a_clock_time_at_most_its_hours_fall_into_service_time() -> None:
    assert service_time(time("4 h"), OFFICE, OFFICE) == (0, 4 * 3600)
    assert service_time(time("48 h"), OFFICE, OFFICE) == (0, 16 * 3600)
    assert service_time(time("21 d"), None, OFFICE) == (3 * 40 * 3600, 3 * 40 * 3600)


def test_business_hours_take_longer_by_the_clock() -> None:
    assert service_time(time("4 bh"), OFFICE, OFFICE) == (4 * 3600, 4 * 3600)
    assert service_time(time("4 bh"), OFFICE, None) == (4 * 3600, 68 * 3600)


def test_service_time_is_not_known_without_open_hours() -> None:
    closed = ServiceCalendar(id="c", name="C")
    assert service_time(time("4 bh"), None, None) is None
    assert service_time(time("4 h"), None, closed) is None
