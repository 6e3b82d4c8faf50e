"""Metric cards, their levels, what availability means, figures beside them (A19 A20 A26 A28)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, lacking, normal, place, placed, plain
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, metrics, priorities
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric
from sla_desktop.domain.quantities import Duration, Quantity
from sla_desktop.domain.sections import (
    AvailabilitySection,
    LevelsSection,
    PrioritiesSection,
    ServicesSection,
)
from sla_desktop.domain.support import PriorityTimes


def metric_cards(agreement: Agreement) -> list[Placed[Metric]]:
    """Every metric with its path."""
    return placed(agreement, LevelsSection, "metrics", lambda s: s.metrics)


def no_metric(agreement: Agreement, says: str) -> Gap:
    """The gap of a draft without any metric."""
    return Gap("missing", says, place(agreement, LevelsSection, "metrics"))


def is_time(metric: Metric) -> bool:
    """Whether a metric measures a length of time."""
    return (
        metric.by_priority
        or isinstance(metric.target, Duration)
        or metric.measure in ("response", "update", "resolution")
    )


def booked_times(agreement: Agreement) -> list[PriorityTimes]:
    """The promised times of all priorities and bands."""
    return [t for p in priorities(agreement) for t in p.times if t.booked]


@rules.element("A19", LevelsSection, ServicesSection)
def metric_card(draft: Draft) -> Iterator[Gap]:
    """A metric for each service; each with definition, formula, unit, direction, own name."""
    agreement = draft.agreement
    cards = metric_cards(agreement)
    if not cards:
        yield no_metric(agreement, "No metric is defined: say what is measured for each service.")
        return
    if all(m.row.services for m in cards):
        covered = {service for m in cards for service in m.row.services}
        listed = placed(agreement, ServicesSection, "services", lambda s: s.services)
        yield from lacking(
            "missing",
            [s for s in listed if s.row.id not in covered],
            "",
            "no metric: define one, or let an existing metric cover the service.",
        )
    for field, has, says in (
        ("name", _named, "no name: call it so that both sides know which level is meant."),
        ("definition", _defined, "no definition: say in one sentence what is measured."),
        ("numerator", has_formula, "no formula: say what is counted and divided by what."),
        ("unit", has_unit, "no unit: say in what it is measured, e.g. % of parcels."),
        ("direction", _directed, "no direction: say whether higher or lower is better."),
    ):
        yield from lacking("incomplete", [m for m in cards if not has(m.row)], field, says)
    yield from lacking(
        "weak",
        _repeated(cards),
        "name",
        "a name that another metric has too: name what differs, e.g. the system.",
    )


def _named(metric: Metric) -> bool:
    return bool(metric.name.strip())


def _defined(metric: Metric) -> bool:
    return bool(metric.definition.strip())


def has_formula(metric: Metric) -> bool:
    """Whether it is said how a result is worked out; a length of time needs no division."""
    if metric.availability or is_time(metric):
        return True
    share = metric.unit.strip().startswith("%")
    return bool(metric.numerator.strip()) and (bool(metric.denominator.strip()) or not share)


def has_unit(metric: Metric) -> bool:
    """Whether the unit is given, or shown by the target: a time, a number of something."""
    target = metric.target
    of_things = isinstance(target, Quantity) and bool(target.unit.strip())
    return bool(metric.unit.strip()) or of_things or is_time(metric)


def _directed(metric: Metric) -> bool:
    return metric.direction is not None


def _repeated(cards: list[Placed[Metric]]) -> list[Placed[Metric]]:
    """Metrics that nothing tells apart from an earlier one."""
    known: set[object] = set()
    result: list[Placed[Metric]] = []
    for card in cards:
        m = card.row
        identity = (normal(m.name), m.services, normal(m.object), m.priority, m.band, m.statistic)
        if identity in known:
            result.append(card)
        known.add(identity)
    return result


@rules.element("A20", LevelsSection, PrioritiesSection)
def levels(draft: Draft) -> Iterator[Gap]:
    """A target for each metric; a minimum, or one level on purpose.

    Figures that are only reported promise nothing. The order of the levels is judged elsewhere.
    """
    agreement = draft.agreement
    cards = [m for m in metric_cards(agreement) if not m.row.reported_only]
    if not cards:
        yield no_metric(agreement, "No level is promised: give a metric a target and a minimum.")
        return
    times = booked_times(agreement)
    aimless = [m for m in cards if not _has_target(m.row, times)]
    yield from lacking("missing", aimless, "target", "no target: give the wanted level in numbers.")
    yield from lacking(
        "incomplete",
        [m for m in cards if m not in aimless and not _has_minimum(m.row, times)],
        "minimum",
        "no minimum: give the lowest acceptable level, or mark the target as the only one.",
    )
    for card in cards:
        target, minimum = card.row.target, card.row.minimum
        if target is not None and target == minimum and not card.row.one_level:
            yield Gap(
                "weak",
                plain(
                    f"“{card.row.name}” has {show.measure(target)} both as target and as minimum: "
                    "change one, or mark the level as the only one."
                ),
                f"{card.path}.minimum",
            )


def _has_target(metric: Metric, times: list[PriorityTimes]) -> bool:
    return (
        metric.target is not None
        or metric.share is not None
        or metric.misses_allowed is not None
        or any(step.target is not None for step in metric.steps)
        or (metric.by_priority and any(_time(metric, t) is not None for t in times))
    )


def _has_minimum(metric: Metric, times: list[PriorityTimes]) -> bool:
    return (
        metric.one_level
        or metric.minimum is not None
        or metric.share_minimum is not None
        or metric.misses_allowed is not None
        or any(step.minimum is not None for step in metric.steps)
        or (metric.by_priority and any(_time_minimum(metric, t) is not None for t in times))
    )


def _time(metric: Metric, times: PriorityTimes) -> Duration | None:
    if metric.measure == "resolution":
        return times.resolution
    if metric.measure == "update":
        return times.update_every or times.first_update
    return times.response


def _time_minimum(metric: Metric, times: PriorityTimes) -> Duration | None:
    return times.resolution_minimum if metric.measure == "resolution" else times.response_minimum


@rules.element("A26", AvailabilitySection, LevelsSection)
def availability(draft: Draft) -> Iterator[Gap]:
    """What availability is worked out from, and how each class of minutes counts."""
    agreement = draft.agreement
    known = placed(agreement, AvailabilitySection, "definitions", lambda s: s.definitions)
    if not known:
        yield Gap(
            "missing",
            "Availability is promised but not defined: say which minutes count and what is down.",
            place(agreement, AvailabilitySection, "definitions"),
        )
    ids = {d.row.id for d in known}
    dangling = [m for m in metric_cards(agreement) if m.row.availability and known]
    yield from lacking(
        "missing",
        [m for m in dangling if m.row.availability not in ids],
        "availability",
        "a definition of availability that does not exist: choose another.",
        ("names", "name"),
    )
    used = {m.availability for m in metrics(agreement)} - {""}
    judged = [d for d in known if not used or d.row.id in used]
    for field, has, says in (
        ("base", _has_base, "no base: say whether all minutes or only service hours count."),
        ("down", _has_down, "no word on what “down” means: say when the service counts as down."),
        ("treatments", _has_treatments, "no list of minutes that are left out: add it."),
        (
            "treatments",
            _treatments_chosen,
            "a class of minutes with no word whether it belongs to the base and counts as down.",
        ),
    ):
        yield from lacking(
            "incomplete",
            [d for d in judged if not has(d.row)],
            field,
            says,
            named=_definition_name,
        )


def _definition_name(definition: AvailabilityDefinition) -> str:
    return f"“{definition.name}”" if definition.name.strip() else "the definition of availability"


def _has_base(definition: AvailabilityDefinition) -> bool:
    return definition.base is not None


def _has_down(definition: AvailabilityDefinition) -> bool:
    return bool(definition.down.strip()) or definition.failed_checks is not None


def _has_treatments(definition: AvailabilityDefinition) -> bool:
    return bool(definition.treatments)


def _treatments_chosen(definition: AvailabilityDefinition) -> bool:
    return all(t.in_base is not None and t.in_down is not None for t in definition.treatments)


@rules.element("A28", LevelsSection)
def figures(draft: Draft) -> Iterator[Gap]:
    """A figure reported without promise; each with source and frequency; the customer is asked."""
    agreement = draft.agreement
    listed = placed(agreement, LevelsSection, "figures", lambda s: s.figures)
    if not listed:
        yield Gap(
            "missing",
            "No figure on usage, satisfaction or comparison is reported: choose at least one.",
            place(agreement, LevelsSection, "figures"),
        )
    yield from lacking(
        "incomplete",
        [f for f in listed if f.row.frequency is None],
        "frequency",
        "no frequency: say how often it is taken.",
    )
    yield from lacking(
        "incomplete",
        [f for f in listed if not f.row.source.strip()],
        "source",
        "no source: say where the figure comes from.",
    )
    yield from lacking(
        "weak",
        [f for f in listed if f.row.asked == "provider"],
        "asked",
        "only the provider's own staff: ask the customer's people.",
        ("asks", "ask"),
    )
