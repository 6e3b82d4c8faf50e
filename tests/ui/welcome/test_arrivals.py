"""Files that come in are opened; where the agreement is there already, the owner chooses."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from sla_desktop.domain import copyfile
from sla_desktop.ui.arrivals import WaysDialog
from sla_desktop.ui.welcome import WelcomeWindow
from tests.storage.samples import agreement
from tests.ui.welcome.bench import Bench, settle, unnamed


def sent(folder: Path, agreement_id: str, title: str = "Theirs") -> Path:
    path = folder / f"{agreement_id}-{title}.sladraft"
    path.write_bytes(copyfile.encode(agreement(agreement_id, title=title)))
    return path


def dialog(window: WelcomeWindow) -> WaysDialog:
    settle()
    (found,) = (one for one in window.findChildren(WaysDialog) if one.isVisible())
    return found


def choose(window: WelcomeWindow, text: str) -> None:
    asked = dialog(window)
    next(b for b in asked.findChildren(QPushButton) if b.text() == text).click()
    settle()


def test_a_new_one_joins_and_opens(window: WelcomeWindow, bench: Bench, tmp_path: Path) -> None:
    window.open_files([sent(tmp_path, "new")])
    assert bench.opened == ["new"]
    assert "Theirs" in bench.titles()


def test_an_own_library_file_is_opened_where_it_is(window: WelcomeWindow, bench: Bench) -> None:
    window.open_files([bench.library.folder / "agreements/one/agreement.json"])
    assert bench.opened == ["one"]


@pytest.mark.parametrize(
    ("text", "opened", "titles"),
    [
        ("Open mine", "one", 3),
        ("Keep both", "", 4),
        ("Bring it in as a version of mine", "one", 3),
    ],
)
def test_the_owner_chooses_how(
    window: WelcomeWindow, bench: Bench, tmp_path: Path, text: str, opened: str, titles: int
) -> None:
    window.open_files([sent(tmp_path, "one")])
    assert unnamed(dialog(window)) == []
    choose(window, text)
    assert len(bench.titles()) == titles
    assert len(bench.opened) == 1
    assert bench.opened[0] == opened or not opened
    versions = [v.label for v in bench.library.list_versions("one")]
    assert versions == (["From the file one-Theirs.sladraft"] if "version" in text else [])


def test_enter_takes_the_safe_way_and_escape_opens_nothing(
    window: WelcomeWindow, bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_files([sent(tmp_path, "one")])
    qtbot.keyClick(dialog(window), Qt.Key.Key_Escape)
    settle()
    assert bench.opened == []
    window.open_files([sent(tmp_path, "one")])
    focused = dialog(window).focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert bench.opened == ["one"]


def test_what_is_in_the_bin_is_brought_back(
    window: WelcomeWindow, bench: Bench, tmp_path: Path
) -> None:
    bench.library.bin("one")
    window.open_files([sent(tmp_path, "one")])
    choose(window, "Bring mine back from the bin")
    assert bench.opened == ["one"]
    assert "Title one" in bench.titles()


def test_of_several_files_each_is_opened_in_turn(
    window: WelcomeWindow, bench: Bench, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("hello")
    files = [sent(tmp_path, "one"), tmp_path / "letter.txt", sent(tmp_path, "new")]
    window.open_files(files)
    choose(window, "Open mine")
    assert bench.opened == ["one", "new"]
    assert "letter.txt" in window.notice.words


def test_a_way_that_fails_is_told(window: WelcomeWindow, bench: Bench, tmp_path: Path) -> None:
    window.open_files([sent(tmp_path, "one")])
    asked = dialog(window)
    folder = bench.library.folder / "agreements/one/versions"
    folder.write_bytes(b"a file in the way")
    next(b for b in asked.findChildren(QPushButton) if "version" in b.text()).click()
    assert "a file stands where a folder belongs" in window.notice.words


def test_a_backup_is_not_an_agreement(window: WelcomeWindow, bench: Bench, tmp_path: Path) -> None:
    window.open_files([tmp_path / "all.slabackup"])
    assert "Restore" in window.notice.words
    assert bench.opened == []


def test_a_missing_logo_is_told(window: WelcomeWindow, bench: Bench, tmp_path: Path) -> None:
    from msgspec.structs import replace

    path = tmp_path / "x.sladraft"
    path.write_bytes(copyfile.encode(replace(agreement("new"), logo="gone")))
    window.open_files([path])
    assert "logo" in window.notice.words
    assert bench.opened == ["new"]


def test_the_dialog_for_files_stands_in_nobodys_way(
    window: WelcomeWindow, bench: Bench, tmp_path: Path
) -> None:
    window.arrivals.ask()
    (found,) = window.findChildren(QFileDialog)
    found.filesSelected.emit([str(sent(tmp_path, "new"))])
    found.close()
    assert bench.opened == ["new"]
    settle()
    assert window.findChildren(QFileDialog) == []
    assert QApplication.activeModalWidget() is None
