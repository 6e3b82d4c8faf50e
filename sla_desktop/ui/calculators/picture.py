"""Pictures of outcomes: plain, exact, in the colours in force; the table beside says the same."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sla_desktop.ui.calculators import outcome
from sla_desktop.ui.calculators.outcome import Bars, Dots, Fill, Stairs, Strip
from sla_desktop.ui.theme import Theme, in_force

_ROW = 26  # pixels of a bar and of a line of time, at the plain text size
_TALL = 200
_EDGE = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class PictureView(QWidget):
    """Draws one picture; a screen reader hears it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: outcome.Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Picture of the result")
        self.setVisible(False)

    def show_picture(self, picture: outcome.Picture | None, words: str) -> None:
        self._picture = picture
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setVisible(picture is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        row = self._row()
        match self._picture:
            case Bars(bars=bars, limit=limit):
                return QSize(400, row * (len(bars) + (limit is not None)) + 2 * _EDGE)
            case Strip(rows=rows):
                return QSize(400, row * (len(rows) + 1) + 2 * _EDGE)
            case Stairs() | Dots():
                return QSize(400, _TALL)
            case _:
                return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def _row(self) -> int:
        return max(_ROW, self.fontMetrics().height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = _Pen(painter, in_force(), QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        match self._picture:
            case Bars():
                _draw_bars(pen, self._picture, self._row())
            case Stairs():
                _draw_stairs(pen, self._picture)
            case Strip():
                _draw_strip(pen, self._picture, self._row())
            case Dots():
                _draw_dots(pen, self._picture)
            case None:
                pass
        painter.end()


class _Pen:
    """A painter with the colours in force."""

    def __init__(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        self.painter = painter
        self.theme = theme
        self.room = room

    def fill(self, box: QRectF, fill: Fill) -> None:
        """A box in the manner of what it stands for: colour and pattern, never colour alone."""
        color = QColor(
            {
                "plain": self.theme.accent,
                "good": self.theme.good,
                "bad": self.theme.error,
                "planned": self.theme.muted,
                "overlap": self.theme.warning,
            }[fill]
        )
        styles = {
            "bad": Qt.BrushStyle.DiagCrossPattern,
            "planned": Qt.BrushStyle.BDiagPattern,
            "overlap": Qt.BrushStyle.Dense4Pattern,
        }
        self.painter.setPen(QPen(color, 1))
        self.painter.setBrush(QBrush(color, styles.get(fill, Qt.BrushStyle.SolidPattern)))
        self.painter.drawRect(box)

    def line(self, start: QPointF, end: QPointF, color: str, *, dashed: bool = False) -> None:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self.painter.setPen(QPen(QColor(color), 1, style))
        self.painter.drawLine(start, end)

    def words(
        self, box: QRectF, text: str, align: Qt.AlignmentFlag = _LEFT, color: str = ""
    ) -> None:
        self.painter.setPen(QColor(color or self.theme.text))
        metrics = self.painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        self.painter.drawText(box, align, shown)

    def width_of(self, texts: Sequence[str]) -> float:
        metrics = self.painter.fontMetrics()
        return float(max((metrics.horizontalAdvance(text) for text in texts), default=0))


def _draw_bars(pen: _Pen, picture: Bars, row: int) -> None:
    room = pen.room
    label = min(pen.width_of([bar.label for bar in picture.bars]) + 12, room.width() * 0.35)
    behind = min(pen.width_of([bar.text for bar in picture.bars]) + 12, room.width() * 0.35)
    span = max(1.0, room.width() - label - behind)
    most = max([bar.value for bar in picture.bars] + [picture.limit or 0.0]) or 1.0
    for at, bar in enumerate(picture.bars):
        top = room.top() + at * row
        pen.words(QRectF(room.left(), top, label - 8, row), bar.label, _RIGHT)
        width = span * bar.value / most
        pen.fill(QRectF(room.left() + label, top + 5, width, row - 10), bar.fill)
        start = room.left() + label + width + 6
        pen.words(QRectF(start, top, room.right() - start, row), bar.text)
    if picture.limit is not None:
        x = room.left() + label + span * picture.limit / most
        bottom = room.top() + len(picture.bars) * row
        pen.line(QPointF(x, room.top()), QPointF(x, bottom), pen.theme.text, dashed=True)
        half = min(x - room.left(), room.right() - x)
        box = QRectF(x - half, bottom, 2 * half, row)
        pen.words(box, picture.limit_text, _MIDDLE, pen.theme.muted)


def _draw_stairs(pen: _Pen, picture: Stairs) -> None:
    room, below = pen.room, pen.painter.fontMetrics().height() + 6
    floor, top = room.bottom() - below, room.top() + below
    span = (picture.right - picture.left) or 1.0
    most = max((stair.value for stair in picture.stairs), default=0.0) or 1.0

    def across(value: float) -> float:
        return room.left() + room.width() * (value - picture.left) / span

    for stair in picture.stairs:
        left, right = across(max(stair.low, picture.left)), across(min(stair.high, picture.right))
        if right < room.left() or left > room.right():
            continue
        height = (floor - top) * (1.0 if stair.fill == "bad" else stair.value / most)
        box = QRectF(left, floor - height, max(2.0, right - left), height)
        if height or stair.fill == "bad":
            pen.fill(box, stair.fill)
        words = QRectF(left + 2, floor - height - below, max(0.0, right - left - 4), below)
        pen.words(words, stair.text, _MIDDLE)
    pen.line(QPointF(room.left(), floor), QPointF(room.right(), floor), pen.theme.muted)
    taken: list[tuple[float, float]] = []
    for value, text in picture.marks:
        if picture.left <= value <= picture.right:
            x = across(value)
            pen.line(QPointF(x, top), QPointF(x, floor + 4), pen.theme.text, dashed=True)
            wide = pen.width_of([text]) + 8
            start = min(max(room.left(), x - wide / 2), room.right() - wide)
            pen.words(QRectF(start, floor, wide, below), text, _MIDDLE)
            taken.append((start, start + wide))
    for value, align in ((picture.left, _LEFT), (picture.right, _RIGHT)):
        text = f"{value:g} {picture.unit}".strip()
        wide = pen.width_of([text]) + 8
        start = room.left() if align is _LEFT else room.right() - wide
        if all(start + wide < low or start > high for low, high in taken):
            pen.words(QRectF(start, floor, wide, below), text, align, pen.theme.muted)


def _draw_strip(pen: _Pen, picture: Strip, row: int) -> None:
    room = pen.room
    label = min(pen.width_of([name for name, _ in picture.rows]) + 12, room.width() * 0.3)
    left, span = room.left() + label, room.width() - label
    for at, (name, stretches) in enumerate(picture.rows):
        top = room.top() + at * row
        pen.words(QRectF(room.left(), top, label - 8, row), name, _RIGHT)
        middle = top + row / 2
        pen.line(QPointF(left, middle), QPointF(left + span, middle), pen.theme.border)
        for one in stretches:
            width = max(2.0, span * (one.end - one.start))
            pen.fill(QRectF(left + span * one.start, top + 5, width, row - 10), one.fill)
    bottom = room.top() + len(picture.rows) * row
    for place, text in picture.ticks:
        x = left + span * place
        pen.line(QPointF(x, room.top()), QPointF(x, bottom + 4), pen.theme.border)
        pen.words(QRectF(x + 3, bottom, 60, row), text, _LEFT, pen.theme.muted)


def _draw_dots(pen: _Pen, picture: Dots) -> None:
    room, line = pen.room, pen.painter.fontMetrics().height()
    label = min(pen.width_of([text for _, text, _ in picture.levels]) + 12, room.width() * 0.4)
    known = [*picture.values, *(level for level, _, _ in picture.levels)]
    low, high = min(known), max(known)
    margin = (high - low) * 0.1 or 1.0
    low, high = low - margin, high + margin
    span = room.width() - label

    def down(value: float) -> float:
        return room.bottom() - room.height() * (value - low) / (high - low)

    lowest = room.top()
    for level, text, fill in sorted(picture.levels, key=_level, reverse=True):
        y = down(level)
        color = {"good": pen.theme.good, "bad": pen.theme.error}.get(fill, pen.theme.muted)
        right = QPointF(room.left() + span, y)
        pen.line(QPointF(room.left(), y), right, color, dashed=fill == "planned")
        place = max(y - line / 2, lowest)  # names of levels close together stand below each other
        lowest = place + line
        pen.words(QRectF(right.x() + 6, place, label - 6, line), text, _LEFT, color)
    pen.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen.painter.setPen(Qt.PenStyle.NoPen)
    pen.painter.setBrush(QColor(pen.theme.accent))
    step = span / max(1, len(picture.values))
    for at, value in enumerate(picture.values):
        pen.painter.drawEllipse(QPointF(room.left() + step * (at + 0.5), down(value)), 4, 4)


def _level(named: tuple[float, str, Fill]) -> float:
    return named[0]
