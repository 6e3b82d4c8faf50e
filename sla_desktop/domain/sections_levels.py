"""The sections that hold the promise: metrics, priorities, duties, support, escalation."""

from typing import Literal

from sla_desktop.domain.base import RefId
from sla_desktop.domain.duties import Activity, Duty, RaciRole, Relief
from sla_desktop.domain.funnel import (
    FunnelGoal,
    LeadKind,
    LeadStage,
    MarketingCommitment,
    ReturnLoop,
    SalesCommitment,
)
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric, UsageFigure
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.section_base import SectionBase
from sla_desktop.domain.support import (
    Channel,
    CriticalPlan,
    EscalationStep,
    GridCell,
    Priority,
    ReportRule,
    RequestRoute,
)


class LevelsSection(SectionBase, frozen=True, kw_only=True, tag="levels"):
    """Service levels: metric cards (A19–A25) and figures reported without promise (A28)."""

    metrics: tuple[Metric, ...] = ()
    figures: tuple[UsageFigure, ...] = ()


class AvailabilitySection(SectionBase, frozen=True, kw_only=True, tag="availability"):
    """What availability means (A26)."""

    definitions: tuple[AvailabilityDefinition, ...] = ()


class PrioritiesSection(SectionBase, frozen=True, kw_only=True, tag="priorities"):
    """Priorities and their times (A27, A35)."""

    priorities: tuple[Priority, ...] = ()
    impacts: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    grid: tuple[GridCell, ...] = ()
    decided_by: Responsible | None = None
    appeal: str = ""
    reclassification: str = ""
    promise: Literal["", "work-starts", "answer-by-person"] = ""  # what a response is
    applies_to: str = ""  # e.g. production systems only
    bands: RefId = ""  # calendar whose bands price the times


class DutiesSection(SectionBase, frozen=True, kw_only=True, tag="duties"):
    """Duties of both sides, who does what, relief (A30–A33)."""

    duties: tuple[Duty, ...] = ()
    raci_roles: tuple[RaciRole, ...] = ()
    activities: tuple[Activity, ...] = ()
    reliefs: tuple[Relief, ...] = ()


class SupportSection(SectionBase, frozen=True, kw_only=True, tag="support"):
    """Channels, valid reports, requests and complaints (A34, A38)."""

    channels: tuple[Channel, ...] = ()
    report_rule: ReportRule | None = None
    routes: tuple[RequestRoute, ...] = ()


class EscalationSection(SectionBase, frozen=True, kw_only=True, tag="escalation"):
    """Escalation path and critical-failure plan (A36, A37)."""

    steps: tuple[EscalationStep, ...] = ()
    critical: CriticalPlan | None = None


class FunnelSection(SectionBase, frozen=True, kw_only=True, tag="funnel"):
    """Sales–marketing goal, leads and both teams' commitments (A62–A66)."""

    goal: FunnelGoal | None = None
    stages: tuple[LeadStage, ...] = ()
    kinds: tuple[LeadKind, ...] = ()
    marketing: MarketingCommitment | None = None
    sales: SalesCommitment | None = None
    returns: ReturnLoop | None = None
