"""Keeps the cursor in sight where the page around the text scrolls, not the text itself."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget

_Move = QTextCursor.MoveOperation
_MOVES = {
    Qt.Key.Key_Up: _Move.Up,
    Qt.Key.Key_Down: _Move.Down,
    Qt.Key.Key_Left: _Move.Left,
    Qt.Key.Key_Right: _Move.Right,
    Qt.Key.Key_PageUp: _Move.Up,
    Qt.Key.Key_PageDown: _Move.Down,
}
_MARGIN = 24  # pixels kept in sight above and below the cursor


def move_of(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """Where a key without Ctrl and Alt moves the cursor; None for keys that do not."""
    beside = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    plain = not event.modifiers() & ~beside
    return _MOVES.get(Qt.Key(event.key())) if plain else None


def page_around(widget: QWidget) -> QScrollArea | None:
    """The page that scrolls around a widget."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None


def bring_into_view(edit: QTextEdit) -> bool:
    """Scrolls the page to the cursor; False while the page is not yet as high as its text."""
    return show_rect(edit.viewport(), edit.cursorRect())


def show_rect(widget: QWidget, rect: QRect) -> bool:
    """Scrolls the page around a widget to a part of it; False while the page does not reach it."""
    page = page_around(widget)
    sheet = page.widget() if page is not None else None
    if page is None or sheet is None:
        return True
    for corner in (rect.bottomLeft(), rect.topLeft()):
        place = widget.mapTo(sheet, corner)
        page.ensureVisible(place.x(), place.y(), 0, _MARGIN)
    return widget.mapTo(sheet, rect.bottomLeft()).y() <= sheet.height()


def turn_page(edit: QTextEdit, event: QKeyEvent) -> None:
    """Moves the cursor by what is in sight, as the text itself is as high as a page."""
    page = page_around(edit)
    shown = page.viewport() if page is not None else edit.viewport()
    height = max(shown.height() - 2 * _MARGIN, _MARGIN)
    down = event.key() == Qt.Key.Key_PageDown
    rect = edit.cursorRect()
    place = QPoint(rect.left(), rect.center().y() + (height if down else -height))
    target = edit.cursorForPosition(place)
    if place.y() < 0 or place.y() > edit.viewport().height():
        target.movePosition(_Move.End if down else _Move.Start)
    keep = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
    cursor = edit.textCursor()
    cursor.setPosition(target.position(), mode)
    edit.setTextCursor(cursor)
