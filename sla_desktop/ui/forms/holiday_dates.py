"""Public holidays as lines of text: a date, then its name; and a button that knows them."""

import datetime as dt
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.catalogue.holidays import with_dates
from sla_desktop.domain import edits, parse, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Holiday
from sla_desktop.domain.errors import InputError
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.areas import TextArea
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.forms.parts import FormPart


class HolidayDates(TextArea):
    """The dates the agreement keeps; a line that is no date is refused in words."""

    def __init__(self) -> None:
        super().__init__(3)

    def set_value(self, value: object) -> None:
        """Shows one line a date."""
        days = cast("tuple[Holiday, ...]", value) if isinstance(value, tuple) else ()
        if not self._means(days):
            lines = (f"{day.date.isoformat()} {day.name}".strip() for day in days)
            super().set_value("\n".join(lines))

    def _means(self, days: tuple[Holiday, ...]) -> bool:
        try:
            return self._days() == days
        except InputError:
            return False

    def _days(self) -> tuple[Holiday, ...]:
        lines = [line.strip() for line in self.toPlainText().split("\n") if line.strip()]
        return tuple(_day(line) for line in lines)

    def _tell(self) -> None:
        try:
            days: Any = self._days()
        except InputError as error:
            self.refused.emit(str(error))
            return
        self.edited.emit(days)


def _day(line: str) -> Holiday:
    date, _, name = line.partition(" ")
    return Holiday(date=parse.date(date), name=name.strip())


class FillHolidays(FormPart):
    """Puts in the holidays of the country for the years of the term."""

    def __init__(self, session: Session, holidays: str) -> None:
        super().__init__()
        self._session = session
        self._path = holidays
        self.button = PushButton("Fill in the dates of these holidays")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._fill)
        self.problem = plain_label("", "error")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        line.addWidget(self.problem, 1)

    def stops(self) -> list[QWidget]:
        return [self.button]

    def refresh(self, agreement: Agreement) -> None:
        """Offers it once the country is chosen."""
        country = paths.shown_at(agreement, f"{self._path}.country")
        self.button.setEnabled(bool(country) and not self._session.read_only)

    def _fill(self) -> None:
        fill = partial(with_dates, today=dt.date.today())
        anew = edits.chain(edits.set_value(f"{self._path}.dates", ()), fill)
        try:
            self._session.apply("Fill in public holidays", anew, place=f"{self._path}.dates")
        except InputError as error:
            self.problem.setText(str(error))
        else:
            self.problem.setText("")
