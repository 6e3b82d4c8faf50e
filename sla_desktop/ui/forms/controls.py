"""Controls that read and show typed values. Each tells `edited(value)` or `refused(sentence)`."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from sla_desktop.domain import show
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.parse import value_of


class Control(Protocol):
    """What every control can do, whatever it looks like."""

    edited: Any  # Signal(object): a value of the field's type
    refused: Any  # Signal(object): a sentence that says what to write instead

    def set_value(self, value: object) -> None:
        """Shows a value without telling `edited`."""
        ...


class HistoryKeys(QObject):
    """Leaves Ctrl+Z and its kin to the window: the one history, not the field's own, gets them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class TypedLine(QLineEdit):
    """One line read as a value of the field's own type, checked with every key."""

    edited = Signal(object)
    refused = Signal(object)  # a sentence

    def __init__(self, kind: Any, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._currency = currency
        self._keys = HistoryKeys(self)
        self.installEventFilter(self._keys)
        self.textEdited.connect(self._read)

    def set_currency(self, currency: str) -> None:
        """The currency of sums written without one."""
        self._currency = currency

    def set_value(self, value: object) -> None:
        """Shows a value; text that already means it is left as it was typed."""
        if self.hasFocus() and self._means(value):
            return
        self.setText(show.anything(value))
        self._mark(faulty=False)

    def _means(self, value: object) -> bool:
        try:
            return value_of(self.text(), self._kind, self._currency) == value
        except InputError:
            return False

    def _read(self, text: str) -> None:
        try:
            value = value_of(text, self._kind, self._currency)
        except InputError as error:
            self._mark(faulty=True)
            self.refused.emit(str(error))
            return
        self._mark(faulty=False)
        self.edited.emit(value)

    def _mark(self, *, faulty: bool) -> None:
        if self.property("faulty") != faulty:
            self.setProperty("faulty", faulty)
            self.style().unpolish(self)
            self.style().polish(self)


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab leaves the field."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = HistoryKeys(self)
        self.installEventFilter(self._keys)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        height = self.fontMetrics().lineSpacing() * lines + 2 * int(
            self.document().documentMargin()
        )
        self.setFixedHeight(height + 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)

    def set_value(self, value: object) -> None:
        """Shows the text, and leaves it alone where it is the same."""
        text = value if isinstance(value, str) else ""
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)

    def _tell(self) -> None:
        self.edited.emit(self.toPlainText())


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


class Choice(QComboBox):
    """One of several values, each with words of its own."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, choices: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.set_choices(choices)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._tell)

    def set_choices(self, choices: Mapping[Any, str]) -> None:
        """Offers other values; the chosen one is kept where it is still there."""
        if [*choices.items()] == [*zip(self._values, self._texts(), strict=True)]:
            return
        chosen = self.value()
        self._values = list(choices)
        self.clear()
        self.addItems(list(choices.values()))
        self.set_value(chosen)

    def _texts(self) -> list[str]:
        return [self.itemText(at) for at in range(self.count())]

    def value(self) -> Any:
        """The chosen value; None when nothing is."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Chooses a value; one that is not offered leaves the box empty."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over the box scrolls the page, never the choice."""
        event.ignore()

    def _tell(self, _index: int) -> None:
        self.edited.emit(self.value())


YES_NO: Mapping[Any, str] = {None: "Not said", True: "Yes", False: "No"}
