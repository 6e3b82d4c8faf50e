"""What several cross-checks look up: promised times, availabilities, promises with money."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, placed
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.domain.agreement import (
    Agreement,
    calendars,
    first,
    metrics,
    parties,
    sections_of,
    services,
    suppliers,
)
from sla_desktop.domain.metrics import Direction, Metric
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.domain.sections import (
    AvailabilitySection,
    ComponentsSection,
    CreditsSection,
    HoursSection,
    MaintenanceSection,
    PrioritiesSection,
    Section,
    SectionBase,
    ServicesSection,
    TermSection,
)
from sla_desktop.domain.support import Priority, PriorityTimes
from sla_desktop.domain.worktime import known_zone
from sla_desktop.simulate.allowance import Basis, bases
from sla_desktop.simulate.term import months_of, windows


def priorities(agreement: Agreement) -> list[Placed[Priority]]:
    """Priorities with their paths, most urgent first."""
    return placed(agreement, PrioritiesSection, "priorities", lambda s: s.priorities)


def promised(times: PriorityTimes) -> tuple[Duration | None, Duration | None]:
    """Response and fix time that are promised, None for what is not."""
    if not times.booked:
        return None, None
    return times.response, None if times.no_resolution else times.resolution


def level_name(agreement: Agreement, priority: Priority, times: PriorityTimes) -> str:
    """ "P1", or "P1 in “Nights”" where bands differ."""
    if not times.band:
        return priority.name
    bands = [band for c in calendars(agreement) for band in c.bands if band.id == times.band]
    name = bands[0].name if bands else times.band
    return f"{priority.name} in “{name or times.band}”"


def direction_of(metric: Metric) -> Direction:
    """Which side is better; where it is not said, times should be short and the rest high."""
    if metric.direction is not None:
        return metric.direction
    return "lower" if isinstance(metric.target or metric.minimum, Duration) else "higher"


def with_money(agreement: Agreement) -> frozenset[str]:
    """Ids of metrics that a credit hangs on."""
    return frozenset(
        metric
        for section in sections_of(agreement, CreditsSection)
        for schedule in section.schedules
        if schedule.model != "improvement-plan"
        for metric in schedule.metrics
    )


def with_consequence(agreement: Agreement) -> frozenset[str]:
    """Ids of metrics that a credit or a right to terminate hangs on."""
    terminating = (
        metric
        for section in sections_of(agreement, CreditsSection)
        for rule in section.repeated
        if rule.consequence == "terminate"
        for metric in rule.metrics
    )
    return with_money(agreement).union(terminating)


def target_of(metric: Metric) -> Decimal:
    """The target in percent of a metric that `availability_cards` gives."""
    assert isinstance(metric.target, Percent)
    return metric.target.value


def availability_cards(agreement: Agreement) -> list[tuple[str, Metric, Decimal]]:
    """Availability metrics with path, card and target in percent."""
    return [
        (card.path, card.row, card.row.target.value)
        for card in metric_cards(agreement)
        if card.row.measure == "availability" and isinstance(card.row.target, Percent)
    ]


def surroundings(draft: Draft, *also: type[SectionBase]) -> Agreement:
    """What an allowance rests on besides level and term, with sections of further kinds.

    The same object while nothing in it changes.
    """
    kinds = (AvailabilitySection, MaintenanceSection, HoursSection, *also)
    others: list[Any] = [s for s in draft.agreement.sections if isinstance(s, kinds)]
    return draft.memory.of(_agreement_of, draft.agreement.zone, *others)


def _agreement_of(zone: str, *sections: Section) -> Agreement:
    return Agreement(id="surroundings", title="", zone=zone, sections=sections)


def bases_of(draft: Draft, metric: Metric, around: Agreement) -> tuple[Basis, ...]:
    """The bases of a metric's allowance over the term; none where window or zone are not known.

    `around` is the draft's `surroundings`.
    """
    term = first(draft.agreement, TermSection) or TermSection(id="none", title="")
    dates = (term.start, term.end, term.length, term.open_ended)
    months = draft.memory.of(_months, draft.context.today, *dates)
    return draft.memory.of(_bases, metric, around, months)


def _months(
    today: dt.date,
    start: dt.date | None,
    end: dt.date | None,
    length: Duration | None,
    open_ended: bool | None,
) -> tuple[dt.date, ...]:
    """Months of the term: the same object while its dates are, whatever else is said of it."""
    dates = TermSection(
        id="term", title="", start=start, end=end, length=length, open_ended=open_ended
    )
    return months_of(dates, today)


def _bases(metric: Metric, agreement: Agreement, months: tuple[dt.date, ...]) -> tuple[Basis, ...]:
    zones = {agreement.zone, *(c.zone for c in calendars(agreement) if c.zone)}
    if metric.window is None or not all(map(known_zone, zones)):
        return ()
    return bases(agreement, metric, windows(months, metric.window), agreement.zone)


def window_text(basis: Basis) -> str:
    """ "February 2027 (28 days)"; more where it is not round the clock."""
    window = basis.window
    days = f"{window.days} day" + ("s" if window.days != 1 else "")
    return f"{window.name} ({days})"


def own_names(agreement: Agreement) -> set[str]:
    """Names that the agreement itself gives: parties, suppliers, services, products, levels."""
    people = [name for p in parties(agreement) for name in (p.name, p.label)]
    bands = [band.name for c in calendars(agreement) for band in c.bands]
    grid = [
        word
        for section in sections_of(agreement, PrioritiesSection)
        for word in (*section.impacts, *section.urgencies)
    ]
    listed = (
        *suppliers(agreement),
        *services(agreement),
        *metrics(agreement),
        *calendars(agreement),
        *(p.row for p in priorities(agreement)),
        *(c for s in sections_of(agreement, ComponentsSection) for c in s.components),
        *(d for s in sections_of(agreement, ServicesSection) for d in s.deliverables),
    )
    names = [*people, *bands, *grid, *(row.name for row in listed)]
    return {name.strip() for name in names if name.strip()}
