"""How the cells of a table look and what edits them."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QMetaObject,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sla_desktop.domain import paths
from sla_desktop.ui import icons
from sla_desktop.ui.forms.areas import LongLine
from sla_desktop.ui.forms.controls import Choice, TypedLine
from sla_desktop.ui.forms.rows_model import Index, RowsModel
from sla_desktop.ui.theme import Theme, in_force

PAD_X, PAD_Y = 8, 6
MARK = 18  # pixels for the sign that a row has details
_BOX = 16
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ANYWHERE = "\u200b"  # no width; a line may break here
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB_KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def breakable(metrics: QFontMetrics, text: str, width: int) -> str:
    """`text` with places to break inside those words that are wider than `width` pixels."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split(" ")
    return " ".join(
        word if metrics.horizontalAdvance(word) <= width else _ANYWHERE.join(word) for word in words
    )


class CellText(LongLine):
    """The text of a cell: as wide and as high as the cell, which grows with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(PAD_Y - 2)
        self.setViewportMargins(PAD_X - PAD_Y, 0, 0, 0)

    def fit(self) -> None:
        """Its cell decides how high it is."""


class CellChoice(Choice):
    """The choice of a cell: once its list has been used, it is done."""

    done = Signal()

    def hidePopup(self) -> None:
        super().hidePopup()
        later = Qt.ConnectionType.QueuedConnection  # after the choice has been told
        QMetaObject.invokeMethod(self, "done", later)


class CellDelegate(QStyledItemDelegate):
    """Draws cells, and edits them in place: every key counts at once, Esc takes all back."""

    add_wanted = Signal()
    entered = Signal()  # Enter ended the editing
    leave_wanted = Signal(bool)  # forwards?
    told = Signal(object)  # a sentence about what is being typed, "" when all is well

    def __init__(self, model: RowsModel, view: QAbstractItemView, *, has_details: bool) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._has_details = has_details
        self._place = QPersistentModelIndex()
        self._before: object = None

    # looks

    def left(self, column: int) -> int:
        """Where the text of a column begins in its cell."""
        return PAD_X + (MARK if self._has_details and column == 0 else 0)

    def text_height(self, metrics: QFontMetrics, text: str, column: int, width: int) -> int:
        """Height of a cell `width` pixels wide."""
        room = QRect(0, 0, max(20, width - self.left(column) - PAD_X), 1 << 20)
        shown = breakable(metrics, text, room.width())
        inner = metrics.boundingRect(room, int(_FLAGS), shown).height() if text else 0
        return max(inner, metrics.height()) + 2 * PAD_Y + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        theme = in_force()
        rect = QRect(option.rect)
        current = view.currentIndex()
        in_row = current.row() == index.row()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(theme.selection if in_row or selected else theme.field))
        if index.row() < self._model.rowCount() - 1:
            painter.setPen(QColor(theme.border))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._draw_mark(painter, theme, rect, index)
        if self._has_details and index.column() == 0:
            name = "open" if in_row else "shut"
            top = rect.center().y() - 7
            place = QRectF(rect.x() + 4, top, 14, 14)
            icons.paint(painter, name, place, QColor(theme.muted))
        if self._model.columns[index.column()].is_tick:
            self._draw_box(painter, theme, rect, index)
        else:
            inner = rect.adjusted(self.left(index.column()), PAD_Y, -PAD_X, -PAD_Y - 1)
            painter.setPen(QColor(theme.text))
            painter.setFont(option.font)
            text = self._model.shown(index.row(), index.column())
            shown = breakable(option.fontMetrics, text, inner.width())
            painter.drawText(inner, int(_FLAGS), shown)
        if index == current and view.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _draw_mark(self, painter: QPainter, theme: Theme, rect: QRect, index: Index) -> None:
        """A bar at the left of a cell that the checklist names."""
        kind = self._model.finding_kind(index.row(), index.column())
        if kind:
            bar = QRect(rect.x(), rect.y() + 3, 3, rect.height() - 7)
            painter.fillRect(bar, icons.state_color(kind, theme))

    def _draw_box(self, painter: QPainter, theme: Theme, rect: QRect, index: Index) -> None:
        """A box as a form has them, with its tick."""
        ticked = self._model.value(index.row(), index.column()) is True
        box = QRectF(self._box(rect, index.column())).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent if ticked else theme.muted))
        painter.setBrush(QColor(theme.accent if ticked else theme.field))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            icons.paint(painter, "complete", box.adjusted(1, 1, -1, -1), QColor(theme.on_accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _box(self, rect: QRect, column: int) -> QRect:
        top = rect.center().y() - _BOX // 2
        return QRect(rect.x() + self.left(column), top, _BOX, _BOX)

    # editors

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        at, column = index.row(), index.column()
        session = self._model.session
        spec = self._model.columns[column]
        options = spec.options(session.agreement)
        editor: CellChoice | CellText | TypedLine
        if options is not None:
            editor = CellChoice(options, parent)
            editor.done.connect(self._chosen)
        else:
            kind = paths.type_at(session.agreement, self._model.path(at, column))
            if kind is str:
                editor = CellText(parent)
            else:
                editor = TypedLine(kind, session.agreement.currency, parent, spec.words)
            editor.refused.connect(self.told)
        editor.setProperty("cell", True)
        editor.setAccessibleName(f"{spec.title}: {self._model.row_name(at)}".removesuffix(": "))
        session.history.seal()
        self._place = QPersistentModelIndex(index)
        self._before = self._model.value(at, column)
        editor.edited.connect(self._take)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice | CellText | TypedLine):
            fresh = not editor.isVisible()
            editor.set_value(self._model.value(index.row(), index.column()))
            if fresh and not isinstance(editor, Choice):
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """All that was typed is there already."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def _take(self, value: object) -> None:
        if self._place.isValid():
            self.told.emit("")
            self._model.put(self._place.row(), self._place.column(), value)

    def _chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellChoice):
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def take_back(self) -> None:
        """Undoes what was typed into the cell since its editor opened."""
        if not self._place.isValid():
            return
        at, column = self._place.row(), self._place.column()
        session, path = self._model.session, self._model.path(at, column)
        while self._model.value(at, column) != self._before:
            step = session.history.undoable
            if step is None or step.merge != path:
                return
            session.undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and self._key(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Enter and Tab end the editing, but not while the text is not understood."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        hint = QAbstractItemDelegate.EndEditHint
        if key == Qt.Key.Key_Escape:
            self.told.emit("")
            self.closeEditor.emit(editor, hint.RevertModelCache)
            return True
        if key not in (*_EDIT_KEYS, *_TAB_KEYS):
            return False
        if isinstance(editor, TypedLine) and editor.faulty:
            QApplication.beep()
            return True
        back = key == Qt.Key.Key_Backtab
        if key in _EDIT_KEYS or control:
            self.closeEditor.emit(editor, hint.NoHint)
        else:
            self.closeEditor.emit(editor, hint.EditPreviousItem if back else hint.EditNextItem)
        if key in _EDIT_KEYS:
            (self.add_wanted if control else self.entered).emit()
        elif control:
            self.leave_wanted.emit(not back)
        return True

    # ticks

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return super().editorEvent(event, model, option, index)
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            return self._flip(index)
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent):
            box = self._box(option.rect, index.column()).adjusted(-4, -4, 4, 4)
            return box.contains(event.position().toPoint()) and self._flip(index)
        return False

    def _flip(self, index: Index) -> bool:
        ticked = self._model.value(index.row(), index.column()) is True
        return self._model.put(index.row(), index.column(), not ticked)
