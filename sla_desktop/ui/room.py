"""Keeping a window on its screen: a small or magnified one has less room than a window wants."""

from PySide6.QtWidgets import QWidget

_TITLE = 40  # pixels for the window's own title, which the system draws


def fit(window: QWidget) -> None:
    """Makes a window no larger than its screen, and moves it where all of it is seen."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry()
    width = min(window.width(), room.width())
    height = min(window.height(), room.height() - _TITLE)
    if (width, height) != (window.width(), window.height()):
        window.resize(width, height)
        window.move(
            max(room.left(), min(window.x(), room.left() + room.width() - width)),
            max(room.top(), min(window.y(), room.top() + room.height() - _TITLE - height)),
        )
