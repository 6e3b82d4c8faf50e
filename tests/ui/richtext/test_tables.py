"""Tables in the wording: put in, typed in by keys alone, pasted into, taken out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from sla_desktop.domain.markup import wording
from sla_desktop.domain.text import Run, TextTable, runs_text
from sla_desktop.ui.richtext.cells import CellEdit
from sla_desktop.ui.richtext.editor import WordingEditor
from sla_desktop.ui.richtext.table import TableEditor
from tests.ui.richtext.desk import CONTROL, SECTION, SHIFT, Desk, Key

ALT = Qt.KeyboardModifier.AltModifier


def table(*rows: str, header: str = "") -> TextTable:
    made = tuple(tuple((Run(text=text),) for text in row) for row in rows)
    return TextTable(id="table-1", header=tuple(header), rows=made)


def said(desk: Desk) -> list[str]:
    rows = [list(desk.tables[0].header)] if desk.tables[0].header else []
    rows += [[runs_text(cell) for cell in row] for row in desk.tables[0].rows]
    return ["|".join(row) for row in rows]


def editor(desk: Desk) -> TableEditor:
    return desk.editor.tables[0]


def at(desk: Desk, row: int, column: int) -> None:
    editor(desk).view.choose(row, column)


def test_a_table_is_put_in_and_filled_by_keys_alone(desk: Desk) -> None:
    desk.type("above")
    desk.text.table_wanted.emit(desk.text)
    desk.type("Tier", Key.Key_Tab, "Target", Key.Key_Tab)
    desk.type("Gold", Key.Key_Tab, "{{desk", Key.Key_Return, Key.Key_Return, "99 %", Key.Key_Tab)
    desk.type("x")
    assert said(desk) == ["Tier|Target", "Gold|{{desk}}", "|99 %", "x|"]
    assert desk.said == "above"


def test_keys_in_a_cell_merge_and_undo_goes_back_to_the_cell(desk: Desk) -> None:
    desk.put((table("ab", "cd"),))
    at(desk, 1, 1)
    desk.type(Key.Key_Return, "x", "y")
    assert said(desk) == ["a|b", "c|dxy"]
    desk.session.undo()
    assert said(desk) == ["a|b", "c|d"]
    assert editor(desk).view.place() == (1, 1)
    desk.session.redo()
    assert said(desk) == ["a|b", "c|dxy"]
    assert isinstance(QApplication.focusWidget(), CellEdit)
    desk.type("z")
    assert said(desk) == ["a|b", "c|dxyz"]


def test_looks_and_line_breaks_in_a_cell(desk: Desk) -> None:
    desk.put((table("a"),))
    at(desk, 0, 0)
    desk.type(Key.Key_F2)
    cell = QApplication.focusWidget()
    assert isinstance(cell, CellEdit)
    desk.press(Key.Key_Return, SHIFT)
    cell.toggle_look("bold")
    desk.type("b")
    cell.toggle_kind("heading")
    assert not cell.shift(1)
    assert desk.tables[0].rows == (((Run(text="a\n"), Run(text="b", bold=True)),),)
    assert desk.labels == "Edit wording"
    cell.selectAll()
    cell.toggle_look("italic")
    assert desk.labels == "Italic"


def test_arrows_go_from_the_text_into_the_table_and_out(desk: Desk) -> None:
    desk.put((*wording("above"), table("ab", "cd"), *wording("below")))
    above, below = desk.editor.texts
    above.setFocus()
    desk.type(Key.Key_End, Key.Key_Down)
    assert editor(desk).view.hasFocus()
    assert editor(desk).view.place() == (0, 0)
    desk.type(Key.Key_Down, Key.Key_Down)
    assert below.hasFocus()
    desk.type("x", Key.Key_Up)
    assert editor(desk).view.place() == (1, 0)
    desk.type(Key.Key_Up, Key.Key_Up)
    assert above.hasFocus()
    assert above.textCursor().atEnd()
    desk.type(Key.Key_Right, Key.Key_Return)
    below_text = "xbelow"
    assert desk.said == f"above\n\n{below_text}"


def test_the_cursor_leaves_an_edited_cell_at_its_edges(desk: Desk) -> None:
    desk.put((table("ab", "cd"),))
    at(desk, 0, 0)
    desk.type(Key.Key_Return, Key.Key_Right)
    assert editor(desk).view.place() == (0, 1)
    desk.type(Key.Key_Down)
    assert editor(desk).view.place() == (1, 1)
    desk.type(Key.Key_Home, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert editor(desk).view.place() == (1, 0)
    desk.type(Key.Key_Backtab)
    assert editor(desk).view.place() == (0, 1)
    desk.type(Key.Key_Backtab, Key.Key_Backtab)
    assert editor(desk).view.place() == (0, 0)
    desk.type(Key.Key_Up)
    assert desk.editor.texts[0].hasFocus()


def test_escape_leaves_the_cell_and_tab_then_leaves_the_table(desk: Desk) -> None:
    desk.put((table("a"),))
    at(desk, 0, 0)
    desk.type(Key.Key_Return, "x", Key.Key_Escape)
    assert editor(desk).view.hasFocus()
    assert said(desk) == ["ax"]
    desk.type(Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_rows_and_columns_by_keys_and_buttons(desk: Desk) -> None:
    desk.put((table("ab", "cd", header="hi"),))
    view = editor(desk).view
    at(desk, 1, 0)
    desk.press(Key.Key_Return, CONTROL)
    desk.type("n", Key.Key_Escape)
    assert said(desk) == ["h|i", "a|b", "n|", "c|d"]
    desk.press(Key.Key_Up, ALT)
    assert said(desk) == ["h|i", "n|", "a|b", "c|d"]
    desk.press(Key.Key_Down, ALT)
    desk.press(Key.Key_Down, ALT)
    desk.press(Key.Key_Down, ALT)
    assert said(desk) == ["h|i", "a|b", "c|d", "n|"]
    view.remove_row()
    view.add_column_before()
    assert said(desk) == ["|h|i", "|a|b", "|c|d"]
    view.add_row_above()
    view.remove_row()
    view.remove_column()
    view.add_column()
    view.remove_column()
    assert said(desk) == ["h|i", "a|b", "c|d"]
    view.toggle_titles()
    assert desk.tables[0].header == ()
    assert desk.labels == "Titles of a table"


def test_chosen_cells_are_emptied_copied_and_pasted(desk: Desk) -> None:
    desk.put((table("ab", "cd"),))
    view = editor(desk).view
    at(desk, 0, 0)
    view.selectAll()
    desk.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "a\tb\nc\td"
    desk.press(Key.Key_X, CONTROL)
    assert said(desk) == ["|", "|"]
    at(desk, 1, 1)
    desk.paste()
    assert said(desk) == ["||", "|a|b", "|c|d"]
    desk.type(Key.Key_Delete)
    assert said(desk) == ["||", "||b", "|c|d"]


def test_a_spreadsheet_is_pasted_from_the_chosen_cell_on(desk: Desk) -> None:
    desk.put((table("ab"),))
    at(desk, 0, 1)
    desk.copied("", "1\t2\r\n3\t4\r\n")
    desk.paste()
    assert said(desk) == ["a|1|2", "|3|4"]
    desk.copied("<table><tr><td>x<td>y</table>", "x\ty")
    at(desk, 1, 0)
    desk.paste()
    assert said(desk) == ["a|1|2", "x|y|4"]
    desk.copied("", "z" * 1_000_000)
    desk.paste()
    assert said(desk) == ["a|1|2", "x|y|4"]


def test_a_table_pasted_into_an_edited_cell_spreads(desk: Desk) -> None:
    desk.put((table("ab", "cd"),))
    at(desk, 0, 0)
    desk.type(Key.Key_Return)
    desk.copied("<table><tr><td>1<td>2<tr><td>3<td>4</table>")
    desk.paste()
    assert said(desk) == ["1|2", "3|4"]
    desk.copied("<ul><li>x<li>y</ul>")
    desk.paste()
    assert said(desk)[0].endswith("• x\n• y|2")


def test_the_caption_is_typed_and_merges(desk: Desk) -> None:
    desk.put((table("a"),))
    editor(desk).caption.setFocus()
    desk.type("Prices")
    assert desk.tables[0].caption == "Prices"
    assert editor(desk).view.accessibleName() == "Table Prices"
    desk.session.undo()
    assert (desk.tables[0].caption, editor(desk).caption.text()) == ("", "")


def test_a_table_is_taken_out_and_its_texts_become_one(desk: Desk) -> None:
    desk.put((*wording("above"), table("a"), *wording("below")))
    editor(desk).remove()
    assert desk.said == "above\n\nbelow"
    assert (len(desk.editor.texts), desk.tables) == (1, [])
    assert desk.editor.texts[0].hasFocus()
    desk.session.undo()
    assert [type(part) for part in desk.wording][1] is TextTable
    assert [text.toPlainText() for text in desk.editor.texts] == ["above", "below"]


def test_text_goes_before_between_and_after_tables(desk: Desk) -> None:
    second = TextTable(id="table-2", rows=table("b").rows)
    desk.put((table("a"), second))
    for number, words in enumerate(("before", "between", "after")):
        desk.editor.texts[number].setFocus()
        desk.type(words)
    assert desk.said == "before\n\nbetween\n\nafter"
    assert [type(block) is TextTable for block in desk.wording] == [False, True, False, True, False]


def test_tab_goes_through_the_parts_in_order(desk: Desk) -> None:
    desk.say("a")
    desk.text.table_wanted.emit(desk.text)
    first = desk.editor.texts[0]
    desk.before.setFocus()
    seen: list[object] = []
    for _ in range(9):
        seen.append(QApplication.focusWidget())
        desk.type(Key.Key_Tab)
    one = editor(desk)
    assert seen == [desk.before, first, *one.stops(), desk.editor.texts[1], desk.after]


def test_a_read_only_agreement_lets_nothing_in(desk: Desk) -> None:
    desk.put((*wording("a {{desk}}"), table("ab")))
    desk.session.read_only = True
    desk.editor.deleteLater()

    shown = WordingEditor(desk.session, SECTION)
    desk.qtbot.addWidget(shown)
    shown.show()
    before = desk.wording
    shown.texts[0].setFocus()
    desk.qtbot.keyClicks(shown.texts[0], "x")
    desk.qtbot.keyClick(shown.texts[0], Key.Key_Return)
    view = shown.tables[0].view
    view.choose(0, 0, edit=True)
    desk.qtbot.keyClick(view, Key.Key_Delete)
    desk.qtbot.keyClicks(view, "x")
    assert desk.wording == before
    assert shown.texts[0].toPlainText() == "a \ufffc"
    assert not any(button.isVisible() for button in shown.findChildren(QPushButton))


def test_a_view_is_as_high_as_its_rows(desk: Desk) -> None:
    desk.put((table("ab", "cd"),))
    view = editor(desk).view
    QApplication.processEvents()
    before = view.height()
    assert view.verticalHeader().length() <= view.viewport().height()
    at(desk, 0, 0)
    desk.type(Key.Key_Return, "word " * 80)
    QApplication.processEvents()
    assert view.height() > before
    assert view.verticalHeader().length() <= view.viewport().height()
    cell = view.findChild(CellEdit)
    assert cell is not None
    assert cell.document().size().height() <= cell.height() + 1
