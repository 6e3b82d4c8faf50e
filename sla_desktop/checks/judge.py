"""Runs every rule over a draft and makes the checklist: findings, element statuses, score.

What an edit did not touch is not judged again: a rule's answer is kept while the sections it
reads are the same objects.
"""

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.catalogue.elements import Tier, elements, tier_for
from sla_desktop.catalogue.profiles import Profile, profile
from sla_desktop.checks.draft import Context, Draft, Memory
from sla_desktop.checks.finding import Fault, Finding, Gap, Severity
from sla_desktop.checks.registry import CrossCheck, ElementRule
from sla_desktop.checks.themes import rules
from sla_desktop.checks.triggers import triggers
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.sections import Section

ElementStatus = Literal["complete", "weak", "incomplete", "missing"]
DEFAULT_PROFILE = "source"
_WEIGHTS: dict[Tier, int] = {"core": 3, "expected": 2, "conditional": 1}
_WORTH: dict[ElementStatus, int] = {"complete": 2, "weak": 1, "incomplete": 1, "missing": 0}
_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "information": 2}
_WORST: tuple[ElementStatus, ...] = ("missing", "incomplete", "weak")


class Checklist(Struct, frozen=True):
    """What the draft lacks, and how complete it is (0 to 100) in one profile."""

    profile: str
    findings: tuple[Finding, ...]
    statuses: dict[str, ElementStatus]
    score: int

    @property
    def clean(self) -> bool:
        """No error, nothing missing, no warning, but for what is kept with a reason."""
        return not any(
            f.status != "kept" and (f.severity != "information" or f.status == "missing")
            for f in self.findings
        )

    @property
    def errors(self) -> int:
        """Errors that stand: not kept with a reason."""
        return sum(f.severity == "error" and f.status != "kept" for f in self.findings)


class Judge:
    """Keeps the answers of the last draft, so that the next one is judged in a few milliseconds."""

    def __init__(self) -> None:
        self._memory = Memory()
        self._answers: dict[str, tuple[_Key, tuple[Any, ...]]] = {}

    def checklist(self, agreement: Agreement, context: Context, profile_id: str = "") -> Checklist:
        """The checklist of `agreement`; raises UnknownProfileError."""
        chosen = profile(profile_id or agreement.profile or DEFAULT_PROFILE)
        header = replace(agreement, sections=(), waivers=())
        views = _Views(agreement, header)
        faults = {check.id: self._answer(check, views, context) for check in rules.checks.values()}
        findings = _with_reasons(
            [f for check, found in faults.items() for f in _cross(check, found, views)],
            agreement.waivers,
        )
        weakened = _weakened(findings)
        lacking: list[Finding] = []
        statuses: dict[str, ElementStatus] = {}
        points = possible = 0
        for element_id, tier in self._required(views, chosen).items():
            gaps = self._answer(rules.elements[element_id], views, context)
            lacking.extend(_lacking(element_id, tier, gaps, views))
            status = _status(gaps, element_id in weakened)
            statuses[element_id] = status
            points += _WEIGHTS[tier] * _WORTH[status]
            possible += _WEIGHTS[tier] * 2
        self._memory.forget_unused()
        findings += _with_reasons(_untold(lacking, findings), agreement.waivers)
        order = {section.id: at for at, section in enumerate(agreement.sections)}
        findings.sort(key=lambda f: (_ORDER[f.severity], order.get(f.section, len(order)), f.id))
        return Checklist(
            profile=chosen.id,
            findings=tuple(findings),
            statuses=statuses,
            score=_score(points, possible, findings),
        )

    def _answer(
        self, rule: ElementRule | CrossCheck, views: "_Views", context: Context
    ) -> tuple[Any, ...]:
        view = views.of(rule)
        key = _Key(view.sections, views.header, context)
        known = self._answers.get(rule.id)
        if known is not None and known[0].same(key):
            return known[1]
        answer = tuple(rule.judge(Draft(view, context, self._memory)))
        self._answers[rule.id] = (key, answer)
        return answer

    def _required(self, views: "_Views", chosen: Profile) -> dict[str, Tier]:
        whole = views.whole
        true_triggers = triggers(replace(whole, profile=chosen.id))
        known = elements()
        tiers: dict[str, Tier] = {}
        for element_id in chosen.elements:
            tier = tier_for(known[element_id], whole.kind, whole.trade, true_triggers)
            if tier is not None and element_id in rules.elements:
                tiers[element_id] = tier
        return tiers


class _Key(Struct, frozen=True):
    sections: tuple[Section, ...]
    header: Agreement
    context: Context

    def same(self, other: "_Key") -> bool:
        """Same section objects, equal header and context."""
        return (
            len(self.sections) == len(other.sections)
            and all(a is b for a, b in zip(self.sections, other.sections, strict=True))
            and self.context == other.context
            and self.header == other.header
        )


class _Views:
    """The draft cut down to what each rule reads, so that no rule can see more."""

    def __init__(self, agreement: Agreement, header: Agreement) -> None:
        self.header = header
        self.whole = replace(agreement, waivers=())
        self._by_reads: dict[tuple[type, ...], Agreement] = {(): self.whole}

    def of(self, rule: ElementRule | CrossCheck) -> Agreement:
        view = self._by_reads.get(rule.reads)
        if view is None:
            seen = tuple(s for s in self.whole.sections if isinstance(s, rule.reads))
            view = self._by_reads[rule.reads] = replace(self.header, sections=seen)
        return view

    def section_of(self, path: str) -> str:
        """Id of the section a path leads into, "" where it is absent."""
        head = path.partition(".")[0]
        return head if any(s.id == head for s in self.whole.sections) else ""


def _weakened(findings: list[Finding]) -> set[str]:
    """Elements that standing errors and warnings of cross-checks make weak."""
    standing = [f for f in findings if f.status != "kept" and f.severity != "information"]
    return {element for f in standing for element in rules.checks[f.id].weakens}


def _cross(check_id: str, faults: tuple[Fault, ...], views: _Views) -> Iterator[Finding]:
    for fault in faults:
        yield Finding(
            id=check_id,
            severity=fault.severity,
            status=fault.status,
            section=views.section_of(fault.field),
            field=fault.field,
            message=fault.message,
            objects=fault.objects,
            numbers=fault.numbers,
            fix=fault.fix,
        )


def _lacking(
    element_id: str, tier: Tier, gaps: tuple[Gap, ...], views: _Views
) -> Iterator[Finding]:
    for gap in gaps:
        yield Finding(
            id=element_id,
            severity=_severity(tier, gap.status),
            status=gap.status,
            section=views.section_of(gap.field),
            field=gap.field,
            message=gap.message,
            objects=(gap.field,),
            numbers=(gap.message,),
            fix=gap.fix,
        )


def _untold(lacking: list[Finding], told: list[Finding]) -> list[Finding]:
    """Gaps but for those that a cross-check tells as gravely at the same field: one fault, one
    finding.
    """
    gravest = {f.field: _ORDER[f.severity] for f in reversed(told)}
    return [f for f in lacking if gravest.get(f.field, len(_ORDER)) > _ORDER[f.severity]]


def _severity(tier: Tier, status: ElementStatus) -> Severity:
    if status == "missing" and tier == "core":
        return "error"
    if status == "weak" or tier == "core" or (status == "missing" and tier == "expected"):
        return "warning"
    return "information"


def _status(gaps: tuple[Gap, ...], weakened: bool) -> ElementStatus:
    found: set[ElementStatus] = {gap.status for gap in gaps}
    if weakened:
        found.add("weak")
    for status in _WORST:
        if status in found:
            return status
    return "complete"


def _with_reasons(findings: list[Finding], waivers: tuple[Waiver, ...]) -> list[Finding]:
    reasons = {(w.check, w.objects, w.numbers): w.reason for w in waivers}
    result: list[Finding] = []
    for finding in findings:
        reason = reasons.get((finding.id, finding.objects, finding.numbers))
        result.append(finding if reason is None else replace(finding, status="kept", reason=reason))
    return result


def _score(points: int, possible: int, findings: list[Finding]) -> int:
    score = 100 * points // possible if possible else 100
    standing = any(f.severity == "error" and f.status != "kept" for f in findings)
    return min(score, 99) if standing else score
