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
from sla_desktop.ui.forms.controls import NO_YES, YES_NO
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
    "continuous": "all the time",
    "event": "case by case",
    "sample": "by sample",
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
    "share": "a share of cases",
    "mean": "the average",
    "median": "the median",
    "total": "a total",
    "worst": "the worst case",
}
_ROUNDINGS = {
    None: choices.NONE,
    **{
        Rounding(decimals=places): f"to {places} decimals" if places else "to whole numbers"
        for places in range(5)
    },
}
_PLACEHOLDER_DATE = dt.date(2027, 1, 1)


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
        explanation="As numbers both sides can check; three to five for each service are enough. "
        "A target reads 99.9 %, 4 h, 2 business days or 4.5 points.",
        noun="metric",
        details=_metric_details,
    )
    form.fold("Figures reported without a promise", _figures, "figures")


def _metric_details(form: Form) -> None:
    form.choice("measure", "Kind", _MEASURES)
    form.choice("direction", "Better", _DIRECTIONS)
    form.area("definition", "In plain words", "", "Share of the minutes in which mail works.")
    form.line("measurement.source", "Figures from", "", "ticket times")
    form.line("expected_cases", "Cases expected in one period", "", "30")
    add_responsible(form, "roles.measures", "Measured by")
    form.line("measurement.tool", "With", "", "ticket system")
    form.pick("availability", "Meaning of availability", choices.availability_definitions)
    form.tick("by_priority", "The times stand in the table of priorities")
    form.tick("critical", "Critical")
    form.tick("reported_only", "Only reported: no consequence hangs on it")
    form.fold(
        "Formula, unit and services",
        _formula,
        "statistic",
        "kind",
        "numerator",
        "denominator",
        "unit",
        "object",
        "services",
        "obligation",
    )
    form.fold(
        "More about the level",
        _level,
        "priority",
        "band",
        "stretch",
        "share_minimum",
        "misses_allowed",
        "one_level",
        "strict",
    )
    form.fold("Levels that apply later", _later, "steps")
    form.fold(
        "How it is measured",
        _measuring,
        "measurement.point",
        "measurement.interval",
        "measurement.sample",
        "measurement.sample_unit",
        "measurement.moment",
        "measurement.effort",
        "measurement.one_sided",
        "rounding",
        "unrounded",
        "partial_window",
    )
    form.fold(
        "Who reports and verifies", _roles, "roles.reports", "roles.verifies", "roles.frequency"
    )
    form.fold("The clock, for times", _clock, "clock")
    form.fold("Past figures (never printed or sent)", _history, "baseline")
    form.fold(
        "Fairness",
        _fairness,
        "customer_can_disturb",
        "reliefs",
        "wanted_behaviour",
        "gaming",
        "guard",
    )


def _formula(form: Form) -> None:
    form.choice("statistic", "The figure is", _STATISTICS)
    form.choice("kind", "Looked at", _KINDS)
    form.line("numerator", "Counted", "", "minutes in which mail works", wide=True)
    form.line("denominator", "Divided by", "", "minutes of the month", wide=True)
    form.line("unit", "Unit", "", "% of the minutes of the month")
    form.line("object", "Measured on", "The system, site or booked level.", "mail server")
    add_ticks(form, "services", "Services (none: all)", choices.services)
    form.area("obligation", "Duty in your own words", "Leave empty to let the program word it.")


def _level(form: Form) -> None:
    form.pick("priority", "Only for the priority", choices.priorities)
    form.pick("band", "Only in the time band", choices.bands)
    form.line("share_minimum", "Share of cases, minimum", "", "90 %")
    form.line("misses_allowed", "Or: misses allowed", "An honest form for few cases.", "1")
    form.line("stretch", "Better than the target", "", "99.95 %")
    form.tick("one_level", "Target and minimum are one, on purpose", wide=True)
    form.tick("strict", "The border itself misses: “more than”, not “at least”", wide=True)


def _later(form: Form) -> None:
    add_table(
        form,
        "steps",
        "Steps",
        (
            Column("start", "From", 2),
            Column("target", "Target", 2),
            Column("minimum", "Minimum", 2),
        ),
        _step,
        headed=False,
        noun="step",
    )


def _step(row_id: str) -> LevelStep:
    return LevelStep(id=row_id, start=_PLACEHOLDER_DATE)


def _measuring(form: Form) -> None:
    form.line("measurement.moment", "Taken", "", "monthly (1st working day after the 10th)")
    form.line("measurement.interval", "Or every", "", "1 min")
    form.line("measurement.point", "Where", "The point of measurement.", "at the firewall")
    form.line("measurement.effort", "Work it takes in one period", "", "1 h")
    form.line("measurement.sample", "Sample size", "", "12")
    form.line("measurement.sample_unit", "of", "", "dispensers")
    form.choice("rounding", "Results are rounded", _ROUNDINGS)
    form.yes_no("measurement.one_sided", "By one side alone")
    form.tick("unrounded", "Never rounded", wide=True)
    form.line("partial_window", "First and last part period", "", "counted by its days", wide=True)


def _roles(form: Form) -> None:
    add_responsible(form, "roles.reports", "Reported by")
    add_responsible(form, "roles.verifies", "Verified by")
    form.line("roles.frequency", "How often", "", "monthly")


def _clock(form: Form) -> None:
    form.line("clock.start", "Starts when", "", "the report counts as received", wide=True)
    form.line("clock.stop", "Stops when", "", "a person has answered", wide=True)
    form.tick("clock.stop_is_automatic", "An automatic reply stops it")
    form.pick("clock.calendar", "Runs in", choices.calendars)
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
    form.line("clock.resume", "Runs on when", "", "the customer has answered", wide=True)
    form.line(
        "clock.on_priority_change", "If the priority changes", "", "the clock runs on", wide=True
    )


def _history(form: Form) -> None:
    form.control(
        "baseline.values",
        "One a period, oldest first",
        NumberLines(),
        "Separated by blanks or line breaks; a column can be pasted.",
    )
    form.line("baseline.source", "From", "", "last year's tickets")
    form.line("baseline.period", "Covers", "", "the last 8 months")
    form.tick("baseline.no_data", "There are none yet")
    form.line("baseline.sample", "Cases behind them", "", "164")
    form.line("baseline.bed_in", "Trial period", "", "3 months")
    form.line("baseline.readjust", "Levels are reviewed on", "", "2027-06-01")
    form.line("baseline.current", "Level now", "", "98.7 %")
    form.line("baseline.needed", "Level needed", "", "99 %")
    form.line("baseline.proven", "Level proven", "", "99.2 %")
    _benchmark(form, "baseline.benchmark")


def _benchmark(form: Form, field: str) -> None:
    form.group("What an outside provider offers")
    form.line(f"{field}.level", "Level", "", "99.9 %")
    form.line(f"{field}.price", "At the price of", "", "£1,500.00")
    form.line(f"{field}.source", "Told by", "", "its public price list")
    form.line(f"{field}.date", "On", "", "2026-10-01")


def _fairness(form: Form) -> None:
    form.yes_no("customer_can_disturb", "The customer can disturb it")
    add_ticks(form, "reliefs", "Excused by", choices.reliefs)
    form.line("wanted_behaviour", "What it should lead to", wide=True)
    form.line("gaming", "How it could be gamed", wide=True)
    form.line("guard", "What guards against that", wide=True)


def _figures(form: Form) -> None:
    add_table(
        form,
        "figures",
        "Figures",
        (
            Column("measure", "Figure", 4),
            Column("unit", "Unit", 2),
            Column("source", "From", 3),
            Column("frequency", "How often", 2),
        ),
        lambda row_id: UsageFigure(id=row_id, measure=""),
        explanation="Usage, satisfaction, comparison with others.",
        headed=False,
        noun="figure",
        details=_figure_details,
    )


def _figure_details(form: Form) -> None:
    form.line("scale", "Scale", "", "1 to 5")
    form.line("sample", "Answers needed", "", "10")
    form.choice(
        "asked",
        "Who is asked",
        {"": choices.NONE, "customer": "the customer", "provider": "the provider", "both": "both"},
    )
    _benchmark(form, "benchmark")


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
        first_open=True,
    )


def _definition_details(form: Form) -> None:
    form.area("down", "Down means", "", "No user can send or receive mail.")
    form.line("check_interval", "Checked every", "", "30 s")
    form.line("shortest_outage", "Outages count from", "Shorter ones do not.", "2 min")
    form.line("evidence", "Whose figures count", "", "the stored measurements of the monitor")
    form.yes_no("each_minute_once", "Each minute is taken off only once")
    add_table(
        form,
        "treatments",
        "Minutes that count differently",
        (
            Column("name", "Minutes of", 4),
            Column("in_base", "Stay in the base", 2, choices=YES_NO),
            Column("in_down", "Count as down", 2, choices=YES_NO),
            Column("maintenance", "Maintenance", 2, choices=NO_YES),
        ),
        lambda row_id: Treatment(id=row_id, name=""),
        noun="kind",
    )
    form.fold(
        "How it is probed",
        _probing,
        "failed_checks",
        "good_checks",
        "precision",
        "partial_outage",
    )


def _probing(form: Form) -> None:
    form.line("failed_checks", "Down after failed checks in a row", "", "5")
    form.line("good_checks", "Up after good checks in a row", "", "5")
    form.line("precision", "Exact to", "", "1 s")
    form.line("partial_outage", "If only part is down", "", "minutes × share of users")


LEVELS = Editor("What you promise, measured how, by whom.", levels)
AVAILABILITY = Editor("What “available” means, to the minute.", availability)
