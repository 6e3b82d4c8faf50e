"""Public holidays as lines of text: a date, then its name."""

from typing import Any, cast

from sla_desktop.domain import parse
from sla_desktop.domain.calendars import Holiday
from sla_desktop.domain.errors import InputError
from sla_desktop.ui.forms.controls import TextArea


class HolidayDates(TextArea):
    """The dates the agreement keeps; a line that is no date is refused in words."""

    def __init__(self) -> None:
        super().__init__(6)

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
