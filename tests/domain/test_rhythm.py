"""What is printed can be typed: dates, rhythms and windows read back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.domain import parse, rhythm, show
from sla_desktop.domain.quantities import (
    DAY_KINDS,
    WEEKDAYS,
    DayKind,
    Frequency,
    MeasureWindow,
    Period,
    TimeSpan,
    Weekday,
)

PERIODS: tuple[Period, ...] = ("day", "week", "fortnight", "month", "quarter", "half-year", "year")
_minute = st.integers(0, 1440)
_span = st.builds(TimeSpan, start=_minute, end=_minute)
_days = st.sets(st.sampled_from(WEEKDAYS)).map(
    lambda days: tuple(day for day in WEEKDAYS if day in days)
)
_note = st.sampled_from(["", "from the CRM", "1st working day after the 10th"])


def _moments(*minutes: int) -> tuple[TimeSpan, ...]:
    return tuple(TimeSpan(start=minute, end=minute) for minute in minutes)


@given(st.sampled_from(PERIODS), st.integers(1, 9), st.lists(_span, max_size=3).map(tuple), _note)
def test_a_rhythm_reads_back(per: Period, times: int, at: tuple[TimeSpan, ...], note: str) -> None:
    value = Frequency(per=per, times=times, at=at, note=note)
    assert rhythm.frequency(show.frequency(value)) == value


@given(st.sampled_from(PERIODS), st.integers(2, 9), st.integers(1, 3))
def test_every_few_periods_reads_back(per: Period, every: int, times: int) -> None:
    value = Frequency(per=per, times=times, every=every)
    assert rhythm.frequency(show.frequency(value)) == value


@given(_days.filter(bool), st.lists(_span, max_size=2).map(tuple))
def test_weekdays_read_back(days: tuple[Weekday, ...], at: tuple[TimeSpan, ...]) -> None:
    value = Frequency(per="week", days=days, at=at)
    assert rhythm.frequency(show.frequency(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Daily", Frequency(per="day")),
        ("once a month", Frequency(per="month")),
        ("3 times per week", Frequency(per="week", times=3)),
        ("every fri", Frequency(per="week", days=("fri",))),
        (
            "daily, Monday to Wednesday, 18.30-21.30",
            Frequency(per="day", days=("mon", "tue", "wed"), at=(TimeSpan(start=1110, end=1290),)),
        ),
        ("twice daily (07:00, 13:00)", Frequency(per="day", times=2, at=_moments(420, 780))),
        (
            "Mon/Wed/Fri evenings 18:30–21:30",
            Frequency(per="week", days=("mon", "wed", "fri"), at=(TimeSpan(start=1110, end=1290),)),
        ),
        ("every day at 06:00", Frequency(per="day", at=_moments(360))),
        ("on Mondays", Frequency(per="week", days=("mon",))),
        ("weekdays", Frequency(per="week", days=("mon", "tue", "wed", "thu", "fri"))),
        ("Sat-Mon", Frequency(per="week", days=("mon", "sat", "sun"))),
        ("each quarter", Frequency(per="quarter")),
        ("every other week", Frequency(per="fortnight")),
        ("daily, weekends", Frequency(per="day", days=("sat", "sun"))),
        ("monthly (by 09:00 at the latest)", Frequency(note="by 09:00 at the latest")),
    ],
)
def test_usual_ways_to_write_it(text: str, value: Frequency) -> None:
    assert rhythm.frequency(text) == value


@given(st.sets(st.sampled_from(DAY_KINDS), min_size=1))
def test_kinds_of_day_read_back(chosen: set[DayKind]) -> None:
    days = tuple(day for day in DAY_KINDS if day in chosen)
    assert rhythm.days(show.day_kinds(days)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon–Fri", ("mon", "tue", "wed", "thu", "fri")),
        ("sat, bank holidays", ("sat", "holiday")),
        ("now and then", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(text: str, days: tuple[DayKind, ...] | None) -> None:
    assert rhythm.days(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "often",
        "daily or so",
        "every someday",
        "daily, 25:77",
        "07:00",
        "daily (a) (b",
        "every we",
        "twice badly",
        "daily, someday",
        "every holiday",
        "Mon to someday",
    ],
)
def test_what_is_no_rhythm(text: str) -> None:
    assert rhythm.frequency(text) is None


@given(st.sampled_from(PERIODS), st.integers(1, 24), st.booleans())
def test_windows_read_back(period: Period, count: int, rolling: bool) -> None:
    value = MeasureWindow(period=period, count=count, rolling=rolling)
    assert rhythm.window(show.window(value)) == value


def test_what_is_no_window() -> None:
    assert rhythm.window("now and then") is None
    assert rhythm.window("Quarterly") == MeasureWindow(period="quarter")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)), st.sampled_from(["en-GB", "en-US"]))
def test_dates_read_back(day: dt.date, language: str) -> None:
    assert parse.date(show.date(day, language)) == day
    assert parse.date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["31 June 2027", "1 Foo 2027", "1 Marchy 2027", "1/3/27/4", ""])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(parse.BadValueError, match="not a date"):
        parse.date(text)
