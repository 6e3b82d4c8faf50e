"""Versions: kept by name, looked at, brought back as a step that undo takes back."""

import itertools
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import set_text
from sla_desktop.storage.library import Library
from sla_desktop.ui.versions import VersionsDialog
from tests.storage.faults import SteadyOps
from tests.storage.samples import agreement
from tests.ui.welcome.bench import is_gone, now, rich_labels, unnamed


class Case:
    """An agreement open for editing, and its versions on screen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library(folder, SteadyOps())
        self.library.add(agreement("one", title="First"))
        self.looked_at: list[tuple[str, str]] = []
        ticks = itertools.count()
        self.session = Session(agreement("one", title="First"), lambda: float(next(ticks)))

    def dialog(self) -> VersionsDialog:
        made = VersionsDialog(self.library, self.session, self._look, now)
        made.show()
        return made

    def _look(self, version: Agreement, label: str) -> None:
        self.looked_at.append((version.title, label))

    def retitle(self, title: str) -> None:
        self.session.apply("Title", set_text("title", title))

    def spoil(self, number: int) -> None:
        path = self.folder / f"agreements/one/versions/v{number:06d}.json"
        path.write_bytes(path.read_bytes()[:-9])


@pytest.fixture
def case(qapp: object, tmp_path: Path) -> Case:
    return Case(tmp_path)


def texts(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def kept(qtbot: QtBot, dialog: VersionsDialog, name: str) -> None:
    qtbot.keyClicks(dialog.name.line, name)
    qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)


def test_before_the_first_one_it_says_what_they_are_for(case: Case, qtbot: QtBot) -> None:
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    assert texts(dialog) == ["No versions yet"]
    assert not dialog.look_button.isEnabled()
    assert not dialog.back_button.isEnabled()
    assert dialog.focusWidget() is dialog.name.line
    assert unnamed(dialog) == []
    assert rich_labels(dialog) == []


def test_versions_are_kept_by_name_newest_first(case: Case, qtbot: QtBot) -> None:
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    kept(qtbot, dialog, "As sent")
    case.retitle("Second")
    kept(qtbot, dialog, "After the call")
    assert texts(dialog) == ["After the call", "As sent"]
    assert dialog.isVisible()
    assert dialog.said == "“After the call” is kept."
    assert case.library.load_version("one", 2).title == "Second"


def test_a_version_needs_a_name(case: Case, qtbot: QtBot) -> None:
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    dialog.keep_button.click()
    assert dialog.name.problem
    assert case.library.list_versions("one") == ()


def test_one_is_looked_at_without_changing_anything(case: Case, qtbot: QtBot) -> None:
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    kept(qtbot, dialog, "As sent")
    case.retitle("Second")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert case.looked_at == [("First", "As sent")]
    assert case.session.agreement.title == "Second"


def test_one_is_brought_back_and_undo_takes_it_back(case: Case, qtbot: QtBot) -> None:
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    kept(qtbot, dialog, "As sent")
    case.retitle("Second")
    dialog.back_button.click()
    assert case.session.agreement.title == "First"
    step = case.session.history.undoable
    assert step is not None
    assert step.label == "Bring back “As sent”"
    assert case.session.undo()
    assert case.session.agreement.title == "Second"
    case.session.undo()
    dialog.back_button.click()
    assert dialog.said == "“As sent” says the same as the agreement."


def test_a_damaged_version_says_so_and_the_others_stay(case: Case, qtbot: QtBot) -> None:
    case.library.keep_version(case.session.agreement, "Good", now())
    case.library.keep_version(case.session.agreement, "Bad", now())
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    case.spoil(2)  # after the list was read
    dialog.look_button.click()
    assert "v000002.json" in dialog.said
    assert case.looked_at == []
    dialog.back_button.click()
    assert case.session.history.undoable is None
    dialog.refresh()
    assert texts(dialog) == ["Version 2", "Good"]
    assert not dialog.look_button.isEnabled()
    dialog.list.setCurrentRow(1)
    assert dialog.look_button.isEnabled()


def test_a_folder_that_cannot_be_read_or_written_is_told(case: Case, qtbot: QtBot) -> None:
    (case.folder / "agreements/one/versions").write_bytes(b"a file in the way")
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    assert "cannot be read" in dialog.said
    kept(qtbot, dialog, "As sent")
    assert "a file stands where a folder belongs" in dialog.name.problem


def test_what_is_read_only_is_only_looked_at(case: Case, qtbot: QtBot) -> None:
    case.library.keep_version(case.session.agreement, "As sent", now())
    case.session.read_only = True
    dialog = case.dialog()
    qtbot.addWidget(dialog)
    assert not dialog.keep_button.isVisible()
    assert not dialog.back_button.isEnabled()
    dialog.look_button.click()
    assert case.looked_at == [("First", "As sent")]


def test_the_dialog_is_freed_when_closed(case: Case) -> None:
    dialog: VersionsDialog | None = case.dialog()
    assert dialog is not None
    gone: weakref.ref[QWidget] = weakref.ref(dialog)
    dialog.close()
    dialog = None
    assert is_gone(gone)
