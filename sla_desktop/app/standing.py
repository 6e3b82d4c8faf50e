"""What the checklist means for the window: groups, totals, the state of each section, reasons."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, cast, get_args

from msgspec.structs import replace

from sla_desktop.checks.finding import Finding
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.edits import Edit, keep_finding

if TYPE_CHECKING:
    from sla_desktop.checks.judge import Checklist  # with all the checks: not at start

Group = Literal["error", "warning", "missing", "information", "kept"]
State = Literal["error", "warning", "missing", "complete"]
GROUPS = cast("tuple[Group, ...]", get_args(Group))
STANDING: tuple[Literal["error", "warning", "missing"], ...] = (
    "error",
    "warning",
    "missing",
)  # worst first


def group_of(finding: Finding) -> Group:
    """The group that a finding is listed in; an error stays one where something is missing."""
    if finding.status == "kept":
        return "kept"
    if finding.severity == "error":
        return "error"
    return "missing" if finding.status == "missing" else finding.severity


def totals(checklist: "Checklist") -> dict[Group, int]:
    """How many findings each group has."""
    counted = Counter(group_of(finding) for finding in checklist.findings)
    return {group: counted[group] for group in GROUPS}


def complete_of(checklist: "Checklist") -> tuple[int, int]:
    """How many of the required elements are complete, and how many there are."""
    statuses = checklist.statuses.values()
    return sum(status == "complete" for status in statuses), len(statuses)


def section_states(checklist: "Checklist", agreement: Agreement) -> dict[str, State]:
    """The worst that the checklist says of each section."""
    groups = {section.id: set[Group]() for section in agreement.sections}
    for finding in checklist.findings:
        if finding.section in groups:
            groups[finding.section].add(group_of(finding))
    return {section_id: _worst(found) for section_id, found in groups.items()}


def _worst(found: set[Group]) -> State:
    for state in STANDING:
        if state in found:
            return state
    return "complete"


def full_path(agreement: Agreement, path: str) -> str:
    """`path` from the agreement down: ``levels.metrics`` as ``sections.levels.metrics``."""
    return ".".join(paths.split(agreement, path)) if path else ""


def section_in(agreement: Agreement, path: str) -> str:
    """Id of the section that `path` leads into, there or not; "" for the whole agreement."""
    steps = paths.split(agreement, path) if path else []
    return steps[1] if len(steps) > 1 and steps[0] == "sections" else ""


def findings_by_place(
    findings: Iterable[Finding], agreement: Agreement
) -> dict[str, list[Finding]]:
    """What to show at the fields themselves, by full path: all that stands but information."""
    placed: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.section and group_of(finding) in STANDING:
            placed.setdefault(full_path(agreement, finding.field), []).append(finding)
    return placed


def keep(finding: Finding, reason: str) -> Edit:
    """Keeps a finding, because of a reason; it comes back when its numbers change."""
    return keep_finding(
        Waiver(
            id=_waiver_id(finding),
            check=finding.id,
            objects=finding.objects,
            numbers=finding.numbers,
            reason=reason,
        )
    )


def stop_keeping(finding: Finding) -> Edit:
    """Takes the reason back: the finding stands again."""

    def apply(agreement: Agreement) -> Agreement:
        judged = (finding.id, finding.objects, finding.numbers)
        others = (w for w in agreement.waivers if (w.check, w.objects, w.numbers) != judged)
        return replace(agreement, waivers=tuple(others))

    return apply


def _waiver_id(finding: Finding) -> str:
    judged = "\x1f".join((finding.id, *finding.objects, "\x1e", *finding.numbers))
    mark = hashlib.sha256(judged.encode()).hexdigest()[:16]
    return f"{finding.id.lower()}-{mark}"
