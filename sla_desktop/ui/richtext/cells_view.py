"""The cells of one table as the owner works with them: keys, rows and columns, the clipboard."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sla_desktop.domain.text import TextTable
from sla_desktop.reading.plain import Refusal
from sla_desktop.ui.forms.controls import HistoryKeys
from sla_desktop.ui.richtext import grid, paste, scrolling
from sla_desktop.ui.richtext.cells import CellDelegate, CellsModel, Index
from sla_desktop.ui.richtext.chips import Chips

_Move = QTextCursor.MoveOperation
_SHORTEST = 26  # pixels of an empty row
_NARROWEST = 20
_FRAME = 4  # pixels above and below, as wide as it gets with the focus
_STEPS = {
    _Move.Up: (-1, 0),
    _Move.Down: (1, 0),
    _Move.NextRow: (1, 0),
    _Move.Left: (0, -1),
    _Move.Right: (0, 1),
}
_Key = Qt.Key
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellsView(QTableView):
    """As high as its rows: the page around it scrolls."""

    left = Signal(object)  # a QTextCursor.MoveOperation: the cursor wants out
    refused = Signal(object)  # a sentence

    def __init__(self, cells: CellsModel, chips: Chips, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = cells
        self._chips = chips
        self._keys = HistoryKeys(self)
        self.installEventFilter(self._keys)
        self.delegate = CellDelegate(chips, self)
        self.setModel(cells)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self.delegate.left.connect(self._leave_cell)
        self.delegate.tables_pasted.connect(self._spread)
        self.delegate.refused.connect(self.refused)
        cells.dataChanged.connect(self._cells_changed)
        cells.modelReset.connect(self.fit)

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed
            | triggers.EditKeyPressed
            | triggers.DoubleClicked
            | triggers.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(_SHORTEST)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    # how it stands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Every row as high as its text, the view as high as its rows."""
        self.resizeRowsToContents()
        self._fit_height()

    def _fit_height(self) -> None:
        self.setFixedHeight(self.verticalHeader().length() + _FRAME)

    def _cells_changed(self, first: object, last: object) -> None:
        for row in range(_row(first), _row(last) + 1):
            self.resizeRowToContents(row)
        self._fit_height()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            scrolling.show_rect(self.viewport(), self.visualRect(current))

    def place(self) -> tuple[int, int]:
        """Row and column of the cursor; -1 where there is none."""
        current = self.currentIndex()
        return current.row(), current.column()

    def choose(self, row: int, column: int, *, edit: bool = False) -> None:
        """Puts the cursor on a cell, the nearest there is."""
        row = max(0, min(row, self.cells.rowCount() - 1))
        column = max(0, min(column, self.cells.columnCount() - 1))
        index = self.cells.index(row, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        if edit and self.cells.is_writable:
            self.edit(index)

    def _leave_cell(self, move: QTextCursor.MoveOperation) -> None:
        """The cell under edit hands the cursor on: to a neighbour, a new row, or out."""
        row, column = self.place()
        width, height = self.cells.columnCount(), self.cells.rowCount()
        if move in (_Move.NextCell, _Move.PreviousCell):
            at = row * width + column + (1 if move == _Move.NextCell else -1)
            if at >= width * height:
                self.add_row()
                self.choose(height, 0, edit=True)
            elif at >= 0:
                self.choose(at // width, at % width, edit=True)
            return
        down, right = _STEPS[move]
        inside = 0 <= row + down < height and 0 <= column + right < width
        if inside:
            self.choose(row + down, column + right, edit=True)
        elif down:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.left.emit(_Move.Down if down > 0 else _Move.Up)

    # rows and columns

    def add_row(self) -> None:
        """A row below the cursor, or at the end."""
        self._add_row(below=True)

    def add_row_above(self) -> None:
        self._add_row(below=False)

    def _add_row(self, *, below: bool) -> None:
        row, column = self.place()
        at = (row if row >= 0 else self.cells.rowCount() - 1) + int(below)
        self.cells.put(grid.add_line(self.cells.table, at), "Add a row")
        self.choose(at, max(0, column), edit=True)

    def remove_row(self) -> None:
        row, column = self.place()
        if row >= 0:
            self.cells.put(grid.remove_line(self.cells.table, row), "Remove a row")
            self.choose(row, column)

    def move_row_up(self) -> None:
        self._move_row(-1)

    def move_row_down(self) -> None:
        self._move_row(1)

    def _move_row(self, by: int) -> None:
        row, column = self.place()
        moved = grid.move_line(self.cells.table, row, by)
        if moved != self.cells.table:
            self.cells.put(moved, "Move a row")
            self.choose(row + by, column)

    def add_column(self) -> None:
        """A column to the right of the cursor, or at the end."""
        self._add_column(after=True)

    def add_column_before(self) -> None:
        self._add_column(after=False)

    def _add_column(self, *, after: bool) -> None:
        row, column = self.place()
        at = (column if column >= 0 else self.cells.columnCount() - 1) + int(after)
        self.cells.put(grid.add_column(self.cells.table, at), "Add a column")
        self.choose(max(0, row), at, edit=True)

    def remove_column(self) -> None:
        row, column = self.place()
        if column >= 0:
            self.cells.put(grid.remove_column(self.cells.table, column), "Remove a column")
            self.choose(row, column)

    def toggle_titles(self) -> None:
        """The first row becomes the titles, or a row like others."""
        self.cells.put(grid.toggle_titles(self.cells.table), "Titles of a table")

    def clear(self) -> None:
        """Empties the chosen cells."""
        table = self.cells.table
        for index in self.selectedIndexes():
            table = grid.with_cell(table, index.row(), index.column(), ())
        self.cells.put(table, "Empty cells")

    # the clipboard

    def copy(self) -> None:
        """Puts the chosen cells on the clipboard, as a table for spreadsheets too."""
        chosen = self.selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        cells = tuple(
            tuple(self.cells.cell(self.cells.index(row, column)) for column in columns)
            for row in rows
        )
        if cells:
            clip = paste.Clip((TextTable(id="table-1", rows=cells),))
            QGuiApplication.clipboard().setMimeData(paste.mime_of(clip, self._chips.said))

    def paste(self) -> None:
        """Writes what is on the clipboard from the chosen cell on; the table grows as needed."""
        found = paste.read_table(paste.clipboard())
        if isinstance(found, Refusal):
            self.refused.emit(found.reason)
        elif found is not None:
            self._put(found)

    def _spread(self, blocks: object) -> None:
        """A table that was pasted into one cell spreads over its neighbours."""
        table = paste.table_in(blocks)
        if table is not None:
            self._put(table)

    def _put(self, source: TextTable) -> None:
        row, column = self.place()
        lines = grid.lines(source)
        changed = grid.with_cells(self.cells.table, max(0, row), max(0, column), lines)
        self.cells.put(changed, "Paste")
        if self.currentIndex().row() != row:  # a table that grew forgets its cursor
            self.choose(row, column)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._edge(event) or (self.cells.is_writable and self._command(event)):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _edge(self, event: QKeyEvent) -> bool:
        """Arrow keys go on into the text above and below."""
        row, _ = self.place()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == _Key.Key_Up and row <= 0:
            self.left.emit(_Move.Up)
        elif plain and event.key() == _Key.Key_Down and row >= self.cells.rowCount() - 1:
            self.left.emit(_Move.Down)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _TABS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextPrevChild(event.key() == _Key.Key_Tab)
        else:
            return False
        return True

    def _command(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear()
        else:
            return self._row_command(event)
        return True

    def _row_command(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case _Key.Key_Delete | _Key.Key_Backspace if control:
                self.remove_row()
            case _Key.Key_Delete | _Key.Key_Backspace:
                self.clear()
            case _Key.Key_Return | _Key.Key_Enter if control:
                self.add_row()
            case _Key.Key_Return | _Key.Key_Enter:
                self.edit(self.currentIndex())
            case _Key.Key_Up if alt:
                self.move_row_up()
            case _Key.Key_Down if alt:
                self.move_row_down()
            case _:
                return False
        return True


def _row(index: object) -> int:
    return index.row() if isinstance(index, QModelIndex) else 0
