"""Enough metrics and not too many, each for a purpose (B25 B50)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, place, placed, quoted, these
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import with_money
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import Agreement, priorities
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import (
    CreditsSection,
    LevelsSection,
    PrioritiesSection,
    PurposeSection,
    ServicesSection,
)

_MOST_OF_A_SERVICE = 5
_MOST = 12
_MOST_WITH_MONEY = 5
_BY_PRIORITY = ("response", "update", "resolution")


def _family(metric: Metric) -> tuple[str, ...]:
    """The answers of all priorities are one promise, and so are the fixes."""
    if metric.measure in _BY_PRIORITY and (metric.by_priority or metric.priority):
        return (metric.measure, *metric.services)
    return (metric.id,)


def _families(cards: list[Placed[Metric]]) -> dict[tuple[str, ...], str]:
    """Families by key, each with the name of its first metric."""
    found: dict[tuple[str, ...], str] = {}
    for card in cards:
        found.setdefault(_family(card.row), card.row.name)
    return found


@rules.check(
    "B25",
    "error",
    LevelsSection,
    ServicesSection,
    CreditsSection,
    PrioritiesSection,
    sources=(
        "Ian S. Hayes, five principles for SLA metrics",
        "Procurement Act 2023 (UK), section 52, for public contracts above 5 million pounds",
    ),
)
def number_of_metrics(draft: Draft) -> Iterator[Fault]:
    """Each service has a metric, none more than five; at most twelve in all, five with money."""
    agreement = draft.agreement
    cards = [card for card in metric_cards(agreement) if not card.row.reported_only]
    if not cards:
        return
    yield from _unmeasured(agreement, cards)
    for service in placed(agreement, ServicesSection, "services", lambda s: s.services):
        own = [c for c in cards if not c.row.services or service.row.id in c.row.services]
        yield from _too_many(
            own, _MOST_OF_A_SERVICE, f"{quoted(service.row.name)} has", "metrics", service.row.id
        )
    yield from _too_many(cards, _MOST, "The agreement has", "metrics", "all")
    paid = with_money(agreement)
    weighty = [card for card in cards if card.row.id in paid]
    yield from _too_many(weighty, _MOST_WITH_MONEY, "Money hangs on", "metrics", "money")


def _unmeasured(agreement: Agreement, cards: list[Placed[Metric]]) -> Iterator[Fault]:
    """Services that no metric covers; priorities with times cover all."""
    timed = any(times.booked and times.response for p in priorities(agreement) for times in p.times)
    if timed or not all(card.row.services for card in cards):
        return
    covered = {service for card in cards for service in card.row.services}
    listed = placed(agreement, ServicesSection, "services", lambda s: s.services)
    bare = [s for s in listed if s.row.id not in covered]
    if bare:
        names = these([quoted(service.row.name) for service in bare])
        yield fault(
            "error",
            f"{names} {'has' if len(bare) == 1 else 'have'} no metric: nothing is promised there.",
            bare[0].path,
            objects=tuple(service.row.id for service in bare),
            worked=(f"Metrics cover {len(covered)} of {len(listed)} services",),
        )


def _too_many(
    cards: list[Placed[Metric]], most: int, who: str, what: str, owner: str
) -> Iterator[Fault]:
    families = _families(cards)
    if len(families) > most:
        count = len(families)
        yield fault(
            "warning",
            f"{who} {count} {what}; more than {most} are seldom read: keep those that matter, and "
            "mark others as only reported.",
            cards[0].path.rpartition(".")[0],
            objects=(owner,),
            numbers=(str(count), str(most)),
            worked=(
                f"Counted: {', '.join(families.values())}",
                f"{count} > {most}",
            ),
        )


@rules.check(
    "B50",
    "warning",
    PurposeSection,
    LevelsSection,
    weakens=("A05",),
    sources=("ITIL 4 on experience and outcomes", "beefed.ai on service level design"),
)
def purpose_of_metrics(draft: Draft) -> Iterator[Fault]:
    """Each goal shows in a metric; metrics that show no goal are named once."""
    agreement = draft.agreement
    cards = metric_cards(agreement)
    known = {card.row.id for card in cards}
    goals = placed(agreement, PurposeSection, "objectives", lambda s: s.objectives)
    goals = [goal for goal in goals if goal.row.text.strip()]
    for goal in goals:
        if known and known.isdisjoint(goal.row.metrics):
            yield fault(
                "warning",
                f"No metric shows whether the goal {quoted(goal.row.text)} is reached: link one.",
                f"{goal.path}.metrics",
                objects=(goal.row.id,),
            )
    shown = {metric for goal in goals for metric in goal.row.metrics if metric in known}
    idle = [c for c in cards if c.row.id not in shown and not c.row.reported_only]
    if shown and idle:
        names = these([quoted(card.row.name) for card in idle])
        yield fault(
            "information",
            f"{names} {'serves' if len(idle) == 1 else 'serve'} no stated goal: link a goal, or "
            "ask whether it is needed.",
            place(agreement, PurposeSection, "objectives"),
            objects=tuple(card.row.id for card in idle),
            weakens=(),
        )
