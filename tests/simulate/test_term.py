"""The months and windows of a term."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.quantities import Duration, MeasureWindow, TimeUnit
from sla_desktop.domain.sections import TermSection
from sla_desktop.domain.term import after, last_day
from sla_desktop.simulate.term import has_end, months_of, windows

TODAY = dt.date(2027, 1, 15)


def length(value: str, unit: TimeUnit) -> Duration:
    return Duration(value=Decimal(value), unit=unit)


def term(**values: Any) -> TermSection:
    return TermSection(id="term", title="Term", **values)


def names(window: MeasureWindow, *months: tuple[int, int]) -> list[str]:
    found = windows(tuple(dt.date(y, m, 1) for y, m in months), window)
    return [one.name.replace("\u00a0", " ") for one in found]


@pytest.mark.parametrize(
    ("value", "unit", "end"),
    [
        ("24", "month", dt.date(2029, 2, 28)),
        ("2", "year", dt.date(2029, 2, 28)),
        ("2", "week", dt.date(2027, 3, 14)),
        ("99999", "year", None),
        ("0", "month", None),
        ("999999999", "day", None),
    ],
)
def test_a_length_gives_the_last_day(value: str, unit: TimeUnit, end: dt.date | None) -> None:
    assert last_day(term(start=dt.date(2027, 3, 1), length=length(value, unit))) == end


def test_a_last_day_that_is_given_wins_and_nothing_is_made_up() -> None:
    end = dt.date(2027, 12, 31)
    assert last_day(term(start=TODAY, end=end, length=length("2", "year"))) == end
    assert last_day(term(length=length("2", "year"))) is None
    assert last_day(term(start=TODAY)) is None
    assert after(TODAY, length("1", "month")) == dt.date(2027, 2, 15)


def test_what_renews_or_is_open_has_no_end() -> None:
    end = dt.date(2027, 12, 31)
    assert has_end(term(end=end))
    assert not has_end(term(end=end, renews=True))
    assert not has_end(term(end=end, open_ended=True))
    assert not has_end(term(start=TODAY))
    assert not has_end(None)


def test_the_months_of_a_term_are_those_it_touches() -> None:
    months = months_of(term(start=dt.date(2027, 3, 15), end=dt.date(2027, 5, 1)), TODAY)
    assert months == (dt.date(2027, 3, 1), dt.date(2027, 4, 1), dt.date(2027, 5, 1))


@pytest.mark.parametrize(
    ("section", "first", "count"),
    [
        (None, dt.date(2027, 1, 1), 12),
        (term(start=dt.date(2027, 6, 30), open_ended=True, end=TODAY), dt.date(2027, 6, 1), 12),
        (term(start=TODAY, end=dt.date(2199, 1, 1)), dt.date(2027, 1, 1), 120),
        (term(start=TODAY, end=dt.date(2026, 1, 1)), dt.date(2027, 1, 1), 1),
    ],
)
def test_without_sound_dates_a_year_or_a_month_is_looked_at(
    section: TermSection | None, first: dt.date, count: int
) -> None:
    months = months_of(section, TODAY)
    assert (months[0], len(months)) == (first, count)


def test_windows_of_months_follow_the_calendar() -> None:
    assert names(MeasureWindow(), (2027, 2), (2027, 3)) == ["February 2027", "March 2027"]
    assert names(MeasureWindow(period="quarter"), (2027, 2), (2027, 3), (2027, 4)) == [
        "January 2027 to March 2027",
        "April 2027 to June 2027",
    ]
    assert names(MeasureWindow(period="year"), (2027, 2)) == ["January 2027 to December 2027"]


def test_rolling_windows_start_each_month_and_stay_in_the_term() -> None:
    window = MeasureWindow(count=2, rolling=True)
    assert names(window, (2027, 2), (2027, 3), (2027, 4)) == [
        "February 2027 to March 2027",
        "March 2027 to April 2027",
    ]
    assert len(names(MeasureWindow(period="year", count=2), (2027, 2))) == 1


def test_windows_of_days_and_weeks_are_looked_at_for_a_year() -> None:
    assert names(MeasureWindow(period="week"), (2027, 2))[0] == "the 7 days from 1 February 2027"
    assert len(names(MeasureWindow(period="day"), (2027, 2))) == 28
    assert names(MeasureWindow(period="day"), (2027, 2))[0] == "1 February 2027"
    assert windows((dt.date(2027, 3, 1),), MeasureWindow(period="fortnight"))[0].days == 14


@pytest.mark.parametrize("start", [dt.date.min, dt.date.max])
def test_years_that_cannot_be_meant_have_no_windows(start: dt.date) -> None:
    months = months_of(term(start=start), TODAY)
    assert months == ()
    assert windows(months, MeasureWindow()) == ()
