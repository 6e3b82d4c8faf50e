"""The list of keys (F1)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from sla_desktop.ui.actions import Actions, commands, plain_name
from sla_desktop.ui.dialogs import Dialog

# Keys that are no command of a menu: (where, what, keys as Qt writes them).
_ELSEWHERE = (
    ("Tables", "Edit the cell", "F2"),
    ("Tables", "Add a row", "Ctrl+Return"),
    ("Tables", "Remove the rows chosen", "Del"),
    ("Tables", "Move the row up", "Alt+Up"),
    ("Tables", "Move the row down", "Alt+Down"),
    ("Checklist", "Go to the field", "Return"),
    ("Checklist", "Next or previous finding in the pane", "Down"),
    ("Wording", "Insert a field or reference", "{, {"),
)


class KeysDialog(Dialog):
    """Every key, as this computer writes it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Keys", parent)
        self.resize(520, 640)
        rows = [*_of_menus(actions), *(_elsewhere())]
        table = QTableWidget(len(rows), 2)
        table.setHorizontalHeaderLabels(["What it does", "Keys"])
        table.setAccessibleName("Keys")
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setVisible(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                table.setItem(at, column, item)
        table.selectRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(table)
        self.column.addWidget(buttons)


def _of_menus(actions: Actions) -> list[tuple[str, str]]:
    known = [command for command in commands() if command.id in actions]
    return [
        (plain_name(command.text), _written(actions[command.id].shortcut()))
        for command in known
        if not actions[command.id].shortcut().isEmpty()
    ]


def _elsewhere() -> list[tuple[str, str]]:
    return [(f"{where}: {what}", _written(QKeySequence(keys))) for where, what, keys in _ELSEWHERE]


def _written(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
