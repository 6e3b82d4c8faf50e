"""The bin is emptied after a question, because that cannot be undone."""

import pytest
from PySide6.QtWidgets import QPushButton

from sla_desktop.storage.errors import StoreError
from sla_desktop.ui.emptying import EmptyBinDialog
from sla_desktop.ui.welcome import WelcomeWindow
from tests.ui.welcome.bench import Bench, settle


def asked(window: WelcomeWindow) -> EmptyBinDialog:
    """The question, after the button in the bin."""
    window.show_bin()
    press(window, "Empty the bin…")
    dialog = window.findChild(EmptyBinDialog)
    assert dialog is not None
    return dialog


def press(where: WelcomeWindow | EmptyBinDialog, text: str) -> None:
    next(one for one in where.findChildren(QPushButton) if one.text() == text).click()
    settle()


def test_it_is_asked_first_and_keeping_is_the_answer_of_enter(
    window: WelcomeWindow, bench: Bench
) -> None:
    bench.library.bin("one")
    dialog = asked(window)
    assert "cannot be undone" in dialog.words.text()
    assert dialog.words.text().startswith("1 agreement and all its versions")
    default = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    default.click()
    settle()
    assert len(bench.library.list_bin()) == 1


def test_then_it_is_gone_for_good(window: WelcomeWindow, bench: Bench) -> None:
    bench.library.bin("one")
    bench.library.bin("two")
    press(asked(window), "Delete for good")
    assert bench.library.list_bin() == ()
    assert window.notice.words == "2 agreements deleted for good: the bin is empty."
    assert "empty" in window.bin.empty.words


def test_what_cannot_be_deleted_is_told(
    window: WelcomeWindow, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.library.bin("one")

    def refuse() -> int:
        raise StoreError("“one” was not deleted.")

    monkeypatch.setattr(bench.library, "empty_bin", refuse)
    press(asked(window), "Delete for good")
    assert window.notice.words == "“one” was not deleted."
    assert len(bench.library.list_bin()) == 1
