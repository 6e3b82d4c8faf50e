"""A date: typed in any usual form, or picked from a calendar (Alt+Down)."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from sla_desktop.ui import icons
from sla_desktop.ui.forms.controls import TypedLine
from sla_desktop.ui.theme import in_force

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
_MONTHS = {
    "qt_calendar_prevmonth": ("back", "Month before"),
    "qt_calendar_nextmonth": ("shut", "Next month"),
}


class DateLine(TypedLine):
    """A line for a date with a button that shows a calendar."""

    def __init__(self, kind: Any, parent: QWidget | None = None) -> None:
        super().__init__(kind, "", parent)
        self._calendar: CalendarPopup | None = None
        open_it = QAction(icons.icon("calendar", in_force(), in_force().muted), "", self)
        open_it.setText("Choose in a calendar")
        open_it.setToolTip("Choose in a calendar (Alt+Down)")
        open_it.triggered.connect(self.show_calendar)
        self.addAction(open_it, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(open_it.text())

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        for action in self.actions():
            action.setEnabled(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.show_calendar()
        else:
            super().keyPressEvent(event)

    def show_calendar(self) -> None:
        """Opens the calendar below the line, at the date that stands there."""
        popup = CalendarPopup(self)
        value = self._value
        if isinstance(value, dt.date):
            popup.calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        popup.calendar.activated.connect(self._pick)
        popup.calendar.clicked.connect(self._pick)
        self._calendar = popup
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, date: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.setText(dt.date(date.year(), date.month(), date.day()).isoformat())
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(self.text())


class CalendarPopup(QFrame):
    """A month at a time, weeks from Monday; gone when it loses the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "popup")
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Calendar")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        header = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.calendar.setVerticalHeaderFormat(header)
        for day in _WEEKEND:
            self.calendar.setWeekdayTextFormat(day, QTextCharFormat())
        for name, (icon, words) in _MONTHS.items():
            button = self.calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon, in_force()))
                button.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.calendar)
