"""What holds for every window and dialog: names, the order of Tab, and that it is freed."""

import gc
import weakref
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QFrame,
    QRadioButton,
    QScrollArea,
    QStatusBar,
    QTabBar,
    QToolBar,
    QWidget,
)

from sla_desktop.domain.agreement import section_kinds
from sla_desktop.ui import focus
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.notice import Notice
from sla_desktop.ui.pages import Pages
from sla_desktop.ui.welcome import WelcomeWindow
from tests.ui.windows.program import Program, every_kind, settle
from tests.ui.windows.scenes import SCENES, Scene, main

WINDOWS = (WelcomeWindow, MainWindow, QDialog)
PANES = (QDockWidget, QToolBar, QStatusBar, QTabBar, Notice, Pages)
SLACK = 60  # pixels by which a neighbour in the same row may stand higher


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Scene:
    return SCENES[request.param]


def stops(window: QWidget) -> list[QWidget]:
    """What Tab goes to from where the keys are, once round."""
    found: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in found:
        found.append(now)
        window.focusNextPrevChild(True)
    return found


def inputs(window: QWidget) -> set[QWidget]:
    """All that keys can be given to."""
    return {one for one in window.findChildren(QWidget) if takes_keys(one, window)}


def takes_keys(widget: QWidget, window: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    seen = widget.isVisible() and widget.isEnabled() and widget.window() is window
    inside = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)
    passes_on = isinstance(widget, QScrollArea)
    by_arrows = isinstance(widget, QRadioButton) and not widget.isChecked()
    return bool(policy) and seen and not (inside or passes_on or by_arrows)


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it; of a list on Linux, Qt itself would say what is chosen."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    accessible = QAccessible.queryAccessibleInterface(widget)
    return accessible.text(QAccessible.Text.Name) if accessible else ""


def told(widgets: list[QWidget]) -> list[str]:
    return [
        f"{type(one).__name__} “{spoken(one)}” in {type(one.parent()).__name__}" for one in widgets
    ]


def pane_of(widget: QWidget, window: QWidget) -> QWidget:
    """What is read from top to bottom by itself."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, PANES) or (isinstance(above, QFrame) and above.property("side")):
            return above
        if isinstance(above, QFrame) and above.property("bar"):
            return above
        above = above.parentWidget()
    return window


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def goes_on(before: QRect, after: QRect) -> bool:
    """Down, or on to the right in the same row."""
    beside = after.left() >= before.right() and after.top() > before.top() - SLACK
    return beside or after.top() >= before.top()


def jumps(window: QWidget) -> list[str]:
    """Where Tab goes back although both belong to one pane; a dialog it may begin anew."""
    found = [
        " → ".join(told([before, after]))
        for before, after in pairwise(stops(window))
        if pane_of(before, window) is pane_of(after, window)
        and not pane_of(after, window).property("bar")  # of buttons: what is wanted comes first
        and not goes_on(place(before), place(after))
    ]
    anew = not isinstance(window, MainWindow) and len(found) == 1
    return [] if anew else found


def visits(window: QWidget) -> list[QWidget]:
    """The panes in the order of Tab; one that is gone to twice stands there twice."""
    found: list[QWidget] = []
    for stop in stops(window):
        pane = pane_of(stop, window)
        if not found or found[-1] is not pane:
            found.append(pane)
    if len(found) > 1 and found[0] is found[-1]:
        found.pop()  # Tab goes round
    return found


def test_a_screen_reader_can_name_everything(scene: Scene, program: Program) -> None:
    window = scene(program)
    assert told([one for one in inputs(window) if not spoken(one).strip()]) == []


def test_tab_goes_as_the_eye_does(scene: Scene, program: Program) -> None:
    window = scene(program)
    assert inputs(window) - set(stops(window)) == set()
    assert jumps(window) == []
    panes = visits(window)
    assert len(set(panes)) == len(panes), told(panes)


def test_tab_goes_as_the_eye_does_on_every_page(program: Program) -> None:
    window = program.open(every_kind())
    for dock in (window.outline_dock, window.checklist_dock):
        dock.hide()
    found: dict[str, list[str]] = {}
    for kind in (*section_kinds(), ""):
        window.pages.show_section(kind)
        focus.enter(window.pages)
        settle()
        found[kind] = jumps(window)
    assert {kind: where for kind, where in found.items() if where} == {}


def test_nothing_flashes_up(scene: Scene, program: Program, qapp: QApplication) -> None:
    """A part that is shown before it has its place is a window for a moment, and takes the keys."""
    seen: list[str] = []

    def note(_filter: QObject, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and not isinstance(watched, WINDOWS)
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            seen.append(type(watched).__name__)
        return False

    watch = type("Watch", (QObject,), {"eventFilter": note})()
    qapp.installEventFilter(watch)
    scene(program)
    qapp.removeEventFilter(watch)
    assert seen == []


def test_it_is_freed_when_it_is_closed(scene: Scene, program: Program) -> None:
    window = scene(program)
    top_level = weakref.ref(window)
    parts = [weakref.ref(part) for part in window.findChildren(QWidget)]
    assert window.close()
    del window
    for main_window in list(program.desktop.windows.values()):
        main_window.close()
        del main_window
    assert left([top_level, *parts]) == []


def left(references: "Iterable[weakref.ref[Any]]") -> list[QWidget]:
    """The widgets that are not freed, in C++ and in Python."""
    settle()
    gc.collect()
    found = [reference() for reference in references]
    return [one for one in found if one is not None and shiboken6.isValid(one)]


def test_a_window_that_opened_every_dialog_is_freed(program: Program) -> None:
    window: MainWindow | None = main(program)
    assert window is not None
    for command in ("keys", "commands", "add-section", "versions", "export", "about"):
        window.commands[command].trigger()
        settle()
        dialog = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
        dialog.close()
        del dialog
    gone = weakref.ref(window)
    window.close()
    window = None
    assert left([gone]) == []
