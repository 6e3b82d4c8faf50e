"""An agreement from its template to the files to send, by keyboard and mouse."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from sla_desktop.app.opening import read
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.document.printed import printed_copy
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import (
    ControlSection,
    PartiesSection,
    ProseSection,
    TermSection,
)
from sla_desktop.domain.text import Paragraph, Run, plain_text
from sla_desktop.ui.theme import LIGHT
from tests.e2e.program import Program, section

ANSWERS = ("Parkview Dental LLP", "2027-03-01", "12 months", "25", "1200", "", "")
MAIN = "Managed IT Support Agreement"
END = dt.date(2028, 12, 31)
CLAUSE = "Each new subcontractor is named in writing."


def test_from_a_template_to_files(program: Program) -> None:
    new_from_template(program)
    fresh = program.stored()
    assert [party.name for party in section(fresh, PartiesSection).parties] == [
        "Alder IT Services Ltd",
        "Parkview Dental LLP",
    ]
    edit_three_sections(program, fresh)
    edited = program.stored()
    mend_the_error(program)
    assert errors_in(edited) == 1
    assert errors_in(program.stored()) == 0
    undo_across_sections(program, fresh)
    export(program)
    program.quit()


def new_from_template(program: Program) -> None:
    """Through the gallery and the quick start."""
    screen = program.screen
    program.start()
    screen.until_in_front("Welcome")
    screen.click_button(LIGHT.accent)
    screen.until_in_front("New agreement")
    screen.keys("ctrl+f")
    screen.type("managed it support")
    screen.keys("Return", "Return")  # the template found; we are the provider
    for answer in ("Alder IT Services Ltd", *ANSWERS):
        if answer:
            screen.type(answer)
        screen.keys("Return")
    screen.until_in_front(MAIN)


def edit_three_sections(program: Program, fresh: Agreement) -> None:
    """Two dates, a cell of a table, and wording in a section of its own."""
    screen = program.screen
    screen.until(lambda: screen.shows(LIGHT.warning), "the checklist")
    screen.keys("shift+F6")  # from the field that a new agreement starts in
    program.enter(fresh, "term")
    screen.keys("Tab")
    screen.type("2027-05-01")
    screen.keys("Tab", "Tab")  # past the length
    screen.type("2027-01-31")  # before it starts
    screen.keys("shift+F6")
    program.enter(fresh, "parties")
    screen.keys("Tab", "Down", "Right", "Right", "F2", "ctrl+a")
    screen.type("Clinic")
    screen.keys("Return", "ctrl+shift+n")
    screen.until_in_front("Add section")
    screen.type("free")
    screen.keys("Return")
    screen.until_in_front(MAIN)
    screen.keys("Tab", "ctrl+u")
    screen.type(CLAUSE)
    screen.until(lambda: CLAUSE in wording_of(program.stored()), "the clause on disk")
    edited = program.stored()
    (clause,) = section(edited, ProseSection).wording
    assert clause == Paragraph(runs=(Run(text=CLAUSE, underline=True),))
    assert section(edited, TermSection).start == dt.date(2027, 5, 1)
    assert section(edited, TermSection).end == dt.date(2027, 1, 31)
    assert [party.label for party in section(edited, PartiesSection).parties] == [
        "Provider",
        "Clinic",
    ]


def mend_the_error(program: Program) -> None:
    """Goes from the checklist to the field at fault."""
    screen = program.screen
    program.until_judged(errors=True)
    screen.keys("F8", "ctrl+a")
    screen.type("2028-04-30")
    program.until_judged(errors=False)
    until_end(program, dt.date(2028, 4, 30))


def undo_across_sections(program: Program, fresh: Agreement) -> None:
    """Takes one edit after the other back; each undo goes to the place of its change."""
    step_until(program, "ctrl+z", lambda draft: section(draft, TermSection).end is None)
    program.until_judged(errors=False)
    program.screen.type("2028-12-31")  # into the field that is empty again
    until_end(program, END)
    kept = program.stored()
    step_until(program, "ctrl+z", lambda draft: draft == fresh)
    step_until(program, "ctrl+shift+z", lambda draft: draft == kept)


def export(program: Program) -> None:
    """Both documents, as proposed; each holds the agreement as it is on disk then."""
    screen = program.screen
    screen.keys("ctrl+e")
    screen.until_in_front("Export")
    screen.keys("Return")
    screen.until(lambda: len(written(program)) == 2, "two files")
    screen.until(lambda: len(rows_of(program.stored())) == 2, "the new version in its table")
    screen.keys("Escape")
    screen.until_in_front(MAIN)
    kept = printed_copy(program.stored())
    document, pages = written(program)
    assert [path.suffix for path in (document, pages)] == [".docx", ".pdf"]
    for path in (document, pages):
        assert read(path).agreement == kept
    with zipfile.ZipFile(document) as parts:
        assert parts.testzip() is None
    with pypdfium2.PdfDocument(pages) as pdf:
        assert len(pdf) > 10
        assert "Parkview Dental LLP" in pdf[0].get_textpage().get_text_range()


def written(program: Program) -> list[Path]:
    """The documents among the owner's files, whole ones only."""
    found = [path for ending in ("docx", "pdf") for path in program.owner.rglob(f"*.{ending}")]
    return sorted(path for path in found if path.stat().st_size)


def rows_of(agreement: Agreement) -> tuple[object, ...]:
    return section(agreement, ControlSection).log


def step_until(program: Program, key: str, done: Callable[[Agreement], bool]) -> None:
    """Presses a key until the draft on disk is as wanted, one step at a time."""
    for _ in range(12):
        if done(step(program, key)):
            return
    raise AssertionError(f"“{key}” does not come there.")


def step(program: Program, key: str) -> Agreement:
    """The draft on disk that a key made of the one before."""
    before = program.stored()
    program.screen.keys(key, "ctrl+s")
    return program.screen.until(lambda: changed(program, before), f"{key} on disk")


def until_end(program: Program, end: dt.date) -> None:
    program.screen.until(
        lambda: section(program.stored(), TermSection).end == end, "the end on disk"
    )


def changed(program: Program, before: Agreement) -> Agreement | None:
    now = program.stored()
    return now if now != before else None


def wording_of(agreement: Agreement) -> str:
    own = [one for one in agreement.sections if isinstance(one, ProseSection)]
    return plain_text(own[0].wording) if own else ""


def errors_in(agreement: Agreement) -> int:
    return Judge().checklist(agreement, Context(today=dt.date(2026, 11, 1))).errors
