"""Every element and check there is, with what it rests on."""

from msgspec import Struct

from sla_desktop.catalogue.elements import Tier, elements
from sla_desktop.checks.finding import Severity
from sla_desktop.checks.themes import rules

_MISSING: dict[Tier, Severity] = {
    "core": "error",
    "expected": "warning",
    "conditional": "information",
}


class Listed(Struct, frozen=True):
    """An element or check: its tier (elements only) and the gravest finding it makes."""

    id: str
    title: str
    tier: Tier | None
    severity: Severity
    sources: tuple[str, ...]


def listed() -> tuple[Listed, ...]:
    """Elements in catalogue order, then the checks by number."""
    of_elements = [
        Listed(one.id, one.title, one.tier, _MISSING[one.tier], one.sources)
        for one in elements().values()
    ]
    of_checks = [
        Listed(check_id, _title(check_id), None, check.severity, check.sources)
        for check_id, check in sorted(rules.checks.items())
    ]
    return (*of_elements, *of_checks)


def _title(check_id: str) -> str:
    """What the check judges: the first line of its rule."""
    return (rules.checks[check_id].judge.__doc__ or "").strip().partition("\n")[0]
