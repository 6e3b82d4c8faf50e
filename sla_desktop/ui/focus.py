"""Getting about by keyboard: into a pane, from pane to pane, and the keys of the Edit menu."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def enter(pane: QWidget) -> bool:
    """Puts the cursor on the first thing in `pane` that takes keys; False where there is none."""
    for widget in _chain(pane):
        inside = widget is pane or pane.isAncestorOf(widget)
        if inside and _takes_keys(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def _chain(start: QWidget) -> Iterator[QWidget]:
    """All widgets of the window in the order of Tab, from `start` on."""
    widget: QWidget | None = start
    while widget is not None:
        yield widget
        widget = widget.nextInFocusChain()
        if widget is start:
            return


def _takes_keys(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    only_scrolls = isinstance(widget, QScrollArea)
    return bool(takes) and widget.isVisible() and widget.isEnabled() and not only_scrolls


def next_pane(panes: Sequence[QWidget], by: int) -> None:
    """Enters the pane after the one in use (before it for -1), round and round."""
    shown = [pane for pane in panes if pane.isVisible()]
    used = QApplication.focusWidget()
    at = -1 if by > 0 else 0
    if used is not None:
        holds = (n for n, pane in enumerate(shown) if pane is used or pane.isAncestorOf(used))
        at = next(holds, at)
    for turn in range(1, len(shown) + 1):
        if enter(shown[(at + by * turn) % len(shown)]):
            return


def cut() -> None:
    """As Ctrl+X in what is in use; so the others."""
    _press(Qt.Key.Key_X)


def copy() -> None:
    _press(Qt.Key.Key_C)


def paste() -> None:
    _press(Qt.Key.Key_V)


def select_all() -> None:
    _press(Qt.Key.Key_A)


def _press(key: Qt.Key) -> None:
    used = QApplication.focusWidget()
    if used is None:
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier)
        QCoreApplication.sendEvent(used, event)
