"""The credit ladder drawn: which result earns what, with gaps and overlaps marked."""

from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy

from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditTier
from sla_desktop.domain.paths import BadPathError
from sla_desktop.ui.forms.parts import FormPart
from sla_desktop.ui.theme import Theme, current

_HEIGHT = 84
_BAR = QRectF(8, 30, 0, 22)


class LadderDrawing(FormPart):
    """Tiers of one credit, worst result left; hatched where two apply, red where none does."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._tiers: tuple[CreditTier, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT if self._tiers else 0)

    def refresh(self, agreement: Agreement) -> None:
        """Draws the tiers as they are in `agreement`."""
        try:
            self._tiers = paths.value_at(agreement, self._path)
        except BadPathError:  # its row was just taken out
            return
        self.setVisible(len(self._tiers) > 0)
        self.setAccessibleName("Credit ladder")
        self.setAccessibleDescription(self._as_text())
        self.setToolTip(self._as_text())
        self.updateGeometry()
        self.update()

    def go_to(self, path: str) -> bool:
        """Nothing is edited here."""
        return False

    def _as_text(self) -> str:
        return "\n".join(
            f"{show.interval(tier.range)}: {show.measure(tier.credit)}" for tier in self._tiers
        )

    def _edges(self) -> list[Decimal]:
        """Every border, with the open ends put a little beyond the outermost ones."""
        named = {e for t in self._tiers for e in (t.range.low, t.range.high) if e is not None}
        if not named:
            return []
        reach = max((max(named) - min(named)) / 4, Decimal(1))
        if any(tier.range.low is None for tier in self._tiers):
            named.add(min(named) - reach)
        if any(tier.range.high is None for tier in self._tiers):
            named.add(max(named) + reach)
        return sorted(named)

    def paintEvent(self, event: QPaintEvent) -> None:
        edges = self._edges()
        if len(edges) < 2:
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = current(application)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = (self.width() - 16) / (len(edges) - 1)  # every stretch as wide: small ones matter
        for at, (low, high) in enumerate(pairwise(edges)):
            self._stretch(painter, theme, QRectF(8 + at * step, _BAR.y(), step, 22), low, high)
        painter.setPen(QColor(theme.muted))
        for at, edge in enumerate(edges):
            if any(edge in (tier.range.low, tier.range.high) for tier in self._tiers):
                place = QRectF(8 + at * step - 30, _BAR.bottom() + 2, 60, 18)
                text = show.written_decimal(edge)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _stretch(
        self, painter: QPainter, theme: Theme, bar: QRectF, low: Decimal, high: Decimal
    ) -> None:
        middle = (low + high) / 2
        inside = [tier for tier in self._tiers if _holds(tier, middle)]
        rank = self._tiers.index(inside[0]) if inside else 0
        color = QColor(theme.accent if len(inside) == 1 else theme.error)
        color.setAlphaF(min(1.0, 0.3 + 0.17 * rank) if len(inside) == 1 else 0.6)
        painter.setPen(QPen(QColor(theme.surface), 1))
        painter.fillRect(bar, color)
        if len(inside) > 1:
            painter.fillRect(bar, Qt.BrushStyle.BDiagPattern)
        painter.drawRect(bar)
        painter.setPen(QColor(theme.text))
        names = [show.measure(tier.credit) for tier in inside]
        text = " / ".join(names) if inside else "none"
        painter.drawText(bar.translated(0, -22), Qt.AlignmentFlag.AlignCenter, text)


def _holds(tier: CreditTier, value: Decimal) -> bool:
    low, high = tier.range.low, tier.range.high
    return (low is None or low <= value) and (high is None or value <= high)
