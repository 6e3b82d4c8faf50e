"""The week drawn: hours by kind of day, with overlaps marked; readable as text too."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy

from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import ServiceCalendar, Stretch, coverage
from sla_desktop.domain.paths import BadPathError
from sla_desktop.domain.quantities import DAY_KINDS
from sla_desktop.ui.forms.parts import FormPart
from sla_desktop.ui.theme import Theme, current

_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Holiday")
_LEFT = 64
_ROW = 18
_TOP = 20


class WeekDrawing(FormPart):
    """Draws the bands of one calendar; two bands over one another are hatched."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._stretches: tuple[Stretch, ...] = ()
        self._bands: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, _TOP + _ROW * len(DAY_KINDS) + 6)

    def refresh(self, agreement: Agreement) -> None:
        """Draws the calendar as it is in `agreement`."""
        try:
            calendar = paths.value_at(agreement, self._path)
        except BadPathError:  # its row was just taken out
            return
        if isinstance(calendar, ServiceCalendar):
            self._stretches = coverage(calendar)
            self._bands = [band.id for band in calendar.bands]
            self.setAccessibleName("The week")
            self.setAccessibleDescription(_as_text(self._stretches))
            self.setToolTip(_as_text(self._stretches))
            self.update()

    def go_to(self, path: str) -> bool:
        """Nothing is edited here."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = current(application)
        width = self.width() - _LEFT - 8
        self._frame(painter, theme, width)
        for stretch in self._stretches:
            if stretch.bands:
                self._bar(painter, theme, stretch, width)
        painter.end()

    def _frame(self, painter: QPainter, theme: Theme, width: int) -> None:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        bottom = _TOP + _ROW * len(DAY_KINDS)
        for hour in range(0, 25, 3):
            x = _LEFT + width * hour / 24
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(int(x), _TOP, int(x), bottom)
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                QRectF(x - 16, 0, 32, _TOP - 2), Qt.AlignmentFlag.AlignCenter, str(hour)
            )
        for at, name in enumerate(_NAMES):
            painter.drawText(
                QRectF(0, _TOP + at * _ROW, _LEFT - 8, _ROW), Qt.AlignmentFlag.AlignVCenter, name
            )

    def _bar(self, painter: QPainter, theme: Theme, stretch: Stretch, width: int) -> None:
        row = DAY_KINDS.index(stretch.day)
        left = _LEFT + width * stretch.start / 1440
        bar = QRectF(
            left,
            _TOP + row * _ROW + 3,
            width * (stretch.end - stretch.start) / 1440,
            _ROW - 6,
        )
        double = len(stretch.bands) > 1
        color = QColor(theme.error if double else theme.accent)
        shade = self._bands.index(stretch.bands[0]) % 3
        color.setAlphaF(1.0 if double else (0.85, 0.55, 0.35)[shade])
        painter.fillRect(bar, color)
        if double:
            painter.fillRect(bar, Qt.BrushStyle.BDiagPattern)


def _as_text(stretches: tuple[Stretch, ...]) -> str:
    lines: list[str] = []
    for day, name in zip(DAY_KINDS, _NAMES, strict=True):
        open_hours = [
            f"{show.minute(s.start)}–{show.minute(s.end)}"
            + (" (two bands at once)" if len(s.bands) > 1 else "")
            for s in stretches
            if s.day == day and s.bands
        ]
        lines.append(f"{name}: {', '.join(open_hours) or 'closed'}")
    return "\n".join(lines)
