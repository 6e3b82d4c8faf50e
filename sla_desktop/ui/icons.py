"""The program's own icons: lines on a grid of 24 by 24, drawn in any colour and at any size."""

from collections.abc import Iterator
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from sla_desktop.ui.theme import Theme

GRID = 24
_SIZES = (16, 20, 24, 32, 48, 64)
_STROKE = 1.8  # on the grid

# M move, L line, C curve (two handles, then the end), O circle (centre, radius), Z close.
_LINES = {
    "complete": "M 5 12.5 L 10 17.5 L 19.5 7",
    "warning": "M 12 3.5 L 22 20.5 L 2 20.5 Z M 12 10 L 12 14.5 M 12 17.4 L 12 17.6",
    "error": "O 12 12 9.5 M 8.8 8.8 L 15.2 15.2 M 15.2 8.8 L 8.8 15.2",
    "missing": "O 12 12 9.5",
    "information": "O 12 12 9.5 M 12 11 L 12 16.5 M 12 7.6 L 12 7.8",
    "kept": "M 7 3.5 L 17 3.5 L 17 20.5 L 12 16 L 7 20.5 Z",
    "excluded": "O 12 12 9.5 M 5.5 18.5 L 18.5 5.5",
    "undo": "M 9 14 L 4 9 L 9 4 M 4 9 L 14 9 C 22 9 22 20 14 20 L 11 20",
    "redo": "M 15 14 L 20 9 L 15 4 M 20 9 L 10 9 C 2 9 2 20 10 20 L 13 20",
    "bold": "M 7 4 L 7 20 M 7 4 L 13 4 C 18.5 4 18.5 12 13 12 L 7 12 "
    "M 13 12 C 20 12 20 20 13 20 L 7 20",
    "italic": "M 10 4 L 18 4 M 6 20 L 14 20 M 14 4 L 10 20",
    "underline": "M 6 4 L 6 10 C 6 18 18 18 18 10 L 18 4 M 5 21 L 19 21",
    "bullets": "M 9 6 L 21 6 M 9 12 L 21 12 M 9 18 L 21 18 O 4 6 0.8 O 4 12 0.8 O 4 18 0.8",
    "numbers": "M 10 6 L 21 6 M 10 12 L 21 12 M 10 18 L 21 18 M 3 5 L 4.8 4 L 4.8 10 "
    "M 3 14.5 C 4 13 6.6 13.6 6 15.5 L 3 20 L 6.4 20",
    "heading": "M 4 5 L 4 19 M 14 5 L 14 19 M 4 12 L 14 12 "
    "M 17.5 15 C 18.5 13 22 14 21 16.2 L 17.5 20 L 21.6 20",
    "clause": "M 18 4 L 10 4 C 4.5 4 4.5 12 10 12 L 12 12 M 12 4 L 12 20 M 16.5 4 L 16.5 20",
    "table": "M 3 4 L 21 4 L 21 20 L 3 20 Z M 3 10 L 21 10 M 10 4 L 10 20",
    "field": "O 12 12 4 M 16 8 L 16 13 C 16 17 21 17 21 12 C 21 0.5 3 0.5 3 12 C 3 20 11 23 17 19",
    "reference": "M 10 13.5 C 12 16 15 15.6 16.8 13.8 L 20 10.6 C 24 5.5 17.5 0.5 13.4 4 L 12 5.4 "
    "M 14 10.5 C 12 8 9 8.4 7.2 10.2 L 4 13.4 C 0 18.5 6.5 23.5 10.6 20 L 12 18.6",
    "find": "O 10.5 10.5 7 M 16 16 L 21 21",
    "preview": "M 3 4 L 21 4 L 21 20 L 3 20 Z M 14 4 L 14 20",
    "export": "M 12 15 L 12 3 M 7 8 L 12 3 L 17 8 M 4 14 L 4 21 L 20 21 L 20 14",
    "checklist": "M 3 6 L 5 8 L 8.5 4 M 3 15 L 5 17 L 8.5 13 M 12 6 L 21 6 M 12 15 L 21 15",
    "outline": "M 3 5 L 21 5 M 7 12 L 21 12 M 7 19 L 21 19",
    "add": "M 12 5 L 12 19 M 5 12 L 19 12",
    "close": "M 6 6 L 18 18 M 18 6 L 6 18",
    "open": "M 6 9 L 12 15 L 18 9",
    "shut": "M 9 6 L 15 12 L 9 18",
    "back": "M 15 6 L 9 12 L 15 18",
    "calendar": "M 3.5 5 L 20.5 5 L 20.5 20.5 L 3.5 20.5 Z M 3.5 10 L 20.5 10 "
    "M 8 2.5 L 8 7 M 16 2.5 L 16 7",
    "folder": "M 3 19.5 L 3 5 L 9 5 L 11.5 8 L 21 8 L 21 19.5 Z",
    "document": "M 6 3 L 14 3 L 19 8 L 19 21 L 6 21 Z M 14 3 L 14 8 L 19 8 "
    "M 9.5 13 L 15.5 13 M 9.5 17 L 13.5 17",
    "documents": "M 8 3 L 20 3 L 20 17 L 8 17 Z M 4 7 L 4 21 L 16 21 "
    "M 11.5 8 L 16.5 8 M 11.5 12 L 16.5 12",
    "bin": "M 4 6.5 L 20 6.5 M 9 6.5 L 9 3.5 L 15 3.5 L 15 6.5 "
    "M 6 6.5 L 7 20.5 L 17 20.5 L 18 6.5 M 10 10.5 L 10 16.5 M 14 10.5 L 14 16.5",
    "firm": "M 5 21 L 5 4 L 15 4 L 15 21 M 15 10 L 20 10 L 20 21 M 3 21 L 21.5 21 "
    "M 8.5 8.5 L 11.5 8.5 M 8.5 12.5 L 11.5 12.5 M 8.5 16.5 L 11.5 16.5",
    "backup": "M 12 3 L 12 14 M 7.5 9.5 L 12 14 L 16.5 9.5 M 4 14 L 4 20.5 L 20 20.5 L 20 14",
    "restore": "M 4 5 L 4 10 L 9 10 M 4.6 9.5 C 8 2 20 3.5 20 12.5 C 20 21.5 7.5 23 4.5 15.5 "
    "M 12 8.5 L 12 13 L 15 15",
}
_DASHED = {"missing"}


@cache
def path(name: str) -> QPainterPath:
    """The lines of an icon on the grid."""
    made = QPainterPath()
    words = iter(_LINES[name].split())
    for word in words:
        match word:
            case "M":
                made.moveTo(_point(words))
            case "L":
                made.lineTo(_point(words))
            case "C":
                made.cubicTo(_point(words), _point(words), _point(words))
            case "O":
                centre, radius = _point(words), float(next(words))
                made.addEllipse(centre, radius, radius)
            case _:
                made.closeSubpath()
    return made


def _point(words: Iterator[str]) -> QPointF:
    return QPointF(float(next(words)), float(next(words)))


def paint(painter: QPainter, name: str, place: QRectF, color: QColor) -> None:
    """Draws an icon into `place`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / GRID, place.height() / GRID)
    pen = QPen(color, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if name in _DASHED:
        pen.setDashPattern([1.6, 2.1])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path(name))
    painter.restore()


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` points on a screen of `ratio` pixels a point."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, size, size), color)
    painter.end()
    return made


def icon(name: str, theme: Theme, color: str = "") -> QIcon:
    """An icon for a button or menu in the colours of `theme`; the same one when asked again."""
    return QIcon(_icon(name, color or theme.text, theme.muted))


@lru_cache(maxsize=256)
def _icon(name: str, color: str, muted: str) -> QIcon:
    made = QIcon()
    faint = QColor(muted)
    faint.setAlphaF(0.5)
    for size in _SIZES:
        made.addPixmap(pixmap(name, QColor(color), size))
        made.addPixmap(pixmap(name, faint, size), QIcon.Mode.Disabled)
    return made


def state_color(name: str, theme: Theme) -> QColor:
    """The colour of the shape that tells a state."""
    colors = {"error": theme.error, "warning": theme.warning, "complete": theme.good}
    return QColor(colors.get(name, theme.muted))


def program_mark(size: int, theme: Theme) -> QPixmap:
    """The program's own mark: a sheet with a tick."""
    made = QPixmap(QSize(size, size))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    inner = size * 0.22
    place = QRectF(inner, inner, size - 2 * inner, size - 2 * inner)
    paint(painter, "checklist", place, QColor(theme.on_accent))
    painter.end()
    return made
