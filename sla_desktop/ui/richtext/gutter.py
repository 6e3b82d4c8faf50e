"""Draws bullets and numbers in the indent to the left of the text."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from sla_desktop.ui.richtext.chips import colors_in_force
from sla_desktop.ui.richtext.convert import kind_at

GAP = 0.6  # between a mark and its text, in widths of an em


def paint(edit: QTextEdit, area: QRect, marks: list[str]) -> None:
    """Draws the marks of the blocks inside `area`; `marks` has one for each block."""
    painter = QPainter(edit.viewport())
    painter.setPen(QColor(colors_in_force().muted))
    painter.setFont(edit.font())
    metrics = QFontMetricsF(edit.font())
    block = edit.cursorForPosition(area.topLeft()).block()
    while block.isValid():
        top = edit.document().documentLayout().blockBoundingRect(block).top()
        if top > area.bottom():
            break
        mark = marks[block.blockNumber()] if block.blockNumber() < len(marks) else ""
        if mark:
            painter.drawText(_place(edit, block, mark, metrics), mark)
        block = block.next()
    painter.end()


def _place(edit: QTextEdit, block: QTextBlock, mark: str, metrics: QFontMetricsF) -> QPointF:
    """Where a mark begins on the base line of its block's first line."""
    layout = block.layout()
    line = layout.lineAt(0)
    text_left = layout.position().x() + line.x()
    base = layout.position().y() + line.y() + line.ascent()
    if kind_at(block) in ("bullet", "number"):
        left = text_left - metrics.horizontalAdvance(mark) - GAP * metrics.horizontalAdvance("m")
    else:
        left = text_left - edit.document().indentWidth()
    return QPointF(left, base)
