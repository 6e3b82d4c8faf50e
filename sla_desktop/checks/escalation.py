"""News, escalation and fix in a sensible order (B03)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, placed
from sla_desktop.checks.faults import fault, for_instance, out_of_order
from sla_desktop.checks.finding import Fault, Severity
from sla_desktop.checks.lookups import level_name, priorities, promised
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import EscalationSection, HoursSection, PrioritiesSection
from sla_desktop.domain.support import EscalationStep, Priority, PriorityTimes
from sla_desktop.domain.timeorder import compare

_TIMED_EVENTS = ("elapsed", "not-answered")


class _Times(NamedTuple):
    """The times of a priority in a band, and how they are called."""

    name: str
    path: str
    priority: Priority
    row: PriorityTimes
    response: Duration | None
    fix: Duration | None
    calendar: ServiceCalendar | None


class _Rule(NamedTuple):
    """`early` must run out before `late`: their names, what is wrong, how grave it is."""

    early: Duration
    early_name: str
    late: Duration
    late_name: str
    or_equal: bool
    severity: Severity
    said: str
    field: str
    element: str


@rules.check(
    "B03",
    "error",
    PrioritiesSection,
    EscalationSection,
    HoursSection,
    weakens=("A27",),
    sources=("Published managed-service agreements", "Dr ITIL minimum SLA contents"),
)
def order_of_times(draft: Draft) -> Iterator[Fault]:
    """Answer, first news, escalation and fix follow each other; news comes twice before a fix."""
    agreement = draft.agreement
    listed = list(_times(agreement))
    steps = placed(agreement, EscalationSection, "steps", lambda s: s.steps)
    for times in listed:
        for rule in (*_news(times), *_escalations(times, steps)):
            yield from _broken(agreement, times, rule)
    for times in listed[:1]:
        for rule in _critical_news(agreement, times):
            yield from _broken(agreement, times, rule)


def _times(agreement: Agreement) -> Iterator[_Times]:
    for priority in priorities(agreement):
        for row in priority.row.times:
            response, fix = promised(row)
            yield _Times(
                level_name(agreement, priority.row, row),
                f"{priority.path}.times.{row.id}",
                priority.row,
                row,
                response,
                fix,
                calendar(agreement, priority.row.calendar),
            )


def _news(times: _Times) -> Iterator[_Rule]:
    update, first_news = times.row.update_every, times.row.first_update
    if not times.row.booked:
        return
    if update and times.fix:
        yield from _often_enough(update, times.fix, f"{times.path}.update_every", "A27")
    if times.response and first_news:
        yield _Rule(
            times.response,
            "answer",
            first_news,
            "first news",
            True,
            "warning",
            "the answer comes after the first news",
            f"{times.path}.first_update",
            "A27",
        )


def _often_enough(update: Duration, fix: Duration, field: str, element: str) -> Iterator[_Rule]:
    """At least once before the fix, better twice."""
    whole = _Rule(
        update, "news", fix, "fix", True, "error", "news comes later than the fix", field, element
    )
    if not compare(update, fix, None, None, "UTC", or_equal=True).holds:
        yield whole
        return
    half = replace(fix, value=fix.value / 2)
    yield whole._replace(
        late=half,
        late_name="half of the time to fix",
        severity="warning",
        said="news comes less than twice before the fix",
    )


def _critical_news(agreement: Agreement, times: _Times) -> Iterator[_Rule]:
    section = first(agreement, EscalationSection)
    plan = section.critical if section else None
    if section and plan and plan.update_every and times.fix:
        field = f"{section.id}.critical.update_every"
        yield from _often_enough(plan.update_every, times.fix, field, "A37")


def _escalations(times: _Times, steps: list[Placed[EscalationStep]]) -> Iterator[_Rule]:
    for number, step in enumerate(steps, start=1):
        trigger = _trigger(step.row, times.fix)
        if trigger is None or step.row.priority not in ("", times.priority.id):
            continue
        if step.row.trigger_event not in _TIMED_EVENTS or not times.row.booked:
            continue
        field = f"{step.path}.{'trigger' if step.row.trigger else 'trigger_share'}"
        name = f"escalation step {number}"
        if times.fix:
            said = f"{name} is taken no earlier than the fix is due"
            yield _Rule(trigger, name, times.fix, "fix", False, "error", said, field, "A36")
        early = step.row.kind == "hierarchic" and step.row.trigger_event == "elapsed"
        if early and times.response:
            said = f"{name} goes to a manager before the answer is due"
            yield _Rule(
                times.response, "answer", trigger, name, True, "warning", said, field, "A36"
            )


def _trigger(step: EscalationStep, fix: Duration | None) -> Duration | None:
    if step.trigger is not None or step.trigger_share is None or fix is None:
        return step.trigger
    value = fix.value * step.trigger_share.value / 100
    return replace(fix, value=value.quantize(Decimal("0.000001")))


def _broken(agreement: Agreement, times: _Times, rule: _Rule) -> Iterator[Fault]:
    own = times.calendar
    order = compare(rule.early, rule.late, own, own, agreement.zone, or_equal=rule.or_equal)
    if order.holds:
        return
    early, late = show.duration(rule.early), show.duration(rule.late)
    can = "" if order.never else " from some moments"
    yield fault(
        rule.severity if order.never else "warning",
        f"{times.name}: {rule.said}{can} ({rule.early_name} {early}, {rule.late_name} {late})"
        f"{for_instance(order.example, f'the {rule.early_name}', f'the {rule.late_name}')}.",
        rule.field,
        objects=(times.priority.id, times.row.id, rule.field.split(".")[-2]),
        numbers=(rule.early_name, early, late),
        worked=out_of_order(rule.early_name, rule.early, rule.late_name, rule.late, order),
        weakens=(rule.element,),
    )
