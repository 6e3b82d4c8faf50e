"""One table of wording: its caption, its cells, and buttons for rows and columns."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from sla_desktop.domain.text import TextTable
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.controls import HistoryKeys
from sla_desktop.ui.richtext.cells import CellsModel
from sla_desktop.ui.richtext.cells_view import CellsView
from sla_desktop.ui.richtext.chips import Chips
from sla_desktop.ui.richtext.prose import TYPING

_KEYS = "Enter edits a cell, Tab goes to the next one, Ctrl+Enter adds a row."


class TableEditor(QWidget):
    """Edits one table; knows nothing of where it stands."""

    edited = Signal(object, object)  # the changed table, what was done; TYPING for keys
    left = Signal(object)  # a QTextCursor.MoveOperation: the cursor wants out
    removed = Signal(object)  # self
    refused = Signal(object)  # a sentence

    def __init__(self, table: TextTable, chips: Chips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CellsModel(table, self)
        self.view = CellsView(self.model, chips, self)
        self._keys = HistoryKeys(self)
        self.caption = QLineEdit(table.caption, self)
        self.caption.setPlaceholderText("Caption of the table, if it needs one")
        self.caption.installEventFilter(self._keys)
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 2)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.view)
        column.addLayout(self._button_line())
        self._name()
        self.caption.textEdited.connect(self._caption_edited)
        self.model.edited.connect(self.edited)
        self.view.left.connect(self.left)
        self.view.refused.connect(self.refused)

    def _button_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        for text, slot in (("Add row", self.view.add_row), ("Add column", self.view.add_column)):
            button = PushButton(text, self)
            button.clicked.connect(slot)
            self._buttons.append(button)
        more = PushButton("Table", self)
        more.setMenu(self._menu())
        self._buttons.append(more)
        for button in self._buttons:
            button.setProperty("link", True)
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        view = self.view
        for text, slot in (
            ("Row &above", view.add_row_above),
            ("Row &below", view.add_row),
            ("Move row &up", view.move_row_up),
            ("Move row &down", view.move_row_down),
            ("&Remove row", view.remove_row),
            ("", None),
            ("Column to the &left", view.add_column_before),
            ("Column to the ri&ght", view.add_column),
            ("Remove &column", view.remove_column),
            ("", None),
            ("&First row has titles, or not", view.toggle_titles),
            ("Remove &table", self.remove),
        ):
            if slot is None:
                menu.addSeparator()
            else:
                menu.addAction(text).triggered.connect(slot)
        return menu

    @property
    def table(self) -> TextTable:
        """The table as it stands."""
        return self.model.table

    def show_table(self, table: TextTable) -> None:
        """Shows the table without telling `edited`; the cursor stays in its place."""
        row, column = self.view.place()
        self.model.show_table(table)
        if row >= 0 and self.view.place() != (row, column):
            index = self.model.index(
                min(row, self.model.rowCount() - 1), min(column, self.model.columnCount() - 1)
            )
            self.view.setCurrentIndex(index)
        if self.caption.text() != table.caption:
            self.caption.setText(table.caption)
        self._name()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.caption, self.view, *self._buttons]

    def show_chips(self) -> None:
        """Draws the fields anew after their values changed."""
        self.view.delegate.forget()
        self.view.fit()
        self.view.viewport().update()

    def set_writable(self, writable: bool) -> None:
        """Whether the owner may change it."""
        self.model.is_writable = writable
        self.caption.setReadOnly(not writable)
        for button in self._buttons:
            button.setVisible(writable)

    def remove(self) -> None:
        """Asks for the whole table to be taken out."""
        self.removed.emit(self)

    def _caption_edited(self, text: str) -> None:
        self.model.put(replace(self.table, caption=text), TYPING)
        self._name()

    def _name(self) -> None:
        called = f"Table {self.table.caption}".strip()
        self.view.setAccessibleName(called)
        self.view.setAccessibleDescription(_KEYS)
        self.caption.setAccessibleName(f"{called}: caption")
        for button in self._buttons:
            button.setAccessibleName(f"{called}: {button.text()}")
