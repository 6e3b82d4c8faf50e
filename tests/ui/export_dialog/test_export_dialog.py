"""The export dialog: what stands open, safe answers, one question before replacing, a clear end."""

import datetime as dt
import errno
import gc
import itertools
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sla_desktop.app import exporting
from sla_desktop.app.session import Session
from sla_desktop.app.settings import Settings
from sla_desktop.catalogue.templates import start, templates
from sla_desktop.checks.draft import Context
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Checklist, Judge
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import LogEntry
from sla_desktop.domain.sections import ControlSection
from sla_desktop.export import files
from sla_desktop.export.files import Step
from sla_desktop.storage.errors import not_saved
from sla_desktop.storage.library import Library
from sla_desktop.ui.export_dialog import ExportDialog
from sla_desktop.ui.export_form import first_folder
from sla_desktop.ui.theme import put_on

NOW = dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC)


class Scene:
    """The dialog on an agreement from a template."""

    def __init__(self, folder: Path, checklist: Checklist | None = None) -> None:
        self.folder = folder / "out"
        self.folder.mkdir()
        self.settings = Settings(folder / "settings.ini")
        self.settings.export_folder = str(self.folder)
        agreement = start(templates()["T02"], "sla-1")
        self.library = Library(folder / "library")
        self.library.add(agreement)
        ticks = itertools.count()
        self.session = Session(agreement, lambda: 10.0 * next(ticks))
        self.revealed: list[Path] = []
        self.window = QMainWindow()
        self.dialog = ExportDialog(
            self.session,
            checklist or judged(agreement),
            self.settings,
            self.library,
            lambda: NOW,
            self.window,
            reveal=self.revealed.append,
        )
        self.window.show()
        self.dialog.open()

    @property
    def name(self) -> str:
        return self.dialog.form.name.text

    def type_name(self, qtbot: QtBot, text: str) -> None:
        line = self.dialog.form.name.line
        line.selectAll()
        qtbot.keyClicks(line, text) if text else qtbot.keyClick(line, Qt.Key.Key_Delete)

    def said(self) -> str:
        return "\n".join(
            each.text() for each in self.dialog.findChildren(QLabel) if each.isVisible()
        )

    def export(self, qtbot: QtBot) -> None:
        """Presses the button and waits for the end."""
        ended: list[object] = []
        self.dialog.exporting.ended.connect(ended.append)
        qtbot.mouseClick(self.dialog.export_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(ended), timeout=20_000)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


def judged(agreement: Agreement) -> Checklist:
    return Judge().checklist(agreement, Context(today=NOW.date()))


def findings(*severities: str) -> Checklist:
    made = tuple(
        Finding(
            id=f"B{at:02}",
            severity="error" if name == "error" else "warning",
            status="kept" if name == "kept" else "missing" if name == "missing" else "weak",
            section="",
            field="title",
            message=f"<b>{name}</b> number {at}",
        )
        for at, name in enumerate(severities)
    )
    return Checklist(profile="source", findings=made, statuses={}, score=50)


def log_of(agreement: Agreement) -> tuple[LogEntry, ...]:
    return next(s.log for s in agreement.sections if isinstance(s, ControlSection))


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Scene]:
    put_on(qapp, "light")
    made = Scene(tmp_path)
    yield made
    leave(made)


def leave(made: Scene) -> None:
    made.library.close_all()
    if shiboken6.isValid(made.dialog):
        made.dialog.close()
    made.window.close()
    made.window.deleteLater()


def with_checklist(tmp_path: Path, *severities: str) -> Scene:
    return Scene(tmp_path, findings(*severities))


# what stands open


def test_what_stands_open_is_counted(tmp_path: Path, qtbot: QtBot) -> None:
    made = with_checklist(tmp_path, "error", "warning", "warning", "missing", "kept")
    for words in ("1 error", "2 warnings", "1 missing", "1 kept with a reason"):
        assert words in made.said().split("\n")
    assert made.dialog.points.list.count() == 4
    leave(made)


def test_with_errors_the_button_says_that_it_is_done_anyway(tmp_path: Path, qtbot: QtBot) -> None:
    made = with_checklist(tmp_path, "error")
    assert made.dialog.export_button.text() == "Export anyway"
    leave(made)


@pytest.mark.parametrize("standing", [("warning",), ("kept",), ()])
def test_without_errors_it_just_exports(
    tmp_path: Path, qtbot: QtBot, standing: tuple[str, ...]
) -> None:
    made = with_checklist(tmp_path, *standing)
    assert made.dialog.export_button.text() == "Export"
    assert ("Nothing stands open" in made.said()) == (standing != ("warning",))
    leave(made)


def test_the_list_opens_on_demand(scene: Scene, qtbot: QtBot) -> None:
    points = scene.dialog.points
    assert not points.list.isVisible()
    before = scene.dialog.height()
    points.fold.click()
    assert points.list.isVisible()
    qtbot.waitUntil(lambda: scene.dialog.height() > before)
    points.fold.click()
    qtbot.waitUntil(lambda: scene.dialog.height() == before)


def test_enter_on_an_entry_goes_there_and_exports_nothing(scene: Scene, qtbot: QtBot) -> None:
    wanted: list[Finding] = []
    scene.dialog.go_wanted.connect(wanted.append)
    points = scene.dialog.points
    points.fold.click()
    points.list.setCurrentRow(1)
    qtbot.keyClick(points.list, Qt.Key.Key_Return)
    assert [each.message for each in wanted] == [
        judged(scene.session.agreement).findings[1].message
    ]
    assert not scene.dialog.exporting.busy
    assert scene.names() == []


# the answers


def test_name_and_folder_are_proposed(scene: Scene) -> None:
    assert scene.name == "Managed IT Support Agreement 0.2"
    assert scene.dialog.form.folder.text == str(scene.folder)
    assert (scene.dialog.form.format, scene.dialog.form.data.isChecked()) == ("both", True)
    assert "version 0.2" in scene.said()


def test_a_folder_that_has_gone_is_not_proposed(tmp_path: Path) -> None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = first_folder(str(tmp_path / "gone"))
    assert proposed in (documents, str(Path.home()))
    assert Path(proposed).is_dir()
    assert first_folder(str(tmp_path)) == str(tmp_path)


def test_a_name_that_does_not_fit_is_refused_as_it_is_typed(scene: Scene, qtbot: QtBot) -> None:
    scene.type_name(qtbot, "a/b")
    assert "cannot hold /" in scene.dialog.form.name.problem
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert not scene.dialog.exporting.busy
    assert scene.dialog.form.name.line.hasFocus() or not scene.dialog.isActiveWindow()
    scene.type_name(qtbot, "ab")
    assert scene.dialog.form.name.problem == ""


def test_a_folder_that_is_not_there_is_refused(scene: Scene, qtbot: QtBot) -> None:
    scene.dialog.form.folder.line.clear()
    qtbot.keyClicks(scene.dialog.form.folder.line, "/not/there")
    assert "no such folder" in scene.dialog.form.folder.problem
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert not scene.dialog.exporting.busy


def test_a_folder_can_be_chosen(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    scene.dialog.form.browse.click()
    chooser = scene.dialog.form.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path))
    assert scene.dialog.form.folder.text == str(tmp_path)
    chooser.close()


# exporting


def test_both_are_written_and_shown(scene: Scene, qtbot: QtBot) -> None:
    scene.export(qtbot)
    assert scene.names() == [f"{scene.name}.docx", f"{scene.name}.pdf"]
    assert "Exported as version 0.2" in scene.said()
    assert str(scene.folder / f"{scene.name}.pdf") in scene.said()
    qtbot.mouseClick(scene.dialog.show_button, Qt.MouseButton.LeftButton)
    assert scene.revealed == [scene.folder / f"{scene.name}.docx"]
    assert scene.session.agreement.version == "0.2"


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_one_of_them_is_written(scene: Scene, qtbot: QtBot, ending: str) -> None:
    scene.dialog.form.choose_format(ending)
    scene.export(qtbot)
    assert scene.names() == [f"{scene.name}.{ending}"]


def test_the_answers_are_remembered(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    scene.dialog.form.take_folder(str(other))
    scene.dialog.form.choose_format("pdf")
    scene.dialog.form.data.setChecked(False)
    scene.export(qtbot)
    scene.settings.save()
    kept = Settings(tmp_path / "settings.ini")
    assert (kept.export_folder, kept.export_format, kept.export_data) == (str(other), "pdf", False)


def test_what_changed_goes_into_the_table_of_versions(scene: Scene, qtbot: QtBot) -> None:
    qtbot.keyClicks(scene.dialog.form.change.line, "Hours extended")
    scene.export(qtbot)
    log = log_of(scene.session.agreement)
    assert (log[-1].version, log[-1].change) == ("0.2", "Hours extended")


def test_an_existing_file_is_asked_about_once(scene: Scene, qtbot: QtBot) -> None:
    old = scene.folder / f"{scene.name}.pdf"
    old.write_bytes(b"old")
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert not scene.dialog.exporting.busy
    assert f"“{old.name}” is there already" in scene.said()
    assert scene.dialog.export_button.text() == "Replace and export"
    assert old.read_bytes() == b"old"
    scene.export(qtbot)
    assert old.read_bytes().startswith(b"%PDF")


def test_another_name_asks_anew(scene: Scene, qtbot: QtBot) -> None:
    for name in ("one", "two"):
        (scene.folder / f"{name}.pdf").write_bytes(b"old")
    scene.type_name(qtbot, "one")
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    scene.type_name(qtbot, "two")
    assert scene.dialog.export_button.text() == "Export anyway"
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert not scene.dialog.exporting.busy
    assert "“two.pdf” is there already" in scene.said()


def test_a_folder_of_that_name_is_not_replaced(scene: Scene, qtbot: QtBot) -> None:
    (scene.folder / f"{scene.name}.pdf").mkdir()
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert "is a folder" in scene.said()
    assert not scene.dialog.exporting.busy


def test_a_failure_says_why_and_changes_nothing(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes, *, replace: bool) -> None:
        error = OSError(errno.ENOSPC, "full")
        raise not_saved(path, error) from error

    monkeypatch.setattr(exporting, "write_outside", full)
    before = scene.session.agreement
    scene.export(qtbot)
    assert "There is no room" in scene.said()
    assert scene.session.agreement is before
    assert scene.dialog.export_button.isEnabled()
    assert scene.dialog.form.isEnabled()


def test_one_file_that_failed_can_be_tried_again(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = exporting.write_outside

    def half(path: Path, data: bytes, *, replace: bool) -> None:
        if path.suffix == ".pdf":
            error = OSError(errno.EBUSY, "busy")
            raise not_saved(path, error) from error
        real(path, data, replace=replace)

    monkeypatch.setattr(exporting, "write_outside", half)
    scene.export(qtbot)
    assert "open in another program" in scene.said()
    assert "Exported as version 0.2" in scene.said()
    monkeypatch.setattr(exporting, "write_outside", real)
    qtbot.mouseClick(scene.dialog.back_button, Qt.MouseButton.LeftButton)
    assert "keeps that number" in scene.said()
    assert not scene.dialog.form.change.isVisible()
    scene.dialog.form.choose_format("pdf")
    scene.export(qtbot)
    assert scene.names() == [f"{scene.name}.docx", f"{scene.name}.pdf"]


def test_it_can_be_stopped(scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    going = threading.Event()

    def make(agreement: Agreement, wanted: object, step: Step) -> None:
        step("Laying out the pages")
        going.wait(20)
        step("Writing the Word document")

    monkeypatch.setattr(files, "make_files", make)
    before = scene.session.agreement
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Laying out the pages" in scene.said())
    assert not scene.dialog.form.isEnabled()
    assert scene.dialog.cancel_button.text() == "Stop"
    qtbot.keyClick(scene.dialog, Qt.Key.Key_Escape)
    assert scene.dialog.isVisible()
    going.set()
    qtbot.waitUntil(lambda: "Nothing was exported" in scene.said())
    assert (scene.names(), scene.session.agreement) == ([], before)
    assert scene.dialog.cancel_button.isEnabled()
    assert scene.dialog.cancel_button.text() == "Cancel"


def test_closing_the_window_while_it_works_stops_first(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()

    def make(agreement: Agreement, wanted: object, step: Step) -> None:
        going.wait(20)
        step("Laying out the pages")

    monkeypatch.setattr(files, "make_files", make)
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert not scene.dialog.close()
    going.set()
    qtbot.waitUntil(lambda: "Nothing was exported" in scene.said())
    assert scene.dialog.close()


def test_what_no_font_draws_leaves_the_word_document_and_says_so(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.session.apply("Title", edits.set_text("title", "Price \ue000"))
    scene.export(qtbot)
    assert "\ue000" in scene.said()
    assert scene.names() == [f"{scene.name}.docx"]


def test_a_draft_that_can_only_be_read_goes_out_as_it_is(tmp_path: Path, qtbot: QtBot) -> None:
    made = Scene(tmp_path)
    made.session.read_only = True
    made.dialog.back_button.click()
    assert "can only be read" in made.said()
    made.export(qtbot)
    assert made.session.agreement.version == "0.1"
    leave(made)


# the window


def test_every_input_has_a_name_and_labels_show_plain_text(scene: Scene) -> None:
    kinds = (QLineEdit, QCheckBox, QRadioButton)
    inputs = [each for kind in kinds for each in scene.dialog.findChildren(kind)]
    inputs += [scene.dialog.points.list, scene.dialog.points.fold]
    buttons = [scene.dialog.export_button, scene.dialog.cancel_button, scene.dialog.form.browse]
    assert [each for each in (*inputs, *buttons) if not named(each)] == []
    formats = {each.textFormat() for each in scene.dialog.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def named(widget: QWidget) -> bool:
    return bool(widget.accessibleName() or getattr(widget, "text", str)())


def test_enter_exports_and_escape_leaves(scene: Scene, qtbot: QtBot) -> None:
    assert scene.dialog.export_button.isDefault()
    ended: list[object] = []
    scene.dialog.exporting.ended.connect(ended.append)
    qtbot.keyClick(scene.dialog.form.name.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert len(scene.names()) == 2
    assert scene.dialog.show_button.isDefault()


def test_a_closed_dialog_is_gone(tmp_path: Path, qtbot: QtBot) -> None:
    dead = opened_and_closed(tmp_path)
    qtbot.wait(10)
    gc.collect()
    assert [each() for each in dead] == [None, None]


def opened_and_closed(folder: Path) -> list["weakref.ref[QObject]"]:
    made = Scene(folder)
    made.dialog.close()
    parts: tuple[QObject, ...] = (made.dialog, made.dialog.exporting)
    references: list[weakref.ref[QObject]] = [weakref.ref(part) for part in parts]
    made.library.close_all()
    made.window.close()
    made.window.deleteLater()
    return references
