"""All sections of an agreement: one struct type a kind, each with its tables and wording."""

from sla_desktop.domain.section_base import SectionBase
from sla_desktop.domain.sections_closing import (
    AnnexSection,
    GlossarySection,
    ProseSection,
    SignaturesSection,
)
from sla_desktop.domain.sections_levels import (
    AvailabilitySection,
    DutiesSection,
    EscalationSection,
    FunnelSection,
    LevelsSection,
    PrioritiesSection,
    SupportSection,
)
from sla_desktop.domain.sections_overview import (
    ControlSection,
    Objective,
    PartiesSection,
    PurposeSection,
    ScopeItem,
    ScopeSection,
    StandingSection,
    TermSection,
)
from sla_desktop.domain.sections_service import (
    AssumptionsSection,
    ChangesSection,
    ComponentsSection,
    ExclusionsSection,
    HoursSection,
    MaintenanceSection,
    ServicesSection,
    WorkloadSection,
)
from sla_desktop.domain.sections_terms import (
    AmendmentSection,
    ChargesSection,
    ContinuitySection,
    CreditsSection,
    DisputesSection,
    ExitSection,
    LiabilitySection,
    ReportsSection,
    SecuritySection,
    SuppliersSection,
    TerminationSection,
)

__all__ = [
    "AmendmentSection",
    "AnnexSection",
    "AssumptionsSection",
    "AvailabilitySection",
    "ChangesSection",
    "ChargesSection",
    "ComponentsSection",
    "ContinuitySection",
    "ControlSection",
    "CreditsSection",
    "DisputesSection",
    "DutiesSection",
    "EscalationSection",
    "ExclusionsSection",
    "ExitSection",
    "FunnelSection",
    "GlossarySection",
    "HoursSection",
    "LevelsSection",
    "LiabilitySection",
    "MaintenanceSection",
    "Objective",
    "PartiesSection",
    "PrioritiesSection",
    "ProseSection",
    "PurposeSection",
    "ReportsSection",
    "ScopeItem",
    "ScopeSection",
    "Section",
    "SectionBase",
    "SecuritySection",
    "ServicesSection",
    "SignaturesSection",
    "StandingSection",
    "SuppliersSection",
    "SupportSection",
    "TermSection",
    "TerminationSection",
    "WorkloadSection",
]

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
