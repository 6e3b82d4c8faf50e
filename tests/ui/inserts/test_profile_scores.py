"""The draft by every profile, and the checklist by the one chosen."""

import weakref

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sla_desktop.catalogue.profiles import profiles
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.profile_scores import ProfileScores
from sla_desktop.ui.two_lines import BELOW
from tests.ui.shell.bench import Bench, is_gone
from tests.ui.shell.drafts import sample


def shown(window: MainWindow, qtbot: QtBot) -> ProfileScores:
    window.commands["profile-scores"].trigger()
    dialog = window.findChildren(ProfileScores)[-1]
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    return dialog


def test_every_profile_has_its_score_and_one_that_does_not_fit_says_so(
    bench: Bench, qtbot: QtBot
) -> None:
    dialog = shown(bench.open(sample()), qtbot)
    items = [dialog.list.item(at) for at in range(dialog.list.count())]
    assert len(items) == len(profiles())
    for item, profile in zip(items, profiles().values(), strict=True):
        assert profile.title in item.text()
        fits = profile.fits(sample().kind)
        assert (str(item.data(BELOW)) == "Made for another kind of agreement") == (not fits)
    assert "in use" in items[dialog.list.currentRow()].text()
    assert not dialog.choose_button.isEnabled()


def test_the_one_chosen_judges_from_then_on_as_one_step(bench: Bench, qtbot: QtBot) -> None:
    window = bench.open(sample())
    dialog = shown(window, qtbot)
    row = [*profiles()].index("onepage")
    dialog.list.setCurrentRow(row)
    assert dialog.missing.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.session.agreement.profile == "onepage"
    window.undo()
    assert window.session.agreement.profile == sample().profile


def test_it_is_freed(bench: Bench, qtbot: QtBot) -> None:
    window = bench.open(sample())
    reference = weakref.ref(shown(window, qtbot))
    dialog = reference()
    assert dialog is not None
    dialog.reject()
    del dialog
    assert is_gone(reference)


def test_who_may_only_read_may_look(bench: Bench, qtbot: QtBot) -> None:
    window = bench.open(sample(), read_only=True)
    dialog = shown(window, qtbot)
    dialog.list.setCurrentRow(0)
    dialog.choose()
    assert not dialog.choose_button.isEnabled()
    assert window.session.agreement == sample()
