"""How metrics are measured: method, window, clock, baseline, roles (A21–A25)."""

import re
from collections.abc import Callable, Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, lacking
from sla_desktop.checks.elements_levels import is_time, metric_cards, no_metric
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import Agreement, parties, sections_of
from sla_desktop.domain.governance import Report
from sla_desktop.domain.metrics import ClockRules, Measurement, Metric, MetricRoles
from sla_desktop.domain.people import Party, Responsible
from sla_desktop.domain.sections import (
    ComponentsSection,
    DutiesSection,
    LevelsSection,
    PartiesSection,
    ReportsSection,
)

_AUTOMATIC = re.compile(r"\bautomatic|\bauto-?(?:reply|respon|acknowledg)", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|no|never|without|except|other than)\b", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:owner|proprietor|founder|managing director)\b", re.IGNORECASE)
_BY_BOTH_SIDES = ("joint", "countersigned")
_STOPS = ("clock-stops", "targets-suspended")


@rules.element("A21", LevelsSection, ComponentsSection)
def measurement(draft: Draft) -> Iterator[Gap]:
    """A method for each metric; tool and point of measurement."""
    agreement = draft.agreement
    cards = metric_cards(agreement)
    listed = [c for s in sections_of(agreement, ComponentsSection) for c in s.components]
    objects = any(component.monitored_url.strip() for component in listed)
    if not cards:
        yield no_metric(agreement, "Nothing is measured: define a metric and how it is measured.")
        return
    unmeasured = [m for m in cards if _measured(m.row).method is None]
    yield from lacking(
        "missing",
        unmeasured,
        "measurement.method",
        "no method of measurement: say whether a tool, a count, a survey or an inspection.",
    )
    rest = [m for m in cards if m not in unmeasured]
    yield from lacking(
        "incomplete",
        [m for m in rest if not (_measured(m.row).tool.strip() or _measured(m.row).source.strip())],
        "measurement.tool",
        "no tool or record that the figures come from: name it.",
    )
    yield from lacking(
        "incomplete",
        [m for m in rest if not _has_point(m.row, objects)],
        "measurement.point",
        "no point of measurement: say where the tool measures.",
    )


def _measured(metric: Metric) -> Measurement:
    return metric.measurement or Measurement()


def _has_point(metric: Metric, monitored_objects: bool) -> bool:
    """Where a tool measures; people count from their record, a time runs between its events."""
    how, clock = _measured(metric), metric.clock
    runs = clock is not None and bool(clock.start.strip() and clock.stop.strip())
    probed = metric.measure == "availability" and monitored_objects
    return how.method != "automatic" or bool(how.point.strip()) or runs or probed


@rules.element("A22", LevelsSection)
def window(draft: Draft) -> Iterator[Gap]:
    """A window for each metric; rounding and a rule for part periods."""
    agreement = draft.agreement
    cards = metric_cards(agreement)
    if not cards:
        yield no_metric(
            agreement, "No period of measurement is set: define a metric and its period."
        )
        return
    yield from lacking(
        "missing",
        [m for m in cards if m.row.window is None],
        "window",
        "no window: say over which period it is counted, e.g. a calendar month.",
    )
    yield from lacking(
        "incomplete",
        [m for m in cards if m.row.rounding is None and not m.row.unrounded],
        "rounding",
        "no rounding rule: give the decimals, or say that results are not rounded.",
    )
    yield from lacking(
        "incomplete",
        [m for m in cards if not m.row.partial_window.strip()],
        "partial_window",
        "no rule for part periods: say how a first or last part period counts.",
    )


@rules.element("A23", LevelsSection, DutiesSection)
def clock(draft: Draft) -> Iterator[Gap]:
    """Start and stop for each time metric; a pause for the customer's part; no automatic stop."""
    agreement = draft.agreement
    cards = metric_cards(agreement)
    if not cards:
        yield no_metric(agreement, "No clock rules are set: define a metric first.")
        return
    timed = [m for m in cards if is_time(m.row)]
    yield from lacking(
        "missing",
        [m for m in timed if not (_clock(m.row).start.strip() and _clock(m.row).stop.strip())],
        "clock.start",
        "no start and stop event: say when the clock starts and when it stops.",
    )
    yield from lacking(
        "incomplete",
        [m for m in timed if not _pauses_for_customer(agreement, m.row)],
        "clock.pauses",
        "no pause while waiting for the customer: add it to the clock rules.",
    )
    yield from lacking(
        "weak",
        [m for m in timed if _stops_automatically(_clock(m.row))],
        "clock.stop",
        "its clock stopped by an automatic reply: let only a person's answer count.",
    )


def _clock(metric: Metric) -> ClockRules:
    return metric.clock or ClockRules()


def _pauses_for_customer(agreement: Agreement, metric: Metric) -> bool:
    if metric.customer_can_disturb is False:
        return True
    pauses = _clock(metric).pauses
    if any(p.customer_caused or "customer" in p.reason.casefold() for p in pauses):
        return True
    return any(
        relief.cause == "customer"
        and relief.effect in _STOPS
        and (not relief.metrics or metric.id in relief.metrics or relief.id in metric.reliefs)
        for section in sections_of(agreement, DutiesSection)
        for relief in section.reliefs
    )


def _stops_automatically(rules_: ClockRules) -> bool:
    said = _AUTOMATIC.search(rules_.stop) and not _NEGATED.search(rules_.stop)
    return rules_.stop_is_automatic or bool(said)


@rules.element("A24", LevelsSection, ReportsSection)
def baseline(draft: Draft) -> Iterator[Gap]:
    """A baseline for each promise, or none on purpose with bed-in and a date to set the level."""
    agreement = draft.agreement
    cards = [m for m in metric_cards(agreement) if not m.row.reported_only]
    if not cards:
        yield no_metric(agreement, "No past figures are given: define a metric and its history.")
        return
    yield from lacking(
        "missing",
        [m for m in cards if not _has_history(m.row) and not _without_data(m.row)],
        "baseline",
        "no past figures: enter them, or say that there are none yet.",
    )
    new = [m for m in cards if _without_data(m.row)]
    yield from lacking(
        "incomplete",
        [m for m in new if m.row.baseline is None or m.row.baseline.bed_in is None],
        "baseline.bed_in",
        "no past figures and no bed-in: say how long it is measured before it binds.",
    )
    for_all = any(s.change and s.change.readjust for s in sections_of(agreement, ReportsSection))
    yield from lacking(
        "incomplete",
        [m for m in new if not for_all and (m.row.baseline is None or not m.row.baseline.readjust)],
        "baseline.readjust",
        "no past figures and no date on which the level is set for good.",
    )


def _has_history(metric: Metric) -> bool:
    known = metric.baseline
    return known is not None and bool(known.values or known.current or known.proven)


def _without_data(metric: Metric) -> bool:
    known = metric.baseline
    return known is not None and (known.no_data or known.bed_in is not None)


@rules.element("A25", LevelsSection, ReportsSection, PartiesSection)
def roles(draft: Draft) -> Iterator[Gap]:
    """Who measures, reports and verifies each metric, how often; not all three the same role.

    A report that names its maker and frequency answers for the metrics in it.
    """
    agreement = draft.agreement
    cards = metric_cards(agreement)
    if not cards:
        yield no_metric(agreement, "Nobody is named who measures: define a metric first.")
        return
    reports = [r for s in sections_of(agreement, ReportsSection) for r in s.reports]
    unmeasured = [m for m in cards if _roles(m.row).measures is None]
    yield from lacking(
        "missing", unmeasured, "roles.measures", "nobody who measures: name the role."
    )
    tests: tuple[tuple[str, Callable[[Placed[Metric]], object], str], ...] = (
        (
            "reports",
            lambda m: _roles(m.row).reports or any(r.made_by for r in _of(m.row, reports)),
            "nobody who reports the result: name the role.",
        ),
        (
            "verifies",
            lambda m: _roles(m.row).verifies or _measured(m.row).method in _BY_BOTH_SIDES,
            "nobody who verifies the result: name a role of the other party.",
        ),
        (
            "frequency",
            lambda m: _roles(m.row).frequency or any(r.frequency for r in _of(m.row, reports)),
            "no frequency of reporting: say how often.",
        ),
    )
    for field, given, says in tests:
        yield from lacking("incomplete", [m for m in cards if not given(m)], f"roles.{field}", says)
    yield from lacking(
        "weak",
        [m for m in cards if _one_role(_roles(m.row), parties(agreement))],
        "roles.verifies",
        "the same role to measure, report and verify: let the other party verify.",
    )


def _roles(metric: Metric) -> MetricRoles:
    return metric.roles or MetricRoles()


def _of(metric: Metric, reports: list[Report]) -> list[Report]:
    return [r for r in reports if r.all_metrics or metric.id in r.metrics]


def _one_role(named: MetricRoles, known: list[Party]) -> bool:
    """Whether one role does all three; in a firm run by its owner that cannot be helped."""
    who = named.measures
    if who is None or not (who == named.reports == named.verifies):
        return False
    return not _owner_run(who, known)


def _owner_run(who: Responsible, known: list[Party]) -> bool:
    party = next((p for p in known if p.id == who.party), None)
    alone = party is not None and (party.form == "individual" or party.headcount == 1)
    return alone or bool(_OWNER.search(who.role))
