"""Plain text of more than one line; every area is as high as its text, so only the page scrolls."""

from typing import cast

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from sla_desktop.domain.clean import clean_line
from sla_desktop.ui.forms.controls import HistoryKeys
from sla_desktop.ui.richtext.scrolling import page_around

_LINE_EDIT = 1.5  # heights of the font, as the style sheet has it for a field of one line,
_FRAME = 10  # and pixels for its border and padding
_AROUND = 3  # pixels between the text and the padding
_MARGIN = 24  # pixels kept in sight above and below the cursor


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab leaves the field."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = lines
        self.installEventFilter(HistoryKeys(self))
        self.document().setDocumentMargin(_AROUND)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)
        self.document().contentsChanged.connect(self.fit)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.fit()

    def set_value(self, value: object) -> None:
        """Shows the text, and leaves it alone where it is the same."""
        text = value if isinstance(value, str) else ""
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over the text scrolls the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """As high as its lines, as they wrap in its width."""
        layout = self.document().documentLayout()
        block, text, lines = self.document().firstBlock(), 0.0, 0
        while block.isValid():
            text += layout.blockBoundingRect(block).height()
            lines += max(1, block.layout().lineCount())
            block = block.next()
        line = text / lines
        around = self.fontMetrics().height() * _LINE_EDIT + _FRAME - line
        height = round(max(text, line * self._least) + around)
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def _follow_cursor(self) -> None:
        page = page_around(self) if self.hasFocus() else None
        sheet = page.widget() if page is not None else None
        if page is not None and sheet is not None:
            place = self.viewport().mapTo(sheet, self.cursorRect().center())
            page.ensureVisible(place.x(), place.y(), 0, _MARGIN)

    def _tell(self) -> None:
        self.edited.emit(self.toPlainText())


class LongLine(TextArea):
    """One line of text that wraps where it is long; a line break becomes a space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes to the whole text, as in any other line."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes as one line."""
        self.insertPlainText(clean_line(source.text()))


class LinesArea(TextArea):
    """A list of short texts, one a line."""

    def set_value(self, value: object) -> None:
        """Shows the texts, one a line; an empty last line that is being typed stays."""
        lines = cast("tuple[str, ...]", value) if isinstance(value, tuple) else ()
        if self._lines() != lines:
            super().set_value("\n".join(lines))

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.toPlainText().split("\n") if line.strip())

    def _tell(self) -> None:
        self.edited.emit(self._lines())
