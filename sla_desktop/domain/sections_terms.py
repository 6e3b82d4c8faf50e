"""The sections on money, governance, protection and law."""

from typing import Literal

from sla_desktop.domain.credits import (
    Bonus,
    Caps,
    Claim,
    CreditSchedule,
    EarnBack,
    Remedies,
    RepeatedFailure,
)
from sla_desktop.domain.governance import (
    LevelChange,
    Report,
    Review,
    SharedMetric,
    Supplier,
    SupportingAgreement,
)
from sla_desktop.domain.people import Responsible
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
from sla_desktop.domain.section_base import SectionBase


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

    none: bool = False  # says that no money changes hands
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
