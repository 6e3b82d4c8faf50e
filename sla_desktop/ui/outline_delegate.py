"""How a row of the outline is drawn: number, title, and the shape of its state."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sla_desktop.ui import icons
from sla_desktop.ui.forms.controls import HistoryKeys
from sla_desktop.ui.outline_model import LINE, Line
from sla_desktop.ui.theme import Theme, current

Index = QModelIndex | QPersistentModelIndex
_PAD = 10
_GAP = 8
_INDENT = 16
_SHAPE = 16
_ROUND = 5


class LineDelegate(QStyledItemDelegate):
    """Draws the rows; edits a title in its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = HistoryKeys(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, option.fontMetrics.height() + 15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = current(application)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _ground(painter, option, theme, chosen=chosen)
        _words(painter, option, theme, line, chosen=chosen)
        shape = line.state if line.included else "excluded"
        if shape:
            place = option.rect
            top = place.center().y() - _SHAPE / 2 + 0.5
            box = QRectF(place.right() - _PAD - _SHAPE + 1, top, _SHAPE, _SHAPE)
            icons.paint(painter, shape, box, icons.state_color(shape, theme))
        painter.restore()

    # renaming

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Section title")
        editor.installEventFilter(self._keys)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        line = index.data(LINE)
        place = _title_place(option, line) if isinstance(line, Line) else option.rect
        editor.setGeometry(place.adjusted(-8, 1, _SHAPE + _GAP, -1))


def _ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, chosen: bool) -> None:
    hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not hover:
        return
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setBrush(QColor(theme.selection if chosen else theme.neutral_surface))
    painter.setPen(QPen(QColor(theme.accent), 1.5) if focused else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1.5, -1, -1.5), _ROUND, _ROUND)


def _words(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, line: Line, *, chosen: bool
) -> None:
    painter.setFont(_number_font(option))
    painter.setPen(QColor(theme.muted))
    place = _title_place(option, line)
    left = option.rect.left() + _PAD + line.depth * _INDENT
    number = QRect(left, place.top(), place.left() - left, place.height())
    painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, line.number)
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
    painter.setFont(font)
    color = theme.accent if chosen else theme.text if line.included else theme.muted
    painter.setPen(QColor(color))
    elided = painter.fontMetrics().elidedText(
        line.title or "Without a title", Qt.TextElideMode.ElideRight, place.width()
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)


def _number_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * 0.92)
    return font


def _title_place(option: QStyleOptionViewItem, line: Line) -> QRect:
    metrics = option.fontMetrics
    number = max(metrics.horizontalAdvance("12.1"), metrics.horizontalAdvance(line.number))
    left = _PAD + number + _GAP + line.depth * _INDENT
    return option.rect.adjusted(left, 0, -(_PAD + _SHAPE + _GAP), 0)
