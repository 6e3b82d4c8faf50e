"""Back up and restore from the welcome window, also from an empty library."""

import errno
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sla_desktop.ui.welcome import WelcomeWindow
from tests.storage.faults import failing
from tests.ui.welcome.bench import Bench, settle


def wait(window: WelcomeWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "…" not in window.notice.words and window.notice.isVisible())


def test_a_backup_goes_into_one_file_and_comes_back_into_an_empty_library(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "all.slabackup"
    window.backup.write(str(file))
    wait(window, qtbot)
    assert window.notice.words == f"The backup of 3 agreements is saved as “{file}”."
    other = Bench(tmp_path / "other")
    empty = other.open()
    empty.backup.bring_back(str(file))
    wait(empty, qtbot)
    assert empty.notice.words == "3 agreements were added."
    assert len(other.titles()) == 3
    assert empty.home.list.entry() is not None
    other.close()


def test_nothing_else_is_done_meanwhile(
    window: WelcomeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.backup.write(str(tmp_path / "x"))
    assert not window.home.isEnabled()
    window.backup.write(str(tmp_path / "y"))
    assert "still under way" in window.notice.words
    qtbot.waitUntil(window.home.isEnabled)


def test_every_failure_is_a_sentence(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    window.backup.write(str(tmp_path / "unplugged" / "x"))
    wait(window, qtbot)
    assert "folder is not there" in window.notice.words
    (tmp_path / "letter.txt").write_text("hello")
    window.backup.bring_back(str(tmp_path / "letter.txt"))
    wait(window, qtbot)
    assert "is no backup" in window.notice.words
    window.backup.bring_back(str(tmp_path / "gone"))
    wait(window, qtbot)
    assert "cannot be read" in window.notice.words
    window.backup.write(str(tmp_path / "x"))
    wait(window, qtbot)
    other = Bench(tmp_path / "other")
    empty = other.open()
    other.ops.always("write", failing(errno.ENOSPC))
    empty.backup.bring_back(str(tmp_path / "x"))
    wait(empty, qtbot)
    assert "disk is full" in empty.notice.words
    other.close()


def test_the_dialogs_offer_a_dated_name_and_one_kind_of_file(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    window = bench.open()
    window.side.back_up.click()
    (found,) = window.findChildren(QFileDialog)
    assert found.selectedFiles()[0].endswith("SLA Desktop 2027-03-01.slabackup")
    found.fileSelected.emit(str(tmp_path / "empty.slabackup"))
    found.close()
    settle()
    wait(window, qtbot)
    window.side.restore.click()
    (found,) = window.findChildren(QFileDialog)
    found.fileSelected.emit(str(tmp_path / "empty.slabackup"))
    found.close()
    wait(window, qtbot)
    assert window.notice.words == "The backup holds no agreements."


def test_closing_waits_for_the_backup(bench: Bench, tmp_path: Path) -> None:
    bench.put("one")
    window = bench.open()
    window.backup.write(str(tmp_path / "x"))
    window.close()
    assert (tmp_path / "x").exists()
