"""One section's body: its generated part by section type, then the owner's wording."""

from collections.abc import Callable
from typing import Any

from sla_desktop.document import (
    sections_hours,
    sections_levels,
    sections_overview,
    sections_priorities,
    sections_services,
)
from sla_desktop.document.facts import Facts
from sla_desktop.document.generic import generic
from sla_desktop.document.nodes import Block
from sla_desktop.document.wording import worded
from sla_desktop.domain import sections
from sla_desktop.domain.sections import Section

_GENERATED: dict[type, Callable[[Any, Facts], list[Block]]] = {
    sections.PartiesSection: sections_overview.parties,
    sections.PurposeSection: sections_overview.purpose,
    sections.TermSection: sections_overview.term,
    sections.StandingSection: sections_overview.standing,
    sections.ScopeSection: sections_overview.scope,
    sections.ServicesSection: sections_services.services,
    sections.HoursSection: sections_hours.hours,
    sections.MaintenanceSection: sections_hours.maintenance,
    sections.ComponentsSection: sections_services.components,
    sections.AssumptionsSection: sections_services.assumptions,
    sections.WorkloadSection: sections_services.workload,
    sections.ExclusionsSection: sections_services.exclusions,
    sections.ChangesSection: sections_services.changes,
    sections.LevelsSection: sections_levels.levels,
    sections.AvailabilitySection: sections_priorities.availability,
    sections.PrioritiesSection: sections_priorities.priorities,
}


def body_of(section: Section, facts: Facts) -> list[Block]:
    """What stands below the section's heading, with relative levels; a pure function."""
    generated = _GENERATED.get(type(section), generic)
    return [*generated(section, facts), *worded(section.wording)]
