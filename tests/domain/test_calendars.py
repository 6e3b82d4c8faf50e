"""Hours by day kind: bands over midnight, gaps and overlaps, holidays."""

import datetime as dt

from sla_desktop.domain.calendars import (
    Band,
    Holiday,
    Holidays,
    ServiceCalendar,
    day_kind,
    gaps,
    overlaps,
    round_the_clock,
)
from sla_desktop.domain.quantities import DAY_KINDS, DayKind, TimeSpan

BUSINESS: tuple[DayKind, ...] = ("mon", "tue", "wed", "thu", "fri")
FREE: tuple[DayKind, ...] = ("sat", "sun", "holiday")


def band(name: str, days: tuple[DayKind, ...], start: int, end: int) -> Band:
    return Band(id=name, days=days, hours=TimeSpan(start=start * 60, end=end * 60))


def calendar(*bands: Band) -> ServiceCalendar:
    return ServiceCalendar(id="c", name="Hours", bands=bands)


def test_a_band_over_midnight_is_split_and_each_part_takes_its_own_day() -> None:
    assert band("night", BUSINESS, 20, 10).parts() == ((0, 600), (1200, 1440))


def test_a_band_from_midnight_to_midnight_is_the_whole_day() -> None:
    assert band("all", BUSINESS, 0, 24).parts() == ((0, 1440),)
    assert band("all", BUSINESS, 0, 0).parts() == ((0, 1440),)


def test_four_bands_of_day_and_night_fill_the_week_without_overlap() -> None:
    week = calendar(
        band("day", BUSINESS, 10, 20),
        band("night", BUSINESS, 20, 10),
        band("free-day", FREE, 10, 20),
        band("free-night", FREE, 20, 10),
    )
    assert (gaps(week), overlaps(week)) == ((), ())
    assert round_the_clock(week)


def test_gaps_and_overlaps_are_named_with_day_and_bands() -> None:
    week = calendar(band("a", ("mon",), 9, 17), band("b", ("mon",), 16, 18))
    assert [(s.start, s.end, s.bands) for s in overlaps(week)] == [(960, 1020, ("a", "b"))]
    monday = [(s.start, s.end) for s in gaps(week) if s.day == "mon"]
    assert monday == [(0, 540), (1080, 1440)]
    assert {s.day for s in gaps(week)} == set(DAY_KINDS)


def test_bands_that_touch_are_one_stretch_only_of_one_band() -> None:
    week = calendar(band("a", ("mon",), 9, 12), band("b", ("mon",), 12, 17))
    assert not overlaps(week)


def test_no_bands_are_not_round_the_clock() -> None:
    assert not round_the_clock(calendar())


def test_a_holiday_is_a_day_kind_of_its_own() -> None:
    easter = Holidays(dates=(Holiday(date=dt.date(2027, 3, 29), name="Easter Monday"),))
    dated = ServiceCalendar(id="c", name="Hours", holidays=easter)
    assert day_kind(dated, dt.date(2027, 3, 29)) == "holiday"
    assert day_kind(dated, dt.date(2027, 3, 30)) == "tue"
    assert day_kind(calendar(), dt.date(2027, 3, 29)) == "mon"
