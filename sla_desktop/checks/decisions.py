"""Nothing is decided before what informs the decision (B54)."""

import re
from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, placed, quoted
from sla_desktop.checks.faults import fault, for_instance, out_of_order
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, sections_of
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.governance import Report
from sla_desktop.domain.quantities import WEEKDAYS, Duration, TimeSpan
from sla_desktop.domain.sections import (
    DutiesSection,
    FunnelSection,
    HoursSection,
    ReportsSection,
)
from sla_desktop.domain.timeorder import compare

_NOT_REACHED = re.compile(
    r"\breach|\bunreach|\bno answer|\bno contact|\bnot contact|\bno reply", re.IGNORECASE
)
_DECIDES = re.compile(
    r"\b(?:approv\w*|accept\w*|confirm\w*|object\w*|disput\w*|sign(?:s|ed)? off)\b", re.IGNORECASE
)
_PERIOD_END = re.compile(
    r"\bend of (?:the|each|that|a) (?:month|quarter|period|year|week)|\b(?:month|period)[- ]end",
    re.IGNORECASE,
)


# Where no hours are given: ten business days are longer than 48 hours in any office.
_OFFICE = ServiceCalendar(
    id="office",
    name="Office hours",
    bands=(Band(id="office", days=WEEKDAYS[:5], hours=TimeSpan(start=540, end=1020)),),
)


@rules.check(
    "B54",
    "error",
    FunnelSection,
    DutiesSection,
    ReportsSection,
    HoursSection,
    sources=("Practice articles on sales and marketing agreements",),
)
def informed_decisions(draft: Draft) -> Iterator[Fault]:
    """A lead is returned after the last attempt, a report approved after it has come."""
    agreement = draft.agreement
    yield from _returned_too_soon(agreement)
    reports = placed(agreement, ReportsSection, "reports", lambda s: s.reports)
    for duty in placed(agreement, DutiesSection, "duties", lambda s: s.duties):
        for report in reports:
            yield from _approved_too_soon(agreement, duty, report)


def _returned_too_soon(agreement: Agreement) -> Iterator[Fault]:
    for section in sections_of(agreement, FunnelSection):
        sales = section.sales
        decide = sales.decide_within if sales else None
        if sales is None or decide is None:
            continue
        attempts = [(f"{section.id}.sales.attempts_within", "all", sales.attempts_within)]
        attempts += [
            (
                f"{section.id}.kinds.{kind.id}.attempts_within",
                quoted(kind.name),
                kind.attempts_within,
            )
            for kind in section.kinds
        ]
        reasons = section.returns.reasons if section.returns else ()
        counts = [reason for reason in reasons if _NOT_REACHED.search(reason)]
        for field, name, within in attempts:
            if within is not None:
                yield from _too_soon(agreement, decide, within, field, name, counts)


def _too_soon(
    agreement: Agreement,
    decide: Duration,
    within: Duration,
    field: str,
    name: str,
    counts: list[str],
) -> Iterator[Fault]:
    own = calendar(agreement) or _OFFICE
    order = compare(within, decide, own, own, agreement.zone, or_equal=True)
    if order.holds:
        return
    soon, late = show.duration(decide), show.duration(within)
    why = f"returned as {quoted(counts[0])}" if counts else "accepted or returned"
    yield fault(
        "error" if counts and order.never else "warning",
        f"A lead is {why} within {soon}, but the attempts to reach {name} leads take up to {late}: "
        "it is decided before the last attempt"
        f"{for_instance(order.example, 'the last attempt', 'the decision')}.",
        f"{field.partition('.')[0]}.sales.decide_within",
        objects=(field,),
        numbers=(soon, late),
        worked=out_of_order("last attempt", within, "decision", decide, order),
        weakens=("A65",),
    )


def _approved_too_soon(
    agreement: Agreement, duty: Placed[Duty], report: Placed[Report]
) -> Iterator[Fault]:
    """A duty to approve a report counts from the same end of period as the report itself."""
    due, sent = duty.row.due, report.row.due
    if due is None or sent is None or duty.row.due_before:
        return
    names_it = report.row.title.strip() and report.row.title.lower() in duty.row.text.lower()
    if not (names_it and _DECIDES.search(duty.row.text) and _PERIOD_END.search(duty.row.due_event)):
        return
    own = calendar(agreement)
    order = compare(sent, due, own, own, agreement.zone)
    if not order.holds:
        early, late = show.duration(due), show.duration(sent)
        yield fault(
            "error" if order.never else "warning",
            f"{quoted(duty.row.text)} is due {early} after {duty.row.due_event}, but "
            f"{quoted(report.row.title)} comes only after {late}.",
            f"{duty.path}.due",
            objects=(duty.row.id, report.row.id),
            numbers=(early, late),
            worked=out_of_order("report", sent, "decision", due, order),
        )
