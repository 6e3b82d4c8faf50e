"""Real keys in the wording: text, looks, lists, clauses, and one history."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from sla_desktop.domain import edits
from sla_desktop.domain.text import ListItem, Paragraph, Run
from tests.ui.richtext.desk import CONTROL, SHIFT, Desk, Key


def test_keys_are_in_the_agreement_at_once_and_merge_into_one_step(desk: Desk) -> None:
    desk.type("First clause.", Key.Key_Return, "Second")
    assert desk.said == "First clause.\n\nSecond"
    assert desk.labels == "Edit wording"
    desk.session.undo()
    assert desk.wording == ()
    assert desk.text.toPlainText() == ""
    desk.session.redo()
    assert desk.said == "First clause.\n\nSecond"


def test_undo_keys_are_left_to_the_window(desk: Desk) -> None:
    for key, modifiers in ((Key.Key_Z, CONTROL), (Key.Key_Z, CONTROL | SHIFT)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()  # as Qt asks whether anybody wants the key for itself
        QApplication.sendEvent(desk.text, event)
        assert not event.isAccepted()
    desk.type("a")
    desk.press(Key.Key_Z, CONTROL)
    assert desk.said == "a"


def test_shift_enter_breaks_the_line_inside_a_clause(desk: Desk) -> None:
    desk.type("a")
    desk.press(Key.Key_Return, SHIFT)
    desk.type("b")
    assert desk.wording == (Paragraph(runs=(Run(text="a\nb"),)),)


def test_looks_apply_to_what_is_selected_or_typed_next(desk: Desk) -> None:
    desk.type("plain ")
    desk.text.toggle_look("bold")
    desk.type("bold ")
    desk.text.toggle_look("bold")
    desk.text.toggle_look("underline")
    desk.type("lined")
    assert desk.said == "plain **bold **__lined__"
    desk.select(0, 5)
    desk.text.toggle_look("italic")
    assert desk.said == "*plain* **bold **__lined__"
    assert desk.labels == "Italic"
    desk.text.toggle_look("italic")
    assert desk.said == "plain **bold **__lined__"
    desk.select(0, 11)
    desk.text.toggle_look("bold")
    assert desk.said == "**plain bold **__lined__"


def test_a_look_in_a_heading_is_told_from_the_heading_itself(desk: Desk) -> None:
    desk.type("Title")
    desk.text.toggle_kind("heading")
    assert desk.wording == (Paragraph(runs=(Run(text="Title"),), style="heading"),)
    desk.type(" more")
    desk.select(0, 5)
    desk.text.toggle_look("bold")
    assert desk.said == "# **Title** more"
    desk.text.toggle_kind("heading")
    assert desk.said == "**Title** more"


def test_enter_after_a_heading_goes_on_with_a_clause(desk: Desk) -> None:
    desk.say("# Title")
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.type(Key.Key_Return, "text")
    assert desk.said == "# Title\n\ntext"
    desk.text.moveCursor(QTextCursor.MoveOperation.Start)
    desk.type(Key.Key_Return, Key.Key_Up, "above")
    assert desk.said == "above\n\n# Title\n\ntext"
    desk.select(7, 7)
    desk.type(Key.Key_Return)
    assert desk.said == "above\n\n# T\n\nitle\n\ntext"


def test_lists_nest_with_tab_and_end_with_an_empty_item(desk: Desk) -> None:
    desk.text.toggle_kind("bullet")
    desk.type("one", Key.Key_Return, Key.Key_Tab, "deeper", Key.Key_Return, "again")
    assert desk.said == "- one\n\n  - deeper\n\n  - again"
    assert desk.text.marks() == ["•", "–", "–"]
    desk.type(Key.Key_Return, Key.Key_Return, "up", Key.Key_Return, Key.Key_Return, "clause")
    assert desk.said.endswith("  - again\n\n- up\n\nclause")


def test_tab_cannot_go_deeper_than_one_below_and_leaves_where_it_cannot(desk: Desk) -> None:
    desk.text.toggle_kind("number")
    desk.type("one", Key.Key_Return, Key.Key_Tab, "two")
    desk.type(Key.Key_Backtab)
    assert desk.wording[1] == ListItem(runs=(Run(text="two"),), list="number")
    desk.type(Key.Key_Backtab)
    assert not desk.text.hasFocus()


def test_tab_in_a_clause_leaves_the_field(desk: Desk) -> None:
    desk.type("a", Key.Key_Tab)
    assert (desk.said, desk.text.hasFocus()) == ("a", False)


def test_clauses_go_in_and_out_with_brackets_and_backspace(desk: Desk) -> None:
    desk.say("one\n\ntwo")
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.press(Key.Key_BracketRight, CONTROL)
    assert desk.said == "one\n\n  two"
    desk.press(Key.Key_BracketRight, CONTROL)
    assert desk.said == "one\n\n  two"
    desk.press(Key.Key_BracketLeft, CONTROL)
    assert desk.said == "one\n\ntwo"
    desk.press(Key.Key_BracketRight, CONTROL)
    desk.type(Key.Key_Home, Key.Key_Backspace)
    assert desk.said == "one\n\ntwo"
    desk.type(Key.Key_Backspace)
    assert desk.said == "onetwo"


def test_backspace_at_the_start_of_an_item_makes_it_a_clause(desk: Desk) -> None:
    desk.say("- one\n\n  - two")
    desk.select(4, 4)
    desk.type(Key.Key_Backspace)
    assert desk.said == "- one\n\n- two"
    desk.type(Key.Key_Backspace)
    assert desk.said == "- one\n\ntwo"


def test_text_merged_into_a_heading_takes_its_size(desk: Desk) -> None:
    desk.say("# Title\n\ntext")
    desk.select(6, 6)
    desk.type(Key.Key_Backspace)
    assert desk.said == "# Titletext"
    sizes = {
        found.format.intProperty(0x1FFF) for found in desk.text.document().begin().textFormats()
    }
    assert len(sizes) == 1


def test_a_clause_toggles_to_plain_text_and_back(desk: Desk) -> None:
    desk.type("a")
    desk.text.toggle_kind("clause")
    assert desk.said == "~ a"
    desk.text.toggle_kind("clause")
    assert desk.said == "a"


def test_several_blocks_change_kind_as_one_step(desk: Desk) -> None:
    desk.say("a\n\nb\n\nc")
    desk.select(0, 3)
    desk.text.toggle_kind("number")
    assert desk.said == "1. a\n\n1. b\n\nc"
    assert desk.labels == "Numbered list"
    desk.session.undo()
    assert desk.said == "a\n\nb\n\nc"


def test_words_put_together_by_an_input_method_arrive(desk: Desk) -> None:
    event = QInputMethodEvent()
    event.setCommitString("日本 {{desk}}")
    QApplication.sendEvent(desk.text, event)
    assert desk.said == "日本 {{desk}}"
    assert desk.text.toPlainText() == "日本 \ufffc"


def test_others_changes_keep_the_cursor_where_the_text_stays(desk: Desk) -> None:
    desk.say("one\n\ntwo\n\nthree")
    desk.select(5, 6)
    desk.say("zero\n\none\n\ntwo\n\nthree")
    cursor = desk.text.textCursor()
    assert (cursor.selectedText(), cursor.block().text()) == ("w", "two")


@pytest.mark.parametrize(
    ("before", "after", "selected"),
    [
        ("one two", "one big two", "big "),
        ("one\n\ntwo", "one\n\nnew\n\ntwo", "new"),
        ("one **two**", "one two", "one two"),
        ("one two", "one", ""),
        ("one\n\ntwo\n\nthree", "one\n\nthree", ""),
        ("one", "", ""),
        ("one {{desk}}", "one {{desk}} {{desk}}", " \ufffc"),
    ],
)
def test_redo_goes_to_and_selects_what_it_changed(
    desk: Desk, before: str, after: str, selected: str
) -> None:
    desk.say(before)
    desk.say(after)
    desk.session.undo()
    desk.session.redo()
    assert desk.said == after
    assert desk.text.textCursor().selectedText() == selected
    desk.after.setFocus()
    desk.editor.setFocus()
    assert desk.text.hasFocus()
    assert desk.text.textCursor().selectedText() == selected


def test_an_undo_elsewhere_leaves_the_selection(desk: Desk) -> None:
    desk.say("one two")
    desk.select(0, 3)
    desk.session.apply("Title", edits.set_text("term.title", "Time"))
    desk.session.undo()
    assert desk.text.textCursor().selectedText() == "one"


def test_a_section_that_is_gone_takes_no_keys_until_it_is_back(desk: Desk) -> None:
    desk.type("a")
    desk.session.apply("Delete", edits.remove_row("sections.prose"))
    assert not desk.editor.isEnabled()
    desk.session.undo()
    assert desk.editor.isEnabled()
    assert desk.said == "a"


def test_wording_that_is_not_in_normal_form_is_no_edit(desk: Desk) -> None:
    odd = (Paragraph(runs=(Run(text="a"), Run(text=""), Run(text="b"))),)
    desk.put(odd)
    assert desk.text.toPlainText() == "ab"
    desk.text.document().contentsChanged.emit()
    assert desk.wording == odd


def test_a_page_key_moves_by_what_is_in_sight(desk: Desk) -> None:
    desk.say("\n\n".join(f"clause {number}" for number in range(200)))
    desk.text.moveCursor(QTextCursor.MoveOperation.Start)
    desk.type(Key.Key_PageDown)
    first = desk.text.textCursor().blockNumber()
    assert 3 < first < 60
    desk.press(Key.Key_PageDown, SHIFT)
    assert desk.text.textCursor().hasSelection()
    desk.type(Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp)
    assert desk.text.textCursor().position() == 0
    for _ in range(40):
        desk.type(Key.Key_PageDown)
    assert desk.text.textCursor().atEnd()
    desk.qtbot.waitUntil(lambda: desk.page.verticalScrollBar().value() > 0)
    assert not desk.text.visibleRegion().isEmpty()


def test_a_giant_word_from_a_file_is_broken_anywhere(desk: Desk) -> None:
    from PySide6.QtGui import QTextOption

    desk.put((Paragraph(runs=(Run(text="x" * 20_000),)),))
    assert desk.text.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    desk.say("words again")
    assert desk.text.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def test_the_wheel_is_left_to_the_page(desk: Desk) -> None:
    assert desk.text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    height = desk.text.height()
    desk.type(*[Key.Key_Return] * 8)
    assert desk.text.height() > height
