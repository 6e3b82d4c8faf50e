"""The context menu of wording."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QTextEdit

Key = QKeySequence.StandardKey


def show(edit: QTextEdit, place: QPoint) -> None:
    """Opens the menu; it is gone when it closes. Undo is the window's, so it is not in it."""
    menu = QMenu(edit)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    selected = edit.textCursor().hasSelection()
    writable = not edit.isReadOnly()
    for text, key, slot, enabled in (
        ("Cu&t", Key.Cut, edit.cut, selected and writable),
        ("&Copy", Key.Copy, edit.copy, selected),
        ("&Paste", Key.Paste, edit.paste, writable and edit.canPaste()),
        ("Select &all", Key.SelectAll, edit.selectAll, True),
    ):
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(enabled)
        action.triggered.connect(slot)
    menu.popup(place)
