"""The pages of a draft in a window, worked at with keys as an owner would."""

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Session
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.editors.page import SectionPage
from sla_desktop.ui.forms.field import Field
from sla_desktop.ui.forms.fold import Fold
from sla_desktop.ui.forms.rows_table import RowsTable
from sla_desktop.ui.pages import Pages
from sla_desktop.ui.theme import put_on

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """A window on a draft; keys go to whatever has the cursor."""

    def __init__(self, qtbot: QtBot, agreement: Agreement, *, read_only: bool = False) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        put_on(application, "light")
        self._clock = 0.0
        self.keys = 0
        self.session = Session(agreement, self._tick, read_only=read_only)
        self.window = QMainWindow()
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = Pages(self.session)
        self.window.setCentralWidget(self.pages)
        self.window.resize(900, 800)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def _tick(self) -> float:
        return self._clock

    def wait(self) -> None:
        """Long enough that what is typed next is another step."""
        self._clock += 10.0

    # what there is

    def at(self, path: str) -> Any:
        """The value at a path of the draft."""
        return paths.value_at(self.session.agreement, path)

    @property
    def page(self) -> SectionPage:
        """The page shown."""
        page = self.pages.page
        assert isinstance(page, SectionPage)
        return page

    @property
    def used(self) -> QWidget:
        """What has the cursor."""
        used = QApplication.focusWidget()
        assert used is not None
        return used

    def go(self, section: str) -> SectionPage:
        """Shows a section."""
        assert self.pages.show_section(section)
        settle()
        return self.page

    def table(self, title: str) -> RowsTable:
        """A table that can be seen, by its name."""
        tables = (t for t in self.page.findChildren(RowsTable) if t.isVisible())
        return next(t for t in tables if t.view.accessibleName() == title)

    def shown_fields(self) -> Iterator[Field]:
        """The fields that can be seen."""
        return (field for field in self.page.findChildren(Field) if field.isVisible())

    def field(self, label: str) -> Field:
        """A field that can be seen, by its label."""
        return next(field for field in self.shown_fields() if field.label == label)

    # what the owner does

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Presses a key where the cursor is."""
        for _ in range(times):
            self.keys += 1
            QTest.keyClick(self.used, key, modifier)
            settle()

    def type(self, text: str) -> None:
        """Types where the cursor is."""
        self.keys += len(text)
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = ord(letter.upper()) if letter.isascii() else 0
                event = QKeyEvent(kind, key, NONE, letter)
                QCoreApplication.sendEvent(self.used, event)
        settle()

    def click(self, name: str) -> None:
        """Clicks a button, by what a screen reader calls it."""
        buttons = (b for b in self.page.findChildren(QAbstractButton) if b.isVisible())
        found = next(b for b in buttons if (b.accessibleName() or b.text()) == name)
        self.keys += 1
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, NONE, QPoint(8, found.height() // 2))
        settle()

    def unfold(self, title: str) -> None:
        """Opens a fold, if it is not open yet."""
        folds = (f for f in self.page.findChildren(Fold) if f.isVisible())
        fold = next(f for f in folds if f.title == title)
        if not fold.is_open:
            self.keys += 1
            fold.button.click()
            settle()

    def enter(self, label: str, text: str) -> None:
        """Puts the cursor into a field and types."""
        self.field(label).control.setFocus(Qt.FocusReason.MouseFocusReason)
        self.type(text)

    def cell(self, title: str, row: int, column: int) -> RowsTable:
        """Clicks a cell of a table."""
        table = self.table(title)
        table.view.setFocus(Qt.FocusReason.MouseFocusReason)
        table.view.go_to_cell(row, column)
        settle()
        return table

    def row(self, title: str, *cells: str) -> None:
        """Adds a row below the last one and types its cells from left to right."""
        table = self.table(title)
        table.view.setCurrentIndex(table.model.index(table.model.rowCount() - 1, 0))
        table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.press(Key.Key_Return, CONTROL if table.model.rowCount() else NONE)
        for number, cell in enumerate(cells):
            if number:
                self.press(Key.Key_Tab)
            if cell:
                self.type(cell)
        self.press(Key.Key_Return)


def settle() -> None:
    """Lets Qt do what is due, also free what is to be freed."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def is_gone(reference: "weakref.ref[Any]") -> bool:
    """Whether a widget is freed, in C++ and in Python."""
    settle()
    gc.collect()
    widget = reference()
    return widget is None or not shiboken6.isValid(widget)
