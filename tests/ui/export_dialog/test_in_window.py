"""The export dialog on the main window: opened by its command, it leads back to the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sla_desktop.storage.library import Library
from sla_desktop.ui.export_dialog import ExportDialog, open_export
from sla_desktop.ui.main_window import MainWindow
from tests.ui.shell.bench import NOW, Bench


class Scene:
    """A window whose export command opens the dialog."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.folder = folder
        self.bench = Bench(application, folder)
        self.bench.settings.export_folder = str(folder)
        self.library = Library(folder / "library")
        self.window = self.bench.open(errands={"export": self.export})
        self.library.add(self.window.session.agreement)

    def export(self, window: MainWindow) -> ExportDialog:
        return open_export(window, self.bench.settings, self.library, lambda: NOW)

    def dialog(self) -> ExportDialog:
        self.window.commands["export"].trigger()
        (found,) = self.window.findChildren(ExportDialog)
        return found


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Scene]:
    made = Scene(qapp, tmp_path)
    yield made
    made.library.close_all()
    made.bench.close()


def test_the_command_opens_it_on_the_window(scene: Scene) -> None:
    dialog = scene.dialog()
    assert dialog.isVisible()
    assert dialog.isModal()
    assert dialog.points.list.count() > 0
    dialog.close()


def test_an_open_point_leads_to_its_page(scene: Scene, qtbot: QtBot) -> None:
    gone_to: list[object] = []
    scene.window.checklist.go_wanted.connect(gone_to.append)
    dialog = scene.dialog()
    dialog.points.fold.click()
    dialog.points.list.setCurrentRow(0)
    qtbot.keyClick(dialog.points.list, Qt.Key.Key_Return)
    assert len(gone_to) == 1


def test_an_export_is_a_step_of_the_window(scene: Scene, qtbot: QtBot) -> None:
    version = scene.window.session.agreement.version
    dialog = scene.dialog()
    ended: list[object] = []
    dialog.exporting.ended.connect(ended.append)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert len(list(scene.folder.glob("*.docx"))) == 1
    assert scene.window.session.agreement.version != version
    dialog.close()
    scene.window.commands["undo"].trigger()
    assert scene.window.session.agreement.version == version
