"""A welcome window on a library, as its tests need it."""

import datetime as dt
import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)

from sla_desktop.app.settings import Settings
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from sla_desktop.ui.welcome import WelcomeWindow
from tests.storage.faults import FaultyOps
from tests.storage.samples import agreement

NOW = dt.datetime(2027, 3, 1, 14, 2, tzinfo=dt.UTC)


def now() -> dt.datetime:
    return NOW


def settle() -> None:
    """Lets Qt do what is due, also free what is to be freed."""
    application = QApplication.instance()
    assert application is not None
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


def is_gone(reference: "weakref.ref[QWidget]") -> bool:
    """Whether a window is freed, in C++ and in Python."""
    settle()
    gc.collect()
    widget = reference()
    return widget is None or not shiboken6.isValid(widget)


def inputs(widget: QWidget) -> Iterator[QWidget]:
    """Everything in a window that takes keys."""
    for one in widget.findChildren(QWidget):
        takes = isinstance(one, (QAbstractButton, QLineEdit, QAbstractItemView))
        shown = one.isVisibleTo(widget)
        if takes and shown and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield one


def unnamed(widget: QWidget) -> list[QWidget]:
    """Inputs that a screen reader has no name for."""
    return [one for one in inputs(widget) if not name_of(one)]


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def rich_labels(widget: QWidget) -> list[QLabel]:
    """Labels that would take a user's text for mark-up."""
    plain = Qt.TextFormat.PlainText
    return [one for one in widget.findChildren(QLabel) if one.textFormat() != plain and one.text()]


def tabbed(window: QWidget) -> list[QWidget]:
    """What Tab goes to from where the keys are, once round."""
    reached: list[QWidget] = []
    while window.focusWidget() not in reached:
        reached.append(window.focusWidget())
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
    return reached


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return widget.accessibleName() or _text(widget)


class Bench:
    """Makes welcome windows on one library, and closes those that a test leaves open."""

    def __init__(self, folder: Path) -> None:
        self.ops = FaultyOps()
        self.library = Library(folder / "library", self.ops)
        self.settings = Settings(folder / "settings.ini")
        self.opened: list[str] = []
        self.refusal = ""
        self.in_use: set[str] = set()
        self._windows: list[weakref.ref[WelcomeWindow]] = []

    def put(self, *ids: str) -> None:
        """Agreements saved a minute apart, the last one newest, none open."""
        for at, agreement_id in enumerate(ids):
            title = f"Title {agreement_id}"
            self.library.add(agreement(agreement_id, title=title), score=50 + at)
            self.library.close(agreement_id)
            self.ops.ahead(minutes=1)

    def open(self) -> WelcomeWindow:
        """A shown window with the keys."""
        window = WelcomeWindow(
            self.library, self.settings, self._open, now=now, in_use=self.in_use.__contains__
        )
        window.show()
        window.activateWindow()
        settle()
        self._windows.append(weakref.ref(window))
        return window

    def _open(self, agreement_id: str) -> None:
        if self.refusal:
            raise StoreError(self.refusal)
        self.opened.append(agreement_id)

    def titles(self) -> list[str]:
        return [entry.title for entry in self.library.list()]

    def close(self) -> None:
        for reference in self._windows:
            window = reference()
            if window is not None and shiboken6.isValid(window):
                window.close()
        settle()
