"""The sections of an agreement: one struct type a kind, each with its tables and its wording."""

import datetime as dt
from typing import Literal

from sla_desktop.domain.base import Count, Id, RefId, Row
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.credits import (
    Bonus,
    Caps,
    Claim,
    CreditSchedule,
    EarnBack,
    Remedies,
    RepeatedFailure,
)
from sla_desktop.domain.duties import Activity, Duty, RaciRole, Relief
from sla_desktop.domain.funnel import (
    FunnelGoal,
    LeadKind,
    LeadStage,
    MarketingCommitment,
    ReturnLoop,
    SalesCommitment,
)
from sla_desktop.domain.governance import (
    LevelChange,
    LogEntry,
    Report,
    Review,
    SharedMetric,
    Signatory,
    Supplier,
    SupportingAgreement,
    Term,
)
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric, UsageFigure
from sla_desktop.domain.people import Contact, ContactRule, Party, Responsible, Site
from sla_desktop.domain.protection import (
    BackupPlan,
    DisasterPlan,
    DisputeStep,
    Fee,
    HourlyRate,
    Indemnity,
    Indexation,
    LiabilityLimit,
    NoticeAddress,
    OutsideEvents,
    Rule,
    Surcharge,
    TerminationRight,
    Transfer,
)
from sla_desktop.domain.quantities import Duration, Frequency, Money
from sla_desktop.domain.services import (
    Assumption,
    ChangeNotice,
    Component,
    CriticalPeriod,
    Deliverable,
    Exclusion,
    MaintenanceWindow,
    Service,
    UpdateRule,
    WorkLimit,
    WorkloadLimit,
    ZoneTask,
)
from sla_desktop.domain.support import (
    Channel,
    CriticalPlan,
    EscalationStep,
    GridCell,
    Priority,
    ReportRule,
    RequestRoute,
)
from sla_desktop.domain.text import RichText, TextTable


class SectionBase(Row, frozen=True, kw_only=True, tag_field="section"):
    """What every section has: a title, a place in the outline, and wording of its own.

    `depth` 0 is a main section, 1 and 2 stand below the one before. An excluded section is kept
    but neither judged nor printed.
    """

    title: str
    included: bool = True
    depth: Literal[0, 1, 2] = 0
    wording: RichText = ()


class ControlSection(SectionBase, frozen=True, kw_only=True, tag="control"):
    """Document control: who keeps the document, and its versions (A01, A61c)."""

    owner: Responsible | None = None
    storage_place: str = ""
    log: tuple[LogEntry, ...] = ()
    exported_version: str = ""
    exported_digest: str = ""  # of the content last exported from the window
    no_annexes: bool = False


class PartiesSection(SectionBase, frozen=True, kw_only=True, tag="parties"):
    """Parties and contacts (A03, A04)."""

    parties: tuple[Party, ...] = ()
    contacts: tuple[Contact, ...] = ()
    contact_rules: tuple[ContactRule, ...] = ()
    sponsor: Responsible | None = None


class Objective(Row, frozen=True, kw_only=True):
    """A business outcome and the metrics that show it."""

    text: str
    owner: Responsible | None = None
    metrics: tuple[Id, ...] = ()
    campaign: str = ""


class PurposeSection(SectionBase, frozen=True, kw_only=True, tag="purpose"):
    """Purpose and business outcomes (A05)."""

    statement: str = ""
    objectives: tuple[Objective, ...] = ()


class TermSection(SectionBase, frozen=True, kw_only=True, tag="term"):
    """Term and renewal (A06)."""

    start: dt.date | None = None
    end: dt.date | None = None
    open_ended: bool | None = None
    length: Duration | None = None
    renews: bool | None = None
    renewal_length: Duration | None = None
    notice: Duration | None = None  # to stop the renewal
    late_signature_note: str = ""


class StandingSection(SectionBase, frozen=True, kw_only=True, tag="standing"):
    """Legal status and precedence (A07)."""

    status: Literal["schedule", "standalone", "nonbinding", "charter", ""] = ""
    main_agreement: str = ""
    main_date: dt.date | None = None
    prevails: Literal["main", "sla", ""] = ""
    annexes_are_part: bool | None = None
    terms_excluded_of: RefId = ""  # party whose general terms do not apply
    terms_excluded_for: str = ""  # for what, e.g. listed systems


class ScopeItem(Row, frozen=True, kw_only=True):
    """One line of the scope."""

    aspect: Literal["users", "sites", "countries", "systems", "environments", "other"]
    everything: bool = False  # "all" on purpose
    text: str = ""


class ScopeSection(SectionBase, frozen=True, kw_only=True, tag="scope"):
    """Where, to whom and to what the agreement applies (A08)."""

    items: tuple[ScopeItem, ...] = ()
    sites: tuple[Site, ...] = ()


class ServicesSection(SectionBase, frozen=True, kw_only=True, tag="services"):
    """Services, deliverables and tasks (A09–A11)."""

    services: tuple[Service, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    tasks: tuple[ZoneTask, ...] = ()


class HoursSection(SectionBase, frozen=True, kw_only=True, tag="hours"):
    """Service hours and calendars (A12). The first calendar is the agreement's default."""

    calendars: tuple[ServiceCalendar, ...] = ()
    critical_periods: tuple[CriticalPeriod, ...] = ()
    out_of_hours: str = ""
    unmarked_time: Literal["clock", "business", ""] = ""  # what a bare "hour" or "day" means


class MaintenanceSection(SectionBase, frozen=True, kw_only=True, tag="maintenance"):
    """Maintenance and planned interruptions (A13)."""

    none: bool = False
    windows: tuple[MaintenanceWindow, ...] = ()
    cap: Duration | None = None  # a month
    most_windows: Count | None = None  # a month
    notice: Duration | None = None
    notice_channel: str = ""
    notice_when: str = ""  # e.g. when an impact is expected
    emergency: str = ""
    counts_as_downtime: bool | None = None
    updates: tuple[UpdateRule, ...] = ()


class ComponentsSection(SectionBase, frozen=True, kw_only=True, tag="components"):
    """Technologies, applications, components (A14)."""

    components: tuple[Component, ...] = ()
    listed_in: RefId = ""  # annex section that lists them


class AssumptionsSection(SectionBase, frozen=True, kw_only=True, tag="assumptions"):
    """Assumptions and dependencies (A15)."""

    assumptions: tuple[Assumption, ...] = ()


class WorkloadSection(SectionBase, frozen=True, kw_only=True, tag="workload"):
    """Workload limits (A16) and limits on work itself."""

    limits: tuple[WorkloadLimit, ...] = ()
    work_limits: tuple[WorkLimit, ...] = ()


class ExclusionsSection(SectionBase, frozen=True, kw_only=True, tag="exclusions"):
    """What is not included (A17)."""

    none: bool = False
    exclusions: tuple[Exclusion, ...] = ()


class ChangesSection(SectionBase, frozen=True, kw_only=True, tag="changes"):
    """Notice of changes that affect users (A18)."""

    notices: tuple[ChangeNotice, ...] = ()


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


class CreditsSection(SectionBase, frozen=True, kw_only=True, tag="credits"):
    """Credits, earn-back, bonus, repeated failure, remedies (A39–A44)."""

    none: bool = False  # says that there are no credits
    schedules: tuple[CreditSchedule, ...] = ()
    combination: Literal["", "higher", "sum", "once-per-event"] = ""
    caps: Caps | None = None
    claim: Claim | None = None
    earn_backs: tuple[EarnBack, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    repeated: tuple[RepeatedFailure, ...] = ()
    remedies: Remedies | None = None


class ReportsSection(SectionBase, frozen=True, kw_only=True, tag="reports"):
    """Reports, reviews and changing levels (A45–A47)."""

    reports: tuple[Report, ...] = ()
    reviews: tuple[Review, ...] = ()
    change: LevelChange | None = None


class SuppliersSection(SectionBase, frozen=True, kw_only=True, tag="suppliers"):
    """Third parties, supporting agreements, shared metrics (A49–A51)."""

    suppliers: tuple[Supplier, ...] = ()
    supporting: tuple[SupportingAgreement, ...] = ()
    shared: tuple[SharedMetric, ...] = ()


class SecuritySection(SectionBase, frozen=True, kw_only=True, tag="security"):
    """Information security, confidentiality, personal data (A52)."""

    rules: tuple[Rule, ...] = ()
    standards: tuple[str, ...] = ()
    personal_data: bool | None = None
    data_location: str = ""
    sub_processors: str = ""
    breach_notice: Duration | None = None
    patch_time: Duration | None = None


class ContinuitySection(SectionBase, frozen=True, kw_only=True, tag="continuity"):
    """Backup and continuity (A53)."""

    backups: tuple[BackupPlan, ...] = ()
    disaster_plan: DisasterPlan | None = None


class ExitSection(SectionBase, frozen=True, kw_only=True, tag="exit"):
    """Exit and hand-back (A54)."""

    data_format: str = ""
    hand_back: Duration | None = None
    deletion_proof: str = ""
    help: Duration | None = None  # hours of help at the end
    cost: Money | None = None
    cost_text: str = ""


class ChargesSection(SectionBase, frozen=True, kw_only=True, tag="charges"):
    """Charges and payment (A55)."""

    fees: tuple[Fee, ...] = ()
    surcharges: tuple[Surcharge, ...] = ()
    rates: tuple[HourlyRate, ...] = ()
    indexation: Indexation | None = None
    invoiced: Frequency | None = None
    in_arrears: bool | None = None
    payment: Duration | None = None
    payment_from: Literal["invoice-date", "receipt", ""] = ""
    tax: Literal["net", "gross", ""] = ""
    part_months: str = ""
    reference: str = ""  # the contract that holds the price, where it is not here


class LiabilitySection(SectionBase, frozen=True, kw_only=True, tag="liability"):
    """Indemnity, liability and outside events (A56, A57)."""

    indemnities: tuple[Indemnity, ...] = ()
    indemnity_reference: str = ""
    limit: LiabilityLimit | None = None
    limit_reference: str = ""
    not_limited: tuple[Literal["intent", "gross-negligence", "injury", "fraud", "other"], ...] = ()
    outside_events: OutsideEvents | None = None


class DisputesSection(SectionBase, frozen=True, kw_only=True, tag="disputes"):
    """Disputes, law and notices (A58)."""

    steps: tuple[DisputeStep, ...] = ()
    law: str = ""
    courts: str = ""
    notices: tuple[NoticeAddress, ...] = ()
    notice_form: Literal["written", "text", ""] = ""  # text: e-mail suffices


class TerminationSection(SectionBase, frozen=True, kw_only=True, tag="termination"):
    """Ending the agreement (A59)."""

    rights: tuple[TerminationRight, ...] = ()
    effect: str = ""
    refund: str = ""


class AmendmentSection(SectionBase, frozen=True, kw_only=True, tag="amendment"):
    """Amendment and assignment (A60)."""

    form: Literal["written", "text", "oral", ""] = ""
    approvers: tuple[Responsible, ...] = ()
    notice: Duration | None = None
    provider_alone: bool | None = None  # the provider may change it alone
    transfer: Transfer | None = None


class GlossarySection(SectionBase, frozen=True, kw_only=True, tag="glossary"):
    """Definitions (A61a)."""

    terms: tuple[Term, ...] = ()


class SignaturesSection(SectionBase, frozen=True, kw_only=True, tag="signatures"):
    """Signatures (A61b)."""

    signatories: tuple[Signatory, ...] = ()


class AnnexSection(SectionBase, frozen=True, kw_only=True, tag="annex"):
    """An annex: free tables and wording, or a reference to an outside document (A61c)."""

    tables: tuple[TextTable, ...] = ()
    components_of: RefId = ""  # prints that components section's table here
    reference: str = ""
    version: str = ""


class FunnelSection(SectionBase, frozen=True, kw_only=True, tag="funnel"):
    """Sales–marketing goal, leads and both teams' commitments (A62–A66)."""

    goal: FunnelGoal | None = None
    stages: tuple[LeadStage, ...] = ()
    kinds: tuple[LeadKind, ...] = ()
    marketing: MarketingCommitment | None = None
    sales: SalesCommitment | None = None
    returns: ReturnLoop | None = None


class ProseSection(SectionBase, frozen=True, kw_only=True, tag="prose"):
    """A free section of wording alone."""


Section = (
    ControlSection
    | PartiesSection
    | PurposeSection
    | TermSection
    | StandingSection
    | ScopeSection
    | ServicesSection
    | HoursSection
    | MaintenanceSection
    | ComponentsSection
    | AssumptionsSection
    | WorkloadSection
    | ExclusionsSection
    | ChangesSection
    | LevelsSection
    | AvailabilitySection
    | PrioritiesSection
    | DutiesSection
    | SupportSection
    | EscalationSection
    | CreditsSection
    | ReportsSection
    | SuppliersSection
    | SecuritySection
    | ContinuitySection
    | ExitSection
    | ChargesSection
    | LiabilitySection
    | DisputesSection
    | TerminationSection
    | AmendmentSection
    | GlossarySection
    | SignaturesSection
    | AnnexSection
    | FunnelSection
    | ProseSection
)
