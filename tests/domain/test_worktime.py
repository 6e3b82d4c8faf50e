"""Real seconds of service and due moments, over clock changes, holidays and odd zones."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sla_desktop.domain.calendars import Band, Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.quantities import DayKind, Duration, TimeSpan, TimeUnit
from sla_desktop.domain.worktime import (
    due,
    ever_open,
    known_zone,
    merged,
    month_seconds,
    months_after,
    open_hours,
    service_seconds,
)

BERLIN, LONDON = "Europe/Berlin", "Europe/London"
WORKDAYS: tuple[DayKind, ...] = ("mon", "tue", "wed", "thu", "fri")
WEEK: tuple[DayKind, ...] = (*WORKDAYS, "sat", "sun")
FREE_DAYS: tuple[DayKind, ...] = ("sat", "sun", "holiday")


def band(days: tuple[DayKind, ...], start: int, end: int, name: str = "b") -> Band:
    return Band(id=name, days=days, hours=TimeSpan(start=start * 60, end=end * 60))


def office(*holidays: dt.date, zone: str = "") -> ServiceCalendar:
    dates = tuple(Holiday(date=day) for day in holidays)
    return ServiceCalendar(
        id="office",
        name="Office",
        zone=zone,
        bands=(band(WORKDAYS, 9, 17),),
        holidays=Holidays(dates=dates),
    )


def business(value: str, unit: TimeUnit) -> Duration:
    return Duration(value=Decimal(value), unit=unit, clock="business")


def clock(value: str, unit: TimeUnit) -> Duration:
    return Duration(value=Decimal(value), unit=unit)


def london(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=ZoneInfo(LONDON))


def test_round_the_clock_an_autumn_month_has_an_hour_more() -> None:
    assert month_seconds(None, BERLIN, 2027, 10) == 44_700 * 60
    assert month_seconds(None, BERLIN, 2027, 3) == 44_580 * 60
    always = ServiceCalendar(id="always", name="24×7", bands=(band(WEEK, 0, 24),))
    assert month_seconds(always, BERLIN, 2027, 10) == 44_700 * 60


def test_a_month_of_21_office_days_has_168_hours() -> None:
    assert month_seconds(office(), LONDON, 2027, 4) == 22 * 8 * 3600
    assert month_seconds(office(dt.date(2027, 4, 5)), LONDON, 2027, 4) == 21 * 8 * 3600


def test_hours_skipped_by_the_clock_do_not_count_and_repeated_ones_count_twice() -> None:
    night = ServiceCalendar(id="night", name="Night", bands=(band(("sun",), 2, 4),))
    spring, autumn = dt.date(2027, 3, 28), dt.date(2027, 10, 31)
    assert service_seconds(night, BERLIN, spring, spring) == 3600
    assert service_seconds(night, BERLIN, autumn, autumn) == 3 * 3600


def test_a_change_at_midnight_leaves_the_day_shorter() -> None:
    day = dt.date(2024, 4, 26)  # Cairo: 00:00 became 01:00
    early = ServiceCalendar(id="early", name="Early", bands=(band(WEEK, 0, 8),))
    assert service_seconds(None, "Africa/Cairo", day, day) == 23 * 3600
    assert service_seconds(early, "Africa/Cairo", day, day) == 7 * 3600


def test_a_day_that_a_zone_left_out_has_no_time() -> None:
    day = dt.date(2011, 12, 30)
    always = ServiceCalendar(id="always", name="24×7", bands=(band(WEEK, 0, 24),))
    assert service_seconds(None, "Pacific/Apia", day, day) == 0
    assert service_seconds(always, "Pacific/Apia", day, day) == 0


def test_overlapping_bands_count_once() -> None:
    calendar = ServiceCalendar(
        id="c", name="C", bands=(band(("mon",), 9, 17, "day"), band(("mon",), 16, 20, "late"))
    )
    monday = dt.date(2027, 3, 1)
    assert service_seconds(calendar, LONDON, monday, monday) == 11 * 3600


def test_a_band_over_midnight_belongs_to_the_days_it_lies_on() -> None:
    first, last = dt.date(2027, 3, 1), dt.date(2027, 3, 7)
    holidays = Holidays(dates=(Holiday(date=dt.date(2027, 3, 3)),))
    for kinds, days in ((WORKDAYS, 4), (FREE_DAYS, 3)):
        nights = ServiceCalendar(
            id="n", name="Nights", bands=(band(kinds, 20, 10),), holidays=holidays
        )
        assert service_seconds(nights, LONDON, first, last) == days * 14 * 3600


def test_a_calendar_keeps_its_own_zone() -> None:
    march = dt.date(2027, 3, 28)
    always = ServiceCalendar(
        id="always", name="24×7", zone="Asia/Tokyo", bands=(band(WEEK, 0, 24),)
    )
    assert service_seconds(always, BERLIN, march, march) == 24 * 3600


@pytest.mark.parametrize(
    ("bands", "open_on_holidays", "holidays", "hours"),
    [
        ((band(WORKDAYS, 9, 17),), None, None, 0),
        ((band(WORKDAYS, 9, 17),), True, Holidays(), 8),
        ((band(WEEK, 9, 17),), None, None, 8),
        ((band(WEEK, 9, 17),), None, Holidays(), 0),
        ((band(WEEK, 9, 17),), False, None, 0),
        ((band(WORKDAYS, 9, 17), band(("holiday",), 10, 12, "h")), None, Holidays(), 2),
    ],
)
def test_what_a_holiday_is_follows_from_what_the_calendar_says(
    bands: tuple[Band, ...], open_on_holidays: bool | None, holidays: Holidays | None, hours: int
) -> None:
    calendar = ServiceCalendar(
        id="c", name="C", bands=bands, open_on_holidays=open_on_holidays, holidays=holidays
    )
    monday = open_hours(calendar).holiday[0]
    assert sum(end - start for start, end in monday) == hours * 3600


def test_a_calendar_without_bands_is_never_open() -> None:
    assert not ever_open(None)
    assert not ever_open(ServiceCalendar(id="c", name="C"))
    assert ever_open(office())


def test_spans_that_touch_become_one() -> None:
    assert merged([(5, 7), (0, 3), (3, 4)]) == ((0, 4), (5, 7))


@pytest.mark.parametrize("name", ["Mars/Phobos", "", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_told_in_a_sentence(name: str) -> None:
    assert not known_zone(name)
    with pytest.raises(InputError, match="write it like Europe/London"):
        service_seconds(None, name, dt.date(2027, 1, 1), dt.date(2027, 1, 1))


def test_clock_time_is_elapsed_time_over_a_clock_change() -> None:
    assert due(london(2027, 3, 27, 12), clock("1", "day"), None, LONDON) == london(2027, 3, 28, 13)
    assert due(london(2027, 3, 27, 12), clock("0.5", "min"), None, LONDON) == london(
        2027, 3, 27, 12, 0, 30
    )


def test_months_and_years_are_those_of_the_calendar() -> None:
    assert due(london(2027, 1, 31, 9), clock("1", "month"), None, LONDON) == london(2027, 2, 28, 9)
    assert due(london(2028, 2, 29, 9), clock("1", "year"), None, LONDON) == london(2029, 2, 28, 9)
    half = due(london(2027, 1, 1), clock("1.5", "month"), None, LONDON)
    assert half == london(2027, 2, 16, 5, 15)


def test_business_hours_run_only_while_open() -> None:
    friday = london(2027, 3, 5, 15)
    assert due(friday, business("4", "h"), office(), LONDON) == london(2027, 3, 8, 11)
    closed = office(dt.date(2027, 3, 8))
    assert due(friday, business("4", "h"), closed, LONDON) == london(2027, 3, 9, 11)
    assert due(friday, business("120", "min"), office(), LONDON) == london(2027, 3, 5, 17)
    assert due(london(2027, 3, 6, 8), business("1", "s"), office(), LONDON) == london(
        2027, 3, 8, 9, 0, 1
    )


def test_business_hours_run_through_a_clock_change() -> None:
    always = ServiceCalendar(id="always", name="24×7", bands=(band(WEEK, 0, 24),))
    start = dt.datetime(2027, 10, 31, 1, tzinfo=ZoneInfo(BERLIN))
    assert due(start, business("4", "h"), always, BERLIN) == start.astimezone(
        dt.UTC
    ) + dt.timedelta(hours=4)
    early = ServiceCalendar(id="early", name="Early", bands=(band(("sun",), 0, 2),))
    assert due(start, business("1", "h"), early, BERLIN) == dt.datetime(
        2027, 10, 31, 2, tzinfo=ZoneInfo(BERLIN)
    )
    assert due(start, business("4", "h"), early, BERLIN) == dt.datetime(
        2027, 11, 14, 1, tzinfo=ZoneInfo(BERLIN)
    )


def test_business_days_keep_the_time_of_day_and_start_at_the_next_opening() -> None:
    assert due(london(2027, 3, 5, 15), business("1", "day"), office(), LONDON) == london(
        2027, 3, 8, 15
    )
    assert due(london(2027, 3, 5, 17), business("1", "day"), office(), LONDON) == london(
        2027, 3, 9, 9
    )
    assert due(london(2027, 3, 6, 3), business("2", "day"), office(), LONDON) == london(
        2027, 3, 10, 9
    )
    assert due(london(2027, 3, 1, 10), business("1", "week"), office(), LONDON) == london(
        2027, 3, 8, 10
    )


def test_half_a_business_day_is_half_of_the_hours() -> None:
    assert due(london(2027, 3, 1, 15), business("1.5", "day"), office(), LONDON) == london(
        2027, 3, 3, 11
    )


def test_the_due_moment_is_told_in_the_calendars_zone() -> None:
    answer = due(london(2027, 3, 1, 7), business("1", "h"), office(zone=BERLIN), LONDON)
    assert answer is not None
    assert answer == london(2027, 3, 1, 9)
    assert answer.tzinfo == ZoneInfo(BERLIN)


def test_no_time_at_all_is_due_at_once() -> None:
    assert due(london(2027, 3, 6), business("0", "h"), None, LONDON) == london(2027, 3, 6)


@pytest.mark.parametrize(
    ("duration", "calendar"),
    [
        (business("1", "h"), None),
        (business("1", "day"), ServiceCalendar(id="c", name="C")),
        (clock("999999999999999", "day"), None),
        (clock("99999", "year"), None),
        (business("999999999999999", "week"), office()),
        (business("999999999999999", "h"), office()),
        (business("99999", "h"), office()),
        (business("99999", "day"), office()),
    ],
)
def test_what_never_runs_out_has_no_due_moment(
    duration: Duration, calendar: ServiceCalendar | None
) -> None:
    assert due(london(2027, 3, 1), duration, calendar, LONDON) is None


def test_business_time_after_the_last_listed_opening_has_no_end() -> None:
    one_day = ServiceCalendar(
        id="c",
        name="C",
        bands=(band(("mon",), 9, 17),),
        holidays=Holidays(
            dates=tuple(
                Holiday(date=dt.date(2027, 1, 4) + dt.timedelta(weeks=n)) for n in range(530)
            )
        ),
    )
    assert due(london(2027, 1, 1), business("1", "day"), one_day, LONDON) is None
    assert due(london(2027, 1, 1), business("1", "h"), one_day, LONDON) is None


def test_near_the_end_of_time_it_stops_quietly() -> None:
    last = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)
    assert due(last, business("9", "day"), office(), "UTC") is None
    assert due(last, business("99", "h"), office(), "UTC") is None


def test_months_stay_inside_the_calendar() -> None:
    assert months_after(dt.date(2028, 3, 31), -1) == dt.date(2028, 2, 29)
    with pytest.raises(ValueError, match="beyond the calendar"):
        months_after(dt.date(9999, 12, 1), 1)
