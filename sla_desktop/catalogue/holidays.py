"""Public holidays by rule; the agreement keeps the dates, so its meaning never shifts."""

from collections.abc import Iterable

from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.sections import HoursSection


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


def with_dates(agreement: Agreement, years: Iterable[int]) -> Agreement:
    """`agreement` with dates in every calendar that has a holiday rule but no dates yet."""
    span = tuple(years)
    sections = tuple(
        replace(section, calendars=tuple(_dated(c, span) for c in section.calendars))
        if isinstance(section, HoursSection) and any(map(_undated, section.calendars))
        else section
        for section in agreement.sections
    )
    if all(a is b for a, b in zip(sections, agreement.sections, strict=True)):
        return agreement
    return replace(agreement, sections=sections)


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
