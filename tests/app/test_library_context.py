from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from sla_desktop.app.library_context import LibraryContext
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from tests.app.test_library_work import TODAY, filled


def test_the_day_is_known_at_once_and_the_others_a_moment_later(
    tmp_path: Path, qtbot: QtBot
) -> None:
    library = filled(tmp_path, "one", "two")
    agreement = library.load("one", read_only=True).agreement
    known = LibraryContext(library, agreement, TODAY)
    with qtbot.waitSignal(known.changed):
        assert known.of(agreement).today == TODAY
        assert known.of(agreement).library == ()
    assert [other.id for other in known.of(agreement).library] == ["two"]
    known.close()


def test_a_library_of_one_changes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    library = filled(tmp_path, "one")
    known = LibraryContext(library, library.load("one", read_only=True).agreement, TODAY)
    changed = QSignalSpy(known.changed)
    known.close()
    qtbot.wait(1)
    assert changed.count() == 0


def test_a_library_that_cannot_be_read_is_told(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = filled(tmp_path, "one")
    agreement = library.load("one", read_only=True).agreement

    def broken(_self: Library) -> None:
        raise StoreError("The disk is gone.")

    monkeypatch.setattr(Library, "list", broken)
    known = LibraryContext(library, agreement, TODAY)
    with qtbot.waitSignal(known.failed) as told:
        pass
    assert told.args == ["Your other agreements were not compared: The disk is gone."]
    known.close()
