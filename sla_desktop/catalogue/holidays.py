"""Public holidays by rule; the agreement keeps the dates, so its meaning never shifts."""

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement, first
from sla_desktop.domain.calendars import Holiday, ServiceCalendar
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.sections import HoursSection, TermSection
from sla_desktop.domain.term import last_day

_YEARS = 3  # kept for a term without an end
_MOST_YEARS = 10


class UnknownHolidaysError(InputError):
    """There is no rule for the country or its part; one sentence."""


def dates(country: str, subdivision: str, years: Iterable[int]) -> tuple[Holiday, ...]:
    """The public holidays of `years` in date order. Raises UnknownHolidaysError."""
    import holidays  # slow to import, needed only here

    try:
        found = holidays.country_holidays(
            country, subdiv=subdivision or None, years=list(years), language="en_US"
        )
    except NotImplementedError as error:
        place = f"{country} {subdivision}".strip()
        raise UnknownHolidaysError(
            f"No holiday rule is known for “{place}”: choose another country or enter the dates."
        ) from error
    return tuple(Holiday(date=day, name=name) for day, name in sorted(found.items()))


def with_dates(agreement: Agreement, today: dt.date) -> Agreement:
    """`agreement` with dates for every year that a calendar with a holiday rule still lacks.

    They cover the term, or the first years of one without an end; `today` stands for a start
    that is not set.
    """
    span = _years(agreement, today)
    sections = tuple(
        replace(section, calendars=tuple(_dated(c, span) for c in section.calendars))
        if isinstance(section, HoursSection) and any(_lacking(c, span) for c in section.calendars)
        else section
        for section in agreement.sections
    )
    if all(a is b for a, b in zip(sections, agreement.sections, strict=True)):
        return agreement
    return replace(agreement, sections=sections)


def _years(agreement: Agreement, today: dt.date) -> tuple[int, ...]:
    term = first(agreement, TermSection)
    start = (term.start if term and term.start else today).year
    end = last_day(term) if term and not term.open_ended else None
    last = end.year if end else start + _YEARS - 1
    return tuple(range(start, min(last, start + _MOST_YEARS - 1) + 1))


def _lacking(calendar: ServiceCalendar, years: tuple[int, ...]) -> tuple[int, ...]:
    """Years of the term for which the rule has given no dates yet."""
    rule = calendar.holidays
    if rule is None or not rule.country:
        return ()
    dated = {day.date.year for day in rule.dates}
    return tuple(year for year in years if year not in dated)


def _dated(calendar: ServiceCalendar, years: tuple[int, ...]) -> ServiceCalendar:
    """Dates that were agreed stay; those of further years are added."""
    rule, further = calendar.holidays, _lacking(calendar, years)
    if rule is None or not further:
        return calendar
    found = (*rule.dates, *dates(rule.country, rule.subdivision, further))
    kept = tuple(sorted(found, key=lambda day: day.date))
    return replace(calendar, holidays=replace(rule, dates=kept))
