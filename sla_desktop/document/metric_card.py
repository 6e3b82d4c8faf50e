"""The card of one service level: definition, formula, measurement, clock rules, roles, relief."""

from collections.abc import Iterable

from sla_desktop.document.bounds import bound
from sla_desktop.document.drafting import (
    capital,
    column,
    joined,
    lines,
    sentence,
    small,
    table,
)
from sla_desktop.document.facts import Facts, count, level, often, says_unit
from sla_desktop.document.nodes import Block
from sla_desktop.document.shared_cards import Named, cards
from sla_desktop.domain import show
from sla_desktop.domain.metrics import (
    Baseline,
    ClockRules,
    LevelStep,
    Measurement,
    Metric,
    MetricRoles,
    Pause,
)

Rows = list[tuple[str, str]]
_STATISTICS = {
    "": "",
    "share": "share of cases",
    "mean": "mean",
    "median": "median",
    "total": "total",
    "worst": "worst case",
}
_COUNTED = {"continuous": "Continuous measurement", "event": "Single events", "sample": "Samples"}
_METHODS = {
    "automatic": "automatic measurement",
    "manual": "counted by hand",
    "survey": "survey",
    "inspection": "inspection",
    "joint": "joint inspection by both sides",
    "countersigned": "records signed by both sides",
}
_ROUNDING = {"half-up": "half up", "down": "down", "up": "up"}


def metric_cards(metrics: Iterable[Metric], facts: Facts) -> list[Block]:
    """The cards of all metrics, what several share in one."""
    if facts.compact:
        return _one_table(metrics, facts)
    return cards([Named(m.name, tuple(row for row in _rows(m, facts) if row[1])) for m in metrics])


def _one_table(metrics: Iterable[Metric], facts: Facts) -> list[Block]:
    """A row a metric: what it is, and all the rest as sentences of one cell."""
    heads = (column("Level", 1), column("What it is", 2), column("How it is measured", 3))
    rows: list[tuple[str, str, str]] = []
    for metric in metrics:
        what, *rest = _rows(metric, facts)
        told = [f"{title}: {text}".replace("\n", " ") for title, text in rest if text]
        how = joined(*map(sentence, told))
        if what[1] or how:
            rows.append((metric.name, what[1], how))
    return table("How the service levels are measured", heads, rows)


def _rows(metric: Metric, facts: Facts) -> Rows:
    """All that the table of levels does not say of a metric."""
    return [
        ("What it is", metric.definition),
        ("Measured on", metric.object),
        *_identity(metric, facts),
        ("Formula", _formula(metric)),
        ("Unit", _unit(metric, facts)),
        *_results(metric, facts),
        *_measurement(metric.measurement, facts),
        *_counting(metric),
        *_clock(metric.clock, facts),
        *_bed_in(metric.baseline, facts),
        *_roles(metric.roles, facts),
        *_conduct(metric, facts),
    ]


def _identity(metric: Metric, facts: Facts) -> Rows:
    return [
        ("Results from", _COUNTED.get(metric.kind or "", "")),
        ("Priority", facts.name("priority", metric.priority)),
        ("Time band", facts.name("band", metric.band)),
        ("Availability as in", facts.name("definition", metric.availability)),
        ("Critical", "Yes" if metric.critical else ""),
        ("Consequence", "None: reported only" if metric.reported_only else ""),
    ]


def _formula(metric: Metric) -> str:
    return capital(joined(metric.numerator, metric.denominator, by=" ÷ "))


def _unit(metric: Metric, facts: Facts) -> str:
    """The unit, where neither the duty nor the target says it."""
    shown = facts.measure(metric.target or metric.minimum).replace(show.NBSP, " ")
    said = says_unit(metric) or shown.endswith(f" {metric.unit}")
    return "" if said else capital(metric.unit)


def _results(metric: Metric, facts: Facts) -> Rows:
    level_says = metric.target or metric.minimum or metric.by_priority
    better = "" if level_says else metric.direction or ""
    window = show.window(metric.window) if metric.window else "window"
    cases = count(metric.expected_cases)
    return [
        ("Better result", capital(better)),
        ("Statistic", capital(_STATISTICS[metric.statistic])),
        ("One level", f"The target is also the {bound(metric)}" if metric.one_level else ""),
        ("Later levels", lines(*(_step(metric, step, facts) for step in metric.steps))),
        ("Expected cases", cases and f"{cases} in every {window}"),
    ]


def _step(metric: Metric, step: LevelStep, facts: Facts) -> str:
    target, minimum = level(metric, step.target, facts), level(metric, step.minimum, facts)
    return joined(
        f"from {facts.date(step.start)}:",
        joined(target and f"target {target}", minimum and f"{bound(metric)} {minimum}", by=", "),
    )


def _measurement(how: Measurement | None, facts: Facts) -> Rows:
    if how is None:
        return []
    effort = facts.dur(how.effort)
    sample = joined(count(how.sample), how.sample_unit)
    one_sided = {True: "by one side alone", False: "open to both sides", None: ""}[how.one_sided]
    return [
        ("Method", capital(_METHODS.get(how.method or "", ""))),
        ("Tool", how.tool),
        ("Point of measurement", how.point),
        ("Measured", capital(facts.every(how.interval))),
        ("Data source", how.source),
        ("Sample", sample),
        ("Taken", capital(often(how.moment))),
        ("Work of measuring", effort and f"{effort} a window"),
        ("Measurement", capital(one_sided)),
    ]


def _counting(metric: Metric) -> Rows:
    rounding = metric.rounding
    rounded = ""
    if rounding:
        places = "place" if rounding.decimals == 1 else "places"
        rounded = f"{rounding.decimals} decimal {places}, rounded {_ROUNDING[rounding.mode]}"
    elif metric.unrounded:
        rounded = "results are not rounded"
    return [("Rounding", capital(rounded)), ("First and last window", metric.partial_window)]


def _clock(clock: ClockRules | None, facts: Facts) -> Rows:
    if clock is None:
        return []
    automatic = "an automatic reply stops the clock" if clock.stop_is_automatic else ""
    return [
        ("Clock starts", clock.start),
        ("Clock stops", lines(clock.stop, automatic)),
        ("Clock pauses", lines(*(_pause(pause, facts) for pause in clock.pauses))),
        ("Clock resumes", clock.resume),
        ("Clock runs in", facts.name("calendar", clock.calendar)),
        ("New priority", clock.on_priority_change),
    ]


def _pause(pause: Pause, facts: Facts) -> str:
    by_customer = {True: f"caused by {facts.customer}", False: "not caused by the other side"}
    cause = "" if pause.customer_caused is None else by_customer[pause.customer_caused]
    notice = facts.dur(pause.notice)
    shown = pause.evidence and f"shown by {small(pause.evidence)}"
    return joined(
        sentence(pause.reason.removesuffix("."), cause and f"({cause})"),
        sentence(joined(shown, notice and f"told within {notice}", by=", ")),
    )


def _bed_in(baseline: Baseline | None, facts: Facts) -> Rows:
    """Past figures stay private; what prints is the bed-in and when the levels are adjusted."""
    if baseline is None:
        return []
    return [
        ("Bed-in", facts.dur(baseline.bed_in)),
        ("Levels adjusted on", facts.date(baseline.readjust)),
    ]


def _roles(roles: MetricRoles | None, facts: Facts) -> Rows:
    if roles is None:
        return []
    return [
        ("Measured by", facts.person(roles.measures)),
        ("Reported by", facts.person(roles.reports)),
        ("Verified by", facts.person(roles.verifies)),
        ("Worked out", capital(often(roles.frequency))),
    ]


def _conduct(metric: Metric, facts: Facts) -> Rows:
    disturb = {
        True: f"{facts.customer} can influence the result",
        False: f"{facts.customer} cannot influence the result",
        None: "",
    }[metric.customer_can_disturb]
    return [
        ("Relief", facts.listed("relief", metric.reliefs)),
        ("Influence", sentence(disturb)),
        (f"Wanted {_behaviour(facts)}", metric.wanted_behaviour),
        ("Possible misuse", metric.gaming),
        ("Guard", metric.guard),
    ]


def _behaviour(facts: Facts) -> str:
    return "behavior" if facts.language == "en-US" else "behaviour"
