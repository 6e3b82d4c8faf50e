"""Every file of rules, imported by name: a frozen program cannot find them by looking."""

from sla_desktop.checks import (
    attended,
    availability,
    cards,
    elements_closing,
    elements_credits,
    elements_funnel,
    elements_hours,
    elements_legal,
    elements_levels,
    elements_measuring,
    elements_overview,
    elements_protection,
    elements_reporting,
    elements_responsibilities,
    elements_services,
    elements_support,
    loose_ends,
    names,
    times,
    vague,
)
from sla_desktop.checks.registry import rules

THEMES = (
    attended,
    availability,
    cards,
    elements_closing,
    elements_credits,
    elements_funnel,
    elements_hours,
    elements_legal,
    elements_levels,
    elements_measuring,
    elements_overview,
    elements_protection,
    elements_reporting,
    elements_responsibilities,
    elements_services,
    elements_support,
    loose_ends,
    names,
    times,
    vague,
)

__all__ = ["THEMES", "rules"]
