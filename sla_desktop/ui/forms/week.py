"""The week drawn: hours by kind of day, with overlaps marked and named."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import ServiceCalendar, Stretch, coverage, overlaps
from sla_desktop.domain.paths import BadPathError
from sla_desktop.domain.quantities import DAY_KINDS, DayKind
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.forms.parts import FormPart
from sla_desktop.ui.theme import Theme, in_force

_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Holiday")
_SHADES = (0.85, 0.55, 0.35)  # of bands in turn
_EVERY = 3  # hours between two lines


class WeekDrawing(FormPart):
    """The bands of one calendar; where two lie over one another it is hatched, and said below."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._days = _Days()
        self.words = plain_label("", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._days)
        column.addWidget(self.words)

    def refresh(self, agreement: Agreement) -> None:
        """Draws the calendar as it is in `agreement`."""
        try:
            calendar = paths.value_at(agreement, self._path)
        except BadPathError:  # its row was just taken out
            return
        if isinstance(calendar, ServiceCalendar):
            self._days.show_week(coverage(calendar), [band.id for band in calendar.bands])
            doubled = _doubled(overlaps(calendar))
            self.words.setText("\n".join(doubled))
            self.words.setVisible(bool(doubled))


class _Days(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._stretches: tuple[Stretch, ...] = ()
        self._bands: list[str] = []
        self.setAccessibleName("The week")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, stretches: tuple[Stretch, ...], bands: list[str]) -> None:
        """Draws these stretches; `bands` gives the order of their shades."""
        if (stretches, bands) != (self._stretches, self._bands):
            self._stretches, self._bands = stretches, bands
            self.setAccessibleDescription(_as_text(stretches))
            self.update()

    @property
    def _row(self) -> int:
        return self.fontMetrics().height() + 4

    @property
    def _left(self) -> int:
        return self.fontMetrics().horizontalAdvance(_NAMES[-1]) + 14

    def sizeHint(self) -> QSize:
        return QSize(320, self._row * (len(DAY_KINDS) + 1) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = in_force()
        width = self.width() - self._left - 14
        self._frame(painter, theme, width)
        for stretch in self._stretches:
            if stretch.bands:
                self._bar(painter, theme, stretch, width)
        painter.end()

    def _frame(self, painter: QPainter, theme: Theme, width: int) -> None:
        row, left = self._row, self._left
        bottom = row * (len(DAY_KINDS) + 1)
        for hour in range(0, 25, _EVERY):
            x = left + width * hour / 24
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(int(x), row, int(x), bottom)
            painter.setPen(QColor(theme.muted))
            place = QRectF(x - 20, 0, 40, row - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(hour))
        for at, name in enumerate(_NAMES, 1):
            place = QRectF(0, at * row, left - 8, row)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)

    def _bar(self, painter: QPainter, theme: Theme, stretch: Stretch, width: int) -> None:
        """Full where one band lies, hatched in a frame where two do."""
        top = self._row * (1 + DAY_KINDS.index(stretch.day))
        left = self._left + width * stretch.start / 1440
        bar = QRectF(left, top + 3, width * (stretch.end - stretch.start) / 1440, self._row - 6)
        double = len(stretch.bands) > 1
        color = QColor(theme.error if double else theme.accent)
        shade = self._bands.index(stretch.bands[0]) % len(_SHADES)
        painter.setPen(QPen(color, 1.5) if double else Qt.PenStyle.NoPen)
        if not double:
            color.setAlphaF(_SHADES[shade])
        hatch = Qt.BrushStyle.BDiagPattern if double else Qt.BrushStyle.SolidPattern
        painter.setBrush(QBrush(color, hatch))
        painter.drawRoundedRect(bar, 2, 2)
        text = f"{show.minute(stretch.start)}–{show.minute(stretch.end)}"
        if not double and self.fontMetrics().horizontalAdvance(text) + 12 < bar.width():
            painter.setPen(QColor(theme.text if shade else theme.on_accent))
            painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, text)


def _as_text(stretches: tuple[Stretch, ...]) -> str:
    lines: list[str] = []
    for day, name in zip(DAY_KINDS, _NAMES, strict=True):
        open_hours = [
            f"{show.minute(s.start)}–{show.minute(s.end)}"
            + (" (two at once)" if len(s.bands) > 1 else "")
            for s in stretches
            if s.day == day and s.bands
        ]
        lines.append(f"{name}: {', '.join(open_hours) or 'closed'}")
    return "\n".join(lines)


def _doubled(found: Sequence[Stretch]) -> list[str]:
    """A sentence for each stretch that is named twice, with all its days."""
    days: dict[tuple[int, int], list[DayKind]] = {}
    for stretch in found:
        days.setdefault((stretch.start, stretch.end), []).append(stretch.day)
    return [
        f"Named twice: {show.day_kinds(tuple(on))}, {show.minute(start)}–{show.minute(end)}."
        for (start, end), on in days.items()
    ]
