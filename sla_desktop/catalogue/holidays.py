"""Public holidays by rule; the agreement keeps the dates, so its meaning never shifts."""

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement, first
from sla_desktop.domain.calendars import Holiday, Holidays, ServiceCalendar
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
    """`agreement` with dates in every calendar that has a holiday rule but no dates yet.

    They cover the term, or the first years of one without an end; `today` stands for a start
    that is not set.
    """
    span = _years(agreement, today)
    sections = tuple(
        replace(section, calendars=tuple(_dated(c, span) for c in section.calendars))
        if isinstance(section, HoursSection) and any(map(_undated, section.calendars))
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


def _undated(calendar: ServiceCalendar) -> bool:
    rule = calendar.holidays
    return rule is not None and bool(rule.country) and not rule.dates


def _dated(calendar: ServiceCalendar, years: tuple[int, ...]) -> ServiceCalendar:
    rule = calendar.holidays
    if rule is None or not _undated(calendar):
        return calendar
    found = dates(rule.country, rule.subdivision, years)
    return replace(
        calendar,
        holidays=Holidays(
            country=rule.country, subdivision=rule.subdivision, rule=rule.rule, dates=found
        ),
    )
