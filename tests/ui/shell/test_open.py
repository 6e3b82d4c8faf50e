"""Agreements of the library in windows: locks, recovery, conflicts, and the windows together."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sla_desktop.app.settings import Settings
from sla_desktop.domain import edits
from sla_desktop.resources import path as resource
from sla_desktop.storage.errors import NotFoundError
from sla_desktop.storage.library import Library
from sla_desktop.storage.locks import LockedError
from sla_desktop.ui.desktop import Desktop
from sla_desktop.ui.dialogs import MessageDialog
from sla_desktop.ui.errors import Faults
from sla_desktop.ui.look import Look
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.open import open_agreement
from sla_desktop.ui.versions import VersionsDialog
from sla_desktop.ui.welcome import WelcomeWindow
from tests.ui.shell.bench import settle
from tests.ui.shell.drafts import small_draft


class Place:
    """A library with one agreement, and the program's windows on it."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.folder = folder
        self.library = Library(folder / "library")
        self.library.add(small_draft())
        self.library.close_all()
        self.settings = Settings(folder / "settings.ini")
        self.look = Look(application, self.settings)
        self.faults = Faults(folder / "logs")
        self.desktop = Desktop(self.library, self.settings, self.look, self.faults)

    def stored(self) -> str:
        """The title as it is on disk."""
        with Library(self.folder / "library") as other:
            return other.load("draft", read_only=True).agreement.title

    def window(self) -> MainWindow:
        (window,) = self.desktop.windows.values()
        return window

    def close(self) -> None:
        for window in list(self.desktop.windows.values()):
            window.close()
        self.desktop.welcome().close()
        self.library.close_all()
        self.look.deleteLater()
        settle()


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    made = Place(qapp, tmp_path)
    yield made
    made.close()


def retitle(window: MainWindow, title: str) -> None:
    window.session.apply("Title", edits.set_value("title", title))


def press(window: MainWindow, text: str) -> None:
    next(b for b in window.notice.findChildren(QPushButton) if b.text() == text).click()
    settle()


def test_what_is_typed_is_in_the_library_and_closing_lets_go(place: Place) -> None:
    window = open_agreement(place.library, "draft", place.settings, place.look)
    window.show()
    retitle(window, "New")
    with Library(place.folder / "library") as other, pytest.raises(LockedError):
        other.load("draft")
    window.close()
    assert place.stored() == "New"
    with Library(place.folder / "library") as other:
        other.load("draft")


def test_the_score_is_kept_for_the_list(place: Place, qtbot: QtBot) -> None:
    place.desktop.open("draft")
    window = place.window()
    window.judgement.judge_now()
    retitle(window, "New")
    window.close()
    assert window.judgement.checklist is not None
    assert place.library.list()[0].score == window.judgement.checklist.score


def test_what_another_edits_is_opened_to_read(place: Place) -> None:
    with Library(place.folder / "library") as other:
        other.load("draft")
        place.desktop.open("draft")
        window = place.window()
        assert window.session.read_only
        assert window.notice.isVisible()
        assert "is being edited by" in window.notice.words
        retitle(window, "Not to be")
        press(window, "Edit it here")
        assert place.window().session.read_only  # still held
    press(place.window(), "Edit it here")
    window = place.window()
    assert not window.session.read_only
    retitle(window, "Mine now")
    window.close()
    assert place.stored() == "Mine now"


def test_a_recovered_state_is_told_without_standing_in_the_way(place: Place) -> None:
    place.desktop.open("draft")
    retitle(place.window(), "Second")
    place.window().close()
    file = place.folder / "library" / "agreements" / "draft" / "agreement.json"
    file.write_bytes(file.read_bytes()[:-40])
    place.desktop.open("draft")
    window = place.window()
    assert "was damaged, so you see it as it was saved on" in window.notice.words
    for technical in ("checksum", ".json", "UTC"):
        assert technical not in window.notice.words
    assert "agreement.json” is not what was written" in place.faults.log.read_text("utf-8")
    assert not window.session.read_only
    assert QApplication.activeModalWidget() is None
    press(window, "Versions…")
    assert window.findChildren(VersionsDialog)


def test_a_change_by_another_program_keeps_both(place: Place, qtbot: QtBot) -> None:
    place.desktop.open("draft")
    window = place.window()
    retitle(window, "Mine, first")
    assert window.autosave.flush()
    folder = place.folder / "library" / "agreements" / "draft"
    earlier = next(path for path in folder.rglob("g*.json"))
    shutil.copyfile(earlier, folder / "agreement.json")
    retitle(window, "Mine, second")
    assert window.autosave.flush()
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert "Another program changed this agreement" in window.notice.words
    assert window.session.read_only
    (version,) = place.library.list_versions("draft")
    assert place.library.load_version("draft", version.number).title == "Mine, second"
    press(window, "Open what is there now")
    assert place.window().session.agreement.title == small_draft().title
    assert not place.window().session.read_only


def test_an_agreement_has_one_window(place: Place) -> None:
    place.desktop.open("draft")
    first = place.window()
    place.desktop.open("draft")
    assert place.window() is first
    assert not place.desktop.welcome().isVisible()


def test_what_is_not_there_is_told(place: Place) -> None:
    with pytest.raises(NotFoundError):
        place.desktop.open("gone")
    assert place.desktop.windows == {}


def test_a_start_without_files_welcomes(place: Place) -> None:
    place.desktop.start([])
    assert place.desktop.welcome().isVisible()
    assert place.desktop.welcome().windowTitle().endswith("SLA Desktop")


def test_a_later_start_raises_the_window_that_is_there(place: Place, qtbot: QtBot) -> None:
    place.desktop.open("draft")
    place.desktop.start([])
    assert not place.desktop.welcome().isVisible()
    qtbot.waitUntil(place.window().isActiveWindow)


def test_a_file_joins_the_library_and_is_shown(place: Place) -> None:
    place.desktop.start([resource("samples", "office-cleaning.sladraft")])
    assert list(place.desktop.windows) == ["office-cleaning"]
    assert place.window().isVisible()


def test_a_file_that_is_none_is_told_in_the_welcome_window(place: Place) -> None:
    place.desktop.open_file(place.folder / "gone.sladraft")
    welcome = place.desktop.welcome()
    assert welcome.isVisible()
    assert "gone.sladraft" in welcome.notice.words


def test_the_session_ends_without_a_question(place: Place) -> None:
    place.desktop.open("draft")
    retitle(place.window(), "At the last moment")
    place.desktop.end()
    assert place.stored() == "At the last moment"
    assert place.settings.layout("main").geometry
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("command", ["new", "library"])
def test_the_menu_leads_back_to_the_welcome_window(place: Place, command: str) -> None:
    place.desktop.open("draft")
    place.window().commands[command].trigger()
    welcome = place.desktop.welcome()
    assert welcome.isVisible()
    assert isinstance(welcome, WelcomeWindow)


def test_a_welcome_window_that_was_closed_comes_back(place: Place) -> None:
    place.desktop.show_welcome().close()
    settle()
    place.desktop.start([])
    assert place.desktop.welcome().isVisible()


def test_quitting_closes_every_window(place: Place) -> None:
    place.desktop.open("draft")
    retitle(place.window(), "Saved by quitting")
    place.window().commands["quit"].trigger()
    settle()
    assert place.desktop.windows == {}
    assert place.stored() == "Saved by quitting"


# versions


def test_a_version_is_opened_to_read_and_brought_back(place: Place) -> None:
    place.desktop.open("draft")
    window = place.window()
    window.commands["versions"].trigger()
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    dialog.name.line.setText("As sent")
    dialog.keep()
    retitle(window, "Changed since")
    dialog.look()
    (reader,) = place.desktop.readers
    assert reader.windowTitle() == "Care of the web shop (As sent) — SLA Desktop"
    assert reader.session.read_only
    assert "save-copy-keep" in reader.commands
    assert "versions" not in reader.commands
    reader.close()
    settle()
    assert place.desktop.readers == []
    assert list(place.desktop.windows) == ["draft"]
    dialog.bring_back()
    assert window.session.agreement.title == small_draft().title
    window.undo()
    assert window.session.agreement.title == "Changed since"
    dialog.close()


def test_about_names_version_and_place(place: Place) -> None:
    place.desktop.open("draft")
    place.window().commands["about"].trigger()
    dialog = place.window().findChild(MessageDialog)
    assert dialog is not None
    assert str(place.library.folder) in dialog.words.text()
    dialog.close()


def test_a_version_is_kept_from_the_menu_with_the_name_to_type(place: Place) -> None:
    place.desktop.open("draft")
    window = place.window()
    window.commands["keep-version"].trigger()
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.name.line
