"""Reports, reviews, changing levels, third parties, supporting agreements (A45–A47 A49–A51)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import (
    lacking,
    name_of,
    place,
    placed,
    quoted,
    sides_without,
    these,
)
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import Agreement, metric, sections_of
from sla_desktop.domain.governance import LevelChange, Report, SharedMetric, SupportingAgreement
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.sections import (
    CreditsSection,
    LevelsSection,
    PartiesSection,
    ReportsSection,
    SuppliersSection,
)


@rules.element("A45", ReportsSection)
def reports(draft: Draft) -> Iterator[Gap]:
    """A report; how often and how soon.

    That every metric stands in one, and that both sides get it, is judged with the metrics.
    """
    agreement = draft.agreement
    listed = placed(agreement, ReportsSection, "reports", lambda s: s.reports)
    if not listed:
        yield Gap(
            "missing",
            "No report is listed: say who reports the results, how often and to whom.",
            place(agreement, ReportsSection, "reports"),
        )
        return
    yield from lacking(
        "incomplete",
        [r for r in listed if r.row.frequency is None],
        "frequency",
        "no frequency: say how often it is made.",
    )
    yield from lacking(
        "incomplete",
        [r for r in listed if r.row.due is None and not _dated(r.row)],
        "due",
        "no due time: say how soon after the period it arrives.",
    )


def _dated(report: Report) -> bool:
    """Whether the frequency itself names the day it arrives, or the gap on it says enough."""
    often = report.frequency
    return often is None or bool(often.days or often.at or often.note.strip())


def readers(report: Report) -> tuple[Responsible | None, ...]:
    """Who gets a report; who makes it has it."""
    return (*report.recipients, report.made_by)


@rules.element("A46", ReportsSection, PartiesSection)
def reviews(draft: Draft) -> Iterator[Gap]:
    """A review with its frequency; each with a next date and people of both sides."""
    agreement = draft.agreement
    listed = placed(agreement, ReportsSection, "reviews", lambda s: s.reviews)
    if not any(r.row.frequency for r in listed):
        yield Gap(
            "missing",
            "No regular review is agreed: say how often both sides look at the results.",
            f"{listed[0].path}.frequency"
            if listed
            else place(agreement, ReportsSection, "reviews"),
        )
        return
    yield from lacking(
        "incomplete",
        [r for r in listed if r.row.next_date is None],
        "next_date",
        "no next date: set it.",
    )
    for review in listed:
        out = sides_without(agreement, review.row.attendees)
        if out:
            yield Gap(
                "incomplete",
                f"{name_of(review.row)} has nobody from {these(out, 'or')}: name who attends.",
                f"{review.path}.attendees",
            )


@rules.element("A47", ReportsSection, PartiesSection)
def changing_levels(draft: Draft) -> Iterator[Gap]:
    """How metrics and levels change; who approves on each side."""
    agreement = draft.agreement
    section = next((s for s in sections_of(agreement, ReportsSection) if s.change), None)
    change = (section.change if section else None) or LevelChange()
    if change == LevelChange():
        yield Gap(
            "missing",
            "Nothing says how metrics and levels are changed: say who proposes and who approves.",
            place(agreement, ReportsSection, "change"),
        )
        return
    out = sides_without(agreement, change.approvers)
    if section is not None and out:
        yield Gap(
            "incomplete",
            f"Nobody from {these(out, 'or')} approves a change of levels: name a role.",
            f"{section.id}.change.approvers",
        )


@rules.element("A49", SuppliersSection)
def third_parties(draft: Draft) -> Iterator[Gap]:
    """Outside firms; each with its target, the end of its contract, and whether it was told."""
    agreement = draft.agreement
    listed = placed(agreement, SuppliersSection, "suppliers", lambda s: s.suppliers)
    if not listed:
        yield Gap(
            "missing",
            "An outside firm carries part of the service but is not listed: name it and its part.",
            place(agreement, SuppliersSection, "suppliers"),
        )
    aimed = [
        s
        for s in listed
        if s.row.target is not None or s.row.target_text.strip() or s.row.availability is not None
    ]
    yield from lacking(
        "incomplete",
        [s for s in listed if s not in aimed],
        "target",
        "no target: enter what it has promised you.",
    )
    yield from lacking(
        "incomplete",
        [s for s in listed if s.row.contract_end is None and not s.row.renews],
        "contract_end",
        "no end of contract: enter the date, or that it renews by itself.",
    )
    yield from lacking(
        "incomplete",
        [s for s in listed if s.row.told_of_levels is None],
        "told_of_levels",
        "no answer whether it was told of the levels: say yes or no.",
    )


@rules.element("A50", SuppliersSection)
def supporting_agreements(draft: Draft) -> Iterator[Gap]:
    """A supporting agreement or a supplier's figures; each step with its times."""
    agreement = draft.agreement
    steps = placed(agreement, SuppliersSection, "supporting", lambda s: s.supporting)
    contracts = [
        s
        for section in sections_of(agreement, SuppliersSection)
        for s in section.suppliers
        if s.contract.strip() or s.target is not None or s.availability is not None
    ]
    if not steps and not contracts:
        yield Gap(
            "missing",
            "No agreement with a team or firm behind you is linked: enter its times, or link it.",
            place(agreement, SuppliersSection, "supporting"),
        )
    yield from lacking(
        "incomplete",
        [s for s in steps if not _has_times(s.row)],
        "response",
        "no times: enter how soon it answers or finishes, so that the chain can be added up.",
    )


def _has_times(step: SupportingAgreement) -> bool:
    return any((step.response, step.handling, step.resolution))


@rules.element("A51", SuppliersSection, CreditsSection, LevelsSection)
def shared_metrics(draft: Draft) -> Iterator[Gap]:
    """A metric that several suppliers influence; a rule for finding the cause."""
    agreement = draft.agreement
    listed = placed(agreement, SuppliersSection, "shared", lambda s: s.shared)
    if not listed:
        yield Gap(
            "missing",
            "Several suppliers share the service but no shared metric is listed: choose one.",
            place(agreement, SuppliersSection, "shared"),
        )
    paid = {
        one
        for section in sections_of(agreement, CreditsSection)
        for schedule in section.schedules
        for one in schedule.metrics
    }
    for shared in listed:
        if not shared.row.cause_rule.strip():
            credited = shared.row.metric in paid
            says = "earns credits but has no rule" if credited else "has no rule"
            yield Gap(
                "weak" if credited else "incomplete",
                f"{_shared_name(agreement, shared.row)} {says} that divides the cause between the "
                "suppliers.",
                f"{shared.path}.cause_rule",
            )


def _shared_name(agreement: Agreement, shared: SharedMetric) -> str:
    known = metric(agreement, shared.metric)
    return quoted(known.name) if known else "The shared metric"
