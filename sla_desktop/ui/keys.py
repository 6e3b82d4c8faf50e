"""The list of keys (F1)."""

from collections.abc import Iterator

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

from sla_desktop.ui.actions import Actions
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.menus import MENUS, Command, plain_name

_IN_OUTLINE = "{} (in the outline)"
# Keys that are no command of a menu: where, and there what and the keys as Qt writes them.
_ELSEWHERE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("Next field", "Tab"),
            ("Field before", "Shift+Tab"),
            ("Open the menus", "F10"),
            ("Close a dialog, a list or the search", "Esc"),
        ),
    ),
    (
        "Outline",
        (("Go into the section", "Return"), ("Section below or above", "Down, Up")),
    ),
    (
        "Tables",
        (
            ("Edit the cell", "F2"),
            ("Next cell", "Tab"),
            ("Add a row", "Ctrl+Return"),
            ("Empty the cells chosen", "Del"),
            ("Remove the rows chosen", "Ctrl+Del"),
            ("Move the row up", "Alt+Up"),
            ("Move the row down", "Alt+Down"),
            ("Leave the table", "Ctrl+Tab"),
        ),
    ),
    ("Dates", (("Choose in a calendar", "Alt+Down"),)),
    (
        "Wording",
        (
            ("Insert a field or reference", "{, {"),
            ("Item of a list one step in", "Tab"),
            ("Item of a list one step out", "Shift+Tab"),
            ("End of a list", "Return, Return"),
        ),
    ),
    (
        "Checklist",
        (("Go to the field", "Return"), ("Next or previous finding", "Down, Up")),
    ),
    (
        "Search",
        (("Show the next place", "Return"), ("Back to the page", "Esc")),
    ),
    (
        "Welcome window",
        (
            ("New agreement", "Ctrl+N"),
            ("Open a file", "Ctrl+O"),
            ("Search the list", "Ctrl+F"),
            ("Open the agreement", "Return"),
            ("Duplicate it", "Ctrl+D"),
            ("Rename it", "F2"),
            ("Move it to the bin", "Del"),
            ("Bring back what was binned last", "Ctrl+Z"),
            ("One page back", "Esc"),
        ),
    ),
)
_Row = tuple[str, str]  # what, and the keys as this computer writes them


class KeysDialog(Dialog):
    """Every key, as this computer writes it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Keys", parent)
        self.resize(560, 680)
        groups = [*_of_menus(actions), *_elsewhere()]
        table = QTableWidget(0, 2)
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
        for name, rows in groups:
            _add_heading(table, name)
            for row in rows:
                _add_row(table, row)
        table.selectRow(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(table)
        self.column.addWidget(buttons)


def _add_heading(table: QTableWidget, name: str) -> None:
    """A line across the table; only the keys below it can be chosen."""
    item = QTableWidgetItem(name)
    font = table.font()
    font.setBold(True)
    item.setFont(font)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    at = table.rowCount()
    table.insertRow(at)
    table.setItem(at, 0, item)
    table.setSpan(at, 0, 1, 2)


def _add_row(table: QTableWidget, row: _Row) -> None:
    at = table.rowCount()
    table.insertRow(at)
    for column, text in enumerate(row):
        table.setItem(at, column, QTableWidgetItem(text))


def _of_menus(actions: Actions) -> Iterator[tuple[str, list[_Row]]]:
    for title, items in MENUS:
        rows = [
            (_said(item), _written(actions[item.id].shortcut()))
            for item in items
            if isinstance(item, Command)
            and item.id in actions
            and not actions[item.id].shortcut().isEmpty()
        ]
        if rows:
            yield plain_name(title), rows


def _said(command: Command) -> str:
    name = plain_name(command.text)
    return _IN_OUTLINE.format(name) if command.outline else name


def _elsewhere() -> Iterator[tuple[str, list[_Row]]]:
    for where, rows in _ELSEWHERE:
        yield where, [(what, _written(QKeySequence(keys))) for what, keys in rows]


def _written(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
