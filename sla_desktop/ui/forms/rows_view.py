"""The grid of a table: its keys, its widths and heights, and what an empty one says."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from sla_desktop.ui.forms.cells import PAD_X, PAD_Y, CellChoice, CellDelegate, breakable
from sla_desktop.ui.forms.rows_model import Index, RowsModel
from sla_desktop.ui.forms.widths import Need, shared
from sla_desktop.ui.richtext.scrolling import page_around
from sla_desktop.ui.theme import in_force

_MOST_LINES = 24  # shown at once; a longer table scrolls
_NARROWEST = 240  # pixels
_HEAD_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_HEAD_RIGHT = 4  # pixels after a heading
_Hint = QAbstractItemDelegate.EndEditHint
_Key = Qt.Key


class Header(QHeaderView):
    """Headings that wrap rather than lose their end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = in_force()
        painter.save()
        painter.fillRect(rect, QColor(theme.neutral_surface))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.muted))
        painter.setFont(self.font())
        room = rect.adjusted(PAD_X, 0, -_HEAD_RIGHT, 0)
        title = str(self.model().headerData(section, self.orientation()))
        text = breakable(self.fontMetrics(), title, room.width())
        painter.drawText(room, int(_HEAD_FLAGS), text)
        painter.restore()


class RowsView(QTableView):
    """Cells of a table; Tab goes from cell to cell and leaves at the end, Ctrl+Tab at once."""

    add_wanted = Signal()
    remove_wanted = Signal()
    row_done = Signal()  # Enter in its last cell
    row_given_up = Signal()  # Esc
    move_wanted = Signal(int)  # rows down
    details_wanted = Signal()  # the cell is set in the details of its row

    def __init__(self, model: RowsModel, invitation: str, *, has_details: bool) -> None:
        super().__init__()
        self._rows = model
        self._invitation = invitation
        self.setModel(model)
        self.setHorizontalHeader(Header(self))
        self.delegate = CellDelegate(model, self, has_details=has_details)
        self.delegate.add_wanted.connect(self.add_wanted)
        self.delegate.leave_wanted.connect(self.leave)
        self.delegate.entered.connect(self._entered)
        self.setItemDelegate(self.delegate)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.dataChanged.connect(self._measure_changed)
        model.modelReset.connect(self.lay_out)
        self.lay_out()

    # sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lay_out()

    def lay_out(self) -> None:
        """Shares the width among the columns, then gives every row the height of its text."""
        self.horizontalHeader().setVisible(self._rows.rowCount() > 0)
        needs = [self._need(column) for column in range(len(self._rows.columns))]
        for column, width in enumerate(shared(needs, max(self.viewport().width(), _NARROWEST))):
            self.setColumnWidth(column, width)
        self._measure(0, self._rows.rowCount() - 1)

    def _need(self, column: int) -> Need:
        """What a column holds."""
        advance = self.fontMetrics().horizontalAdvance
        spec = self._rows.columns[column]
        texts = [self._rows.shown(at, column) for at in range(self._rows.rowCount())]
        words = {word for text in (*texts, spec.title) for word in text.split(" ")}
        return Need(
            word=max(map(advance, words)),
            text=max(map(advance, (*texts, spec.title))),
            around=self.delegate.left(column) + PAD_X + 2,
            weight=spec.weight,
        )

    def _measure(self, first: int, last: int) -> None:
        metrics = self.fontMetrics()
        columns = range(len(self._rows.columns))
        for at in range(first, last + 1):
            heights = (self._cell_height(metrics, at, column) for column in columns)
            height = max(heights)
            if height != self.rowHeight(at):
                self.setRowHeight(at, height)
        self._fit()

    def _cell_height(self, metrics: QFontMetrics, at: int, column: int) -> int:
        text = "" if self._rows.columns[column].is_tick else self._rows.shown(at, column)
        return self.delegate.text_height(metrics, text, column, self.columnWidth(column))

    def _measure_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if not roles:  # what it says, not only what is found in it
            self._measure(first.row(), last.row())

    def _fit(self) -> None:
        """As high as its rows, up to a limit; then it scrolls."""
        frame = 2
        line = self.fontMetrics().height() + 2 * PAD_Y + 1
        if not self._rows.rowCount():
            self.setFixedHeight(line + frame + 6)
            return
        header = self._head_height()
        self.horizontalHeader().setFixedHeight(header)
        rows = self.verticalHeader().length()
        fits = rows <= _MOST_LINES * line
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn
        )
        self.setFixedHeight(header + (rows if fits else _MOST_LINES * line) + frame)

    def _head_height(self) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        heights = [metrics.height()]
        for at, column in enumerate(self._rows.columns):
            room = QRect(0, 0, max(20, self.columnWidth(at) - PAD_X - _HEAD_RIGHT), 1 << 16)
            text = breakable(metrics, column.title, room.width())
            heights.append(metrics.boundingRect(room, int(_HEAD_FLAGS), text).height())
        return max(heights) + 2 * PAD_Y

    # looks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(in_force().muted))
            place = self.viewport().rect().adjusted(PAD_X, 0, -PAD_X, 0)
            painter.drawText(place, int(_HEAD_FLAGS), self._invitation)
            painter.end()

    # where the cursor is

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes to the first cell, or to the one that was left."""
        super().focusInEvent(event)
        by_tab = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_tab and not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # the whole row shows where the cursor is
        page = page_around(self) if self.hasFocus() else None
        sheet = page.widget() if page is not None else None
        if page is not None and sheet is not None:
            rect = self.visualRect(current)
            for corner in (rect.bottomLeft(), rect.topLeft()):
                place = self.viewport().mapTo(sheet, corner)
                page.ensureVisible(place.x(), place.y(), 0, PAD_Y * 4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over the table scrolls the page, unless one is at work in a long table."""
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _is_end(self, *, forwards: bool) -> bool:
        """Whether there is no cell to go on to."""
        index = self.currentIndex()
        if not index.isValid():
            return True
        last = (self._rows.rowCount() - 1, self._rows.columnCount() - 1)
        return (index.row(), index.column()) == (last if forwards else (0, 0))

    def focusNextPrevChild(self, next: bool) -> bool:
        if self._is_end(forwards=next):
            return super().focusNextPrevChild(next)
        self._step(forwards=next)
        return True

    def _step(self, *, forwards: bool) -> None:
        index, columns = self.currentIndex(), self._rows.columnCount()
        at = index.row() * columns + index.column() + (1 if forwards else -1)
        self.setCurrentIndex(self._rows.index(*divmod(at, columns)))

    def leave(self, forwards: bool) -> None:
        """Goes on to what stands after the table, or before it."""
        super().focusNextPrevChild(forwards)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Esc takes back what was typed; Tab in the last cell leaves the table."""
        if hint == _Hint.RevertModelCache:
            self.delegate.take_back()
            super().closeEditor(editor, hint)
            self.row_given_up.emit()
            return
        moving = hint in (_Hint.EditNextItem, _Hint.EditPreviousItem)
        forwards = hint == _Hint.EditNextItem
        if moving and self._is_end(forwards=forwards):
            super().closeEditor(editor, _Hint.NoHint)
            self.leave(forwards)
        else:
            super().closeEditor(editor, hint)

    def _entered(self) -> None:
        if self.currentIndex().column() == self._rows.columnCount() - 1:
            self.row_done.emit()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        only = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        modifier = Qt.KeyboardModifier
        key = _Key(event.key())
        if only == modifier.ControlModifier:
            return self._control_key(key)
        if only == modifier.ControlModifier | modifier.ShiftModifier and key == _Key.Key_Backtab:
            self.leave(forwards=False)
            return True
        if only == modifier.AltModifier and key in (_Key.Key_Up, _Key.Key_Down):
            self.move_wanted.emit(-1 if key == _Key.Key_Up else 1)
            return True
        return only == modifier.NoModifier and self._plain_key(key)

    def _control_key(self, key: Qt.Key) -> bool:
        match key:
            case _Key.Key_Return | _Key.Key_Enter:
                self.add_wanted.emit()
            case _Key.Key_Delete | _Key.Key_Backspace:
                self.remove_wanted.emit()
            case _Key.Key_Tab:
                self.leave(forwards=True)
            case _:
                return False
        return True

    def _plain_key(self, key: Qt.Key) -> bool:
        match key:
            case _Key.Key_Return | _Key.Key_Enter:
                self.begin()
            case _Key.Key_Delete | _Key.Key_Backspace:
                self._rows.clear(self._chosen())
            case _:
                return False
        return True

    def begin(self) -> None:
        """Starts to write in the current cell, or opens its list; in an empty table adds a row."""
        index = self.currentIndex()
        if not index.isValid():
            if not self._rows.rowCount():
                self.add_wanted.emit()
            return
        if self._rows.columns[index.column()].several:
            self.details_wanted.emit()
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(index)
        editor = self.indexWidget(index)
        if isinstance(editor, CellChoice):
            editor.showPopup()

    def _chosen(self) -> list[tuple[int, int]]:
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return sorted((one.row(), one.column()) for one in indexes if one.isValid())

    def chosen_rows(self) -> list[int]:
        """The rows of the cells that are chosen."""
        return sorted({row for row, _ in self._chosen()})

    def copy(self) -> None:
        """Puts the chosen cells where a spreadsheet can paste them."""
        lines: dict[int, list[str]] = {}
        for row, column in self._chosen():
            lines.setdefault(row, []).append(self._rows.text(row, column))
        text = "\n".join("\t".join(cells) for cells in lines.values())
        QGuiApplication.clipboard().setText(text)

    def go_to_cell(self, row: int, column: int) -> None:
        """Puts the cursor on a cell and chooses it."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(row, column), flag)
