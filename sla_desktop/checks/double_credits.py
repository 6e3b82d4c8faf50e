"""One event, one credit: what is paid twice is said to be so (B17)."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import place, quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import Agreement, first, metric
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import CreditsSection, LevelsSection

# Credits for one event at a time; the others look at a whole window.
_PER_EVENT = ("item-price", "fixed-sum", "redo", "days-of-fee", "downtime-multiple", "delay-steps")
_TIMES = ("response", "update", "resolution", "delivery")
_NO_MONEY = "improvement-plan"


class _Paid(NamedTuple):
    """A metric or item that a schedule pays for."""

    schedule: CreditSchedule
    name: str
    metric: Metric | None
    services: tuple[str, ...]
    single: bool


@rules.check(
    "B17",
    "warning",
    CreditsSection,
    LevelsSection,
    sources=(
        "Müller et al., automated validation of compensable SLAs",
        "KWM on service credits",
    ),
)
def one_event_one_credit(draft: Draft) -> Iterator[Fault]:
    """Where one event can miss two levels with money, the text says which credit counts."""
    agreement = draft.agreement
    section = first(agreement, CreditsSection)
    if section is None or section.combination:
        return
    pairs = [
        (one, two)
        for one, two in combinations(_paid(agreement, section), 2)
        if one.schedule is not two.schedule and _linked(one, two)
    ]
    if pairs:
        one, two = pairs[0]
        yield fault(
            "warning",
            f"One event can miss both {quoted(one.name)} and {quoted(two.name)}: say whether the "
            "higher credit counts, or both.",
            place(agreement, CreditsSection, "combination"),
            objects=(one.schedule.id, two.schedule.id),
            numbers=(one.name, two.name),
            worked=tuple(f"{_pays(a)}; {_pays(b)}" for a, b in pairs),
        )


def _pays(one: _Paid) -> str:
    return f"{quoted(one.name)} pays for {'each event' if one.single else 'a whole window'}"


def _paid(agreement: Agreement, section: CreditsSection) -> Iterator[_Paid]:
    for schedule in section.schedules:
        if schedule.model == _NO_MONEY:
            continue
        per_event = schedule.model in _PER_EVENT
        for metric_id in schedule.metrics:
            found = metric(agreement, metric_id)
            if found is not None:
                single = per_event or found.measure in _TIMES or isinstance(found.target, Duration)
                yield _Paid(schedule, found.name, found, found.services, single)
        if not schedule.metrics and schedule.item.strip():
            services = (schedule.service,) if schedule.service else ()
            yield _Paid(schedule, schedule.item, None, services, True)


def _linked(one: _Paid, two: _Paid) -> bool:
    """One metric paid twice, or on one service an event and the share or time it counts in."""
    if one.metric is not None and one.metric is two.metric:
        return True
    shared = not one.services or not two.services or set(one.services) & set(two.services)
    return bool(shared) and one.single != two.single
