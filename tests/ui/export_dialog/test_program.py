"""In the program itself: the export command is there, and what goes wrong is told and logged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sla_desktop.ui.export_dialog import ExportDialog
from tests.ui.shell.test_open import Place


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    made = Place(qapp, tmp_path)
    made.settings.export_folder = str(tmp_path)
    made.desktop.open("draft")
    yield made
    made.close()


def test_an_export_of_the_program_is_kept_among_the_versions(place: Place, qtbot: QtBot) -> None:
    window = place.window()
    window.commands["export"].trigger()
    (dialog,) = window.findChildren(ExportDialog)
    ended: list[object] = []
    dialog.exporting.ended.connect(ended.append)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert len([*place.folder.glob("*.docx"), *place.folder.glob("*.pdf")]) == 2
    version = window.session.agreement.version
    labels = [each.label for each in place.library.list_versions("draft")]
    assert labels == [f"Exported as version {version}"]
    dialog.close()
    assert window.autosave.flush()
    assert place.library.load("draft", read_only=True).agreement.version == version


def test_a_fault_of_the_preview_is_written_down(place: Place) -> None:
    place.window().preview.failed.emit(RuntimeError("pages lost"))
    assert "pages lost" in place.faults.log.read_text(encoding="utf-8")
