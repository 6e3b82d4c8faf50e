"""Editors of service hours and of maintenance."""

from collections.abc import Mapping
from typing import Any

from sla_desktop.domain import agreement as parts
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.quantities import TimeSpan
from sla_desktop.domain.services import CriticalPeriod, MaintenanceWindow, UpdateRule
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.forms.controls import NO_YES, YES_NO
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.holiday_dates import FillHolidays, HolidayDates
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks
from sla_desktop.ui.forms.week import WeekDrawing

_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
    "holiday": "Public holidays",
}
_WORKING_DAY = TimeSpan(start=540, end=1020)
_AT_NIGHT = TimeSpan(start=1320, end=360)
_COUNTRIES: Mapping[str, str] = {
    "": choices.NONE,
    "AU": "Australia",
    "AT": "Austria",
    "BE": "Belgium",
    "CA": "Canada",
    "CZ": "Czechia",
    "DK": "Denmark",
    "FI": "Finland",
    "FR": "France",
    "DE": "Germany",
    "HU": "Hungary",
    "IN": "India",
    "IE": "Ireland",
    "IT": "Italy",
    "JP": "Japan",
    "LU": "Luxembourg",
    "NL": "Netherlands",
    "NZ": "New Zealand",
    "NO": "Norway",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "SG": "Singapore",
    "SK": "Slovakia",
    "ZA": "South Africa",
    "ES": "Spain",
    "SE": "Sweden",
    "CH": "Switzerland",
    "GB": "United Kingdom",
    "US": "United States",
}  # ISO 3166-1


def hours(form: Form) -> None:
    add_table(
        form,
        "calendars",
        "Hours",
        (
            Column("name", "Called", 4),
            Column("open_on_holidays", "Open on public holidays", 2, choices=YES_NO),
        ),
        lambda row_id: ServiceCalendar(id=row_id, name=""),
        explanation="The first hours count as the business hours of this agreement.",
        noun="set of hours",
        details=_calendar_details,
        first_open=True,
    )
    form.group("Reading the times")
    form.choice(
        "unmarked_time",
        "A bare “4 hours” or “2 days” is",
        {
            "": choices.NONE,
            "clock": "time on the clock",
            "business": "business time",
        },
        "How times without a mark are to be read.",
    )
    form.line(
        "out_of_hours",
        "Outside these hours",
        "What happens with reports that come then.",
        "reports wait for the next business day",
        wide=True,
    )
    form.fold("Times that must not be interrupted", _critical_periods, "critical_periods")


def _calendar_details(form: Form) -> None:
    add_table(
        form,
        "bands",
        "Days and times",
        (
            Column("days", "On", 4, words=show.day_kinds),
            Column("hours", "From–to", 2),
            Column("name", "Called, where it matters", 3),
        ),
        lambda row_id: Band(
            id=row_id, days=("mon", "tue", "wed", "thu", "fri"), hours=_WORKING_DAY
        ),
        explanation="Days such as Mon–Fri, Saturday, every day, public holidays. "
        "20:00–10:00 runs over midnight; each part belongs to its own day.",
        noun="stretch",
        details=_on_days,
    )
    form.add_part(WeekDrawing(form.path("")))
    form.fold("Public holidays", _holidays, "holidays")
    form.fold("Time zone of its own", _zone, "zone")


def _zone(form: Form) -> None:
    form.line("zone", "Time zone", "Where it is not the agreement's own.", "Europe/Berlin")


def _holidays(form: Form) -> None:
    form.pick(
        "holidays.country", "Country", _countries, "Its public holidays can be filled in below."
    )
    form.line("holidays.subdivision", "Part of the country", "As a code.", "ENG for England")
    form.line(
        "holidays.rule",
        "As it prints",
        "As both sides call these days.",
        "bank holidays in England",
        wide=True,
    )
    form.add_part(FillHolidays(form.session, form.path("holidays")))
    form.control("holidays.dates", "Dates", HolidayDates(), "One a line: 2027-03-26 Good Friday.")


def _countries(agreement: Agreement) -> Mapping[Any, str]:
    """The countries offered, with those that are set already."""
    calendars = parts.calendars(agreement)
    used = {c.holidays.country for c in calendars if c.holidays}
    return {**_COUNTRIES, **{code: code for code in sorted(used - {*_COUNTRIES})}}


def _on_days(form: Form) -> None:
    add_ticks(form, "days", "On", _DAYS, "The days it holds for.")


def _critical_periods(form: Form) -> None:
    add_table(
        form,
        "critical_periods",
        "Periods",
        (
            Column("name", "When", 4),
            Column("hours", "Hours", 2),
            Column("start", "From date", 2),
            Column("end", "To date", 2),
        ),
        lambda row_id: CriticalPeriod(id=row_id, name=""),
        headed=False,
        noun="period",
        details=_on_days,
    )


def maintenance(form: Form) -> None:
    form.tick(
        "none",
        "There are no planned interruptions",
        "Then work never stops the service.",
        wide=True,
    )
    add_table(
        form,
        "windows",
        "Agreed windows",
        (
            Column("days", "On", 4, words=show.day_kinds),
            Column("hours", "From–to", 2),
            Column("name", "Called", 3),
        ),
        lambda row_id: MaintenanceWindow(id=row_id, days=("sun",), hours=_AT_NIGHT),
        noun="window",
        details=_on_days,
    )
    form.group("Limits")
    form.line("cap", "At most, a month", "Without a limit it could swallow the promise.", "4 h")
    form.line("notice", "Announced at least", "Long enough for the customer to plan.", "48 h")
    form.yes_no(
        "counts_as_downtime", "It counts as down time", "If no, it does not hurt the availability."
    )
    form.line("notice_channel", "Announced by", "How the customer hears of it.", "e-mail")
    form.line(
        "most_windows", "Windows a month, at most", "So that it does not become the rule.", "2"
    )
    form.line(
        "notice_when",
        "Announced only when",
        "Where small work is not announced.",
        "an impact is expected",
    )
    form.area(
        "emergency",
        "Emergency work",
        "Who may decide, and how soon the customer is told.",
        "The service manager decides and calls the customer first.",
    )
    form.fold("Updates", _updates, "updates")


def _updates(form: Form) -> None:
    add_table(
        form,
        "updates",
        "Kinds of update",
        (
            Column("name", "Kind", 3),
            Column("within", "Put in within", 2),
            Column("every", "Looked for every", 2),
            Column("at_once", "At once", 1, choices=NO_YES),
            Column("automatic", "Automatic", 1, choices=YES_NO),
        ),
        lambda row_id: UpdateRule(id=row_id, name=""),
        headed=False,
        noun="kind",
        details=_update_details,
    )


def _update_details(form: Form) -> None:
    add_responsible(form, "approved_by", "Approved by", "Who says that it may go in.")


HOURS = Editor("When the services are given, and how times are counted.", hours)
MAINTENANCE = Editor("Planned interruptions: when, how long, how announced.", maintenance)
