"""The small signs of errors, warnings and the like."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from sla_desktop.ui import icons
from sla_desktop.ui.theme import current


class Shape(QWidget):
    """The shape of a state, drawn in the colours in force."""

    def __init__(self, name: str = "", size: int = 18) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(size, size)

    def show_shape(self, name: str) -> None:
        """Draws another shape."""
        if name != self._name:
            self._name = name
            self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        application = QApplication.instance()
        if not self._name or not isinstance(application, QApplication):
            return
        painter = QPainter(self)
        color = icons.state_color(self._name, current(application))
        icons.paint(painter, self._name, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), color)
        painter.end()
