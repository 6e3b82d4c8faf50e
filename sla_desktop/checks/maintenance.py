"""Planned maintenance: announced in time, out of the hours that matter, limited (B07)."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import quoted
from sla_desktop.checks.faults import fault, hours_text, places3
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first, sections_of, services
from sla_desktop.domain.calendars import Band, ServiceCalendar, round_the_clock
from sla_desktop.domain.quantities import WEEKDAYS, DayKind, TimeSpan
from sla_desktop.domain.sections import (
    AvailabilitySection,
    HoursSection,
    MaintenanceSection,
    ServicesSection,
)
from sla_desktop.domain.services import CriticalPeriod
from sla_desktop.domain.timeorder import moment_text, shortest_clock
from sla_desktop.domain.worktime import DAY, Span, ever_open, open_hours
from sla_desktop.simulate.allowance import base_calendar, monthly_cap

_LEAST_NOTICE = dt.timedelta(hours=48)
_WHOLE_DAY = TimeSpan(start=0, end=1440)
_WEEK = 7
_MONTH = Fraction(30 * DAY)


@rules.check(
    "B07",
    "warning",
    MaintenanceSection,
    HoursSection,
    AvailabilitySection,
    ServicesSection,
    weakens=("A13",),
    sources=(
        "Dr ITIL minimum SLA contents",
        "Published managed-service agreements",
        "Red-flag lists for service agreements",
    ),
)
def maintenance(draft: Draft) -> Iterator[Fault]:
    """Windows outside critical or service hours, with 48 hours' notice and a cap."""
    agreement = draft.agreement
    section = first(agreement, MaintenanceSection)
    if section is None or section.none:
        return
    yield from _in_the_way(agreement, section)
    yield from _short_notice(agreement, section)
    yield from _large_cap(section)
    if section.windows and section.cap is None:
        hours = _total(section)
        yield fault(
            "warning",
            f"Maintenance has agreed windows of {hours} a week, but nothing says how many "
            "hours a month it takes at most: set a cap.",
            f"{section.id}.cap",
            numbers=(hours,),
            worked=(f"Agreed windows: {hours} a week", "Cap a month: none"),
        )


def _total(section: MaintenanceSection) -> str:
    windows = _opening("windows", tuple(_bands(section)))
    return hours_text(sum(b - a for spans in open_hours(windows).ordinary for a, b in spans))


def _bands(section: MaintenanceSection) -> Iterator[Band]:
    yield from (Band(id=w.id, name=w.name, days=w.days, hours=w.hours) for w in section.windows)


def _opening(name: str, bands: tuple[Band, ...]) -> ServiceCalendar:
    return ServiceCalendar(id="hours", name=name, bands=bands)


def _in_the_way(agreement: Agreement, section: MaintenanceSection) -> Iterator[Fault]:
    """Windows in a critical period; where none is named, in the hours of service."""
    hours = first(agreement, HoursSection)
    critical = [_critical(period) for period in hours.critical_periods] if hours else []
    what = "the critical period"
    if not critical:
        critical, what = _service_hours(agreement), "the hours"
    for band in _bands(section):
        for busy in critical:
            common = _common(_opening("window", (band,)), busy)
            if common:
                yield _hit(section, band, busy, what, common)


def _service_hours(agreement: Agreement) -> list[ServiceCalendar]:
    """The hours of the services, else those availability counts; none where it is always."""
    named = [calendar(agreement, one.calendar) for one in services(agreement) if one.calendar]
    counted = [d for s in sections_of(agreement, AvailabilitySection) for d in s.definitions]
    if not named and counted:
        named = [base_calendar(agreement, definition) for definition in counted]
    found = named or [calendar(agreement)]
    if any(one is None or round_the_clock(one) for one in found):
        return []
    return [one for one in dict.fromkeys(found) if one is not None and ever_open(one)]


def _critical(period: CriticalPeriod) -> ServiceCalendar:
    """A critical period as hours of a week; of dates, the weekdays that lie in it."""
    days: tuple[DayKind, ...] = period.days or (*WEEKDAYS, "holiday")
    if period.start and period.end:
        lasts = (period.end - period.start).days + 1
        within: set[DayKind] = {
            WEEKDAYS[(period.start.weekday() + n) % _WEEK] for n in range(max(0, min(lasts, _WEEK)))
        }
        days = tuple(day for day in days if day in within)
    band = Band(id="critical", days=days, hours=period.hours or _WHOLE_DAY)
    return _opening(period.name, (band,))


def _common(window: ServiceCalendar, busy: ServiceCalendar) -> list[Span]:
    """Seconds of a week that both cover."""
    pairs = zip(open_hours(window).ordinary, open_hours(busy).ordinary, strict=True)
    return [
        (n * DAY + max(a, c), n * DAY + min(b, d))
        for n, (spans, others) in enumerate(pairs)
        for a, b in spans
        for c, d in others
        if max(a, c) < min(b, d)
    ]


def _hit(
    section: MaintenanceSection,
    band: Band,
    busy: ServiceCalendar,
    what: str,
    common: list[Span],
) -> Fault:
    name = f"The maintenance window {quoted(band.name)}" if band.name else "A maintenance window"
    hours = hours_text(sum(end - start for start, end in common))
    start, end = common[0]
    return fault(
        "warning",
        f"{name} lies in {what} {quoted(busy.name)} for {hours} a week, first on "
        f"{moment_text(start)}: move it.",
        f"{section.id}.windows.{band.id}.hours",
        objects=(band.id, busy.id),
        numbers=(hours, busy.name),
        worked=(
            f"Window: {show.day_kinds(band.days)}, {show.span(band.hours)}",
            f"In both: {moment_text(start)} to {moment_text(end)}",
            f"Together {hours} a week",
        ),
    )


def _large_cap(section: MaintenanceSection) -> Iterator[Fault]:
    """A cap that leaves more than a tenth of a month to maintenance limits nothing."""
    cap = monthly_cap(section)
    if cap <= _MONTH / 10:
        return
    share = f"{places3(100 * cap / _MONTH)} %"
    shown = show.duration(section.cap) if section.cap else ""
    yield fault(
        "warning",
        f"Maintenance may take {shown} a month, {share} of it: lower the cap.",
        f"{section.id}.cap",
        numbers=(shown, share),
        worked=(f"{hours_text(cap)} of {hours_text(_MONTH)} = {share} > 10 %",),
    )


def _short_notice(agreement: Agreement, section: MaintenanceSection) -> Iterator[Fault]:
    notice = section.notice
    shortest = notice and shortest_clock(notice, calendar(agreement))
    if notice is None or shortest is None or shortest >= _LEAST_NOTICE:
        return
    hours = hours_text(int(shortest.total_seconds()))
    yield fault(
        "warning",
        f"Maintenance is announced {show.duration(notice)} before: give at least 48 hours.",
        f"{section.id}.notice",
        numbers=(show.duration(notice),),
        worked=(
            f"Notice: {show.duration(notice)}",
            f"Shortest by the clock: {hours}",
            f"{hours} < 48 h",
        ),
    )
