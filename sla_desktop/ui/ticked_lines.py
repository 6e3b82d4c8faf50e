"""Rows of a list with a name and a line below it, and a box to tick where the row has one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from sla_desktop.ui.two_lines import Index, TwoLinesDelegate

_GAP = 4  # pixels between the box and the words


class TickedLinesDelegate(TwoLinesDelegate):
    """The box stands where the style looks for it, so a click or the space bar ticks it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            super().paint(painter, option, index)
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        style = own.widget.style()
        place = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = style.subElementRect(place, own, own.widget)
        words = QStyleOptionViewItem(option)
        words.rect = option.rect.adjusted(box.right() - option.rect.left() + _GAP, 0, 0, 0)
        super().paint(painter, words, index)
        own.rect = box
        own.state &= ~QStyle.StateFlag.State_HasFocus
        ticked = own.checkState == Qt.CheckState.Checked
        own.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        mark = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        style.drawPrimitive(mark, own, painter, own.widget)
