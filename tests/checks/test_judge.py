"""The checklist: severity by tier, kept findings, score, and answers kept while nothing changed."""

import datetime as dt
from collections.abc import Iterator

import pytest

from sla_desktop.checks.draft import Context, Draft, Memory
from sla_desktop.checks.finding import Fault, Finding, Gap
from sla_desktop.checks.judge import Judge
from sla_desktop.checks.registry import Registry, rules
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.sections import ProseSection, TermSection
from tests.checks.crosscheck_builders import make, sides, written

TODAY = Context(today=dt.date(2027, 1, 15))


def empty() -> Agreement:
    return Agreement(
        id="a",
        title="Support",
        kind="customer",
        sections=(TermSection(id="term", title="Term"), ProseSection(id="more", title="More")),
    )


def of(findings: tuple[Finding, ...], check: str) -> list[Finding]:
    return [finding for finding in findings if finding.id == check]


def test_severity_follows_the_tier() -> None:
    found = Judge().checklist(empty(), TODAY).findings
    assert [f.severity for f in of(found, "A06")] == ["error", "warning"]  # core
    assert [f.severity for f in of(found, "A05")] == ["warning"]  # expected, missing
    assert {f.severity for f in of(found, "A01")} == {"information"}  # expected, incomplete
    assert [f.severity for f in found] == sorted(
        (f.severity for f in found), key=("error", "warning", "information").index
    )


def test_a_finding_names_its_section_only_where_there_is_one() -> None:
    found = Judge().checklist(empty(), TODAY).findings
    term, parties = of(found, "A06")[0], of(found, "A03")[0]
    assert (term.section, parties.section) == ("term", "")


def test_a_kept_finding_stays_kept_until_what_it_says_changes() -> None:
    term = of(Judge().checklist(empty(), TODAY).findings, "A06")[0]
    waiver = Waiver(
        id="w", check="A06", objects=term.objects, numbers=term.numbers, reason="Set by phone"
    )
    kept = edits.keep_finding(waiver)(empty())
    before = Judge().checklist(kept, TODAY)
    finding = of(before.findings, "A06")[0]
    assert (finding.status, finding.reason) == ("kept", "Set by phone")
    started = edits.set_text("term.start", "2027-03-01")(kept)
    assert all(f.status != "kept" for f in of(Judge().checklist(started, TODAY).findings, "A06"))
    assert before.errors == Judge().checklist(empty(), TODAY).errors - 1


def test_a_judge_that_knows_the_last_draft_says_the_same_as_a_new_one() -> None:
    judge = Judge()
    draft = empty()
    for path, text in [
        ("term.start", "2027-03-01"),
        ("term.notice", "90 days"),
        ("more.wording", "The Provider must answer promptly."),
        ("title", "Other"),
    ]:
        judge.checklist(draft, TODAY)
        draft = edits.set_text(path, text)(draft)
        known, new = judge.checklist(draft, TODAY), Judge().checklist(draft, TODAY)
        assert [(f.id, f.field, f.message) for f in known.findings] == [
            (f.id, f.field, f.message) for f in new.findings
        ]
        assert (known.score, known.statuses) == (new.score, new.statuses)


def test_answers_are_kept_while_the_sections_read_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule = rules.elements["A06"]
    calls: list[Draft] = []

    def counting(draft: Draft) -> Iterator[Gap]:
        calls.append(draft)
        return rule.judge(draft)

    from msgspec.structs import replace

    monkeypatch.setitem(rules.elements, "A06", replace(rule, judge=counting))
    judge = Judge()
    judge.checklist(empty(), TODAY)
    first = empty()
    judge.checklist(first, TODAY)
    judge.checklist(edits.set_text("more.title", "x")(first), TODAY)
    judge.checklist(edits.set_text("term.wording", "The term is long.")(first), TODAY)
    assert len(calls) == 1  # an equal agreement, an edit elsewhere, words alone
    judge.checklist(edits.set_text("term.start", "2027-03-02")(first), TODAY)
    assert len(calls) == 2
    judge.checklist(first, Context(today=dt.date(2027, 1, 16)))
    assert len(calls) == 3
    assert all(not isinstance(s, ProseSection) for call in calls for s in call.agreement.sections)


def test_the_iso_profile_makes_workload_limits_core() -> None:
    (limits,) = of(Judge().checklist(empty(), TODAY, "iso").findings, "A16")
    assert limits.severity == "error"
    (limits,) = of(Judge().checklist(empty(), TODAY, "source").findings, "A16")
    assert limits.severity == "warning"


def test_an_agreement_without_any_requirement_scores_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "elements", {})
    monkeypatch.setattr(rules, "checks", {})
    result = Judge().checklist(empty(), TODAY)
    assert (result.score, result.clean, result.errors) == (100, True, 0)


def _judged(
    monkeypatch: pytest.MonkeyPatch, faults: list[Fault], *waivers: Waiver
) -> tuple[int, dict[str, str], bool]:
    """Score and statuses when the term is complete and one cross-check finds `faults`."""
    own = Registry()

    @own.element("A06", TermSection)
    def _complete(_draft: Draft) -> Iterator[Gap]:
        yield from ()

    @own.check("B35", "error", TermSection, weakens=("A06",))
    def _cross(_draft: Draft) -> Iterator[Fault]:
        yield from faults

    monkeypatch.setattr(rules, "elements", own.elements)
    monkeypatch.setattr(rules, "checks", own.checks)
    draft = empty()
    for waiver in waivers:
        draft = edits.keep_finding(waiver)(draft)
    result = Judge().checklist(draft, TODAY)
    return result.score, dict(result.statuses), result.clean


def test_a_cross_check_makes_its_element_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("error", "The end is before the start.", "term.end")
    assert _judged(monkeypatch, [fault]) == (50, {"A06": "weak"}, False)


def test_one_fault_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Registry()

    @own.element("A06", TermSection)
    def _gap(_draft: Draft) -> Iterator[Gap]:
        yield Gap("incomplete", "The end is odd.", "term.end")
        yield Gap("missing", "There is no start.", "term.start")

    @own.check("B35", "error", TermSection)
    def _cross(_draft: Draft) -> Iterator[Fault]:
        yield Fault("error", "The end is before the start.", "term.end")
        yield Fault("warning", "The start is near.", "term.start")

    monkeypatch.setattr(rules, "elements", own.elements)
    monkeypatch.setattr(rules, "checks", own.checks)
    result = Judge().checklist(empty(), TODAY)
    assert [(f.id, f.field) for f in result.findings] == [
        ("A06", "term.start"),
        ("B35", "term.end"),
        ("B35", "term.start"),
    ]
    assert result.statuses == {"A06": "missing"}


def test_information_weakens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("information", "A month has 43 200 minutes.", "term.end")
    assert _judged(monkeypatch, [fault]) == (100, {"A06": "complete"}, True)


def test_a_kept_error_neither_weakens_nor_holds_the_score_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault = Fault("error", "The end is before the start.", "term.end", numbers=("1", "2"))
    waiver = Waiver(id="w", check="B35", numbers=("1", "2"), reason="On purpose")
    assert _judged(monkeypatch, [fault], waiver) == (100, {"A06": "complete"}, True)


def test_the_score_stays_under_100_while_an_error_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Registry()

    @own.check("B40", "error")
    def _cross(_draft: Draft) -> Iterator[Fault]:
        yield Fault("error", "“TBD” stands in the text.", "more.wording")

    monkeypatch.setattr(rules, "elements", {})
    monkeypatch.setattr(rules, "checks", own.checks)
    assert Judge().checklist(empty(), TODAY).score == 99


def test_two_rules_of_one_id_are_a_mistake_of_ours() -> None:
    own = Registry()
    for register in (own.element("A06"), own.check("B01", "error")):
        register(lambda _draft: iter(()))
    with pytest.raises(ValueError, match="Two rules"):
        own.element("A06")(lambda _draft: iter(()))
    with pytest.raises(ValueError, match="Two checks"):
        own.check("B01", "error")(lambda _draft: iter(()))


def test_memory_keeps_by_identity() -> None:
    memory = Memory()
    calls: list[object] = []

    def work(value: list[int], other: str = "") -> int:
        calls.append(value)
        return len(value) + len(other)

    one, other = [1], [1]
    assert [memory.of(work, one), memory.of(work, one), memory.of(work, other)] == [1, 1, 1]
    assert len(calls) == 2
    assert memory.of(work, one, "ab") == 3
    assert len(calls) == 3


def test_memory_forgets_what_thirty_drafts_did_not_ask_for() -> None:
    memory = Memory()
    calls: list[object] = []

    def work(value: list[int]) -> int:
        calls.append(value)
        return len(value)

    busy, idle = [1], [1]
    memory.of(work, idle)
    for _ in range(75):
        memory.of(work, busy)
        memory.next_draft()
    assert len(calls) == 2
    memory.of(work, idle)
    assert len(calls) == 3


def test_a_card_told_as_a_whole_is_not_told_again_field_by_field(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = Registry()

    @own.element("A06", TermSection)
    def _gaps(_draft: Draft) -> Iterator[Gap]:
        yield Gap("missing", "No window.", "term.metrics.m.window")
        yield Gap("missing", "No window either.", "term.metrics.n.window")

    @own.check("B21", "error", TermSection)
    def _cross(_draft: Draft) -> Iterator[Fault]:
        yield Fault("error", "The card has no window and no method.", "term.metrics.m")

    monkeypatch.setattr(rules, "elements", own.elements)
    monkeypatch.setattr(rules, "checks", own.checks)
    fields = [f.field for f in Judge().checklist(empty(), TODAY).findings]
    assert fields == ["term.metrics.n.window", "term.metrics.m"]


def test_the_profile_chosen_reaches_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Registry()
    seen: list[str] = []

    @own.check("B21", "error")
    def _cross(draft: Draft) -> Iterator[Fault]:
        seen.append(draft.agreement.profile)
        yield from ()

    monkeypatch.setattr(rules, "checks", own.checks)
    Judge().checklist(empty(), TODAY, "onepage")
    assert seen == ["onepage"]


def test_rules_asked_one_a_step_give_the_same_checklist() -> None:
    judge = Judge()
    steps = list(judge.steps(empty(), TODAY))
    assert len(steps) > len(rules.checks)
    assert judge.checklist(empty(), TODAY) == Judge().checklist(empty(), TODAY)


def test_a_long_sentence_is_kept_with_a_reason_until_it_changes() -> None:
    text = "The servers must be monitored."
    draft = make(written(text), sides())
    (asked,) = [f for f in Judge().checklist(draft, TODAY).findings if "by whom?" in f.message]
    kept = Waiver(
        id="w",
        check=asked.id,
        objects=asked.objects,
        numbers=asked.numbers,
        reason="either side may do it",
    )
    waived = make(written(text), sides(), waivers=(kept,))
    statuses = {f.status for f in Judge().checklist(waived, TODAY).findings if f.id == "B27"}
    assert statuses == {"kept"}
    changed = make(written("The printers must be monitored."), sides(), waivers=(kept,))
    statuses = {f.status for f in Judge().checklist(changed, TODAY).findings if f.id == "B27"}
    assert statuses == {"contradiction"}
