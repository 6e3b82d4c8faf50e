"""What the checklist means for the window: groups, counts, states of sections, reasons."""

import datetime as dt

import pytest

from sla_desktop.app import standing
from sla_desktop.checks.draft import Context
from sla_desktop.checks.finding import Finding, Severity, Status
from sla_desktop.checks.judge import Checklist, ElementStatus, Judge
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import PartiesSection, PurposeSection, TermSection

DRAFT = Agreement(
    id="a",
    title="T",
    sections=(
        PartiesSection(id="parties", title="Parties"),
        TermSection(id="term", title="Term"),
        PurposeSection(id="purpose", title="Purpose"),
    ),
)
CONTEXT = Context(today=dt.date(2027, 1, 1))


def finding(
    severity: Severity = "error",
    status: Status = "contradiction",
    *,
    section: str = "term",
    field: str = "term.start",
    message: str = "No.",
) -> Finding:
    return Finding(
        id="B01",
        severity=severity,
        status=status,
        section=section,
        field=field,
        message=message,
        objects=("term",),
        numbers=("1", "2"),
    )


def checklist(*findings: Finding) -> Checklist:
    statuses: dict[str, ElementStatus] = {"A01": "complete", "A02": "weak", "A03": "missing"}
    return Checklist(profile="source", findings=findings, statuses=statuses, score=50)


@pytest.mark.parametrize(
    ("severity", "status", "group"),
    [
        ("error", "contradiction", "error"),
        ("error", "missing", "error"),
        ("error", "kept", "kept"),
        ("warning", "weak", "warning"),
        ("warning", "incomplete", "warning"),
        ("warning", "missing", "missing"),
        ("information", "missing", "missing"),
        ("information", "contradiction", "information"),
        ("information", "kept", "kept"),
    ],
)
def test_each_finding_has_one_group(severity: Severity, status: Status, group: str) -> None:
    assert standing.group_of(finding(severity, status)) == group


def test_counts_name_every_group() -> None:
    counted = standing.totals(checklist(finding(), finding("warning"), finding("warning")))
    assert counted == {"error": 1, "warning": 2, "missing": 0, "information": 0, "kept": 0}


def test_progress_counts_what_is_complete() -> None:
    assert standing.complete_of(checklist()) == (1, 3)


def test_a_section_is_as_good_as_its_worst_finding() -> None:
    found = checklist(
        finding("warning"),
        finding("error", "missing"),
        finding("warning", "missing", section="purpose"),
        finding("information", section="parties"),
        finding(section="", field="credits.schedules"),
    )
    assert standing.section_states(found, DRAFT) == {
        "parties": "complete",
        "term": "error",
        "purpose": "missing",
    }


def test_paths_lead_to_their_section_with_and_without_its_prefix() -> None:
    for path in ("term.start", "sections.term.start", "sections.term"):
        assert standing.section_in(DRAFT, path) == "term"
    assert standing.section_in(DRAFT, "credits.schedules") == "credits"
    assert standing.section_in(DRAFT, "kind") == ""
    assert standing.section_in(DRAFT, "") == ""
    assert standing.full_path(DRAFT, "term.start") == "sections.term.start"
    assert standing.full_path(DRAFT, "") == ""


def test_fields_show_what_stands_but_not_what_is_kept_or_for_information() -> None:
    found = (
        finding(message="One."),
        finding("warning", message="Two."),
        finding("information", message="Three."),
        finding("error", "kept", message="Four."),
        finding("error", "missing", section="", field="credits.schedules", message="Five."),
    )
    placed = standing.findings_by_place(found, DRAFT)
    assert {path: [f.message for f in at] for path, at in placed.items()} == {
        "sections.term.start": ["One.", "Two."]
    }


def test_a_finding_is_kept_while_its_numbers_stay() -> None:
    agreement = Agreement(id="a", title="T", sections=(TermSection(id="term", title="Term"),))
    judged = Judge().checklist(agreement, CONTEXT)
    first = judged.findings[0]
    kept = standing.keep(first, "We agreed so")(agreement)
    again = Judge().checklist(kept, CONTEXT)
    now = next(f for f in again.findings if (f.id, f.field) == (first.id, first.field))
    assert (now.status, now.reason) == ("kept", "We agreed so")
    back = standing.stop_keeping(now)(kept)
    assert back == agreement


def test_another_reason_takes_the_place_of_the_first() -> None:
    once = standing.keep(finding(), "One")(DRAFT)
    twice = standing.keep(finding(), "Two")(once)
    assert [waiver.reason for waiver in twice.waivers] == ["Two"]
    assert twice.waivers[0].id == once.waivers[0].id


def test_findings_of_other_numbers_are_kept_apart() -> None:
    other = Finding(
        id="B01",
        severity="error",
        status="weak",
        section="term",
        field="term.start",
        message="No.",
        objects=("term", "1"),
        numbers=("2",),
    )
    kept = standing.keep(other, "Two")(standing.keep(finding(), "One")(DRAFT))
    assert len(kept.waivers) == 2
