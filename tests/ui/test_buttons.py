"""Buttons are pressed by Space and by Enter, and only while they have the keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from sla_desktop.ui.buttons import PushButton, ToolButton, button

Key = Qt.Key


class Presses:
    """How often a button was pressed."""

    def __init__(self, button: QAbstractButton) -> None:
        self.count = 0
        button.clicked.connect(self._press)

    def _press(self) -> None:
        self.count += 1


@pytest.mark.parametrize("made", [button, PushButton, lambda _text: ToolButton()])
@pytest.mark.parametrize(
    ("key", "keys", "pressed"),
    [
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, 1),
        (Key.Key_Space, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Return, Qt.KeyboardModifier.ControlModifier, 0),
        (Key.Key_A, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_keys_that_press(
    qtbot: QtBot, made: type[PushButton], key: Qt.Key, keys: Qt.KeyboardModifier, pressed: int
) -> None:
    one: QAbstractButton = made("Go")
    qtbot.addWidget(one)
    presses = Presses(one)
    qtbot.keyClick(one, key, keys)
    assert presses.count == pressed


def test_enter_in_a_line_presses_no_button_beside_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    line, one = QLineEdit(), button("Go")
    column = QVBoxLayout(dialog)
    column.addWidget(line)
    column.addWidget(one)
    presses = Presses(one)
    dialog.open()
    qtbot.keyClick(line, Key.Key_Return)
    assert presses.count == 0
