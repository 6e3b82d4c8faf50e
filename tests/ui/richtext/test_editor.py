"""The whole editor: random edits with undo, numbers, names, looks in every theme, no leak."""

import gc
import itertools
import random
import weakref
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QTableView,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Session
from sla_desktop.domain.markup import wording
from sla_desktop.domain.text import RichText, Run, TextTable
from sla_desktop.ui import theme
from sla_desktop.ui.richtext.convert import joined, normal
from sla_desktop.ui.richtext.editor import WordingEditor
from tests.ui.richtext.desk import CONTROL, SECTION, Desk, Key, draft
from tests.ui.richtext.wordings import wordings

TABLE = TextTable(
    id="table-1", header=("T", ""), rows=(((Run(text="a {{desk}}"),), (Run(text="b", bold=True),)),)
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wordings, wordings)
def test_any_wording_is_shown_and_given_back(desk: Desk, before: RichText, after: RichText) -> None:
    for blocks in (before, after):
        desk.put(blocks)
        assert _parts(desk.editor) == normal(blocks)
    desk.session.undo()
    desk.session.redo()
    assert _parts(desk.editor) == normal(after)


def _parts(editor: WordingEditor) -> RichText:
    """What is on screen."""
    texts = [text.blocks for text in editor.texts]
    tables = [table.table for table in editor.tables]
    return joined(
        part for both in itertools.zip_longest(texts, tables) for part in both if part is not None
    )


_moves = st.lists(st.integers(0, 10**6), min_size=1, max_size=25)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wordings, _moves)
def test_random_keys_then_undo_and_redo_come_back(
    desk: Desk, start: RichText, moves: list[int]
) -> None:
    desk.put(start)
    before = desk.wording
    history = desk.session.history
    history.seal()
    mark = history.undoable
    for move in moves:
        _stroke(desk, random.Random(move))
    after = desk.wording
    taken = 0
    while history.undoable is not mark:
        desk.session.undo()
        taken += 1
    assert desk.wording == before
    assert _parts(desk.editor) == normal(before)
    for _ in range(taken):
        desk.session.redo()
    assert desk.wording == after
    assert _parts(desk.editor) == normal(after)


def _stroke(desk: Desk, chance: random.Random) -> None:
    text = chance.choice(desk.editor.texts)
    text.setFocus()
    size = text.document().characterCount()
    desk.select(chance.randrange(size), chance.randrange(size), text)
    strokes: list[Callable[[], object]] = [
        lambda: desk.type("ab{{"),
        lambda: desk.type(Key.Key_Return),
        lambda: desk.type(Key.Key_Backspace),
        lambda: desk.press(Key.Key_X, CONTROL),
        desk.paste,
        lambda: text.toggle_look(chance.choice(("bold", "italic", "underline"))),
        lambda: text.toggle_kind(chance.choice(("bullet", "number", "heading", "body", "clause"))),
        lambda: text.shift(chance.choice((-1, 1))),
        lambda: text.table_wanted.emit(text),
        *(table.remove for table in desk.editor.tables),
        *(table.view.add_row for table in desk.editor.tables),
    ]
    chance.choice(strokes)()


def test_numbers_of_the_document_stand_in_front_of_clauses(desk: Desk) -> None:
    desk.put((*wording("one\n\n# two\n\n~ body"), TABLE, *wording("three")))
    desk.editor.show_numbers(("5.1", "5.2", "5.2.1"))
    assert [text.marks() for text in desk.editor.texts] == [["5.1", "5.2", ""], ["5.2.1"]]
    desk.editor.texts[0].setFocus()
    desk.select(0, 0)
    desk.type("zero", Key.Key_Return)
    assert desk.editor.texts[0].marks() == ["5.1", "5.2", "5.2.1", ""]
    desk.editor.show_numbers(())
    assert desk.editor.texts[1].marks() == ["§"]


def test_the_indent_is_as_wide_as_the_widest_number(desk: Desk) -> None:
    desk.put(wording("one\n\ntwo"))
    text = desk.editor.texts[0]
    before = desk.wording
    desk.editor.show_numbers(("4.9", "4.10"))
    narrow = text.document().indentWidth()
    desk.editor.show_numbers(("14.100.109", "14.100.110"))
    assert text.document().indentWidth() > text.fontMetrics().horizontalAdvance("14.100.110")
    desk.editor.show_numbers(("4.9", "4.10"))
    assert text.document().indentWidth() == narrow
    assert desk.wording == before


def test_every_input_is_named(desk: Desk) -> None:
    desk.put((*wording("a"), TABLE))
    desk.editor.setAccessibleName("Wording of Prose")
    desk.editor.tables[0].view.choose(0, 0, edit=True)
    kinds = (QTextEdit, QLineEdit, QTableView, QAbstractButton)
    inputs = [widget for kind in kinds for widget in desk.editor.findChildren(kind)]
    assert len(inputs) > 5
    shown = [widget for widget in inputs if widget.isVisible()]
    assert [widget for widget in shown if not widget.accessibleName()] == []
    assert [text.accessibleName() for text in desk.editor.texts] == [
        "Wording of Prose, part 1",
        "Wording of Prose, part 2",
    ]


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_it_is_drawn_in_every_theme(desk: Desk, name: theme.ThemeName) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = desk.page.grab().toImage()
    try:
        theme.put_on(application, name)
        desk.put((*wording("# H\n\na {{desk}} {{customer.name}} {{no.such}}\n\n1. b"), TABLE))
        desk.type("{{")
        assert desk.page.grab().toImage() != before
    finally:
        application.setStyleSheet("")
        application.setPalette(application.style().standardPalette())


def test_an_empty_wording_says_what_to_do(desk: Desk) -> None:
    assert "{{" in desk.text.placeholderText()
    lines = desk.text.height() / desk.text.fontMetrics().lineSpacing()
    assert lines >= 3
    desk.put((TABLE,))
    assert [text.placeholderText() for text in desk.editor.texts] == ["", ""]


def test_the_context_menu_has_no_undo_of_its_own(desk: Desk) -> None:
    desk.type("word")
    desk.text.selectAll()
    place = desk.text.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        desk.text.viewport(), QContextMenuEvent(reason, place, desk.text.mapToGlobal(place))
    )
    menu = desk.text.findChild(QMenu)
    assert menu is not None
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == ["Cut", "Copy", "Paste", "Select all"]
    menu.actions()[0].trigger()
    assert desk.wording == ()
    menu.close()


def test_a_closed_editor_is_gone(qtbot: QtBot) -> None:
    ticks = itertools.count()
    session = Session(draft(), lambda: float(next(ticks)))
    editor = WordingEditor(session, SECTION)
    editor.show()
    editor.setFocus()
    qtbot.keyClicks(editor.texts[0], "a {{")
    editor.texts[0].table_wanted.emit(editor.texts[0])
    ghosts = [weakref.ref(part) for part in (editor, *editor.texts, *editor.tables)]
    fate: list[object] = []
    editor.destroyed.connect(lambda *_: fate.append(True))
    editor.close()
    editor.deleteLater()
    del editor
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert len(fate) == 1
    assert [ghost() for ghost in ghosts] == [None] * len(ghosts)
    session.apply("Title", lambda agreement: draft())
    assert session.undo()
