"""The formatting commands of a window act on the wording that has the keys."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QToolBar, QToolButton, QVBoxLayout

from sla_desktop.domain.text import Paragraph, Run, TextTable, runs_text
from sla_desktop.ui.richtext.actions import WordingActions
from tests.ui.richtext.desk import Desk, Key

TABLE = TextTable(id="table-1", rows=((((Run(text="a")),),),))

STATES = ("bold", "italic", "underline", "bullets", "numbers", "heading", "clause", "body")


def application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


class Window:
    """The window with an action for each command."""

    def __init__(self, desk: Desk) -> None:
        self.wording = WordingActions(desk.window, application())
        self.actions: dict[str, QAction] = {}
        self.toolbar = QToolBar(desk.window)
        for name, slot in self.wording.slots().items():
            action = QAction(name, desk.window, checkable=name in STATES)
            action.triggered.connect(slot)
            self.actions[name] = action
            self.toolbar.addAction(action)
        desk.after.setFocus()
        self.wording.bind(self.actions)
        desk.window.addToolBar(self.toolbar)
        self.toolbar.show()

    def checked(self) -> set[str]:
        return {name for name, action in self.actions.items() if action.isChecked()}

    def enabled(self) -> set[str]:
        return {name for name, action in self.actions.items() if action.isEnabled()}


def test_commands_are_off_while_no_wording_has_the_keys(desk: Desk) -> None:
    window = Window(desk)
    assert (window.enabled(), window.checked()) == (set(), set())
    for action in window.actions.values():
        action.setEnabled(True)
        action.trigger()
    assert desk.wording == ()


def test_commands_do_what_they_say_and_show_what_is_there(desk: Desk) -> None:
    window = Window(desk)
    desk.editor.setFocus()
    assert window.enabled() == set(window.actions)
    assert window.checked() == {"clause"}
    window.actions["bold"].trigger()
    window.actions["bullets"].trigger()
    assert window.checked() == {"bold", "bullets"}
    desk.type("x", Key.Key_Return, "y")
    window.actions["indent"].trigger()
    assert desk.said == "- **x**\n\n  - **y**"
    window.actions["outdent"].trigger()
    window.actions["numbers"].trigger()
    desk.text.selectAll()
    assert window.checked() == {"bold"}
    window.actions["bold"].trigger()
    window.actions["italic"].trigger()
    window.actions["underline"].trigger()
    assert window.checked() == {"italic", "underline"}
    window.actions["clause"].trigger()
    window.actions["body"].trigger()
    assert desk.wording == tuple(
        Paragraph(runs=(Run(text=text, italic=True, underline=True),), style="body")
        for text in "xy"
    )
    window.actions["heading"].trigger()
    assert window.checked() == {"italic", "underline", "heading"}


def test_fields_references_tables_and_plain_paste(desk: Desk) -> None:
    window = Window(desk)
    desk.editor.setFocus()
    window.actions["field"].trigger()
    desk.type("desk", Key.Key_Return)
    window.actions["reference"].trigger()
    desk.type("term", Key.Key_Return)
    desk.copied("<b>bold</b>", " bold")
    window.actions["paste-plain"].trigger()
    assert desk.said == "{{desk}}{{ref:term}} bold"
    window.actions["table"].trigger()
    assert len(desk.tables) == 1
    assert window.enabled() == {"bold", "italic", "underline", "field", "reference", "paste-plain"}
    window.actions["bold"].trigger()
    desk.type("t")
    assert desk.tables[0].header == ("t", "")


def test_a_tool_that_takes_the_focus_still_means_the_wording(desk: Desk) -> None:
    window = Window(desk)
    desk.editor.setFocus()
    desk.type("x")
    button = window.toolbar.widgetForAction(window.actions["heading"])
    assert isinstance(button, QToolButton)
    button.setFocus()
    button.click()
    assert desk.said == "# x"
    desk.after.setFocus()
    assert window.enabled() == set()


def test_a_tool_gives_the_cursor_back(desk: Desk) -> None:
    window = Window(desk)
    desk.editor.setFocus()
    desk.type("x")
    for name in ("heading", "clause", "bold", "indent", "paste-plain"):
        window.toolbar.setFocus()
        window.actions[name].trigger()
        assert QApplication.focusWidget() is desk.text


def test_another_window_changes_nothing(desk: Desk) -> None:
    window = Window(desk)
    desk.editor.setFocus()
    desk.type("x")
    dialog = QDialog(desk.window)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    desk.qtbot.addWidget(dialog)
    dialog.open()
    desk.qtbot.waitActive(dialog)
    assert window.enabled() == set(window.actions)
    window.actions["heading"].trigger()
    assert desk.said == "# x"


def test_the_keys_of_an_action_reach_it(desk: Desk) -> None:
    window = Window(desk)
    window.actions["bold"].setShortcut(QKeySequence(QKeySequence.StandardKey.Bold))
    desk.editor.setFocus()
    desk.qtbot.keySequence(desk.text, QKeySequence.StandardKey.Bold)
    desk.type("x")
    assert desk.said == "**x**"


def test_a_wording_that_is_gone_is_forgotten(desk: Desk) -> None:
    window = Window(desk)
    desk.put((TABLE,))
    desk.editor.tables[0].view.choose(0, 0, edit=True)
    assert "bold" in window.enabled()
    desk.session.undo()
    desk.qtbot.waitUntil(lambda: window.enabled() in (set(), set(window.actions)))
    assert [runs_text(b.runs) for b in desk.wording if not isinstance(b, TextTable)] == []
