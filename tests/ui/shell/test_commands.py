"""Commands: the wording commands follow the cursor, and every command is found by its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from sla_desktop.domain.text import Paragraph, plain_text
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.menus import commands, plain_name
from sla_desktop.ui.palette import CommandPalette
from sla_desktop.ui.richtext.prose import ProseEdit
from tests.ui.shell.bench import Bench, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
WORDING = ("bold", "italic", "underline", "bullets", "numbers", "heading", "clause", "table")


@pytest.fixture
def prose(window: MainWindow) -> ProseEdit:
    """The wording of the first section, with the cursor and all selected."""
    window.go_to("term.wording")
    used = QApplication.focusWidget()
    assert isinstance(used, ProseEdit)
    used.selectAll()
    return used


def first_block(window: MainWindow) -> object:
    return window.session.agreement.sections[0].wording[0]


def test_wording_commands_are_there_only_for_wording(window: MainWindow) -> None:
    window.outline.view.setFocus()
    assert not any(window.commands[name].isEnabled() for name in WORDING)
    window.go_to("term.wording")
    assert all(window.commands[name].isEnabled() for name in WORDING)
    window.go_to("term.notice")
    assert not any(window.commands[name].isEnabled() for name in WORDING)


def test_ctrl_b_makes_bold_and_the_button_shows_it(window: MainWindow, prose: ProseEdit) -> None:
    QTest.keyClick(prose, Key.Key_B, CONTROL)
    block = first_block(window)
    assert isinstance(block, Paragraph)
    assert block.runs[0].bold
    assert window.commands["bold"].isChecked()
    QTest.keyClick(prose, Key.Key_B, CONTROL)
    assert not window.commands["bold"].isChecked()


def test_a_button_of_the_toolbar_leaves_the_cursor(window: MainWindow, prose: ProseEdit) -> None:
    button = window.toolbar.widgetForAction(window.commands["italic"])
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    block = first_block(window)
    assert isinstance(block, Paragraph)
    assert block.runs[0].italic
    assert QApplication.focusWidget() is prose


def test_a_button_of_the_toolbar_works_by_keyboard_too(
    window: MainWindow, prose: ProseEdit
) -> None:
    button = window.toolbar.widgetForAction(window.commands["underline"])
    assert isinstance(button, QToolButton)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.commands["underline"].isEnabled()
    QTest.keyClick(button, Key.Key_Space)
    block = first_block(window)
    assert isinstance(block, Paragraph)
    assert block.runs[0].underline
    assert QApplication.focusWidget() is prose


@pytest.mark.parametrize("command", ["bullets", "numbers", "heading"])
def test_blocks_change_their_kind_and_back(
    window: MainWindow, prose: ProseEdit, command: str
) -> None:
    before = first_block(window)
    window.commands[command].trigger()
    assert first_block(window) != before
    assert window.commands[command].isChecked()
    window.commands["clause"].trigger()
    assert first_block(window) == before


def test_a_field_is_offered_at_the_cursor(window: MainWindow, prose: ProseEdit) -> None:
    prose.moveCursor(prose.textCursor().MoveOperation.End)
    window.commands["field"].trigger()
    settle()
    QTest.keyClick(QApplication.focusWidget() or prose, Key.Key_Escape)
    assert "runs on." in plain_text(window.session.agreement.sections[0].wording)


def test_a_table_is_put_below(window: MainWindow, prose: ProseEdit) -> None:
    window.commands["table"].trigger()
    assert window.commands["undo"].text() == "&Undo: Add a table"


def test_a_page_that_goes_takes_its_text_along(window: MainWindow, prose: ProseEdit) -> None:
    window.outline.delete()
    settle()
    window.commands["bold"].trigger()  # nothing to make bold
    assert not window.commands["bold"].isEnabled()


# all commands


def test_no_two_commands_have_the_same_keys(window: MainWindow) -> None:
    owners: dict[str, list[str]] = {}
    for command in commands():
        if command.id in window.commands:
            for keys in window.commands[command.id].shortcuts():
                owners.setdefault(keys.toString(), []).append(command.id)
    assert {keys: ids for keys, ids in owners.items() if len(ids) > 1} == {}


def test_every_command_has_an_id_of_its_own() -> None:
    ids = [command.id for command in commands()]
    assert len(set(ids)) == len(ids)


def test_menus_have_no_key_twice(window: MainWindow) -> None:
    for menu_action in window.menuBar().actions():
        menu = menu_action.menu()
        assert isinstance(menu, QMenu)
        letters = [
            text[text.index("&") + 1].lower()
            for action in menu.actions()
            if "&" in (text := action.text().replace("&&", ""))
        ]
        assert sorted(set(letters)) == sorted(letters), menu.title()


def test_a_command_is_run_by_its_name(window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClicks(palette.filter, "dark")
    QTest.keyClick(palette.filter, Key.Key_Return)
    assert window.look.theme.name == "dark"
    window.commands["theme-light"].trigger()


def test_a_section_is_reached_by_its_name(window: MainWindow) -> None:
    window.commands["commands"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClicks(palette.filter, "purp")
    QTest.keyClick(palette.filter, Key.Key_Down)
    QTest.keyClick(palette.filter, Key.Key_Up)
    QTest.keyClick(palette.filter, Key.Key_Return)
    assert window.pages.section_id == "purpose"


def test_what_cannot_be_done_now_is_not_offered(bench: Bench) -> None:
    window = bench.open()
    window.commands["commands"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    offered = [palette.list.item(at).text() for at in range(palette.list.count())]
    assert "Undo" not in offered
    assert "Export" not in offered
    assert "Zoom in" in offered
    palette.close()


def test_words_of_menus_are_plain_elsewhere() -> None:
    assert plain_name("&Save a copy to &send…") == "Save a copy to send"
