"""Getting about by keyboard: into a pane, from pane to pane, and the keys of the Edit menu."""

from collections.abc import Iterator, Mapping, Sequence

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
    passes_on = widget.focusProxy() is not None or isinstance(widget, QScrollArea)
    return bool(takes) and widget.isVisible() and widget.isEnabled() and not passes_on


def tab(window: QWidget, stations: Sequence[QWidget], by: int) -> bool:
    """Goes on from what is in use; False where that is in no station.

    Qt goes by the order in which things were made. Here Tab goes through one station of the
    window after the other, and within each as Qt has it; a station may stand in another one.
    """
    used = QApplication.focusWidget()
    at = {station: number for number, station in enumerate(stations)}
    here = -1 if used is None else _station_of(used, at)
    if used is None or here < 0:
        return False
    inside = (one for one in _rest(window, used, by) if _takes_keys(one))
    goal = next((one for one in inside if _station_of(one, at) == here), None)
    goal = goal or _first_elsewhere(window, at, here, by)
    if goal is not None:
        back = Qt.FocusReason.BacktabFocusReason
        goal.setFocus(Qt.FocusReason.TabFocusReason if by > 0 else back)
    return goal is not None


def _rest(window: QWidget, used: QWidget, by: int) -> Iterator[QWidget]:
    """What comes after `used` (before it for -1) in the order of Qt, up to its end."""
    widget = _beside(used, by)
    while widget is not None and widget is not window:
        yield widget
        widget = _beside(widget, by)


def _beside(widget: QWidget, by: int) -> QWidget | None:
    return widget.nextInFocusChain() if by > 0 else widget.previousInFocusChain()


def _first_elsewhere(
    window: QWidget, at: Mapping[QWidget, int], here: int, by: int
) -> QWidget | None:
    """The first stop of the nearest other station (the last one for -1), round and round."""
    found: dict[int, QWidget] = {}
    for one in _rest(window, window, by):
        if _takes_keys(one):
            found.setdefault(_station_of(one, at), one)
    nearest = sorted(found.keys() - {here, -1}, key=lambda number: (number - here) * by % len(at))
    return found[nearest[0]] if nearest else None


def _station_of(widget: QWidget, at: Mapping[QWidget, int]) -> int:
    """The number of the innermost station that holds it, -1 for none."""
    holder: QWidget | None = widget
    while holder is not None:
        if holder in at:
            return at[holder]
        holder = holder.parentWidget()
    return -1


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
