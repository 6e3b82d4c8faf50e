"""Editors of the promise: metric cards, figures, and what availability means."""

import datetime as dt

from sla_desktop.domain.metrics import (
    AvailabilityDefinition,
    LevelStep,
    Metric,
    Pause,
    Treatment,
    UsageFigure,
)
from sla_desktop.domain.quantities import Rounding
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.forms.controls import YES_NO
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.numbers import NumberLines
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks

_MEASURES = {
    "availability": "Availability",
    "response": "Response time",
    "update": "Time between updates",
    "resolution": "Fix time",
    "delivery": "Delivered on time",
    "quality": "Quality",
    "volume": "Volume",
    "other": "Other",
}
_DIRECTIONS = {None: choices.NONE, "higher": "Higher is better", "lower": "Lower is better"}
_KINDS = {
    None: choices.NONE,
    "continuous": "All the time",
    "event": "Case by case",
    "sample": "By sample",
}
_METHODS = {
    None: choices.NONE,
    "automatic": "by a program",
    "manual": "counted by hand",
    "survey": "by survey",
    "inspection": "by inspection",
    "joint": "by both sides together",
    "countersigned": "signed by both sides",
}
_STATISTICS = {
    "": choices.NONE,
    "share": "share of cases",
    "mean": "average",
    "median": "median",
    "total": "total",
    "worst": "worst case",
}
_ROUNDINGS = {
    None: choices.NONE,
    **{
        Rounding(decimals=places): f"to {places} decimals" if places else "to whole numbers"
        for places in range(5)
    },
}
_PLACEHOLDER_DATE = dt.date(2027, 1, 1)
_YES_FOR_ONE = {False: "No", True: "Yes"}


def levels(form: Form) -> None:
    add_table(
        form,
        "metrics",
        "Metrics",
        (
            Column("name", "Metric", 4),
            Column("target", "Target", 2),
            Column("minimum", "Minimum", 2),
            Column("share", "Share of cases", 2),
            Column("window", "Counted over", 3),
            Column("measurement.method", "Measured", 3, choices=_METHODS),
        ),
        lambda row_id: Metric(id=row_id, name=""),
        explanation="What you promise, as numbers both sides can check. Three to five per "
        "service are enough. Choose a line to complete its card below.",
        noun="metric",
        details=_metric_details,
    )
    add_table(
        form,
        "figures",
        "Figures reported without a promise",
        (
            Column("measure", "Figure", 4),
            Column("unit", "Unit", 2),
            Column("source", "From", 3),
            Column("frequency", "How often", 2),
        ),
        lambda row_id: UsageFigure(id=row_id, measure=""),
        explanation="Usage, satisfaction, comparison with others.",
        noun="figure",
        details=_figure_details,
    )


def _metric_details(form: Form) -> None:
    form.group("What it is")
    form.area("definition", "In plain words", "", "Share of the minutes in which mail works.")
    form.choice("measure", "Kind", _MEASURES)
    form.choice("direction", "Better", _DIRECTIONS)
    form.choice("kind", "Happens", _KINDS)
    form.choice("statistic", "Figure", _STATISTICS)
    form.line("numerator", "Counted", "", "minutes in which mail works")
    form.line("denominator", "Divided by", "", "minutes of the month")
    form.line("unit", "Unit", "", "% of the minutes of the month")
    form.line("object", "Measured on", "The system, site or level it belongs to.", "mail server")
    form.group()
    add_ticks(form, "services", "Services (none: all)", choices.services)
    form.area("obligation", "Duty in your own words", "Leave empty to let the program word it.")
    form.group("The level")
    form.tick("by_priority", "The times stand in the table of priorities")
    form.pick("priority", "Priority", choices.priorities)
    form.pick("band", "Time band", choices.bands)
    form.line("stretch", "Better than the target", "", "99.95 %")
    form.line("share_minimum", "Share of cases, minimum", "", "90 %")
    form.line("misses_allowed", "Or: misses allowed", "An honest form for few cases.", "1")
    form.line("expected_cases", "Expected cases", "In one period; for small numbers.", "30")
    form.choice("one_level", "One level on purpose", _YES_FOR_ONE, "Target is the minimum.")
    form.choice("strict", "The border itself misses", _YES_FOR_ONE, "“More than”, not “at least”.")
    form.choice("critical", "Critical", _YES_FOR_ONE)
    form.choice("reported_only", "Only reported", _YES_FOR_ONE, "No consequence hangs on it.")
    add_table(
        form,
        "steps",
        "Levels that apply later",
        (
            Column("start", "From", 2),
            Column("target", "Target", 2),
            Column("minimum", "Minimum", 2),
        ),
        _step,
        noun="step",
    )
    _measuring(form)
    _clock(form)
    _history(form)
    form.group("Fairness", folded=True)
    form.yes_no("customer_can_disturb", "The customer can disturb it")
    add_ticks(form, "reliefs", "Excused by", choices.reliefs)
    form.line("wanted_behaviour", "What it should lead to")
    form.line("gaming", "How it could be gamed")
    form.line("guard", "What guards against that")


def _step(row_id: str) -> LevelStep:
    return LevelStep(id=row_id, start=_PLACEHOLDER_DATE)


def _measuring(form: Form) -> None:
    form.group("How it is measured", folded=True)
    form.line("measurement.tool", "Tool", "", "ticket system")
    form.line("measurement.point", "Where", "The point of measurement.", "at the firewall")
    form.line("measurement.interval", "Every", "", "1 min")
    form.line("measurement.source", "Figures from", "", "ticket times")
    form.line("measurement.sample", "Sample size", "", "12")
    form.line("measurement.sample_unit", "of", "", "dispensers")
    form.line("measurement.moment", "Taken", "", "monthly")
    form.line("measurement.effort", "Work it takes", "In one period.", "1 h")
    form.yes_no("measurement.one_sided", "By one side alone")
    form.choice("rounding", "Results are rounded", _ROUNDINGS)
    form.choice("unrounded", "Never rounded", _YES_FOR_ONE)
    form.line("partial_window", "First and last part period", "", "counted by its days", wide=True)
    form.pick("availability", "Meaning of availability", choices.availability_definitions)
    form.group("Who does it", folded=True)
    add_responsible(form, "roles.measures", "Measures")
    add_responsible(form, "roles.reports", "Reports")
    add_responsible(form, "roles.verifies", "Verifies")
    form.line("roles.frequency", "How often", "", "monthly")


def _clock(form: Form) -> None:
    form.group("The clock, for times", folded=True)
    form.line("clock.start", "Starts when", "", "the report counts as received")
    form.line("clock.stop", "Stops when", "", "a person has answered")
    form.tick("clock.stop_is_automatic", "An automatic reply stops it")
    form.pick("clock.calendar", "Runs in", choices.calendars)
    form.line("clock.resume", "Runs on when", "", "the customer has answered")
    form.line("clock.on_priority_change", "If the priority changes", "", "the clock runs on")
    add_table(
        form,
        "clock.pauses",
        "Pauses",
        (
            Column("reason", "Reason", 4),
            Column("customer_caused", "Caused by the customer", 2, choices=YES_NO),
            Column("evidence", "Shown by", 2),
            Column("notice", "Told within", 2),
        ),
        lambda row_id: Pause(id=row_id, reason=""),
        noun="pause",
    )


def _history(form: Form) -> None:
    form.group("Past figures (never printed or sent)", folded=True)
    form.control("baseline.values", "One a period, oldest first", NumberLines(), "One a line.")
    form.line("baseline.source", "From", "", "last year's tickets")
    form.line("baseline.period", "Covers", "", "the last 8 months")
    form.tick("baseline.no_data", "There are none yet")
    form.line("baseline.bed_in", "Trial period", "", "3 months")
    form.line("baseline.readjust", "Levels are reviewed on", "", "2027-06-01")
    form.line("baseline.sample", "Cases behind them", "", "164")
    form.line("baseline.current", "Level now")
    form.line("baseline.needed", "Level needed")
    form.line("baseline.proven", "Level proven")
    form.line("baseline.benchmark.level", "An outside provider offers", "", "99.9 %")
    form.line("baseline.benchmark.price", "at", "", "£1,500.00")
    form.line("baseline.benchmark.source", "says")
    form.line("baseline.benchmark.date", "on", "", "2026-10-01")


def _figure_details(form: Form) -> None:
    form.line("scale", "Scale", "", "1 to 5")
    form.line("sample", "Answers needed", "", "10")
    form.choice(
        "asked",
        "Who is asked",
        {"": choices.NONE, "customer": "the customer", "provider": "the provider", "both": "both"},
    )
    form.line("benchmark.level", "An outside provider offers", "", "99.9 %")
    form.line("benchmark.price", "at", "", "£1,500.00")
    form.line("benchmark.source", "says")
    form.line("benchmark.date", "on", "", "2026-10-01")


def availability(form: Form) -> None:
    add_table(
        form,
        "definitions",
        "Definitions",
        (
            Column("name", "Name", 3),
            Column(
                "base",
                "Out of",
                3,
                choices={
                    None: choices.NONE,
                    "all": "every minute of the period",
                    "service": "the minutes of the hours named",
                },
            ),
            Column("calendar", "Hours", 3, picks=choices.calendars),
        ),
        lambda row_id: AvailabilityDefinition(id=row_id, name=""),
        explanation="The same month can be met or missed by how its minutes are counted.",
        noun="definition",
        details=_definition_details,
    )


def _definition_details(form: Form) -> None:
    form.area("down", "Down means", "", "No user can send or receive mail.")
    form.line("check_interval", "Checked every", "", "30 s")
    form.line("failed_checks", "Down after failed checks in a row", "", "5")
    form.line("good_checks", "Up after good checks in a row", "", "5")
    form.line("precision", "Exact to", "", "1 s")
    form.line("shortest_outage", "Counts from", "Shorter outages do not.", "2 min")
    form.line("partial_outage", "If only part is down", "", "minutes × share of users")
    form.line("evidence", "Whose figures count", "", "the stored measurements of the monitor")
    form.yes_no("each_minute_once", "Each minute is taken off once")
    add_table(
        form,
        "treatments",
        "Minutes that count differently",
        (
            Column("name", "Minutes of", 4),
            Column("in_base", "Stay in the base", 2, choices=YES_NO),
            Column("in_down", "Count as down", 2, choices=YES_NO),
            Column("maintenance", "Maintenance", 2, choices=_YES_FOR_ONE),
        ),
        lambda row_id: Treatment(id=row_id, name=""),
        noun="kind",
    )


LEVELS = Editor("What you promise, measured how, by whom.", levels)
AVAILABILITY = Editor("What “available” means, to the minute.", availability)
