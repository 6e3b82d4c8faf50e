"""The credit ladder drawn: which result earns what, with gaps and overlaps marked and named."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditTier
from sla_desktop.domain.paths import BadPathError
from sla_desktop.ui.forms import ladder_stretches
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.forms.ladder_stretches import Stretch
from sla_desktop.ui.forms.parts import FormPart
from sla_desktop.ui.theme import Theme, in_force

_SIDE = 26  # pixels at both ends, for half a number
_POINT = 14  # pixels for a gap or an overlap of one single result
_CENTRE = Qt.AlignmentFlag.AlignCenter


class LadderDrawing(FormPart):
    """Lower results left. Each stretch is as wide as any other: the small ones matter most."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._strip = _Strip()
        self.words = plain_label("", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._strip)
        column.addWidget(self.words)

    def refresh(self, agreement: Agreement) -> None:
        """Draws the tiers as they are in `agreement`."""
        try:
            tiers: tuple[CreditTier, ...] = paths.value_at(agreement, self._path)
        except BadPathError:  # its row was just taken out
            return
        found = ladder_stretches.stretches(tiers)
        faults = ladder_stretches.faults(found)
        self._strip.show_stretches(found)
        self._strip.setVisible(bool(found))
        self.words.setText("\n".join(faults))
        self.words.setVisible(bool(faults))
        earned = [
            f"{ladder_stretches.place_text(one)}: {ladder_stretches.credits_text(one)}"
            for one in found
        ]
        self._strip.setAccessibleDescription("\n".join([*earned, *faults]))


class _Strip(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._stretches: list[Stretch] = []
        self.setAccessibleName("Credit ladder")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stretches(self, found: list[Stretch]) -> None:
        """Draws these."""
        if found != self._stretches:
            self._stretches = found
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.fontMetrics().height() * 4 + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, line = in_force(), self.fontMetrics().height()
        narrow = sum(_POINT for one in self._stretches if one.is_point)
        wide = max(1, sum(not one.is_point for one in self._stretches))
        width = (self.width() - 2 * _SIDE - narrow) / wide
        left = float(_SIDE)
        for number, stretch in enumerate(self._stretches):
            bar = QRectF(left, line + 6, _POINT if stretch.is_point else width, line + 6)
            self._draw_bar(painter, theme, bar, stretch)
            if number and stretch.low is not None and not stretch.is_point:
                self._draw_edge(painter, theme, left, show.written_decimal(stretch.low))
            left = bar.right()
        self._draw_ends(painter, theme, left)
        painter.end()

    def _draw_bar(self, painter: QPainter, theme: Theme, bar: QRectF, stretch: Stretch) -> None:
        """Full where one tier applies, hatched where two do, a broken frame where none does."""
        count = len(stretch.tiers)
        color = QColor(theme.accent if count == 1 else theme.error)
        painter.setPen(
            QPen(color, 1.5, Qt.PenStyle.DashLine if count == 0 else Qt.PenStyle.SolidLine)
        )
        if count == 1:
            color.setAlphaF(self._strength(stretch.tiers[0]))
        pattern = {0: Qt.BrushStyle.NoBrush, 1: Qt.BrushStyle.SolidPattern}
        painter.setBrush(QBrush(color, pattern.get(count, Qt.BrushStyle.BDiagPattern)))
        painter.drawRect(bar.adjusted(1, 0, -1, 0))
        painter.setPen(QColor(theme.text if count == 1 else theme.error))
        text, line = ladder_stretches.credits_text(stretch), self.fontMetrics().height()
        if stretch.is_point:  # the sentence below says more
            text = "both" if stretch.tiers else "none"
            bar = bar.adjusted(-_SIDE, 0, _SIDE, 0)
        room = QRectF(bar.x(), 0, bar.width(), line + 4)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            room, _CENTRE, self.fontMetrics().elidedText(text, elide, int(room.width()))
        )

    def _strength(self, tier: CreditTier) -> float:
        """The more it earns among its neighbours, the stronger its colour."""
        known = [one.tiers[0] for one in self._stretches if len(one.tiers) == 1]
        amounts = sorted({_amount(one) for one in known})
        return 0.35 + 0.6 * amounts.index(_amount(tier)) / max(1, len(amounts) - 1)

    def _draw_edge(self, painter: QPainter, theme: Theme, x: float, text: str) -> None:
        line = self.fontMetrics().height()
        painter.setPen(QColor(theme.muted))
        painter.drawLine(int(x), int(2 * line + 12), int(x), int(2 * line + 16))
        room = QRectF(x - 60, 2 * line + 16, 120, line + 2)
        painter.drawText(room, _CENTRE, text)

    def _draw_ends(self, painter: QPainter, theme: Theme, right: float) -> None:
        """The outermost numbers, where the ladder does not go on for ever."""
        low, high = self._stretches[0].low, self._stretches[-1].high
        if low is not None:
            self._draw_edge(painter, theme, _SIDE, show.written_decimal(low))
        if high is not None:
            self._draw_edge(painter, theme, right, show.written_decimal(high))


def _amount(tier: CreditTier) -> tuple[str, object]:
    credit = tier.credit
    kind = type(credit).__name__
    return (kind, getattr(credit, "value", None) or getattr(credit, "amount", None))
