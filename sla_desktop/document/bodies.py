"""One section's body: its generated part by section type, then the owner's wording."""

from collections.abc import Callable
from typing import Any

from sla_desktop.document.facts import Facts
from sla_desktop.document.nodes import Block, Paragraph, SignatureBlock
from sla_desktop.document.sections_charges import charges
from sla_desktop.document.sections_closing import annex, glossary, signatures
from sla_desktop.document.sections_credits import credits
from sla_desktop.document.sections_duties import duties
from sla_desktop.document.sections_funnel import funnel
from sla_desktop.document.sections_governance import reports, suppliers
from sla_desktop.document.sections_hours import hours, maintenance
from sla_desktop.document.sections_legal import amendment, disputes, liability, termination
from sla_desktop.document.sections_levels import levels
from sla_desktop.document.sections_overview import parties, purpose, scope, standing, term
from sla_desktop.document.sections_priorities import availability, priorities
from sla_desktop.document.sections_protection import continuity, exit_, security
from sla_desktop.document.sections_services import (
    assumptions,
    changes,
    components,
    exclusions,
    services,
    workload,
)
from sla_desktop.document.sections_support import escalation, support
from sla_desktop.document.wording import worded
from sla_desktop.domain import sections
from sla_desktop.domain.sections import Section

# A control section prints in front, a prose section is wording alone.
GENERATED: dict[type, Callable[[Any, Facts], list[Block]]] = {
    sections.PartiesSection: parties,
    sections.PurposeSection: purpose,
    sections.TermSection: term,
    sections.StandingSection: standing,
    sections.ScopeSection: scope,
    sections.ServicesSection: services,
    sections.HoursSection: hours,
    sections.MaintenanceSection: maintenance,
    sections.ComponentsSection: components,
    sections.AssumptionsSection: assumptions,
    sections.WorkloadSection: workload,
    sections.ExclusionsSection: exclusions,
    sections.ChangesSection: changes,
    sections.LevelsSection: levels,
    sections.AvailabilitySection: availability,
    sections.PrioritiesSection: priorities,
    sections.DutiesSection: duties,
    sections.SupportSection: support,
    sections.EscalationSection: escalation,
    sections.CreditsSection: credits,
    sections.ReportsSection: reports,
    sections.SuppliersSection: suppliers,
    sections.SecuritySection: security,
    sections.ContinuitySection: continuity,
    sections.ExitSection: exit_,
    sections.ChargesSection: charges,
    sections.LiabilitySection: liability,
    sections.DisputesSection: disputes,
    sections.TerminationSection: termination,
    sections.AmendmentSection: amendment,
    sections.GlossarySection: glossary,
    sections.SignaturesSection: signatures,
    sections.AnnexSection: annex,
    sections.FunnelSection: funnel,
}


def body_of(section: Section, facts: Facts) -> list[Block]:
    """What stands below the section's heading, with relative levels; a pure function.

    Signature blocks come last, after the wording.
    """
    draft = GENERATED.get(type(section))
    generated = draft(section, facts) if draft else []
    if facts.compact:
        generated = _without_opening(generated)
    own = worded(section.wording)
    if generated and isinstance(generated[-1], SignatureBlock):
        return [*generated[:-1], *own, generated[-1]]
    return [*generated, *own]


def _without_opening(generated: list[Block]) -> list[Block]:
    """In few pages the heading says what a section is about."""
    match generated:
        case [Paragraph(level=0, keep_with_next=True), *rest]:
            return rest
        case _:
            return generated
