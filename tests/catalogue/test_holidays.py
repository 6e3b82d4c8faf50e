"""Holiday dates are kept for the years of the term."""

import datetime as dt
from decimal import Decimal

import pytest

from sla_desktop.catalogue.holidays import UnknownHolidaysError, dates, with_dates
from sla_desktop.domain.agreement import Agreement, calendars
from sla_desktop.domain.calendars import Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import HoursSection, TermSection

TODAY = dt.date(2026, 11, 21)
RULE = Holidays(country="GB", subdivision="ENG")


def draft(term: TermSection | None, holidays: Holidays | None = RULE) -> Agreement:
    calendar = ServiceCalendar(id="office", name="Office", holidays=holidays)
    hours = HoursSection(id="hours", title="Hours", calendars=(calendar,))
    return Agreement(id="a", title="T", sections=(hours, term) if term else (hours,))


def years(agreement: Agreement) -> list[int]:
    (calendar,) = calendars(agreement)
    assert calendar.holidays
    return sorted({day.date.year for day in calendar.holidays.dates})


def term(**fields: object) -> TermSection:
    import msgspec

    return msgspec.structs.replace(TermSection(id="term", title="Term"), **fields)


def test_a_rule_gives_the_dates_in_order() -> None:
    found = dates("DE", "BE", [2027])
    assert Holiday(date=dt.date(2027, 3, 8), name="Women's Day") in found
    assert list(found) == sorted(found, key=lambda day: day.date)


def test_an_unknown_place_is_one_sentence() -> None:
    with pytest.raises(UnknownHolidaysError, match="“XX YY”"):
        dates("XX", "YY", [2027])


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (None, [2026, 2027, 2028]),
        (term(start=dt.date(2027, 4, 1)), [2027, 2028, 2029]),
        (term(start=dt.date(2027, 4, 1), end=dt.date(2028, 3, 31)), [2027, 2028]),
        (
            term(start=dt.date(2027, 4, 1), length=Duration(value=Decimal(36), unit="month")),
            [2027, 2028, 2029, 2030],
        ),
        (
            term(start=dt.date(2027, 4, 1), end=dt.date(2060, 3, 31)),
            list(range(2027, 2037)),
        ),
        (
            term(start=dt.date(2027, 4, 1), end=dt.date(2028, 3, 31), open_ended=True),
            [2027, 2028, 2029],
        ),
    ],
)
def test_the_years_of_the_term_are_kept(section: TermSection | None, expected: list[int]) -> None:
    assert years(with_dates(draft(section), TODAY)) == expected


def test_dates_that_are_there_stay() -> None:
    one_a_year = tuple(Holiday(date=dt.date(year, 1, 1)) for year in (2026, 2027, 2028))
    before = draft(None, Holidays(country="GB", dates=one_a_year))
    assert with_dates(before, TODAY) is before


def test_a_longer_term_adds_its_years_to_the_dates_agreed() -> None:
    agreed = Holidays(country="GB", dates=(Holiday(date=dt.date(2027, 1, 1), name="Own"),))
    after = with_dates(draft(term(start=dt.date(2027, 4, 1)), agreed), TODAY)
    (calendar,) = calendars(after)
    assert calendar.holidays
    assert calendar.holidays.dates[0].name == "Own"
    assert years(after) == [2027, 2028, 2029]
    assert sum(day.date.year == 2027 for day in calendar.holidays.dates) == 1


def test_a_calendar_without_a_rule_stays() -> None:
    before = draft(None, None)
    assert with_dates(before, TODAY) is before
