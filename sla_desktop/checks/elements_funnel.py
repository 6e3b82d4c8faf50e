"""Sales–marketing: goal, lead definitions, both teams' commitments, return loop (A62–A66)."""

import re
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
from sla_desktop.checks.elements_reporting import readers
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, sections_of
from sla_desktop.domain.funnel import (
    Criterion,
    FunnelGoal,
    MarketingCommitment,
    ReturnLoop,
    SalesCommitment,
)
from sla_desktop.domain.sections import FunnelSection, PartiesSection, ReportsSection

# Words that two people answer differently: a condition made of them cannot be tested.
_JUDGING = re.compile(
    r"\b(?:good|great|best|strong|serious|interested|interesting|promising|suitable|relevant"
    r"|appropriate|adequate|sufficient|high|quality|hot|warm|cold|likely|ready|engaged|motivated"
    r"|attractive|valuable|potential|right|proper|fitting)\b",
    re.IGNORECASE,
)


def _sections(agreement: Agreement) -> list[FunnelSection]:
    return sections_of(agreement, FunnelSection)


@rules.element("A62", FunnelSection)
def goal(draft: Draft) -> Iterator[Gap]:
    """Goal, average deal and rate; marketing's share; the period the rates come from."""
    agreement = draft.agreement
    section = next((s for s in _sections(agreement) if s.goal), None)
    known = (section.goal if section else None) or FunnelGoal()
    values = {
        "revenue": ("the revenue goal", known.revenue),
        "average_deal": ("the average deal", known.average_deal),
        "lead_to_customer": ("the rate from lead to customer", known.lead_to_customer),
    }
    open_ = {field: words for field, (words, value) in values.items() if value is None}
    if open_:
        yield Gap(
            "missing",
            f"The number of leads cannot be worked out without {show.listed([*open_.values()])}.",
            place(agreement, FunnelSection, f"goal.{next(iter(open_))}"),
        )
    if section is None:
        return
    if known.marketing_share is None:
        yield Gap(
            "incomplete",
            "Nothing says which share of the revenue goal marketing brings.",
            f"{section.id}.goal.marketing_share",
        )
    if known.lead_to_customer is not None and not known.source.strip():
        yield Gap(
            "weak",
            "The rates do not say from which period they come, e.g. the last four quarters.",
            f"{section.id}.goal.source",
        )


@rules.element("A63", FunnelSection)
def lead_definitions(draft: Draft) -> Iterator[Gap]:
    """A definition of a qualified lead whose conditions can be tested."""
    agreement = draft.agreement
    stages = placed(agreement, FunnelSection, "stages", lambda s: s.stages)
    qualified = [s for s in stages if s.row.qualified]
    if not any(s.row.criteria or s.row.score for s in qualified):
        yield Gap(
            "missing",
            "No qualified lead is defined: list the conditions that a lead must meet.",
            f"{qualified[0].path}.criteria"
            if qualified
            else place(agreement, FunnelSection, "stages"),
        )
        return
    for stage in stages:
        vague = [c for c in stage.row.criteria if not _testable(c)]
        if vague and len(vague) == len(stage.row.criteria) and stage.row.score is None:
            yield Gap(
                "weak",
                f"{name_of(stage.row)} is defined by adjectives only: use numbers or facts from "
                "the records.",
                f"{stage.path}.criteria.{vague[0].id}.text",
            )
        elif vague:
            yield Gap(
                "incomplete",
                f"{these([quoted(c.text) for c in vague])} cannot be answered by yes or no: use a "
                "number or a fact.",
                f"{stage.path}.criteria.{vague[0].id}.text",
            )


def _testable(criterion: Criterion) -> bool:
    limits = (criterion.low, criterion.high, criterion.within)
    if any(limit is not None for limit in limits):
        return True
    return bool(re.search(r"\d", criterion.text)) or not _JUDGING.search(criterion.text)


def _marketing(agreement: Agreement) -> MarketingCommitment:
    found = (s.marketing for s in _sections(agreement) if s.marketing)
    return next(found, MarketingCommitment())


@rules.element("A64", FunnelSection)
def marketing(draft: Draft) -> Iterator[Gap]:
    """A number of leads; split by kind; with a measure of quality."""
    agreement = draft.agreement
    commitment = _marketing(agreement)
    kinds = [k for s in _sections(agreement) for k in s.kinds]
    if not commitment.leads and not commitment.from_goal and not any(k.promised for k in kinds):
        yield Gap(
            "missing",
            "Marketing promises no number of leads: enter it, or let it follow from the goal.",
            place(agreement, FunnelSection, "marketing.leads"),
        )
        return
    if not any(k.share or k.promised for k in kinds):
        yield Gap(
            "incomplete",
            "The number of leads is not split by kind: say how many of which kind at least.",
            place(agreement, FunnelSection, "kinds"),
        )
    if commitment.accepted is None and commitment.accepted_minimum is None:
        yield Gap(
            "weak",
            "Marketing promises a count without quality: say which share sales must accept.",
            place(agreement, FunnelSection, "marketing.accepted"),
        )


@rules.element("A65", FunnelSection)
def sales(draft: Draft) -> Iterator[Gap]:
    """A time to the first contact for each kind; attempts; a time to accept or return."""
    agreement = draft.agreement
    kinds = placed(agreement, FunnelSection, "kinds", lambda s: s.kinds)
    found = (s.sales for s in _sections(agreement) if s.sales)
    commitment = next(found, SalesCommitment())
    timed = [k for k in kinds if k.row.first_contact is not None]
    if not timed:
        yield Gap(
            "missing",
            "Sales promises no time to the first contact: enter it for each kind of lead.",
            f"{kinds[0].path}.first_contact" if kinds else place(agreement, FunnelSection, "kinds"),
        )
        return
    yield from lacking(
        "incomplete",
        [k for k in kinds if k not in timed],
        "first_contact",
        "no time to the first contact: enter it.",
    )
    if commitment.attempts is None and any(k.row.attempts is None for k in kinds):
        yield Gap(
            "incomplete",
            "Nothing says how many times sales tries to reach a lead.",
            place(agreement, FunnelSection, "sales.attempts"),
        )
    if commitment.decide_within is None:
        yield Gap(
            "incomplete",
            "Nothing says within which time sales accepts or returns a lead.",
            place(agreement, FunnelSection, "sales.decide_within"),
        )


@rules.element("A66", FunnelSection, ReportsSection, PartiesSection)
def return_loop(draft: Draft) -> Iterator[Gap]:
    """Reasons for a return; a report that both teams get."""
    agreement = draft.agreement
    found = (s.returns for s in _sections(agreement) if s.returns)
    loop = next(found, ReturnLoop())
    if not any(reason.strip() for reason in loop.reasons):
        yield Gap(
            "missing",
            "No reasons are listed for which sales may return a lead.",
            place(agreement, FunnelSection, "returns.reasons"),
        )
    reports = placed(agreement, ReportsSection, "reports", lambda s: s.reports)
    if not reports:
        yield Gap(
            "incomplete",
            "No report goes to both teams: name one with its recipients.",
            place(agreement, ReportsSection, "reports"),
        )
    for report in reports:
        out = sides_without(agreement, readers(report.row))
        if out:
            yield Gap(
                "weak",
                f"{name_of(report.row)} does not go to {these(out, 'or')}: send it to both teams.",
                f"{report.path}.recipients",
            )
