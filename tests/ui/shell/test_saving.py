"""Nothing to save: what the window says and does around the autosave."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from sla_desktop.domain import copyfile, edits
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.storage.errors import NotFoundError
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.saving import UnsavedDialog, file_name
from tests.ui.shell.bench import Bench, settle


def change(window: MainWindow, title: str = "Changed") -> None:
    window.session.apply("Title", edits.set_value("title", title))


def wait_for(qtbot: QtBot, window: MainWindow, state: str) -> None:
    qtbot.waitUntil(lambda: window.autosave.status.state == state)
    settle()


def answer(window: MainWindow, text: str) -> None:
    dialog = window.findChild(UnsavedDialog)
    assert dialog is not None
    next(b for b in dialog.findChildren(QPushButton) if b.text() == text).click()
    settle()


def test_a_change_is_saved_by_itself_and_told(bench: Bench, qtbot: QtBot) -> None:
    window = bench.open()
    assert window.status.words.startswith("Everything is saved")
    change(window)
    assert window.status.words.startswith("Saving …")
    wait_for(qtbot, window, "saved")
    assert window.status.words.startswith("Saved 14:02")
    assert [saved.title for saved in bench.disk.saved] == ["Changed"]


def test_leaving_the_window_saves_at_once(bench: Bench, qtbot: QtBot) -> None:
    window = bench.open()
    change(window)
    other = bench.open()
    other.activateWindow()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: bool(bench.disk.saved), timeout=300)  # less than the usual pause


def test_closing_saves_first(bench: Bench) -> None:
    window = bench.open()
    change(window)
    assert window.close()
    assert [saved.title for saved in bench.disk.saved] == ["Changed"]


def test_a_failure_is_told_and_mends_itself(bench: Bench, qtbot: QtBot) -> None:
    window = bench.open()
    bench.disk.broken = True
    change(window)
    window.autosave.save_now()
    wait_for(qtbot, window, "failed")
    assert "Not saved: “agreement.json” was not saved (the disk is full)." in window.status.words
    bench.disk.broken = False
    window.autosave.save_now()
    wait_for(qtbot, window, "saved")
    assert window.status.words.startswith("Saved 14:02")


def test_a_window_that_cannot_save_stays_and_asks(bench: Bench) -> None:
    window = bench.open()
    bench.disk.broken = True
    change(window)
    assert not window.close()
    assert window.isVisible()
    answer(window, "Stay here")
    assert window.isVisible()
    bench.disk.broken = False
    assert window.close()


def test_trying_again_closes_when_it_goes_well(bench: Bench) -> None:
    window = bench.open()
    gone: list[object] = []
    window.closed.connect(gone.append)
    bench.disk.broken = True
    change(window)
    window.close()
    bench.disk.broken = False
    answer(window, "Try again")
    assert len(gone) == 1
    assert [saved.title for saved in bench.disk.saved] == ["Changed"]


def test_the_owner_may_lose_the_changes(bench: Bench) -> None:
    window = bench.open()
    gone: list[object] = []
    window.closed.connect(gone.append)
    bench.disk.broken = True
    change(window)
    window.close()
    answer(window, "Close and lose the changes")
    assert len(gone) == 1
    assert bench.disk.saved == []


def test_a_copy_elsewhere_lets_the_window_go(bench: Bench, tmp_path: Path) -> None:
    window = bench.open()
    gone: list[object] = []
    window.closed.connect(gone.append)
    bench.disk.broken = True
    change(window)
    window.close()
    answer(window, "Save a copy elsewhere…")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "copy.sladraft"
    dialog.fileSelected.emit(str(target))
    settle()
    assert len(gone) == 1
    assert copyfile.decode(target.read_bytes(), "copy")[0].title == "Changed"


def test_a_copy_that_fails_too_is_told(bench: Bench, tmp_path: Path) -> None:
    window = bench.open()
    bench.disk.broken = True
    change(window)
    window.close()
    answer(window, "Save a copy elsewhere…")
    assert not window.saving.write_copy(str(tmp_path / "no folder" / "copy.sladraft"))
    assert "was not saved" in window.notice.words
    assert window.isVisible()


def test_a_copy_to_send_holds_nothing_private(bench: Bench, tmp_path: Path) -> None:
    window = bench.open()
    waiver = Waiver(id="w", check="B01", reason="Between us")
    window.session.apply("Keep", edits.keep_finding(waiver))
    for command, waivers in (("save-copy-send", 0), ("save-copy-keep", 1)):
        window.commands[command].trigger()
        dialog = window.findChildren(QFileDialog)[-1]
        target = tmp_path / f"{command}.sladraft"
        dialog.fileSelected.emit(str(target))
        dialog.close()
        kept, _ = copyfile.decode(target.read_bytes(), "copy")
        assert len(kept.waivers) == waivers
        assert str(target) in window.notice.words


def test_a_logo_that_cannot_be_had_is_told(bench: Bench, tmp_path: Path) -> None:
    window = bench.open(Agreement(id="a", title="T", logo="gone.png"))

    def missing(_name: str) -> bytes:
        raise NotFoundError("The image is not there.")

    window.saving.image = missing
    assert window.saving.write_copy(str(tmp_path / "copy.sladraft"))
    assert "The logo is not in it: The image is not there." in window.notice.words


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Care / repair: 2027?", "Care repair 2027.sladraft"),
        ("", "Agreement.sladraft"),
        ("…", "Agreement.sladraft"),
        ("Größe – Maß", "Größe – Maß.sladraft"),
        ("x" * 300, "x" * 80 + ".sladraft"),
    ],
)
def test_the_file_name_offered_fits_every_system(title: str, name: str) -> None:
    assert file_name(Agreement(id="a", title=title)) == name
