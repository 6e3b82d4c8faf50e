"""Buttons that Enter presses too: people without a mouse do not know that only Space does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PushButton(QPushButton):
    """Pressed by Space and Enter while it has the keys, never by Enter from elsewhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """The same for a flat one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed(self, event):
            super().keyPressEvent(event)


def _pressed(button: QAbstractButton, event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or not plain:
        return False
    event.accept()
    button.click()
    return True


def button(text: str, name: str = "", *, primary: bool = False) -> PushButton:
    """A push button with a name for screen readers; a `primary` one is what the page is for."""
    made = PushButton(text)
    made.setAutoDefault(False)
    made.setProperty("primary", primary)
    made.setAccessibleName(name or text.removesuffix("…"))
    return made
