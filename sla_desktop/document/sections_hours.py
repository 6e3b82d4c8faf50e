"""Service hours with their calendars, and maintenance."""

from collections.abc import Iterable

from sla_desktop.document.drafting import (
    capital,
    clause,
    clauses,
    column,
    either,
    joined,
    opened,
    said,
    sentence,
    small,
    table,
    through,
)
from sla_desktop.document.facts import Facts
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.calendars import Holidays, ServiceCalendar
from sla_desktop.domain.quantities import DayKind, TimeSpan
from sla_desktop.domain.sections import HoursSection, MaintenanceSection
from sla_desktop.domain.services import CriticalPeriod, UpdateRule


def stretch(hours: TimeSpan) -> str:
    """From–to of a stretch that may run over midnight or the whole day."""
    if hours.start == hours.end or (hours.start, hours.end) == (0, 1440):
        return "all day"
    over = " (over midnight)" if 0 < hours.end < hours.start else ""
    return f"{show.minute(hours.start)}–{show.minute(hours.end or 1440)}{over}"


def days_text(days: tuple[DayKind, ...]) -> str:
    return capital(show.day_kinds(days))


def hours(section: HoursSection, facts: Facts) -> list[Block]:
    calendars = section.calendars
    return opened(
        f"Times of day in this agreement are times of the zone {facts.zone}.",
        table(
            "Calendars",
            (
                column("Calendar", 1.5),
                column("Time band", 1.5),
                column("Days", 2),
                column("Hours", 1.6),
            ),
            [row for calendar in calendars for row in _bands(calendar)],
        ),
        table(
            "Public holidays and time zones"
            if any(c.zone for c in calendars)
            else "Public holidays",
            (
                column("Calendar", 1.5),
                column("Time zone", 1.3),
                column("Public holidays", 2),
                column("On public holidays", 1.2),
            ),
            [row for c in calendars if any((row := _rules(c))[1:])],
            caption=True,
        ),
        _critical(section.critical_periods, facts),
        _holiday_dates(calendars, facts),
        clauses(_hour_rules(section)),
        clause(said("Outside these hours: {}", small(section.out_of_hours))),
    )


def _bands(calendar: ServiceCalendar) -> list[tuple[str, ...]]:
    return [
        (calendar.name, band.name, days_text(band.days), capital(stretch(band.hours)))
        for band in calendar.bands
    ] or [(calendar.name, "", "", "")]


def _rules(calendar: ServiceCalendar) -> tuple[str, ...]:
    opening = {True: "Open", False: "Closed", None: _opening(calendar)}[calendar.open_on_holidays]
    rule = capital(_holiday_rule(calendar.holidays)) if calendar.holidays else ""
    return (calendar.name, calendar.zone, rule, opening)


def _opening(calendar: ServiceCalendar) -> str:
    """What follows from the bands where the owner does not say: no band covers the holidays."""
    covered = any("holiday" in band.days for band in calendar.bands)
    return "Closed" if calendar.holidays and calendar.bands and not covered else ""


def _holiday_rule(holidays: Holidays) -> str:
    place = joined(holidays.country, holidays.subdivision, by="-")
    return joined(holidays.rule, place and f"({place})") if holidays.rule else place


def _hour_rules(section: HoursSection) -> Iterable[str]:
    crossing = any(
        0 < band.hours.end < band.hours.start for c in section.calendars for band in c.bands
    )
    if crossing:
        yield (
            "A time band over midnight is split at midnight. "
            "Each part belongs to the day on which it lies."
        )
    if section.calendars:
        yield (
            f"Business hours and business days count in the calendar “{section.calendars[0].name}” "
            "unless another calendar is named."
        )
    if section.unmarked_time == "clock":
        yield "Hours and days are clock time unless they are called business."
    elif section.unmarked_time == "business":
        yield "Hours and days are business time unless they are called clock or calendar."


def _holiday_dates(calendars: Iterable[ServiceCalendar], facts: Facts) -> list[Block]:
    """The agreed dates, a table for each set: every holiday with its dates."""
    sets = {c.holidays: None for c in calendars if c.holidays and c.holidays.dates}
    blocks: list[Block] = []
    for holidays in sets:
        dates: dict[str, list[str]] = {}
        for day in holidays.dates:
            dates.setdefault(day.name, []).append(facts.date(day.date))
        blocks += table(
            f"Agreed dates of the {_holiday_rule(holidays) or 'public holidays'}",
            (column("Holiday", 1), column("Dates", 2)),
            [(name, "; ".join(found)) for name, found in dates.items()],
            caption=True,
        )
    return blocks


def _critical(periods: Iterable[CriticalPeriod], facts: Facts) -> list[Block]:
    return table(
        "Critical periods, in which an interruption does most harm",
        (
            column("Period", 2),
            column("Days", 2),
            column("Hours", 1.5),
            column("From", 1.3),
            column("Until", 1.3),
        ),
        [
            (
                period.name,
                days_text(period.days),
                capital(stretch(period.hours)) if period.hours else "",
                facts.date(period.start),
                facts.date(period.end),
            )
            for period in periods
        ],
        caption=True,
    )


def maintenance(section: MaintenanceSection, facts: Facts) -> list[Block]:
    provider = facts.provider
    crossing = any(0 < window.hours.end < window.hours.start for window in section.windows)
    return opened(
        f"These rules apply to maintenance and planned interruptions by {provider}.",
        table(
            "Maintenance windows",
            (column("Window", 1.5), column("Days", 2.5), column("Hours", 1.6)),
            [(w.name, days_text(w.days), capital(stretch(w.hours))) for w in section.windows],
        ),
        table(
            "Updates",
            (
                column("Update", 2.5),
                column("When", 2),
                column("How", 1.5),
                column("Approved by", 1.5),
            ),
            [_update(update, facts) for update in section.updates],
            caption=True,
        ),
        clauses(
            (
                "There are no planned interruptions." if section.none else "",
                "A window over midnight ends on the day after it starts." if crossing else "",
                _notice(section, facts),
                said(
                    "{} must keep maintenance within {} in a calendar month.",
                    provider,
                    facts.dur(section.cap),
                ),
                ""
                if section.most_windows is None
                else sentence(
                    f"{provider} may use at most {section.most_windows:,} maintenance windows",
                    "in a calendar month",
                ),
                said("Emergency maintenance: {}", small(section.emergency)),
                either(
                    section.counts_as_downtime,
                    "Minutes of planned maintenance count as down time",
                    "Minutes of planned maintenance do not count as down time",
                ),
            )
        ),
    )


def _notice(section: MaintenanceSection, facts: Facts) -> str:
    notice = facts.dur(section.notice)
    if not (notice or section.notice_channel or section.notice_when):
        return ""
    return sentence(
        f"{facts.provider} must announce maintenance",
        notice and f"at least {notice} ahead",
        through(section.notice_channel),
        section.notice_when,
    )


def _update(update: UpdateRule, facts: Facts) -> tuple[str, ...]:
    within = facts.dur(update.within)
    when = joined(
        "at once" if update.at_once else "",
        within and f"within {within}",
        facts.every(update.every),
        by=", ",
    )
    how = {True: "Automatic", False: "By hand", None: ""}[update.automatic]
    return (update.name, capital(when), how, facts.person(update.approved_by))
