"""The details of one metric: its formula, its levels, how it is measured, and by whom."""

import datetime as dt

from sla_desktop.domain.metrics import LevelStep, Pause
from sla_desktop.domain.quantities import Rounding
from sla_desktop.ui.calculators.links import add_links
from sla_desktop.ui.editors import choices
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
_COUNTED = ("response", "update", "resolution", "delivery", "quality")  # case by case
_DIRECTIONS = {None: choices.NONE, "higher": "Higher is better", "lower": "Lower is better"}
_KINDS = {
    None: choices.NONE,
    "continuous": "all the time",
    "event": "case by case",
    "sample": "by sample",
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


def metric_details(form: Form) -> None:
    """Adds what belongs to one metric and has no column."""
    form.choice("measure", "Kind", _MEASURES, "What is measured; the checklist asks by it.")
    form.choice("direction", "Better", _DIRECTIONS, "Whether a target is a floor or a ceiling.")
    form.area(
        "definition",
        "In plain words",
        "So that both sides count the same thing.",
        "Share of the minutes in which mail works.",
    )
    form.line(
        "measurement.source", "Figures from", "The record that both sides trust.", "ticket times"
    )
    form.line(
        "expected_cases",
        "Cases expected in one period",
        "With few cases, one miss breaks a high percentage.",
        "30",
    )
    add_responsible(form, "roles.measures", "Measured by", "The role that takes the figures.")
    form.line("measurement.tool", "With", "The tool or form that is used.", "ticket system")
    form.pick(
        "availability",
        "Meaning of availability",
        choices.availability_definitions,
        "Which minutes count; see that section.",
    )
    form.tick(
        "by_priority",
        "The times stand in the table of priorities",
        "Then they are not repeated here.",
    )
    form.tick("critical", "Critical", "A miss of it hurts the customer's business.")
    form.tick(
        "reported_only",
        "Only reported: no consequence hangs on it",
        "It informs, and is no promise.",
    )
    add_links(
        form,
        ("tool-allowance", "What it means in minutes", form.holds("measure", "availability")),
        ("tool-few-cases", "What it means for few cases", form.holds("measure", *_COUNTED)),
        ("tool-baseline", "Would the past have met it?", None),
        ("tool-verdict", "Try it on a month", None),
    )
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
    form.choice(
        "statistic",
        "The figure is",
        _STATISTICS,
        "An average hides the bad cases, a share shows them.",
    )
    form.choice("kind", "Looked at", _KINDS, "All the time, at each case, or now and then.")
    form.line(
        "numerator",
        "Counted",
        "The good cases, or the good time.",
        "minutes in which mail works",
        wide=True,
    )
    form.line(
        "denominator",
        "Divided by",
        "All cases, or all of the time.",
        "minutes of the month",
        wide=True,
    )
    form.line("unit", "Unit", "What the figure is a figure of.", "% of the minutes of the month")
    form.line("object", "Measured on", "The system, site or booked level.", "mail server")
    add_ticks(
        form,
        "services",
        "For the services",
        choices.services,
        "None ticked means all of them.",
    )
    form.area(
        "obligation",
        "Duty in your own words",
        "Leave empty to let the program word it.",
        "The provider must keep mail working.",
    )


def _level(form: Form) -> None:
    form.pick(
        "priority", "Only for the priority", choices.priorities, "Where it is not for every report."
    )
    form.pick("band", "Only in the time band", choices.bands, "Where it holds at some hours only.")
    form.line(
        "share_minimum",
        "Share of cases, minimum",
        "Fewer cases in time than this count as missed.",
        "90 %",
    )
    form.line("misses_allowed", "Or: misses allowed", "An honest form for few cases.", "1")
    form.line(
        "stretch",
        "Better than the target",
        "What both would be proud of; nothing hangs on it.",
        "99.95 %",
    )
    form.tick(
        "one_level",
        "Target and minimum are one, on purpose",
        "Then the checklist does not ask for the second one.",
        wide=True,
    )
    form.tick(
        "strict",
        "A result on the border misses",
        "Else a result on the border meets the level.",
        wide=True,
    )


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
    form.line(
        "measurement.moment",
        "Taken",
        "The day or hour at which the figure is taken.",
        "monthly (1st working day after the 10th)",
    )
    form.line("measurement.interval", "Or every", "For what is measured all the time.", "1 min")
    form.line("measurement.point", "Where", "The point of measurement.", "at the firewall")
    form.line(
        "measurement.effort",
        "Work it takes in one period",
        "A metric should cost less than it helps.",
        "1 h",
    )
    form.line("measurement.sample", "Sample size", "How many are looked at each time.", "12")
    form.line("measurement.sample_unit", "Of", "What is looked at.", "dispensers")
    form.choice(
        "rounding",
        "Results are rounded",
        _ROUNDINGS,
        "99.95 % can become 100 % if nothing is said.",
    )
    form.yes_no(
        "measurement.one_sided", "By one side alone", "The other side should be able to check."
    )
    form.tick("unrounded", "Never rounded", "Results are compared as they are.", wide=True)
    form.line(
        "partial_window",
        "First and last part period",
        "When the agreement starts or ends within a period.",
        "counted by its days",
        wide=True,
    )


def _roles(form: Form) -> None:
    add_responsible(form, "roles.reports", "Reported by", "Who tells the result.")
    add_responsible(form, "roles.verifies", "Verified by", "Somebody of the other side.")
    form.line("roles.frequency", "How often", "At least once in each period.", "monthly")


def _clock(form: Form) -> None:
    form.line(
        "clock.start",
        "Starts when",
        "The event, to the minute.",
        "the report counts as received",
        wide=True,
    )
    form.line(
        "clock.stop",
        "Stops when",
        "Something that both sides can see.",
        "a person has answered",
        wide=True,
    )
    form.tick(
        "clock.stop_is_automatic",
        "An automatic reply stops it",
        "A customer takes that for no answer.",
    )
    form.pick(
        "clock.calendar", "Runs in", choices.calendars, "Only the time in these hours counts."
    )
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
    form.line(
        "clock.resume",
        "Runs on when",
        "What sets the clock going again.",
        "the customer has answered",
        wide=True,
    )
    form.line(
        "clock.on_priority_change",
        "If the priority changes",
        "Whether the time counts anew.",
        "the clock runs on",
        wide=True,
    )


def _history(form: Form) -> None:
    form.control(
        "baseline.values",
        "One a period, oldest first",
        NumberLines(),
        "Separated by blanks or line breaks; a column can be pasted.",
    )
    form.line("baseline.source", "From", "Where these figures come from.", "last year's tickets")
    form.line("baseline.period", "Covers", "The time they were taken in.", "the last 8 months")
    form.tick("baseline.no_data", "There are none yet", "Then agree a trial period.")
    form.line("baseline.sample", "Cases behind them", "How many cases are in them.", "164")
    form.line(
        "baseline.bed_in", "Trial period", "Time in which a miss has no consequence.", "3 months"
    )
    form.line(
        "baseline.readjust", "Levels are reviewed on", "When real figures are there.", "2027-06-01"
    )
    form.line("baseline.current", "Level now", "What is reached today.", "98.7 %")
    form.line("baseline.needed", "Level needed", "What the customer's business needs.", "99 %")
    form.line("baseline.proven", "Level proven", "What was reached for months on end.", "99.2 %")
    benchmark(form, "baseline.benchmark")


def benchmark(form: Form, field: str) -> None:
    """Adds what the same would be elsewhere."""
    form.group("What an outside provider offers")
    form.line(f"{field}.level", "Level", "What it promises.", "99.9 %")
    form.line(f"{field}.price", "At the price of", "What that costs with it.", "£1,500.00")
    form.line(f"{field}.source", "Told by", "Where you know it from.", "its public price list")
    form.line(f"{field}.date", "On", "Prices and promises change.", "2026-10-01")


def _fairness(form: Form) -> None:
    form.yes_no(
        "customer_can_disturb", "The customer can disturb it", "Then name what excuses a miss."
    )
    add_ticks(form, "reliefs", "Excused by", choices.reliefs, "Events listed with the duties.")
    form.line(
        "wanted_behaviour",
        "What it should lead to",
        "A figure moves people: say where to.",
        "Faults are mended for good.",
        wide=True,
    )
    form.line(
        "gaming",
        "How it could be gamed",
        "How it could look good without being good.",
        "Tickets are closed too early.",
        wide=True,
    )
    form.line(
        "guard",
        "What guards against that",
        "A second figure, or a sample.",
        "Tickets opened again count as late.",
        wide=True,
    )
