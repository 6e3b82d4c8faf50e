"""Each export is a version with a number of its own; the same text keeps its number."""

import datetime as dt

import pytest
from msgspec.structs import replace

from sla_desktop.app.freezing import Freeze, freeze, mark_of, next_version, planned
from sla_desktop.catalogue.templates import start, templates
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement, Status
from sla_desktop.domain.digest import content_digest
from sla_desktop.domain.governance import LogEntry
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import ControlSection, PartiesSection, ProseSection

TODAY = dt.date(2027, 3, 1)


def draft(*log: str, version: str = "0.1", status: Status = "draft") -> Agreement:
    rows = tuple(LogEntry(id=f"v{at}", version=each) for at, each in enumerate(log, 1))
    parties = (
        Party(id="provider", name="Alder Ltd", role="provider"),
        Party(id="customer", name="Harbour LLP", role="customer"),
    )
    return Agreement(
        id="a",
        title="T",
        version=version,
        status=status,
        sections=(
            ControlSection(id="control", title="Document control", log=rows),
            PartiesSection(id="parties", title="Parties", parties=parties),
        ),
    )


def exported(agreement: Agreement) -> Agreement:
    """What an export makes of it, if it freezes anything."""
    row = planned(agreement, TODAY).row
    return freeze(row)(agreement) if row else agreement


def control(agreement: Agreement) -> ControlSection:
    return next(s for s in agreement.sections if isinstance(s, ControlSection))


@pytest.mark.parametrize(
    ("version", "status", "following"),
    [
        ("0.1", "draft", "0.2"),
        ("0.9", "draft", "0.10"),
        ("0.2", "in-review", "0.3"),
        ("0.4", "agreed", "1.0"),
        ("1.0", "draft", "1.1"),
        ("1.3", "agreed", "2.0"),
        ("1.0", "agreed", "2.0"),
        ("1.2", "ended", "1.3"),
        ("1.2", "superseded", "1.3"),
        ("1.2.3", "draft", "1.2.4"),
        ("1.2.3", "agreed", "2.0"),
        ("v0.1", "draft", "v0.2"),
        ("v0.1", "agreed", "v1.0"),
        ("3", "draft", "4"),
        ("3", "agreed", "4"),
        ("2027-A4", "draft", "2027-A5"),
        ("Rev B", "draft", "Rev B.1"),
        ("", "draft", "0.1"),
        ("", "agreed", "1.0"),
        (" 0.1 ", "draft", "0.2"),
        ("9" * 5000, "draft", "9" * 4991 + "1000000000"),
    ],
)
def test_the_next_number(version: str, status: Status, following: str) -> None:
    assert next_version(version, status) == following


def test_a_number_that_is_in_the_log_is_passed_over() -> None:
    assert next_version("0.1", "draft", {"0.2", "0.3"}) == "0.4"
    assert next_version("0.1", "agreed", {"1.0"}) == "2.0"


def test_an_export_is_entered_in_the_log() -> None:
    done = exported(draft("0.1"))
    assert done.version == "0.2"
    assert control(done).log[1:] == (
        LogEntry(id="v2", version="0.2", date=TODAY, author="Alder Ltd", change="Draft"),
    )
    assert control(done).exported_version == "0.2"
    assert control(done).exported_digest == content_digest(done) == mark_of(done)


@pytest.mark.parametrize(
    ("status", "version", "change"),
    [
        ("in-review", "0.2", "Draft for review"),
        ("agreed", "1.0", "Agreed version"),
        ("ended", "0.2", "Copy after the end"),
        ("superseded", "0.2", "Copy of a superseded version"),
    ],
)
def test_without_a_word_on_the_change_the_status_says_it(
    status: Status, version: str, change: str
) -> None:
    row = planned(draft("0.1", status=status), TODAY).row
    assert row is not None
    assert (row.version, row.change) == (version, change)


def test_the_author_is_the_firm_that_drafts() -> None:
    row = planned(replace(draft(), own_side="customer"), TODAY).row
    assert row is not None
    assert row.author == "Harbour LLP"
    bare = planned(Agreement(id="a", title="T"), TODAY).row
    assert bare is not None
    assert bare.author == ""


def test_without_document_control_one_comes_first() -> None:
    done = exported(Agreement(id="a", title="T", sections=(ProseSection(id="p", title="P"),)))
    assert [section.id for section in done.sections] == ["control", "p"]
    assert [row.version for row in control(done).log] == ["0.2"]
    assert control(done).exported_digest == content_digest(done)


def test_a_section_called_control_is_no_obstacle() -> None:
    prose = ProseSection(id="control", title="P")
    done = exported(Agreement(id="a", title="T", sections=(prose,)))
    assert [section.id for section in done.sections] == ["control-2", "control"]


def test_document_control_that_is_left_out_still_counts() -> None:
    agreement = draft("0.1")
    hidden = edits.set_value("control.included", False)(agreement)
    done = exported(hidden)
    assert [row.version for row in control(done).log] == ["0.1", "0.2"]
    assert not control(done).included


def test_a_row_id_that_is_taken_is_passed_over() -> None:
    rows = (LogEntry(id="v2", version="0.1"),)
    row = planned(edits.set_value("control.log", rows)(draft()), TODAY).row
    assert row is not None
    assert row.id == "v3"


def test_the_same_text_goes_out_under_the_same_number() -> None:
    done = exported(draft("0.1"))
    assert planned(done, TODAY) == Freeze("0.2")
    changed = edits.set_text("title", "Other")(done)
    again = planned(changed, TODAY)
    assert again.version == "0.3"


def test_a_text_that_is_agreed_as_it_went_out_gets_a_whole_number_once() -> None:
    agreed = replace(exported(draft("0.1")), status="agreed")
    assert planned(agreed, TODAY).version == "1.0"
    assert planned(exported(agreed), TODAY) == Freeze("1.0")


def test_what_was_exported_counts_not_what_was_typed_meanwhile() -> None:
    out = exported(draft("0.1"))
    row = control(out).log[-1]
    typed = edits.set_text("title", "Typed on")(draft("0.1"))
    noted = freeze(row, mark_of(out))(typed)
    assert noted.title == "Typed on"
    assert planned(noted, TODAY).version == "0.3"


def test_the_checklist_asks_for_a_new_number_only_after_a_change() -> None:
    made = start(templates()["T02"], "sla-1")

    def weak(agreement: Agreement) -> bool:
        findings = Judge().checklist(agreement, Context(today=TODAY)).findings
        return any(f.id == "A01" and f.status == "weak" for f in findings)

    done = exported(made)
    assert not weak(done)
    changed = edits.set_text("title", "Other")(done)
    assert weak(changed)
    assert not weak(exported(changed))


def test_no_export_marks_nothing() -> None:
    assert mark_of(Agreement(id="a", title="T")) == ""
