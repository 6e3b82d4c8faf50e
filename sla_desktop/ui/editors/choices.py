"""Rows of other tables to choose from, named as the owner named them."""

from typing import Any

from sla_desktop.domain import agreement as parts
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import (
    AnnexSection,
    AvailabilitySection,
    ChargesSection,
    ComponentsSection,
    DutiesSection,
    HoursSection,
    PartiesSection,
    SuppliersSection,
    SupportSection,
)
from sla_desktop.ui.forms.controls import NOT_SAID
from sla_desktop.ui.forms.form import Choices
from sla_desktop.ui.forms.values import with_values

NONE = NOT_SAID
_ROLES = {"provider": "Provider", "customer": "Customer"}


def _named(rows: Any, empty: str) -> Choices:
    return {"": empty, **{row.id: row.name or row.id for row in rows}}


def parties(agreement: Agreement) -> Choices:
    """Every party."""
    return _parties(agreement, NONE)


def either(agreement: Agreement) -> Choices:
    """Every party; none chosen means either of them."""
    return _parties(agreement, "Either party")


def _parties(agreement: Agreement, empty: str) -> Choices:
    """Each by the short name that the document calls it by."""
    rows = parts.parties(agreement)
    return {
        "": empty,
        **{row.id: row.label or row.name or _ROLES.get(row.role, row.id) for row in rows},
    }


def services(agreement: Agreement) -> Choices:
    """Every service; none chosen means all of them."""
    return _named(parts.services(agreement), "All services")


def metrics(agreement: Agreement) -> Choices:
    """Every metric."""
    return _named(parts.metrics(agreement), NONE)


def priorities(agreement: Agreement) -> Choices:
    """Every priority; none chosen means all of them."""
    return _named(parts.priorities(agreement), "All priorities")


def calendars(agreement: Agreement) -> Choices:
    """Every calendar; none chosen means the first."""
    return _named(parts.calendars(agreement), "The agreement's own hours")


def suppliers(agreement: Agreement) -> Choices:
    """Every third party."""
    return _named(parts.suppliers(agreement), NONE)


def bands(agreement: Agreement) -> Choices:
    """Every band of every calendar; none chosen means at any time."""
    rows = [
        band
        for section in parts.sections_of(agreement, HoursSection)
        for calendar in section.calendars
        for band in calendar.bands
    ]
    return _named(rows, "Any time")


def fees(agreement: Agreement) -> Choices:
    """Every fee."""
    return _named([f for s in parts.sections_of(agreement, ChargesSection) for f in s.fees], NONE)


def channels(agreement: Agreement) -> Choices:
    """Every support channel."""
    return _named(
        [c for s in parts.sections_of(agreement, SupportSection) for c in s.channels], NONE
    )


def contacts(agreement: Agreement) -> Choices:
    """Every contact."""
    rows = [c for s in parts.sections_of(agreement, PartiesSection) for c in s.contacts]
    return {"": NONE, **{row.id: row.name or row.role or row.id for row in rows}}


def availability_definitions(agreement: Agreement) -> Choices:
    """Every definition of availability."""
    rows = [d for s in parts.sections_of(agreement, AvailabilitySection) for d in s.definitions]
    return _named(rows, NONE)


def annexes(agreement: Agreement) -> Choices:
    """Every annex."""
    found = parts.sections_of(agreement, AnnexSection)
    return {"": NONE, **{section.id: section.title for section in found}}


def component_sections(agreement: Agreement) -> Choices:
    """Every section that lists components."""
    found = parts.sections_of(agreement, ComponentsSection)
    return {"": NONE, **{section.id: section.title for section in found}}


def supporting(agreement: Agreement) -> Choices:
    """Every step of the chain behind the agreement."""
    rows = [x for s in parts.sections_of(agreement, SuppliersSection) for x in s.supporting]
    return {"": "Nothing: it is the first", **{row.id: row.title or row.id for row in rows}}


def duties(agreement: Agreement) -> Choices:
    """Every duty."""
    rows = [duty for s in parts.sections_of(agreement, DutiesSection) for duty in s.duties]
    return {"": NONE, **{row.id: with_values(agreement, row.text) or row.id for row in rows}}


def reliefs(agreement: Agreement) -> Choices:
    """Every event that excuses a missed level."""
    rows = [row for s in parts.sections_of(agreement, DutiesSection) for row in s.reliefs]
    return {"": NONE, **{row.id: with_values(agreement, row.event) or row.id for row in rows}}
