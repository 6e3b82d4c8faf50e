"""Editors of service hours and of maintenance."""

from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.quantities import TimeSpan
from sla_desktop.domain.services import CriticalPeriod, MaintenanceWindow, UpdateRule
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.forms.controls import YES_NO
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.holiday_dates import HolidayDates
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks
from sla_desktop.ui.forms.week import WeekDrawing

DAYS = {
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


def hours(form: Form) -> None:
    add_table(
        form,
        "calendars",
        "Hours",
        (
            Column("name", "Called", 4),
            Column("zone", "Time zone", 3),
            Column("open_on_holidays", "Open on public holidays", 3, choices=YES_NO),
        ),
        lambda row_id: ServiceCalendar(id=row_id, name=""),
        explanation="The first hours count as the business hours of this agreement. "
        "Choose a line to set its days and times.",
        noun="set of hours",
        details=_calendar_details,
    )
    form.group("Reading the times")
    form.choice(
        "unmarked_time",
        "An hour or a day is",
        {
            "": choices.NONE,
            "clock": "time on the clock, unless called business",
            "business": "business time, unless called clock time",
        },
        "What a bare “4 hours” means.",
        wide=True,
    )
    form.area("out_of_hours", "Outside these hours", "What happens, and at which price.")
    add_table(
        form,
        "critical_periods",
        "Times that must not be interrupted",
        (
            Column("name", "When", 4),
            Column("hours", "Hours", 2),
            Column("start", "From date", 2),
            Column("end", "To date", 2),
        ),
        lambda row_id: CriticalPeriod(id=row_id, name=""),
        noun="period",
        details=_period_details,
    )


def _calendar_details(form: Form) -> None:
    form.add_part(WeekDrawing(form.path("")))
    add_table(
        form,
        "bands",
        "Days and times",
        (Column("name", "Name, where it has one", 3), Column("hours", "From–to", 2)),
        lambda row_id: Band(
            id=row_id, days=("mon", "tue", "wed", "thu", "fri"), hours=_WORKING_DAY
        ),
        explanation="20:00–10:00 runs over midnight; each part belongs to its own day.",
        noun="stretch",
        details=_band_details,
    )
    form.group("Public holidays")
    form.line("holidays.country", "Country", "Two letters.", "GB")
    form.line("holidays.subdivision", "Part of the country", "", "ENG")
    form.line("holidays.rule", "As it prints", "", "bank holidays in England", wide=True)
    form.control("holidays.dates", "Dates", HolidayDates(), "One a line: 2027-03-26 Good Friday.")


def _band_details(form: Form) -> None:
    form.group()
    add_ticks(form, "days", "On", DAYS)


def _period_details(form: Form) -> None:
    form.group()
    add_ticks(form, "days", "On", DAYS)


def maintenance(form: Form) -> None:
    form.tick("none", "There are no planned interruptions")
    form.yes_no("counts_as_downtime", "Maintenance counts as down time")
    form.line("cap", "At most, a month", "Without a limit it could swallow the promise.", "4 h")
    form.line("most_windows", "Windows a month, at most", "", "2")
    form.line("notice", "Announced at least", "", "48 h")
    form.line("notice_channel", "By", "", "e-mail")
    form.line("notice_when", "When it is announced", "", "an impact is expected", wide=True)
    form.area("emergency", "Emergency work", "Who may decide, and how soon the customer is told.")
    add_table(
        form,
        "windows",
        "Windows",
        (Column("name", "Name", 3), Column("hours", "From–to", 2)),
        lambda row_id: MaintenanceWindow(id=row_id, days=("sun",), hours=_AT_NIGHT),
        explanation="Agreed times for planned work.",
        noun="window",
        details=_band_details,
    )
    add_table(
        form,
        "updates",
        "Updates",
        (
            Column("name", "Kind", 3),
            Column("within", "Put in within", 2),
            Column("every", "Looked for every", 2),
            Column("at_once", "At once", 1, choices={False: "No", True: "Yes"}),
            Column("automatic", "Automatic", 1, choices=YES_NO),
        ),
        lambda row_id: UpdateRule(id=row_id, name=""),
        noun="kind",
        details=_update_details,
    )


def _update_details(form: Form) -> None:
    add_responsible(form, "approved_by", "Approved by")


HOURS = Editor("When the services are given, and how times are counted.", hours)
MAINTENANCE = Editor("Planned interruptions: when, how long, how announced.", maintenance)
