"""Priorities and their times, channels, escalation, critical failures, requests (A27 A34–A38)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import lacking, place, placed, quoted, sides, these
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import calendars, first, sections_of
from sla_desktop.domain.sections import (
    EscalationSection,
    HoursSection,
    PartiesSection,
    PrioritiesSection,
    SupportSection,
)
from sla_desktop.domain.support import Channel, EscalationStep, Priority
from sla_desktop.domain.worktime import ever_open

_FEWEST_LEVELS = 2
_FEWEST_STEPS = 2


@rules.element("A27", PrioritiesSection)
def times(draft: Draft) -> Iterator[Gap]:
    """A response for each priority; a resolution, or none on purpose."""
    agreement = draft.agreement
    listed = placed(agreement, PrioritiesSection, "priorities", lambda s: s.priorities)
    if not listed:
        yield Gap(
            "missing",
            "No response times are given: list the priorities with their times.",
            place(agreement, PrioritiesSection, "priorities"),
        )
        return
    slow = [p for p in listed if not _answered(p.row)]
    yield from lacking(
        "missing", slow, "times", "no response time: say how soon a person starts on it."
    )
    yield from lacking(
        "incomplete",
        [p for p in listed if p not in slow and not _resolved(p.row)],
        "times",
        "no resolution time: give one, or say that none is promised.",
    )


def _answered(priority: Priority) -> bool:
    return bool(priority.times) and all(t.response or not t.booked for t in priority.times)


def _resolved(priority: Priority) -> bool:
    return all(t.resolution or t.no_resolution or not t.booked for t in priority.times)


@rules.element("A34", SupportSection, HoursSection)
def channels(draft: Draft) -> Iterator[Gap]:
    """A channel; each with its hours; not one alone that fails with the service."""
    agreement = draft.agreement
    listed = placed(agreement, SupportSection, "channels", lambda s: s.channels)
    if not listed:
        yield Gap(
            "missing",
            "No support channel is listed: say how support is reached.",
            place(agreement, SupportSection, "channels"),
        )
    open_ = [c.id for c in calendars(agreement) if ever_open(c)]
    yield from lacking(
        "incomplete",
        [c for c in listed if not _has_hours(c.row, open_)],
        "calendar",
        "no hours: choose the calendar in which it is answered.",
    )
    if len(listed) == 1 and listed[0].row.depends_on_service:
        yield from lacking(
            "weak",
            listed,
            "depends_on_service",
            "the only channel and fails together with the service: add a second way.",
            ("is", "are"),
        )


def _has_hours(channel: Channel, calendars_open: list[str]) -> bool:
    """A calendar of its own that exists, or the agreement's only one."""
    return channel.calendar in calendars_open or (not channel.calendar and len(calendars_open) == 1)


@rules.element("A35", PrioritiesSection, PartiesSection)
def priority_levels(draft: Draft) -> Iterator[Gap]:
    """Two levels; a full grid, or a definition of each; who decides, and who may object."""
    agreement = draft.agreement
    listed = placed(agreement, PrioritiesSection, "priorities", lambda s: s.priorities)
    section = first(agreement, PrioritiesSection)
    if section is None or len(listed) < _FEWEST_LEVELS:
        only = f"Only the priority {quoted(listed[0].row.name)}" if listed else "No priority"
        yield Gap(
            "missing",
            f"{only} is defined: define at least two levels.",
            place(agreement, PrioritiesSection, "priorities"),
        )
    if section is None or not listed:
        return
    yield from _classified(section)
    decider = section.decided_by
    if decider is None:
        yield Gap(
            "incomplete",
            "Nobody is named who decides the priority: name a role.",
            f"{section.id}.decided_by",
        )
    elif decider.party in sides(agreement)[0].parties and not section.appeal.strip():
        yield Gap(
            "weak",
            f"Only {sides(agreement)[0].name} decides the priority: say how the other side can "
            "have it reviewed.",
            f"{section.id}.appeal",
        )


def _classified(section: PrioritiesSection) -> Iterator[Gap]:
    pairs = [(i, u) for i in section.impacts for u in section.urgencies]
    if not pairs:
        undefined = [p for p in section.priorities if not p.definition.strip()]
        if undefined:
            yield Gap(
                "incomplete",
                f"{these([quoted(p.name) for p in undefined])}: say when this priority applies, or "
                "fill a grid of impact and urgency.",
                f"{section.id}.priorities.{undefined[0].id}.definition",
            )
        return
    filled = {(cell.impact, cell.urgency) for cell in section.grid}
    empty = [f"{quoted(i)} with {quoted(u)}" for i, u in pairs if (i, u) not in filled]
    if empty:
        yield Gap(
            "incomplete",
            f"The grid gives no priority for {these(empty)}: fill it.",
            f"{section.id}.grid",
        )


@rules.element("A36", EscalationSection)
def escalation(draft: Draft) -> Iterator[Gap]:
    """Two steps; each with a trigger and a contact on each side."""
    agreement = draft.agreement
    listed = placed(agreement, EscalationSection, "steps", lambda s: s.steps)
    if len(listed) < _FEWEST_STEPS:
        count = "Only one escalation step" if listed else "No escalation step"
        yield Gap(
            "missing",
            f"{count} is listed: say who is brought in first, and who after that.",
            place(agreement, EscalationSection, "steps"),
        )
    for field, has, says in (
        ("trigger", _triggered, "no trigger: say after how long it is taken."),
        ("provider", _provider_contact, "no contact at the provider: name a role."),
        ("customer", _customer_contact, "no contact at the customer: name a role."),
    ):
        found = [
            (step.path, number) for number, step in enumerate(listed, start=1) if not has(step.row)
        ]
        if found:
            numbers = these([str(number) for _, number in found])
            subject = f"Step {numbers} has" if len(found) == 1 else f"Steps {numbers} have"
            yield Gap("incomplete", f"{subject} {says}", f"{found[0][0]}.{field}")


def _triggered(step: EscalationStep) -> bool:
    timed = step.trigger is not None or step.trigger_share is not None
    return timed or step.trigger_event != "elapsed"


def _provider_contact(step: EscalationStep) -> bool:
    return step.provider is not None or bool(step.contact)


def _customer_contact(step: EscalationStep) -> bool:
    return step.customer is not None or bool(step.customer_contact)


@rules.element("A37", EscalationSection)
def critical_failure(draft: Draft) -> Iterator[Gap]:
    """What starts the plan and how soon the customer hears; updates; a report on the cause."""
    agreement = draft.agreement
    section = next((s for s in sections_of(agreement, EscalationSection) if s.critical), None)
    plan = section.critical if section else None
    if section is None or plan is None:
        yield Gap(
            "missing",
            "There is no plan for critical failures: say what starts it and how soon the customer "
            "is told.",
            place(agreement, EscalationSection, "critical"),
        )
        return
    if not plan.trigger.strip() or plan.notify_within is None:
        field = "notify_within" if plan.trigger.strip() else "trigger"
        what = "how soon the customer is told" if plan.trigger.strip() else "what starts it"
        yield Gap(
            "missing",
            f"The plan for critical failures does not say {what}.",
            f"{section.id}.critical.{field}",
        )
    if plan.update_every is None:
        yield Gap(
            "incomplete",
            "The plan for critical failures does not say how often news follows.",
            f"{section.id}.critical.update_every",
        )
    if plan.cause_report_due is None:
        yield Gap(
            "incomplete",
            "The plan for critical failures does not say when the report on the cause is due.",
            f"{section.id}.critical.cause_report_due",
        )


@rules.element("A38", SupportSection)
def requests(draft: Draft) -> Iterator[Gap]:
    """A route for requests and complaints; each with both times."""
    agreement = draft.agreement
    listed = placed(agreement, SupportSection, "routes", lambda s: s.routes)
    if not any(r.row.how.strip() or r.row.contact for r in listed):
        yield Gap(
            "missing",
            "Nothing says how to make a request or a complaint: name the way and the contact.",
            f"{listed[0].path}.how" if listed else place(agreement, SupportSection, "routes"),
        )
        return
    for field, says in (
        ("acknowledge", "when its receipt is confirmed"),
        ("answer", "when it is answered"),
    ):
        found = [r for r in listed if getattr(r.row, field) is None]
        if found:
            kinds = these(list(dict.fromkeys(f"a {r.row.kind}" for r in found)))
            yield Gap(
                "incomplete",
                f"For {kinds} the text does not say {says}.",
                f"{found[0].path}.{field}",
            )
