"""Rows of a list with a name and, below it, a line that explains it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sla_desktop.ui.theme import current

Index = QModelIndex | QPersistentModelIndex
BELOW = Qt.ItemDataRole.UserRole + 1
_PAD = 10


def two_lines(name: str, below: str) -> QListWidgetItem:
    """A row that says both, to screen readers too."""
    item = QListWidgetItem(name)
    item.setData(BELOW, below)
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, below)
    return item


class TwoLinesDelegate(QStyledItemDelegate):
    """Draws such rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = current(application)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 5, 5)
        place = option.rect.adjusted(_PAD, 5, -_PAD, -5)
        metrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        for text, color, line in (
            (index.data(Qt.ItemDataRole.DisplayRole), theme.text, 0),
            (index.data(BELOW), theme.muted, 1),
        ):
            painter.setPen(QColor(color))
            words = metrics.elidedText(str(text), Qt.TextElideMode.ElideRight, place.width())
            top = place.adjusted(0, line * metrics.height(), 0, 0)
            painter.drawText(top, Qt.AlignmentFlag.AlignTop, words)
        painter.restore()
