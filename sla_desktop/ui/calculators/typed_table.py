"""A small table to type in: rows are added at the end, empty ones do not count."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypedTable(QTableWidget):
    """Text cells, each column so many pixels wide.

    Ctrl+Return adds a row, Ctrl+Delete removes the one in use.
    """

    edited = Signal()

    def __init__(
        self, name: str, columns: Mapping[str, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(columns), parent)
        self.setHorizontalHeaderLabels(list(columns))
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "Ctrl and Return adds a row, Ctrl and Delete removes one; Ctrl and Tab leaves the table"
        )
        self.verticalHeader().setVisible(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, width in enumerate(columns.values()):
            self.setColumnWidth(at, width)
        self.horizontalHeader().setStretchLastSection(True)
        self.cellChanged.connect(self._changed)

    def add(self, cells: Sequence[str] = ()) -> None:
        """A row at the end, and the cursor in it."""
        at = self.rowCount()
        blocked = self.blockSignals(True)
        self.insertRow(at)
        for column in range(self.columnCount()):
            text = cells[column] if column < len(cells) else ""
            self.setItem(at, column, QTableWidgetItem(text))
        self.blockSignals(blocked)
        self.setCurrentCell(at, 0)
        self.edited.emit()

    def remove(self) -> None:
        """Takes out the row in use."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self.edited.emit()

    def lines(self) -> list[tuple[int, tuple[str, ...]]]:
        """The rows that are not empty, with the numbers that stand at them."""
        found: list[tuple[int, tuple[str, ...]]] = []
        for row in range(self.rowCount()):
            cells = tuple(self._text(row, column) for column in range(self.columnCount()))
            if any(cells):
                found.append((row + 1, cells))
        return found

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _changed(self, _row: int, _column: int) -> None:
        self.edited.emit()

    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent) and self._own(e):
            e.accept()
            return True
        return super().event(e)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in _ENTER:
                self.add()
                return
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                QWidget.focusNextPrevChild(self, event.key() == Qt.Key.Key_Tab)  # out of it
                return
        super().keyPressEvent(event)

    def _own(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(control) and event.key() in (*_ENTER, Qt.Key.Key_Delete)
