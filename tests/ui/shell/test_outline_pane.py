"""The outline: all that can be done with sections, from the keyboard and by dragging."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from sla_desktop.app.standing import complete_of
from sla_desktop.domain import edits
from sla_desktop.domain.sections import LevelsSection
from sla_desktop.ui.add_section import AddSection
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.outline import Outline
from tests.ui.shell.bench import Bench, settle

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def outline(window: MainWindow) -> Outline:
    window.outline.view.setFocus()
    return window.outline


def order(window: MainWindow) -> str:
    """ "term more. purpose" for more one level below term."""
    sections = window.session.agreement.sections
    return " ".join(section.id + "." * section.depth for section in sections)


NONE = Qt.KeyboardModifier.NoModifier


def press(outline: Outline, key: Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(outline.view, key, keys)
    settle()


def test_rows_show_number_title_and_state_in_words(window: MainWindow, outline: Outline) -> None:
    spoken = [
        outline.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(outline.model.rowCount())
    ]
    assert spoken == [
        "1 Term, has errors",
        "1.2 More, complete",
        "2 Purpose, something is missing",
        "Exclusions, has errors",  # empty: prints nothing
    ]


def test_the_score_is_the_one_of_the_checklist_and_of_the_list(
    window: MainWindow, outline: Outline
) -> None:
    checklist = window.judgement.checklist
    assert checklist is not None
    outline.show_checklist(replace(checklist, score=88))
    assert (outline.progress.value(), outline.progress.maximum()) == (88, 100)
    assert outline.progress_text.text() == "Score 88"
    complete, of_all = complete_of(checklist)
    told = f"Score 88 of 100: {complete} of {of_all} elements of a sound agreement are complete"
    assert outline.progress_text.toolTip().startswith(told)


def test_states_follow_the_checklist(window: MainWindow, outline: Outline) -> None:
    window.session.apply("None", edits.set_value("exclusions.none", True))
    window.judgement.judge_now()
    assert outline.model.lines[3].state == "complete"


def test_arrows_go_from_section_to_section(window: MainWindow, outline: Outline) -> None:
    press(outline, Key.Key_Down)
    press(outline, Key.Key_Down)
    assert window.pages.section_id == "purpose"
    assert QApplication.focusWidget() is outline.view


def test_keys_move_nest_and_lift(window: MainWindow, outline: Outline) -> None:
    press(outline, Key.Key_Down, ALT)
    assert order(window) == "purpose term more. exclusions"
    press(outline, Key.Key_Right, ALT)
    assert order(window) == "purpose term. more.. exclusions"
    press(outline, Key.Key_Left, ALT)
    press(outline, Key.Key_Up, ALT)
    assert order(window) == "term more. purpose exclusions"
    assert window.pages.section_id == outline.current_id == "term"
    for _ in range(4):
        window.undo()
    assert order(window) == "term more. purpose exclusions"


def test_keys_of_the_outline_are_left_to_other_panes(window: MainWindow) -> None:
    window.go_to("purpose.statement")
    area = QApplication.focusWidget()
    assert area is not None
    for key, keys in ((Key.Key_Down, ALT), (Key.Key_Delete, NONE)):
        QTest.keyClick(area, key, keys)
    assert order(window) == "term more. purpose exclusions"


def test_a_title_is_edited_in_its_place(window: MainWindow, outline: Outline) -> None:
    press(outline, Key.Key_F2)
    editor = outline.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == "Section title"
    editor.setText("How long")
    QTest.keyClick(editor, Key.Key_Return)
    settle()
    assert window.session.agreement.sections[0].title == "How long"
    window.undo()
    assert window.session.agreement.sections[0].title == "Term"


def test_an_empty_title_changes_nothing(outline: Outline, window: MainWindow) -> None:
    assert not outline.model.setData(outline.model.index(0), "  ")
    assert window.session.agreement.sections[0].title == "Term"


def test_a_section_is_left_out_and_taken_in(window: MainWindow, outline: Outline) -> None:
    press(outline, Key.Key_Space)
    assert not window.session.agreement.sections[0].included
    assert outline.model.lines[0].words == "Term, left out"
    assert not window.commands["include-section"].isChecked()
    press(outline, Key.Key_Space)
    assert window.session.agreement.sections[0].included
    assert window.commands["include-section"].isChecked()


def test_a_copy_stands_below_and_is_gone_to(window: MainWindow, outline: Outline) -> None:
    press(outline, Key.Key_D, CONTROL)
    assert order(window).startswith("term term-2 more.")
    assert window.pages.section_id == "term-2"


def test_what_is_deleted_leaves_its_neighbour(window: MainWindow, outline: Outline) -> None:
    for after in ("more", "purpose", "exclusions", ""):
        press(outline, Key.Key_Delete)
        assert window.pages.section_id == after
    press(outline, Key.Key_Delete)
    for _ in range(4):
        window.undo()
    assert order(window) == "term more. purpose exclusions"


@pytest.mark.parametrize(
    ("dragged", "row", "after"),
    [
        (3, 0, "exclusions term more. purpose"),
        (0, 3, "purpose term more. exclusions"),
        (2, -1, "term more. exclusions purpose"),
        (1, 1, "term more. purpose exclusions"),
    ],
)
def test_dragging_moves_a_section_with_those_below_it(
    window: MainWindow, outline: Outline, dragged: int, row: int, after: str
) -> None:
    data = outline.model.mimeData([outline.model.index(dragged)])
    moved = Qt.DropAction.MoveAction
    assert outline.model.canDropMimeData(data, moved, row, 0, QModelIndex())
    outline.model.dropMimeData(data, moved, row, 0, QModelIndex())
    assert order(window) == after


def test_what_comes_from_elsewhere_is_not_dropped(window: MainWindow, outline: Outline) -> None:
    data = outline.model.mimeData([outline.model.index(0)])
    data.setData(outline.model.mimeTypes()[0], b"unknown")
    outline.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert order(window) == "term more. purpose exclusions"


def test_a_section_is_added_from_the_list_of_kinds(window: MainWindow, outline: Outline) -> None:
    outline.add_button.click()
    picker = window.findChild(AddSection)
    assert picker is not None
    QTest.keyClicks(picker.filter, "service levels")
    QTest.keyClick(picker.filter, Key.Key_Return)
    settle()
    added = window.session.agreement.sections[2]
    assert isinstance(added, LevelsSection)  # below the section on screen and its own
    assert window.pages.section_id == "levels"
    assert window.commands["undo"].text() == "&Undo: Add section"


def test_a_kind_that_is_there_is_added_beside_it(window: MainWindow) -> None:
    window.add_section("term")
    assert order(window) == "term more. term-2 purpose exclusions"


def test_the_list_of_kinds_says_what_each_is_for(window: MainWindow) -> None:
    picker = AddSection(window.session.agreement, window)
    rows = [picker.list.item(at) for at in range(picker.list.count())]
    described = [row.data(Qt.ItemDataRole.AccessibleDescriptionRole) for row in rows]
    assert all(described)
    assert "Term and renewal · there already" in [row.text() for row in rows]
    QTest.keyClicks(picker.filter, "no such kind")
    QTest.keyClick(picker.filter, Key.Key_Return)
    assert picker.list.currentRow() == -1
    picker.close()


def test_the_context_menu_offers_the_commands(outline: Outline) -> None:
    place = outline.view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QApplication.sendEvent(outline.view, event)
    menu = outline.view.findChild(QMenu)
    assert menu is not None
    assert "duplicate-section" in [action.objectName() for action in menu.actions()]
    menu.close()


def test_read_only_rows_cannot_be_changed(bench: Bench) -> None:
    outline = bench.open(read_only=True).outline
    flags = outline.model.flags(outline.model.index(0))
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
    assert not outline.add_button.isEnabled()
