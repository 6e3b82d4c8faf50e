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
from sla_desktop.checks.element_conditions import triggers
from sla_desktop.checks.finding import Fault, Finding, Gap, Severity
from sla_desktop.checks.registry import CrossCheck, ElementRule, Reads
from sla_desktop.checks.themes import rules
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.sections import Section, SectionBase

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
        self._views = _Views()
        self._context: Context | None = None
        self._answers: dict[str, tuple[Agreement, tuple[Any, ...]]] = {}

    def steps(self, agreement: Agreement, context: Context) -> Iterator[None]:
        """Asks one rule a step, for who must not be kept long; `checklist` then only gathers.

        Whoever asks something else in between starts anew.
        """
        chosen = self._turn_to(agreement, context)
        for check in rules.checks.values():
            self._answer(check, context)
            yield
        for element_id in self._required(self._views.whole, chosen):
            self._answer(rules.elements[element_id], context)
            yield

    def _turn_to(self, agreement: Agreement, context: Context, profile_id: str = "") -> Profile:
        """Makes a draft the one that rules see; raises UnknownProfileError."""
        chosen = profile(profile_id or agreement.profile or DEFAULT_PROFILE)
        if context != self._context:
            self._context, self._answers = context, {}
        self._views.show(replace(agreement, profile=chosen.id))
        return chosen

    def checklist(self, agreement: Agreement, context: Context, profile_id: str = "") -> Checklist:
        """The checklist of `agreement`; raises UnknownProfileError."""
        chosen = self._turn_to(agreement, context, profile_id)
        views = self._views
        faults = [(check, self._answer(check, context)) for check in rules.checks.values()]
        findings = _with_reasons(
            [f for check, found in faults for f in _cross(check, found, views)],
            agreement.waivers,
        )
        weakened = _weakened(findings)
        lacking: list[Finding] = []
        statuses: dict[str, ElementStatus] = {}
        points = possible = 0
        for element_id, tier in self._required(views.whole, chosen).items():
            gaps = self._answer(rules.elements[element_id], context)
            lacking.extend(_lacking(element_id, tier, gaps, views))
            status = _status(gaps, element_id in weakened)
            statuses[element_id] = status
            points += _WEIGHTS[tier] * _WORTH[status]
            possible += _WEIGHTS[tier] * 2
        self._memory.next_draft()
        lacking = [*_unfit(agreement, chosen), *_untold(lacking, findings)]
        findings += _with_reasons(lacking, agreement.waivers)
        order = {section.id: at for at, section in enumerate(agreement.sections)}
        findings.sort(key=lambda f: (_ORDER[f.severity], order.get(f.section, len(order)), f.id))
        return Checklist(
            profile=chosen.id,
            findings=tuple(findings),
            statuses=statuses,
            score=_score(points, possible, findings),
        )

    def _answer(self, rule: ElementRule | CrossCheck, context: Context) -> tuple[Any, ...]:
        """What the rule says; asked again only when what it sees has changed."""
        view = self._views.of(rule.reads, words=rule.words)
        known = self._answers.get(rule.id)
        if known is not None and known[0] is view:
            return known[1]
        tables = None if rule.reads else self._views.of((), words=False)
        answer = tuple(rule.judge(Draft(view, context, self._memory, tables)))
        self._answers[rule.id] = (view, answer)
        return answer

    def _required(self, whole: Agreement, chosen: Profile) -> dict[str, Tier]:
        true_triggers = triggers(whole)
        known = elements()
        tiers: dict[str, Tier] = {}
        for element_id in chosen.elements:
            tier = tier_for(known[element_id], whole.kind, whole.trade, true_triggers)
            if tier is not None and element_id in rules.elements:
                tiers[element_id] = tier
        return tiers


class _Views:
    """The draft cut down to what each rule reads, so that no rule can see more.

    A view stays the same object from draft to draft while nothing in it has changed.
    """

    def __init__(self) -> None:
        self._header = self.whole = Agreement(id="none", title="")
        self._kept: dict[tuple[Reads, bool], Agreement] = {}
        self._compared: set[tuple[Reads, bool]] = set()
        self._places: dict[type[SectionBase], list[tuple[int, Section]]] = {}
        self._bare: dict[str, tuple[Section, Section]] = {}  # by id: a section and it without words
        self._ids: frozenset[str] = frozenset()

    def show(self, agreement: Agreement) -> None:
        """Turns to another draft."""
        header = replace(agreement, sections=(), waivers=())
        if header != self._header:
            self._header, self._kept = header, {}
        self._compared = set()
        self._places = {}
        for place in enumerate(agreement.sections):
            self._places.setdefault(type(place[1]), []).append(place)
        self._ids = frozenset(section.id for section in agreement.sections)
        self._bare = {s.id: self._stripped(s) for s in agreement.sections}
        self.whole = self.of((), words=True)

    def _stripped(self, section: Section) -> tuple[Section, Section]:
        """The section and it without words: the same object while only words change."""
        before = self._bare.get(section.id)
        if before is not None and before[0] is section:
            return before
        bare = replace(section, title="", wording=())
        if before is not None and before[1] == bare and type(before[1]) is type(bare):
            bare = before[1]
        return section, bare

    def of(self, reads: Reads, *, words: bool) -> Agreement:
        """The view of a rule that `reads` these kinds of section; with none, every section."""
        key = (reads, words)
        known = self._kept.get(key)
        if known is not None and key in self._compared:
            return known
        kinds = reads or tuple(self._places)
        places = sorted((p for kind in kinds for p in self._places.get(kind, ())), key=_at)
        sections = tuple(s if words else self._bare[s.id][1] for _, s in places)
        if known is None or not _same(known.sections, sections):
            known = self._kept[key] = replace(self._header, sections=sections)
        self._compared.add(key)
        return known

    def section_of(self, path: str) -> str:
        """Id of the section a path leads into, "" where it is absent."""
        head = path.partition(".")[0]
        return head if head in self._ids else ""


def _at(place: tuple[int, Section]) -> int:
    return place[0]


def _unfit(agreement: Agreement, chosen: Profile) -> Iterator[Finding]:
    """A profile made for another kind of agreement asks for little that matters here."""
    if not chosen.fits(agreement.kind):
        yield Finding(
            id="A02",
            severity="error",
            status="weak",
            section="",
            field="profile",
            message=f"The checklist “{chosen.title}” is made for another kind of agreement, so its "
            "score says little about this one: choose a checklist that fits.",
            objects=(chosen.id,),
            numbers=(agreement.kind or "",),
        )


def _same(before: tuple[Section, ...], after: tuple[Section, ...]) -> bool:
    return len(before) == len(after) and all(
        old is new for old, new in zip(before, after, strict=True)
    )


def _weakened(findings: list[Finding]) -> set[str]:
    """Elements that standing errors and warnings of cross-checks make weak."""
    standing = [f for f in findings if f.status != "kept" and f.severity != "information"]
    return {element for f in standing for element in f.weakens}


def _cross(check: CrossCheck, faults: tuple[Fault, ...], views: _Views) -> Iterator[Finding]:
    for fault in faults:
        yield Finding(
            id=check.id,
            severity=fault.severity,
            status=fault.status,
            section=views.section_of(fault.field),
            field=fault.field,
            message=fault.message,
            objects=fault.objects,
            numbers=fault.numbers,
            fix=fault.fix,
            worked=fault.worked,
            weakens=check.weakens if fault.weakens is None else fault.weakens,
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
    """Gaps but for those that a cross-check tells as gravely of the same field, or of the same
    row of a table: one fault, one finding.
    """
    gravest: dict[str, int] = {}
    for finding in told:
        rank = _ORDER[finding.severity]
        gravest[finding.field] = min(rank, gravest.get(finding.field, rank))
    return [
        gap
        for gap in lacking
        if all(
            gravest.get(place, len(_ORDER)) > _ORDER[gap.severity]
            for place in (gap.field, _row_of(gap.field))
        )
    ]


def _row_of(path: str) -> str:
    """The row that a field belongs to: section, table and id of its path."""
    return ".".join(path.split(".")[:3])


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
