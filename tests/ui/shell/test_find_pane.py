"""Find and replace: results follow the agreement and leave the cursor where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sla_desktop.domain import edits
from sla_desktop.ui.find import FindPane
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.richtext.prose import ProseEdit
from tests.ui.shell.bench import Bench, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def pane(window: MainWindow) -> FindPane:
    """Open for replacing, with the keys in its first line."""
    window.commands["replace"].trigger()
    settle()
    return window.search


def rows(pane: FindPane) -> list[str]:
    return [pane.results.item(at).text() for at in range(pane.results.count())]


def test_ctrl_f_opens_it_with_the_keys(window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_F, CONTROL)
    assert window.search_dock.isVisible()
    assert QApplication.focusWidget() is window.search.words
    assert not window.search.new_words.isVisible()
    QTest.keyClick(window, Key.Key_H, CONTROL)
    assert window.search.new_words.isVisible()


def test_typing_finds_in_all_sections(window: MainWindow, pane: FindPane) -> None:
    QTest.keyClicks(pane.words, "it")
    assert rows(pane) == ["It runs on.", "More of it."]
    assert pane.count.text() == "2 places"
    assert QApplication.focusWidget() is pane.words
    pane.match_case.setChecked(True)
    assert rows(pane) == ["More of it."]
    QTest.keyClicks(pane.words, "zz")
    assert (rows(pane), pane.count.text()) == ([], "Not found")


def test_enter_shows_place_after_place_and_keeps_the_keys(
    window: MainWindow, pane: FindPane
) -> None:
    QTest.keyClicks(pane.words, "o")
    shown: list[str] = []
    for _ in range(pane.results.count() + 1):
        QTest.keyClick(pane.words, Key.Key_Return)
        shown.append(window.pages.section_id)
        assert QApplication.focusWidget() is pane.words
    assert list(dict.fromkeys(shown)) == ["", "term", "more", "purpose", "exclusions"]
    assert shown[0] == shown[-1]  # round and round


def test_f3_goes_on_and_back(window: MainWindow, pane: FindPane) -> None:
    QTest.keyClicks(pane.words, "it")
    window.commands["find-next"].trigger()
    window.commands["find-next"].trigger()
    assert window.pages.section_id == "more"
    window.commands["find-previous"].trigger()
    assert window.pages.section_id == "term"


def test_what_is_found_is_selected(window: MainWindow, pane: FindPane) -> None:
    QTest.keyClicks(pane.words, "shop is")
    QTest.keyClick(pane.words, Key.Key_Return)
    area = window.pages.findChildren(QPlainTextEdit)
    assert "shop is" in [part.textCursor().selectedText() for part in area]
    pane.words.setText("runs")
    QTest.keyClick(pane.words, Key.Key_Return)
    prose = window.pages.findChildren(ProseEdit)
    assert "runs" in [part.textCursor().selectedText() for part in prose]


def test_choosing_a_result_goes_there(window: MainWindow, pane: FindPane) -> None:
    QTest.keyClicks(pane.words, "runs")
    pane.results.setFocus()
    pane.results.setCurrentRow(0)
    QTest.keyClick(pane.results, Key.Key_Return)
    used = QApplication.focusWidget()
    assert isinstance(used, ProseEdit)
    assert used.textCursor().selectedText() == "runs"


def test_results_follow_the_agreement(window: MainWindow, pane: FindPane, qtbot: QtBot) -> None:
    QTest.keyClicks(pane.words, "shop")
    assert len(rows(pane)) == 2
    window.session.apply("Title", edits.set_value("title", "Care"))
    qtbot.waitUntil(lambda: len(rows(pane)) == 1)
    assert QApplication.focusWidget() is pane.words


def test_results_name_their_section(window: MainWindow, pane: FindPane) -> None:
    QTest.keyClicks(pane.words, "shop")
    spoken = [
        pane.results.item(at).data(Qt.ItemDataRole.AccessibleDescriptionRole) for at in range(2)
    ]
    assert spoken == ["Agreement", "2 Purpose"]


def test_one_place_after_the_other_is_replaced(window: MainWindow, pane: FindPane) -> None:
    QTest.keyClicks(pane.words, "shop")
    QTest.keyClicks(pane.new_words, "store")
    QTest.keyClick(pane.new_words, Key.Key_Return)  # shows the first
    assert window.session.agreement.title == "Care of the web shop"
    QTest.keyClick(pane.new_words, Key.Key_Return)
    assert window.session.agreement.title == "Care of the web store"
    assert window.pages.section_id == "purpose"  # the next one shows
    assert window.commands["undo"].text() == "&Undo: Replace"


def test_replacing_all_is_one_step(window: MainWindow, pane: FindPane) -> None:
    before = window.session.agreement
    QTest.keyClicks(pane.words, "shop")
    QTest.keyClicks(pane.new_words, "store")
    pane.replace_all.click()
    assert pane.count.text() == "2 replaced"
    assert pane.hits == ()
    window.undo()
    assert window.session.agreement == before


def test_values_that_the_words_do_not_fit_are_left(bench: Bench) -> None:
    window = bench.open()
    window.session.apply("Notice", edits.set_text("term.notice", "30 days"))
    window.commands["replace"].trigger()
    pane = window.search
    pane.words.setText("30")
    pane.new_words.setText("many")
    pane.replace_all.click()
    assert "1 left as it was" in pane.count.text()
    assert window.commands["undo"].text() == "&Undo: Notice"


def test_escape_goes_back_to_the_page(window: MainWindow, pane: FindPane) -> None:
    QTest.keyClick(pane.words, Key.Key_Escape)
    assert not window.search_dock.isVisible()
    used = QApplication.focusWidget()
    assert used is not None
    assert window.pages.isAncestorOf(used)


def test_read_only_is_searched_but_not_replaced(bench: Bench) -> None:
    window = bench.open(read_only=True)
    window.commands["replace"].trigger()
    assert not window.search.new_words.isVisible()
    window.search.words.setText("shop")
    assert len(window.search.hits) == 2
