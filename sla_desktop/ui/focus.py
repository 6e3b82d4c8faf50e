"""Getting about by keyboard: into a pane, from pane to pane, and the keys of the Edit menu."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)  # parts are their own


def enter(pane: QWidget, by: int = 1) -> bool:
    """Puts the cursor on the first thing in `pane` that takes keys, the last one for -1.

    False where there is none.
    """
    found = _stops((pane,), by)
    if found:
        _give_keys(found[0], by)
    return bool(found)


def tab(stations: Sequence[QWidget], by: int) -> bool:
    """Goes on from what is in use; False where that is in no station.

    Qt goes by the order in which things were made. Here Tab goes through one station after the
    other, and within each as its parts stand in it; a station may stand in another one.
    """
    used = QApplication.focusWidget()
    at = {station: number for number, station in enumerate(stations)}
    stops = dict.fromkeys(_stops(stations, by))
    while used is not None and used not in stops:
        used = used.parentWidget()  # e.g. from the editor of a cell to its table
    if used is None:
        return False
    order = sorted(stops, key=lambda stop: by * _station_of(stop, at))
    _give_keys(order[(order.index(used) + 1) % len(order)], by)
    return True


def _give_keys(widget: QWidget, by: int) -> None:
    """A title is not selected by coming to it: one stray key would wipe it out."""
    reason = Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason
    widget.setFocus(Qt.FocusReason.OtherFocusReason if widget.property("title") else reason)


def _stops(tops: Iterable[QWidget], by: int) -> list[QWidget]:
    """What takes keys in `tops`, in order (backwards for -1).

    Not by `nextInFocusChain`: in PySide what that answers (as do `focusProxy` and `children`)
    belongs to the widget asked from then on, and is destroyed with it though others use it.
    """
    shown = (one for top in tops for one in _shown(top))
    return [one for one in shown if _takes_keys(one)][::by]


def _shown(top: QWidget) -> Iterator[QWidget]:
    """A widget with all that is seen in it, in the order of its parts."""
    if not top.isVisible():
        return
    yield top
    if not isinstance(top, _WHOLE):
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for child in top.findChildren(QWidget, options=direct):
            if not child.isWindow():
                yield from _shown(child)


def _takes_keys(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and not isinstance(widget, QScrollArea)


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
