"""Services, deliverables, components, assumptions, limits, exclusions (A09–A11 A14–A17)."""

import re
from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import (
    Placed,
    lacking,
    normal,
    place,
    placed,
    plain,
    sides,
    word_count,
)
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import (
    Agreement,
    calendars,
    first,
    parties,
    sections_of,
    services,
)
from sla_desktop.domain.sections import (
    AnnexSection,
    AssumptionsSection,
    ComponentsSection,
    DutiesSection,
    ExclusionsSection,
    FunnelSection,
    HoursSection,
    PartiesSection,
    ServicesSection,
    TermSection,
    WorkloadSection,
)
from sla_desktop.domain.services import Assumption, Deliverable, Service, ZoneTask
from sla_desktop.domain.term import last_day

_SHORTEST_SUMMARY = 5  # words
_SHORTEST_DESCRIPTION = 25  # words


def _services(agreement: Agreement) -> list[Placed[Service]]:
    return placed(agreement, ServicesSection, "services", lambda s: s.services)


@rules.element("A09", ServicesSection)
def service_list(draft: Draft) -> Iterator[Gap]:
    """A service; each with name, summary and owner; no summary that says nothing."""
    agreement = draft.agreement
    listed = _services(agreement)
    if not any(s.row.name.strip() or s.row.summary.strip() for s in listed):
        yield Gap(
            "missing",
            "No service is listed: name each service that the agreement covers.",
            place(agreement, ServicesSection, "services"),
        )
        return
    yield from lacking(
        "incomplete", [s for s in listed if not s.row.name.strip()], "name", "no name: give one."
    )
    unsaid = [s for s in listed if not s.row.summary.strip()]
    yield from lacking(
        "incomplete", unsaid, "summary", "no summary: say in one line what the customer gets."
    )
    yield from lacking(
        "incomplete",
        [s for s in listed if s.row.owner is None],
        "owner",
        "no owner: name the role that answers for it.",
    )
    yield from lacking(
        "weak",
        [s for s in listed if s not in unsaid and word_count(s.row.summary) < _SHORTEST_SUMMARY],
        "summary",
        "a summary of less than five words: say what is done, for whom.",
    )


@rules.element("A10", ServicesSection)
def description(draft: Draft) -> Iterator[Gap]:
    """Each service described by what, where, when and how, in enough words."""
    agreement = draft.agreement
    listed = _services(agreement)
    tasks = [t for s in sections_of(agreement, ServicesSection) for t in s.tasks]
    if not listed:
        yield Gap(
            "missing",
            "No service is described: say what is done, where, when and how.",
            place(agreement, ServicesSection, "services"),
        )
        return
    parts = [
        (s, _described(s.row, [t for t in tasks if t.service in ("", s.row.id)])) for s in listed
    ]
    yield from lacking(
        "missing",
        [s for s, said in parts if not any(said.values())],
        "what",
        "no description: say what is done, where, when and how.",
    )
    partly = [(s, said) for s, said in parts if any(said.values())]
    for part in ("what", "where", "when", "how"):
        yield from lacking(
            "incomplete",
            [s for s, said in partly if not said[part]],
            part,
            f"no “{part}” in the description: add it.",
        )
    thin = [s for s, said in partly if all(said.values()) and _too_short(said)]
    yield from lacking(
        "weak",
        thin,
        "what",
        f"a description of less than {_SHORTEST_DESCRIPTION} words: say more exactly what is "
        "included.",
    )


def _too_short(said: dict[str, int]) -> bool:
    return sum(said.values()) < _SHORTEST_DESCRIPTION


def _described(service: Service, tasks: list[ZoneTask]) -> dict[str, int]:
    """Words that answer what, where, when and how."""
    circumstances = [variant.circumstance for variant in service.variants]
    fixed_hours = bool(service.calendar) or any(v.calendar or v.band for v in service.variants)
    return {
        "what": word_count(service.what, service.unit, *(task.task for task in tasks)),
        "where": word_count(service.where, *(task.zone for task in tasks)),
        "when": word_count(
            service.when, *circumstances, *(show.frequency(task.frequency) for task in tasks)
        )
        + fixed_hours,
        "how": word_count(service.how, service.resources, service.standard, *service.process),
    }


@rules.element("A11", ServicesSection, FunnelSection, HoursSection)
def deliverables(draft: Draft) -> Iterator[Gap]:
    """A deliverable; each with due time and recipient, in a calendar that exists.

    Tasks by zone are handed over by their frequency, leads by the funnel's commitments.
    """
    agreement = draft.agreement
    listed = placed(agreement, ServicesSection, "deliverables", lambda s: s.deliverables)
    tasks = any(s.tasks for s in sections_of(agreement, ServicesSection))
    leads = any(s.marketing for s in sections_of(agreement, FunnelSection))
    if not listed and not tasks and not leads:
        yield Gap(
            "missing",
            "No deliverable is listed: say what is handed over, to whom and how soon.",
            place(agreement, ServicesSection, "deliverables"),
        )
    yield from lacking(
        "incomplete",
        [d for d in listed if not _has_due_time(d.row)],
        "due",
        "no due time: say how soon after which event.",
    )
    yield from lacking(
        "incomplete",
        [d for d in listed if d.row.recipient is None],
        "recipient",
        "no recipient: name who receives it.",
    )
    if not calendars(agreement):
        yield from lacking(
            "weak",
            [d for d in listed if d.row.due is not None and d.row.due.clock == "business"],
            "due",
            "a due time in business time, but no calendar says which hours those are.",
        )


def _has_due_time(deliverable: Deliverable) -> bool:
    if deliverable.due is not None:
        return True
    often = deliverable.frequency
    return often is not None and bool(often.days or often.at or often.note.strip())


@rules.element("A14", ComponentsSection, AnnexSection, ServicesSection, TermSection)
def components(draft: Draft) -> Iterator[Gap]:
    """A component; each tied to a service; none out of support before the end."""
    agreement = draft.agreement
    listed = placed(agreement, ComponentsSection, "components", lambda s: s.components)
    annexes = {s.id for s in sections_of(agreement, AnnexSection)}
    in_annex = any(s.listed_in in annexes for s in sections_of(agreement, ComponentsSection))
    if not listed and not in_annex:
        yield Gap(
            "missing",
            "No system, application or device is listed: name what the services rest on.",
            place(agreement, ComponentsSection, "components"),
        )
    if len(services(agreement)) > 1:  # with a single service every component serves that one
        yield from lacking(
            "incomplete",
            [c for c in listed if not c.row.service and not c.row.metric],
            "service",
            "no service: say which service rests on it.",
        )
    section = first(agreement, TermSection)
    end = last_day(section) if section else None
    if end is not None:
        day = plain(show.date(end, agreement.language))
        yield from lacking(
            "weak",
            [c for c in listed if c.row.supported_until and c.row.supported_until < end],
            "supported_until",
            f"maker's support only until before the agreement ends on {day}.",
        )


@rules.element("A15", AssumptionsSection, PartiesSection, DutiesSection)
def assumptions(draft: Draft) -> Iterator[Gap]:
    """An assumption; each with owner and effect; none that is a hidden duty of the customer."""
    agreement = draft.agreement
    listed = placed(agreement, AssumptionsSection, "assumptions", lambda s: s.assumptions)
    if not listed:
        yield Gap(
            "missing",
            "No assumption is stated: say what must hold for the promises to be kept.",
            place(agreement, AssumptionsSection, "assumptions"),
        )
    yield from lacking(
        "incomplete",
        [a for a in listed if a.row.owner is None],
        "owner",
        "no owner: say who watches it.",
    )
    yield from lacking(
        "incomplete",
        [a for a in listed if not a.row.effect.strip()],
        "effect",
        "no effect: say what happens when it turns out false.",
    )
    yield from lacking(
        "weak",
        _hidden_duties(agreement, listed),
        "text",
        "really a duty of the customer: list it among the customer's duties.",
        ("is", "are"),
    )


def _hidden_duties(
    agreement: Agreement, listed: list[Placed[Assumption]]
) -> list[Placed[Assumption]]:
    """Assumptions that the customer must do something, unless it is among its duties."""
    own = sides(agreement)[1].parties
    customers = [p for p in parties(agreement) if p.id in own]
    names = [re.escape(n) for p in customers for n in (p.label, p.name) if n.strip()]
    duty = re.compile(
        rf"\b(?:{'|'.join(names) or 'customer'})\b.*\b(?:must|will|shall)\b", re.IGNORECASE
    )
    known = [
        normal(d.text)
        for section in sections_of(agreement, DutiesSection)
        for d in section.duties
        if d.party in own
    ]
    return [a for a in listed if duty.search(a.row.text) and not _listed_as(a.row.text, known)]


def _listed_as(text: str, duties: list[str]) -> bool:
    plain_text = normal(text)
    return any(duty and (duty in plain_text or plain_text in duty) for duty in duties)


@rules.element("A16", WorkloadSection)
def workload(draft: Draft) -> Iterator[Gap]:
    """A limit; each with unit, period and consequence. Whether it is enough is judged elsewhere."""
    agreement = draft.agreement
    listed = placed(agreement, WorkloadSection, "limits", lambda s: s.limits)
    limited = [x for x in listed if x.row.lower is not None or x.row.upper is not None]
    of_people = any(s.work_limits for s in sections_of(agreement, WorkloadSection))
    if not limited and not of_people:
        yield Gap(
            "missing",
            "No limit on the amount of work is given: say how much the targets and price are "
            "made for.",
            f"{listed[0].path}.upper" if listed else place(agreement, WorkloadSection, "limits"),
        )
        return
    yield from lacking(
        "incomplete",
        [x for x in limited if not x.row.unit.strip()],
        "unit",
        "no unit: say what is counted, e.g. tickets.",
    )
    yield from lacking(
        "incomplete",
        [x for x in limited if x.row.period is None],
        "period",
        "no period: say for which time the limit counts, e.g. a month.",
    )
    yield from lacking(
        "incomplete",
        [x for x in limited if not x.row.consequence.strip()],
        "consequence",
        "no consequence: say what happens beyond the limit.",
    )


@rules.element("A17", ExclusionsSection)
def exclusions(draft: Draft) -> Iterator[Gap]:
    """An exclusion or none; each with its reason. Clashes with the scope are judged there."""
    agreement = draft.agreement
    listed = placed(agreement, ExclusionsSection, "exclusions", lambda s: s.exclusions)
    if not listed and not any(s.none for s in sections_of(agreement, ExclusionsSection)):
        yield Gap(
            "missing",
            "Nothing says what is not included: list it, or say that nothing is excluded.",
            place(agreement, ExclusionsSection, "exclusions"),
        )
    yield from lacking(
        "incomplete",
        [x for x in listed if not x.row.reason.strip()],
        "reason",
        "no reason: say why it is left out.",
    )
