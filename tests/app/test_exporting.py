"""An export writes its files and freezes a version, or leaves everything as it was."""

import datetime as dt
import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sla_desktop.app import exporting
from sla_desktop.app.exporting import Exporting, Job, Outcome, explained
from sla_desktop.app.session import Session
from sla_desktop.domain import copyfile, edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ControlSection, ProseSection
from sla_desktop.export import files
from sla_desktop.export.files import Step
from sla_desktop.reading.exports import from_docx, from_pdf
from sla_desktop.storage.errors import (
    ExistsError,
    NotSavedError,
    NotYetSafeError,
    StoreError,
    not_saved,
)
from sla_desktop.storage.library import Library
from sla_desktop.storage.outside import write_outside

NOW = dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC)


class Scene:
    """An agreement of a library, open, and its exports."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        control = ControlSection(id="control", title="Document control")
        prose = ProseSection(id="work", title="Work", wording=wording("Work begins at eight."))
        agreement = Agreement(id="a", title="Support", sections=(control, prose))
        self.library = Library(folder / "library")
        self.library.add(agreement)
        self.session = Session(agreement, lambda: 0.0, read_only=read_only)
        self.exporting = Exporting(self.session, self.library, lambda: NOW)
        self.steps: list[str] = []
        self.outcomes: list[Outcome] = []
        self.failed: list[Exception] = []
        self.exporting.progressed.connect(self.steps.append)
        self.exporting.ended.connect(self.outcomes.append)
        self.exporting.failed.connect(self.failed.append)

    def path(self, ending: str) -> Path:
        return self.folder / f"out.{ending}"

    def export(
        self, qtbot: QtBot, *endings: str, with_data: bool = True, change: str = ""
    ) -> Outcome:
        docx, pdf = (self.path(each) if each in endings else None for each in ("docx", "pdf"))
        before = len(self.outcomes)
        self.exporting.start(Job(docx, pdf, with_data, change))
        qtbot.waitUntil(lambda: len(self.outcomes) > before, timeout=20_000)
        return self.outcomes[-1]

    def write(self, text: str) -> None:
        self.session.apply("Edit", edits.set_value("work.wording", wording(text)))

    def log(self) -> list[tuple[str, str]]:
        control = next(s for s in self.session.agreement.sections if isinstance(s, ControlSection))
        return [(row.version, row.change) for row in control.log]

    def versions(self) -> list[str]:
        return [version.label for version in self.library.list_versions("a")]


def refused(path: Path, error: OSError) -> StoreError:
    """What the store raises where the system refuses a write."""
    raised = not_saved(path, error)
    raised.__cause__ = error
    return raised


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(tmp_path)
    yield made
    made.exporting.close()
    made.library.close_all()


def test_both_documents_are_written_as_the_version_that_is_frozen(
    scene: Scene, qtbot: QtBot
) -> None:
    assert scene.exporting.plan.version == "0.2"
    done = scene.export(qtbot, "docx", "pdf", change="Hours added")
    assert done == Outcome("0.2", (scene.path("docx"), scene.path("pdf")))
    assert scene.session.agreement.version == "0.2"
    assert scene.log() == [("0.2", "Hours added")]
    assert scene.versions() == ["Exported as version 0.2"]
    for read, ending in ((from_docx, "docx"), (from_pdf, "pdf")):
        inside, _ = copyfile.decode(read(scene.path(ending).read_bytes(), "x"), "x")
        assert inside.version == "0.2"
    assert scene.library.load_version("a", 1) == scene.session.agreement


def test_the_freeze_is_one_step_that_can_be_undone(scene: Scene, qtbot: QtBot) -> None:
    before = scene.session.agreement
    scene.export(qtbot, "pdf")
    step = scene.session.history.undoable
    assert step is not None
    assert step.label == "Export version 0.2"
    scene.session.undo()
    assert scene.session.agreement == before


def test_steps_are_told(scene: Scene, qtbot: QtBot) -> None:
    scene.export(qtbot, "docx")
    assert scene.steps == [
        "Putting the document together",
        "Laying out the pages",
        "Writing the Word document",
        "Saving",
    ]


def test_the_same_text_keeps_its_number(scene: Scene, qtbot: QtBot) -> None:
    scene.export(qtbot, "pdf")
    assert scene.export(qtbot, "docx").version == "0.2"
    assert scene.log() == [("0.2", "Draft")]
    assert scene.versions() == ["Exported as version 0.2"]
    scene.write("Work begins at nine.")
    assert scene.export(qtbot, "docx").version == "0.3"
    assert [version for version, _ in scene.log()] == ["0.2", "0.3"]


def test_data_goes_in_only_when_wanted(scene: Scene, qtbot: QtBot) -> None:
    scene.export(qtbot, "docx", with_data=False)
    assert copyfile.DATA_NAMESPACE.encode() not in scene.path("docx").read_bytes()


def test_an_existing_file_is_replaced(scene: Scene, qtbot: QtBot) -> None:
    scene.path("pdf").write_bytes(b"old")
    scene.export(qtbot, "pdf")
    assert scene.path("pdf").read_bytes().startswith(b"%PDF")


def test_a_stopped_export_leaves_no_trace(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()

    def make(agreement: Agreement, wanted: object, step: Step) -> None:
        going.wait(20)
        step("Laying out the pages")

    monkeypatch.setattr(files, "make_files", make)
    before = scene.session.agreement
    scene.exporting.start(Job(scene.path("docx"), scene.path("pdf"), with_data=True))
    scene.exporting.stop()
    going.set()
    qtbot.waitUntil(lambda: bool(scene.outcomes), timeout=20_000)
    assert scene.outcomes == [Outcome("0.2", stopped=True)]
    assert scene.session.agreement is before
    assert (scene.path("docx").exists(), scene.path("pdf").exists()) == (False, False)
    assert scene.versions() == []


def test_after_a_stop_it_can_begin_again(scene: Scene, qtbot: QtBot) -> None:
    scene.exporting.start(Job(scene.path("docx"), None, with_data=True))
    scene.exporting.stop()
    qtbot.waitUntil(lambda: bool(scene.outcomes), timeout=20_000)
    scene.path("docx").unlink(missing_ok=True)
    assert scene.export(qtbot, "docx").written == (scene.path("docx"),)


def test_a_file_that_cannot_be_written_freezes_nothing(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes, *, replace: bool) -> None:
        raise refused(path, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(exporting, "write_outside", full)
    before = scene.session.agreement
    done = scene.export(qtbot, "docx", "pdf")
    assert done.written == ()
    assert ["no room" in problem for problem in done.problems] == [True, True]
    assert scene.session.agreement is before
    assert (scene.session.history.undoable, scene.session.history.redoable) == (None, None)
    assert scene.versions() == []


def test_one_file_out_is_a_version_out_and_the_other_can_follow_under_its_number(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(path: Path, data: bytes, *, replace: bool) -> None:
        if path.suffix == ".pdf":
            raise refused(path, OSError(errno.ETXTBSY, "busy"))
        write_outside(path, data, replace=replace)

    monkeypatch.setattr(exporting, "write_outside", half)
    done = scene.export(qtbot, "docx", "pdf")
    assert done.written == (scene.path("docx"),)
    assert "open in another program" in done.problems[0]
    assert scene.session.agreement.version == "0.2"
    monkeypatch.setattr(exporting, "write_outside", write_outside)
    assert scene.export(qtbot, "pdf") == Outcome("0.2", (scene.path("pdf"),))


def test_what_the_disk_did_not_confirm_is_out_and_told(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure(path: Path, data: bytes, *, replace: bool) -> None:
        raise NotYetSafeError("It was written, but the disk did not confirm it.")

    monkeypatch.setattr(exporting, "write_outside", unsure)
    done = scene.export(qtbot, "pdf")
    assert done == Outcome(
        "0.2", (scene.path("pdf"),), ("It was written, but the disk did not confirm it.",)
    )
    assert scene.session.agreement.version == "0.2"


def test_a_pdf_that_no_font_can_draw_freezes_nothing(scene: Scene, qtbot: QtBot) -> None:
    scene.write("Price: \ue000.")
    before = scene.session.agreement
    done = scene.export(qtbot, "pdf")
    assert done.written == ()
    assert "\ue000" in done.problems[0]
    assert scene.session.agreement is before


def test_a_version_that_cannot_be_kept_is_told(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSavedError("No room.")

    monkeypatch.setattr(scene.library, "keep_version", refuse)
    done = scene.export(qtbot, "pdf")
    assert done.written == (scene.path("pdf"),)
    assert "No room." in done.problems[0]
    assert scene.session.agreement.version == "0.2"


def test_a_draft_that_can_only_be_read_is_exported_as_it_is(tmp_path: Path, qtbot: QtBot) -> None:
    made = Scene(tmp_path, read_only=True)
    assert made.export(qtbot, "pdf") == Outcome("0.1", (made.path("pdf"),))
    assert made.session.agreement.version == "0.1"
    assert made.versions() == []
    made.exporting.close()
    made.library.close_all()


def test_what_is_typed_meanwhile_stays_and_is_not_taken_for_exported(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.exporting.start(Job(None, scene.path("pdf"), with_data=True))
    scene.write("Typed meanwhile.")
    qtbot.waitUntil(lambda: bool(scene.outcomes), timeout=20_000)
    assert scene.session.agreement.version == "0.2"
    inside, _ = copyfile.decode(from_pdf(scene.path("pdf").read_bytes(), "x"), "x")
    assert inside.sections[1].wording == wording("Work begins at eight.")
    assert scene.session.agreement.sections[1].wording == wording("Typed meanwhile.")
    assert scene.exporting.plan.version == "0.3"


def test_a_fault_is_told_calmly_and_logged(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(exporting, "write_outside", fail)
    done = scene.export(qtbot, "pdf")
    assert "made a mistake" in done.problems[0]
    assert isinstance(scene.failed[0], KeyError)
    assert scene.session.agreement.version == "0.1"


class BusyError(OSError):
    """As Windows says that another program has the file."""

    winerror = 32


@pytest.mark.parametrize(
    ("error", "system", "words"),
    [
        (BusyError(errno.EACCES, "x"), "win32", "open in another program"),
        (OSError(errno.EBUSY, "x"), "linux", "open in another program"),
        (OSError(errno.ENOSPC, "x"), "linux", "no room"),
        (OSError(errno.EDQUOT, "x"), "darwin", "no room"),
        (OSError(errno.EROFS, "x"), "linux", "can only be read"),
        (OSError(errno.EACCES, "x"), "win32", "Controlled folder access"),
        (OSError(errno.ENOENT, "x"), "win32", "Controlled folder access"),
        (OSError(errno.EACCES, "x"), "linux", "You may not save in"),
        (OSError(errno.EPERM, "x"), "darwin", "You may not save in"),
        (OSError(errno.EIO, "x"), "linux", "reports an error"),
    ],
)
def test_each_refusal_of_the_system_is_explained(
    tmp_path: Path, error: OSError, system: str, words: str
) -> None:
    told = explained(tmp_path / "out.docx", refused(tmp_path, error), system)
    assert words in told
    assert told.endswith((".", "elsewhere."))


def test_a_folder_that_has_gone_is_named(tmp_path: Path) -> None:
    error = refused(tmp_path, FileNotFoundError(errno.ENOENT, "x"))
    for system in ("linux", "win32"):
        told = explained(tmp_path / "gone" / "out.docx", error, system)
        assert "not there any more" in told


def test_a_write_protected_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(b"x")
    path.chmod(0o444)
    told = explained(path, refused(path, PermissionError(errno.EACCES, "x")), "win32")
    assert "write-protected" in told


def test_a_file_that_windows_holds_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(b"x")
    denied = refused(path, PermissionError(errno.EACCES, "x"))
    assert "close it where it is open" in explained(path, denied, "win32")
    assert "You may not save in" in explained(path, denied, "linux")


def test_other_refusals_speak_for_themselves(tmp_path: Path) -> None:
    assert explained(tmp_path / "x", ExistsError("It exists.")) == "It exists."
