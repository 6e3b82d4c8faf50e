"""The cells of a table of wording on screen: the model, the editor of one, how they are drawn."""

import math
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sla_desktop.domain.text import ListItem, Paragraph, Run, TextTable, normal_runs, runs_text
from sla_desktop.ui.richtext import convert, grid, paste
from sla_desktop.ui.richtext.chips import Chips, colors_in_force
from sla_desktop.ui.richtext.convert import Kind
from sla_desktop.ui.richtext.grid import Cell
from sla_desktop.ui.richtext.prose import TYPING, ProseEdit

Index = QModelIndex | QPersistentModelIndex
MARGIN = 5.0
_MOST_DRAWN = 2_000  # documents kept for drawing
_TABS = {
    Qt.Key.Key_Tab: QTextCursor.MoveOperation.NextCell,
    Qt.Key.Key_Backtab: QTextCursor.MoveOperation.PreviousCell,
}


class CellsModel(QAbstractTableModel):
    """The lines of one table; the titles are its first line."""

    edited = Signal(object, object)  # the changed table, what was done

    def __init__(self, table: TextTable, parent: QObject) -> None:
        super().__init__(parent)
        self.table = table
        self._lines = grid.lines(table)
        self.is_writable = True

    def show_table(self, table: TextTable) -> None:
        """Shows another state of the table; laid anew only when its size changes."""
        before, self.table = self._lines, table
        was = (len(before), len(before[0]))
        lines = grid.lines(table)
        if was != (len(lines), len(lines[0])):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        self._lines = lines
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(new) - 1))

    def cell(self, index: Index) -> Cell:
        """The runs of a cell; titles are bold without saying so."""
        return self._lines[index.row()][index.column()]

    def is_title(self, index: Index) -> bool:
        """Whether a cell is a title of a column."""
        return bool(self.table.header) and index.row() == 0

    def put(self, table: TextTable, label: str) -> None:
        """Tells a change, and shows it."""
        if table != self.table:
            self.show_table(table)
            self.edited.emit(table, label)

    def put_cell(self, index: Index, cell: Cell, label: str) -> None:
        """Tells a change of one cell."""
        if cell != self.cell(index):
            self.put(grid.with_cell(self.table, index.row(), index.column(), cell), label)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return runs_text(self.cell(index)) if role in shown and index.isValid() else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_writable else flags


class CellEdit(ProseEdit):
    """Edits one cell: a single paragraph. Enter and Tab go to other cells."""

    def __init__(self, chips: Chips, parent: QWidget) -> None:
        super().__init__(chips, parent)
        self.setStyleSheet("CellEdit { border: none; background: palette(base); }")
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(0)

    @property
    def cell(self) -> Cell:
        """What is in it."""
        return normal_runs(run for block in self.blocks for run in block.runs)

    def set_cell(self, cell: Cell) -> None:
        """Shows a cell; the same one keeps the cursor."""
        if cell != self.cell or convert.kind_of(self.blocks[0]) != "body":
            self.set_blocks((Paragraph(runs=cell, style="body"),))

    def toggle_kind(self, kind: Kind) -> None:
        """A cell has no blocks to be made others."""

    def shift(self, by: int) -> bool:
        return False

    def put(self, clip: paste.Clip) -> None:
        if any(isinstance(block, TextTable) for block in clip.blocks):
            self.tables_pasted.emit(clip.blocks)
            return
        runs: list[Run] = []
        for block in clip.blocks:
            if not isinstance(block, TextTable):
                mark = "• " if isinstance(block, ListItem) else ""
                runs += [Run(text=("\n" if runs else "") + mark), *block.runs]
        flat = (Paragraph(runs=normal_runs(runs), style="body"),)
        super().put(paste.Clip(flat, inline=True))

    def _fit(self, size: QSizeF) -> None:
        """A cell is as high as its row."""

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(colors_in_force().accent), 2))
        painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _takes(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and plain:
            self.left.emit(QTextCursor.MoveOperation.NextRow)
            return True
        return False


class CellDelegate(QStyledItemDelegate):
    """Draws cells as they are edited, and tells every key of the one under edit."""

    left = Signal(object)  # a QTextCursor.MoveOperation: out of the cell under edit
    tables_pasted = Signal(object)
    refused = Signal(object)
    began = Signal(object)  # the CellEdit

    def __init__(self, chips: Chips, parent: QObject) -> None:
        super().__init__(parent)
        self._chips = chips
        self._label = TYPING
        self._drawn: dict[tuple[Cell, bool], QTextDocument] = {}

    def forget(self) -> None:
        """Draws all anew: fonts or values of fields changed."""
        self._drawn.clear()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEdit(self._chips, parent)
        editor.setAccessibleName(f"Row {index.row() + 1}, column {index.column() + 1}")
        self.setEditorData(editor, index)
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.edited.connect(self._commit)
        editor.left.connect(self.left)
        editor.tables_pasted.connect(self.tables_pasted)
        editor.refused.connect(self.refused)
        self.began.emit(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = index.model()
        if isinstance(editor, CellEdit) and isinstance(model, CellsModel):
            editor.set_cell(model.cell(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEdit) and isinstance(model, CellsModel):
            model.put_cell(index, editor.cell, self._label)

    def _commit(self, label: str) -> None:
        editor = self.sender()
        if isinstance(editor, CellEdit):
            self._label = label
            self.commitData.emit(editor)
            self._label = TYPING

    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        """Tab goes to the next cell and Esc leaves, unless the list of fields wants them."""
        if isinstance(object, CellEdit) and isinstance(event, QKeyEvent):
            if object.completion.is_open:
                return False
            move = _TABS.get(Qt.Key(event.key()))
            if move is not None and event.type() == QEvent.Type.KeyPress:
                object.left.emit(move)
                return True
        return super().eventFilter(object, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 100
        size = self._document(index, option, width).size()
        return QSize(math.ceil(size.width()), math.ceil(size.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        colors = colors_in_force()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        titled = isinstance(model, CellsModel) and model.is_title(index)
        ground = colors.selection if selected else colors.neutral_surface if titled else ""
        if ground:
            painter.fillRect(option.rect, QColor(ground))
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.setClipRect(QRectF(0, 0, option.rect.width(), option.rect.height()))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = option.palette
        document = self._document(index, option, option.rect.width())
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, index: Index, option: QStyleOptionViewItem, width: int) -> QTextDocument:
        model = index.model()
        cell = model.cell(index) if isinstance(model, CellsModel) else ()
        titled = isinstance(model, CellsModel) and model.is_title(index)
        if len(self._drawn) > _MOST_DRAWN:
            self._drawn.clear()
        document = self._drawn.get((cell, titled))
        if document is None:
            document = self._made(cell, titled, option)
            self._drawn[cell, titled] = document
        document.setTextWidth(width)
        return document

    def _made(self, cell: Cell, titled: bool, option: QStyleOptionViewItem) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(option.font)
        document.setDocumentMargin(MARGIN)
        document.setIndentWidth(0)
        self._chips.serve(document)
        runs = tuple(Run(text=run.text, bold=True) for run in cell) if titled else cell
        convert.write(QTextCursor(document), (Paragraph(runs=runs, style="body"),))
        return document
