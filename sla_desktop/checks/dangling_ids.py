"""Ids in a draft that point at rows which are not there any more (for B41 and B49)."""

from collections.abc import Iterator
from typing import Any, Literal, cast

from msgspec import Struct

from sla_desktop.checks.draft import Draft, Memory
from sla_desktop.checks.elements_base import name_of, quoted, sentence
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.values import inner_fields
from sla_desktop.domain import calendars as opening
from sla_desktop.domain import (
    credits,
    duties,
    funnel,
    governance,
    metrics,
    people,
    protection,
    services,
    support,
)
from sla_desktop.domain import sections as parts
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.sections import Section

Table = Literal[
    "party",
    "contact",
    "service",
    "metric",
    "priority",
    "calendar",
    "band",
    "definition",
    "relief",
    "duty",
    "supplier",
    "fee",
    "channel",
    "step",
    "role",
    "section",
]
_WORDS: dict[Table, str] = {
    "definition": "definition of availability",
    "step": "step of the chain",
    "role": "column of the responsibility matrix",
    "band": "band of hours",
}
# Which field of a row names a row of which table.
_POINTERS: dict[type, dict[str, Table]] = {
    people.Responsible: {"party": "party"},
    people.Contact: {"party": "party"},
    people.ContactRule: {"party": "party"},
    people.Site: {"party": "party"},
    parts.Objective: {"metrics": "metric"},
    parts.StandingSection: {"terms_excluded_of": "party"},
    parts.ComponentsSection: {"listed_in": "section"},
    parts.AnnexSection: {"components_of": "section"},
    parts.PrioritiesSection: {"bands": "calendar"},
    services.Variant: {"band": "band", "calendar": "calendar"},
    services.Service: {"calendar": "calendar"},
    services.Deliverable: {"service": "service"},
    services.ZoneTask: {"service": "service"},
    services.Component: {"service": "service", "metric": "metric"},
    services.Assumption: {"supplier": "supplier"},
    services.WorkloadLimit: {"service": "service"},
    metrics.Metric: {
        "services": "service",
        "priority": "priority",
        "band": "band",
        "reliefs": "relief",
    },
    metrics.ClockRules: {"calendar": "calendar"},
    metrics.AvailabilityDefinition: {"calendar": "calendar"},
    support.Priority: {"calendar": "calendar"},
    support.PriorityTimes: {"band": "band"},
    support.GridCell: {"priority": "priority"},
    support.Channel: {"calendar": "calendar"},
    support.ReportRule: {"channels": "channel"},
    support.EscalationStep: {
        "priority": "priority",
        "contact": "contact",
        "customer_contact": "contact",
    },
    support.RequestRoute: {"contact": "contact"},
    duties.Duty: {"party": "party", "services": "service", "metrics": "metric"},
    duties.RaciRole: {"party": "party"},
    duties.RaciCell: {"role": "role"},
    duties.Relief: {"metrics": "metric", "duty": "duty"},
    credits.CreditSchedule: {
        "metrics": "metric",
        "fee": "fee",
        "per_priority": "priority",
        "service": "service",
    },
    credits.EarnBack: {"metrics": "metric"},
    credits.Bonus: {"metrics": "metric", "funded_by": "party"},
    credits.RepeatedFailure: {"metrics": "metric"},
    governance.Report: {"metrics": "metric"},
    governance.Supplier: {"services": "service", "calendar": "calendar"},
    governance.SupportingAgreement: {
        "services": "service",
        "priority": "priority",
        "after": "step",
        "calendar": "calendar",
    },
    governance.SharedMetric: {"metric": "metric", "suppliers": "supplier"},
    governance.Signatory: {"party": "party"},
    protection.BackupPlan: {"service": "service"},
    protection.Fee: {"services": "service"},
    protection.Surcharge: {"on": "fee", "metric": "metric"},
    protection.HourlyRate: {"band": "band"},
    protection.Indemnity: {"by": "party", "of": "party"},
    protection.NoticeAddress: {"party": "party"},
    protection.TerminationRight: {"party": "party"},
    funnel.MarketingCommitment: {"party": "party"},
    funnel.SalesCommitment: {"party": "party"},
}
# What they point at is part of a promise: without it the promise can never be called in.
_GUARANTEES: dict[type, frozenset[str]] = {
    metrics.Metric: frozenset({"services", "priority", "band"}),
    metrics.ClockRules: frozenset({"calendar"}),
    support.Priority: frozenset({"calendar"}),
    support.PriorityTimes: frozenset({"band"}),
    support.GridCell: frozenset({"priority"}),
    credits.CreditSchedule: frozenset({"metrics", "per_priority", "service", "fee"}),
    credits.EarnBack: frozenset({"metrics"}),
    credits.Bonus: frozenset({"metrics"}),
    credits.RepeatedFailure: frozenset({"metrics"}),
}
_TABLES: dict[type, Table] = {
    people.Party: "party",
    people.Contact: "contact",
    services.Service: "service",
    metrics.Metric: "metric",
    support.Priority: "priority",
    metrics.AvailabilityDefinition: "definition",
    duties.Relief: "relief",
    duties.Duty: "duty",
    governance.Supplier: "supplier",
    protection.Fee: "fee",
    support.Channel: "channel",
    governance.SupportingAgreement: "step",
    duties.RaciRole: "role",
    opening.ServiceCalendar: "calendar",
    opening.Band: "band",
}


class Pointer(Struct, frozen=True):
    """An id in a field: where it stands, of which row, and the table it points into."""

    path: str
    owner: str
    name: str  # of the row, for the reader
    target: str
    table: Table
    guarantee: bool

    def fault(self) -> Fault:
        """The finding where the row is gone."""
        what = _WORDS.get(self.table, self.table)
        who = sentence(self.name) if self.name else "This section"
        return fault(
            "error",
            f"{who} points at a {what} that is not there any more ({quoted(self.target)}): choose "
            "another.",
            self.path,
            objects=(self.owner, self.target),
            numbers=(self.table, self.target),
            worked=(f"No {what} has the id {quoted(self.target)}",),
        )


class _Found(Struct, frozen=True):
    """What a section holds: pointers, and the rows that can be pointed at."""

    pointers: tuple[Pointer, ...]
    rows: tuple[tuple[Table, str], ...]


def missing_rows(draft: Draft, *, guarantees: bool) -> Iterator[Pointer]:
    """Pointers of included sections to rows that no section holds."""
    for one in draft.memory.of(_lost, draft.memory, draft.tables):
        if one.guarantee == guarantees:
            yield one


def astray(agreement: Agreement) -> tuple[Pointer, ...]:
    """All such pointers, each with its path."""
    return _lost(Memory(), agreement)


def _lost(memory: Memory, agreement: Agreement) -> tuple[Pointer, ...]:
    found = memory.each(_in_section, agreement.sections)
    known: set[tuple[Table, str]] = {("section", section.id) for section in agreement.sections}
    known.update(row for inside in found for row in inside.rows)
    return tuple(
        one
        for section, inside in zip(agreement.sections, found, strict=True)
        for one in (inside.pointers if section.included else ())
        if (one.table, one.target) not in known
    )


def _in_section(section: Section) -> _Found:
    found = _Walk()
    found.walk(section, section.id, section.id, "")
    return _Found(tuple(found.pointers), tuple(found.rows))


class _Walk:
    """Collects the pointers and rows of a section."""

    def __init__(self) -> None:
        self.pointers: list[Pointer] = []
        self.rows: list[tuple[Table, str]] = []

    def walk(self, value: Struct, path: str, owner: str, name: str, *, ends: bool = False) -> None:
        """`ends`: the path leads no deeper, for a value without an id stands in a table there."""
        kind = type(value)
        table = _TABLES.get(kind)
        if table is not None and isinstance(value, Row):
            self.rows.append((table, value.id))
        for field, target_table in _POINTERS.get(kind, {}).items():
            here = path if ends else f"{path}.{field}"
            weighty = field in _GUARANTEES.get(kind, frozenset[str]())
            for target in filter(None, _each(getattr(value, field))):
                self.pointers.append(Pointer(here, owner, name, target, target_table, weighty))
        for field in inner_fields(kind):
            found = getattr(value, field)
            here = path if ends else f"{path}.{field}"
            for item in _each(found):
                if isinstance(item, Row):
                    self.walk(item, f"{here}.{item.id}", item.id, name_of(item))
                elif isinstance(item, Struct):
                    self.walk(item, here, owner, name, ends=ends or isinstance(found, tuple))


def _each(value: Any) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,)
